"""Rows by the page: which page is asked, which rows are on it, and where the others are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from fastapi import Request

from thorbecke.errors import ThorbeckeError, UnknownNameError, did_you_mean
from thorbecke.studies import Answer
from thorbecke.texts import Text

__all__ = ["Page", "page_of", "with_columns"]

_PAGE_SIZE, _LARGEST = 100, 1000


@dataclass(frozen=True)
class Page:
    """A page of rows: its number from 1, its size, how many rows there are on all pages."""

    rows: Sequence[Mapping[str, Any]]
    number: int
    size: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page; there is always one."""
        return max(1, -(-self.total // self.size))

    def links(self, request: Request) -> dict[str, str | None]:
        """The addresses of this page and of those beside it."""
        return {
            "self": _address(request, self.number),
            "first": _address(request, 1),
            "prev": _address(request, self.number - 1) if self.number > 1 else None,
            "next": _address(request, self.number + 1) if self.number < self.last else None,
            "last": _address(request, self.last),
        }


def page_of(rows: Sequence[Mapping[str, Any]], given: Mapping[str, Any], *, whole: bool = False) -> Page:
    """The page that is asked; `whole`: all rows where no page is asked.

    Raises ThorbeckeError for what is no page, UnknownNameError for one after the last.
    """
    if whole and not {"page", "pageSize"} & set(given):
        return Page(rows, 1, max(1, len(rows)), len(rows))
    size = _number(given, "pageSize", _PAGE_SIZE, _LARGEST)
    number = _number(given, "page", 1, None)
    found = Page(rows[(number - 1) * size : number * size], number, size, len(rows))
    if number > found.last:
        raise UnknownNameError(Text("There is no page {page}: the last is {last}.", page=number, last=found.last))
    return found


def with_columns(answer: Answer, asked: str | None) -> Answer:
    """The answer with the columns that are asked, in that order; raises ThorbeckeError with the closest."""
    if asked is None:
        return answer
    known = list(dict.fromkeys(key for row in answer.rows for key in row)) or [one.key for one in answer.columns]
    wanted = list(dict.fromkeys(asked.split(",")))
    for name in wanted:
        if name not in known:
            raise ThorbeckeError(
                Text(
                    "'fields' names '{name}', which is no column here.{hint} Known are: {known}.",
                    name=name[:60],
                    hint=did_you_mean(name[:60], known),
                    known=", ".join(known),
                )
            )
    rows = [{key: row[key] for key in wanted if key in row} for row in answer.rows]
    columns = {column.key: column for column in answer.columns}
    return replace(answer, rows=rows, columns=tuple(columns[key] for key in wanted if key in columns))


def _number(given: Mapping[str, Any], name: str, default: int, most: int | None) -> int:
    text = str(given.get(name, default))
    if text.isascii() and text.isdecimal() and len(text) < 10 and 1 <= int(text) <= (most or int(text)):
        return int(text)
    if most:
        raise ThorbeckeError(Text("'{name}' must be a whole number from 1 to {most}.", name=name, most=most))
    raise ThorbeckeError(Text("'{name}' must be a whole number from 1.", name=name))


def _address(request: Request, page: int) -> str:
    others = [(name, value) for name, value in request.query_params.multi_items() if name != "page"]
    return f"{request.url.path}?{urlencode([*others, ('page', page)])}"
