"""The columns that say what a row is about: a municipality (code or name) or a maatstaf (code, number or name)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from thorbecke.datasets.files import Cell, is_blank, text_of
from thorbecke.datasets.maatstaven import maatstaf_codes
from thorbecke.datasets.rekenmodel.gemeente_names import GemeenteNames
from thorbecke.datasets.rekenmodel.groups import Group, is_label

__all__ = ["About", "Segment", "maatstaf_of", "segments_of"]

_LEAST_MATCHES = 5
_LEAST_SHARE = 0.3  # of the filled cells of a column: payment lines stand below the maatstaven
_CODE_LABELS = frozenset(
    {"cbs", "cbs-code", "cbscode", "cbs code", "code", "gemeentecode", "gemeentenummer", "gemnr", "nr", "nummer"}
)
_EXPORT_ALIASES = {"vast nieuw": "vast"}  # the units of the fixed amount carry another code than its weight


class About(StrEnum):
    """What the rows of a table are about."""

    GEMEENTE = "gemeente"
    MAATSTAF = "maatstaf"


@dataclass(frozen=True)
class Segment:
    """Columns of a group that belong together: its key columns, and for each of them the key found in each row."""

    group: Group
    about: About
    keys: dict[int, dict[int, str]]
    columns: range

    @property
    def values(self) -> list[int]:
        """The columns that are no key."""
        return [column for column in self.columns if column not in self.keys]


def maatstaf_of(cell: Cell) -> str | None:
    """The maatstaf that a cell names by code, official number or name; None when it names none, or more than one."""
    text = text_of(cell)
    codes = maatstaf_codes(_EXPORT_ALIASES.get(text.casefold(), text)) if text else ()
    return codes[0] if len(codes) == 1 else None


def _matches(group: Group, column: int, match: Callable[[Cell], str | None]) -> dict[int, str]:
    found = ((row, match(group.sheet.cell(row, column))) for row in group.body)
    return {row: key for row, key in found if key}


def _headed_as_code(group: Group, column: int) -> bool:
    return any(text_of(group.sheet.cell(head, column)).casefold() in _CODE_LABELS for head in group.heads)


def _key_column(group: Group, column: int, names: GemeenteNames) -> tuple[About, dict[int, str]] | None:
    """What a column identifies, if anything. Only words count: official numbers and codes are also ordinary figures."""
    filled = sum(not is_blank(group.sheet.cell(row, column)) for row in group.body)
    words = {row for row in group.body if is_label(group.sheet.cell(row, column))}
    least = max(_LEAST_MATCHES, _LEAST_SHARE * filled)
    if _headed_as_code(group, column):
        coded = _matches(group, column, names.by_code)
        if len(coded) >= least:
            return About.GEMEENTE, coded
    if len(words) < least:
        return None
    for about, match in (
        (About.GEMEENTE, names.by_name),
        (About.GEMEENTE, names.by_code),
        (About.MAATSTAF, maatstaf_of),
    ):
        found = _matches(group, column, match)
        if len(words & found.keys()) >= least:
            return about, found
    return None


def _agree(keys: dict[int, dict[int, str]], other: dict[int, str]) -> bool:
    return all(rows.get(row, key) == key for rows in keys.values() for row, key in other.items())


def segments_of(group: Group, names: GemeenteNames) -> Iterator[Segment]:
    """The segments of a group, from left to right: one, or more when tables stand side by side."""
    started: list[tuple[About, dict[int, dict[int, str]], int]] = []
    for column in range(group.width):
        found = _key_column(group, column, names)
        if not found:
            continue
        about, rows = found
        if started and started[-1][0] is about and (column - 1 in started[-1][1] or _agree(started[-1][1], rows)):
            started[-1][1][column] = rows
        else:
            started.append((about, {column: rows}, column if started else 0))
    ends = [*(start for _, _, start in started[1:]), group.width][: len(started)]
    for (about, keys, start), end in zip(started, ends, strict=True):
        yield Segment(group, about, keys, range(start, end))
