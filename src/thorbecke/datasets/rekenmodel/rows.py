"""What each row of a segment is about: every row with figures is a municipality, maatstaf, payment line or total."""

from collections.abc import Callable
from typing import NoReturn

from thorbecke.datasets.files import is_blank, text_of
from thorbecke.datasets.maatstaven import find_maatstaf
from thorbecke.datasets.rekenmodel.gemeente_names import GemeenteNames, looks_like_code
from thorbecke.datasets.rekenmodel.groups import is_total
from thorbecke.datasets.rekenmodel.keys import About, Segment
from thorbecke.datasets.rekenmodel.tables import Column, Row
from thorbecke.errors import InputFileError, UnknownNameError

__all__ = ["Found", "gemeente_rows", "maatstaf_rows"]

Found = tuple[tuple[Row, ...], tuple[int, ...]]


def _words(segment: Segment, row: int) -> list[tuple[int, str]]:
    """The filled key cells of a row: column and text."""
    sheet = segment.group.sheet
    return [
        (column, text_of(sheet.cell(row, column))) for column in segment.keys if not is_blank(sheet.cell(row, column))
    ]


def _skippable(segment: Segment, row: int, columns: tuple[Column, ...]) -> bool:
    """A total or a note: rows that carry no figures of their own."""
    if any(is_total(text) for _, text in _words(segment, row)):
        return True
    return all(is_blank(segment.group.sheet.cell(row, column.index)) for column in columns)


def _one_key(segment: Segment, row: int) -> str | None:
    found = {column: rows[row] for column, rows in segment.keys.items() if row in rows}
    if len(set(found.values())) > 1:
        said = ", ".join(
            f"'{text_of(segment.group.sheet.cell(row, column))}' is {key}" for column, key in found.items()
        )
        raise InputFileError(
            f"{segment.group.sheet.place(row)}: its columns name more than one {segment.about} ({said}). "
            "Correct the code or the name."
        )
    return next(iter(found.values()), None)


def _unique(segment: Segment, rows: list[Row]) -> tuple[Row, ...]:
    first: dict[str, Row] = {}
    for row in rows:
        double = first.setdefault(row.key.casefold(), row)
        if double is not row:
            column = next(iter(segment.keys))
            raise InputFileError(
                f"{segment.group.sheet.place(row.index, column)}: a second row for {row.key}, the first is row "
                f"{double.index + 1}. Remove one of the two."
            )
    return tuple(rows)


def gemeente_rows(segment: Segment, columns: tuple[Column, ...], names: GemeenteNames) -> Found:
    """The municipality of each row, and the rows skipped; raises InputFileError for an unknown one."""
    rows: list[Row] = []
    skipped: list[int] = []
    for index in segment.group.body:
        key = _one_key(segment, index)
        if key is None and _skippable(segment, index, columns):
            skipped.append(index)
            continue
        # A name may be spelled in another way beside a code that is known; a code beside a known name may not be wrong.
        doubtful = [word for word in _unmatched(segment, index) if key is None or looks_like_code(word[1])]
        rows.append(Row(index, _found(segment, index, doubtful[-1:], names.find) or key or _nameless(segment, index)))
    return _unique(segment, rows), tuple(skipped)


def maatstaf_rows(segment: Segment, columns: tuple[Column, ...]) -> Found:
    """The maatstaf or payment line of each row, and the rows skipped; raises InputFileError for an unknown code."""
    rows: list[Row] = []
    skipped: list[int] = []
    lines = _line_column(segment)
    for index in segment.group.body:
        key = _one_key(segment, index)
        if key is None and _skippable(segment, index, columns):
            skipped.append(index)
            continue
        unknown = [word for word in _unmatched(segment, index) if word[0] != lines]
        key = _found(segment, index, unknown, find_maatstaf) or key
        line = dict(_words(segment, index)).get(lines)
        rows.append(Row(index, key) if key else Row(index, line or _nameless(segment, index), payment=True))
    return _unique(segment, rows), tuple(skipped)


def _unmatched(segment: Segment, row: int) -> list[tuple[int, str]]:
    """The key cells of a row that hold something, but nothing that is known."""
    return [(column, text) for column, text in _words(segment, row) if row not in segment.keys[column]]


def _found(segment: Segment, row: int, words: list[tuple[int, str]], find: Callable[[str], str]) -> str | None:
    """What the register makes of words that were not matched; raises InputFileError when it knows them no more."""
    for column, text in words:
        try:
            return find(text)
        except UnknownNameError as error:
            place = segment.group.sheet.place(row, column)
            raise InputFileError(f"{place}: {error} Correct the cell or remove the row.") from error
    return None


def _nameless(segment: Segment, row: int) -> NoReturn:
    what = "a municipality" if segment.about is About.GEMEENTE else "the name of a maatstaf or payment"
    raise InputFileError(
        f"{segment.group.sheet.place(row)}: figures without {what}. Add its name or code, or remove the row."
    )


def _line_column(segment: Segment) -> int:
    """The key column with most words in it, the last of them: payment lines have a name but no code."""
    sheet = segment.group.sheet
    filled = {
        column: sum(not is_blank(sheet.cell(row, column)) for row in segment.group.body) for column in segment.keys
    }
    return max(filled, key=lambda column: (filled[column], column))
