"""Own unit counts of a municipality: the reader of the files that finance officers make.

A file (text or workbook) with a heading row: a column `maatstaf` (code, official number or name), a column
`eenheden`, and, for more years than one, a column `jaar`. Other columns are passed over. Counts that are typed one by
one are read in the same way.
"""

from dataclasses import dataclass
from pathlib import Path

from thorbecke.datasets.files import SAY_WHICH, Notation, OwnTable, find_table, readings, settle
from thorbecke.errors import InputFileError
from thorbecke.texts import Text

__all__ = ["OwnUnits", "read_count", "read_own_units"]

_HEADINGS = {
    "maatstaf": ("maatstaf", "code", "nummer", "nr", "naam", "criterion", "number", "name"),
    "eenheden": ("eenheden", "aantal", "volume", "units", "own"),
    "jaar": ("jaar", "uitkeringsjaar", "year"),
}
_MOST = 1e13  # the value of all property of the largest municipality is below 1e12
_NEEDED = ("maatstaf", "eenheden")
_REMEDY = Text("Make a table with the columns maatstaf and eenheden, for example: maatstaf;eenheden / inwo;36500")


@dataclass(frozen=True)
class OwnUnits:
    """One count that a person gives: of what, how many, for which year if the file says so, and where it stands."""

    what: str
    units: float
    year: int | None
    place: str


def read_own_units(path: Path, notation: Notation | None = None, remedy: str = SAY_WHICH) -> list[OwnUnits]:
    """The counts in a file, in its order.

    Raises InputFileError for a file that is empty, binary or without the two columns, and for a count that is no
    number, negative or readable in two ways (`remedy`: how a person says which).
    """
    needed = Text("{one} and {other}", one=_NEEDED[0], other=_NEEDED[1])
    table = find_table(path, _HEADINGS, set(_NEEDED).issubset, needed, Text("counts"), _REMEDY)
    notation = settle(table.texts(["eenheden"]), notation, remedy)
    return [
        OwnUnits(
            what=table.text(row, "maatstaf"),
            units=_count(table, row, notation),
            year=_year(table, row),
            place=table.place(row),
        )
        for row in table.rows
    ]


def _count(table: OwnTable, row: int, notation: Notation) -> float:
    cell, text = table.cell(row, "eenheden"), table.text(row, "eenheden")
    value = cell if isinstance(cell, float) else readings(text).get(notation)
    return _checked(value, text, table.place(row, "eenheden"))


def _checked(value: float | None, text: str, place: str) -> float:
    if value is None:
        raise InputFileError(
            Text("{place}: '{text}' is not a number. Write a count, as 36500.", place=place, text=text)
        )
    if value < 0:
        raise InputFileError(
            Text("{place}: {text} is below zero. Units are counts: zero or more.", place=place, text=text)
        )
    if value > _MOST:
        raise InputFileError(
            Text("{place}: {count} is more than there can be of anything that is counted.", place=place, count=text)
        )
    return value


def read_count(text: str, notation: Notation, place: str) -> float:
    """One count as a person types it; raises InputFileError, naming the place, when it is no number or negative."""
    return _checked(readings(text).get(notation), text, place)


def _year(table: OwnTable, row: int) -> int | None:
    if "jaar" not in table.columns:
        return None
    text = table.text(row, "jaar")
    if not (text.isdigit() and len(text) == len("2025")):
        raise InputFileError(
            Text(
                "{place}: '{text}' is not a year. Write it in full, as 2025.", place=table.place(row, "jaar"), text=text
            )
        )
    return int(text)
