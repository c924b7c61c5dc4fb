"""Own unit counts of a municipality: the reader of the files that finance officers make.

A file (text or workbook) with a heading row: a column `maatstaf` (code, official number or name), a column
`eenheden`, and, for more years than one, a column `jaar`. Other columns are passed over.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from thorbecke.datasets.files import Cell, Notation, Sheet, is_blank, read_sheets, readings, settle, text_of
from thorbecke.errors import InputFileError

__all__ = ["OwnUnits", "read_own_units"]

_HEADINGS = {
    "maatstaf": ("maatstaf", "code", "nummer", "nr", "naam", "criterion", "number", "name"),
    "eenheden": ("eenheden", "aantal", "volume", "units", "own"),
    "jaar": ("jaar", "uitkeringsjaar", "year"),
}
_REMEDY = "Make a table with the columns maatstaf and eenheden, for example: maatstaf;eenheden / inwo;36500"


@dataclass(frozen=True)
class OwnUnits:
    """One count that a person gives: of what, how many, for which year if the file says so, and where it stands."""

    what: str
    units: float
    year: int | None
    place: str


def read_own_units(path: Path, notation: Notation | None = None) -> list[OwnUnits]:
    """The counts in a file, in its order.

    Raises InputFileError for a file that is empty, binary or without the two columns, and for a count that is no
    number, negative or readable in two ways.
    """
    for sheet in read_sheets(path):
        heading = _heading(sheet)
        if heading:
            found = list(_counts(sheet, *heading, notation))
            if found:
                return found
            raise InputFileError(f"{sheet.title} holds a heading and no counts below it. {_REMEDY}.")
    raise InputFileError(f"{path.name} has no row with the headings maatstaf and eenheden. {_REMEDY}.")


def _heading(sheet: Sheet) -> tuple[int, Mapping[str, int]] | None:
    """The first row that names both a maatstaf and its units, and where its columns are."""
    for number, row in enumerate(sheet.rows):
        names = [text_of(cell).casefold() for cell in row]
        columns = {
            own: next(names.index(name) for name in known if name in names)
            for own, known in _HEADINGS.items()
            if any(name in names for name in known)
        }
        if {"maatstaf", "eenheden"} <= columns.keys():
            return number, columns
    return None


def _counts(sheet: Sheet, heading: int, columns: Mapping[str, int], chosen: Notation | None) -> Iterator[OwnUnits]:
    rows = [
        (number, row)
        for number, row in enumerate(sheet.rows)
        if number > heading and not all(is_blank(cell) for cell in row)
    ]
    width = len(sheet.rows[heading])
    for number, row in rows:
        if len(row) > width and not all(is_blank(cell) for cell in row[width:]):
            raise InputFileError(
                f"{sheet.place(number)}: {len(row)} cells where the heading has {width}. If a number has a comma, "
                "separate the columns with semicolons or write a decimal point."
            )
    tokens = [
        (cell, sheet.place(number, columns["eenheden"]))
        for number, _ in rows
        if isinstance(cell := sheet.cell(number, columns["eenheden"]), str)
    ]
    notation = settle(tokens, chosen)
    for number, _ in rows:
        yield OwnUnits(
            what=text_of(sheet.cell(number, columns["maatstaf"])),
            units=_count(sheet, number, columns["eenheden"], notation),
            year=_year(sheet, number, columns.get("jaar")),
            place=sheet.place(number),
        )


def _count(sheet: Sheet, row: int, column: int, notation: Notation) -> float:
    cell: Cell = sheet.cell(row, column)
    value = cell if isinstance(cell, float) else readings(text_of(cell)).get(notation)
    if value is None:
        raise InputFileError(f"{sheet.place(row, column)}: '{text_of(cell)}' is not a number. Write a count, as 36500.")
    if value < 0:
        raise InputFileError(
            f"{sheet.place(row, column)}: {text_of(cell)} is below zero. Units are counts: zero or more."
        )
    return value


def _year(sheet: Sheet, row: int, column: int | None) -> int | None:
    if column is None:
        return None
    text = text_of(sheet.cell(row, column))
    if not (text.isdigit() and len(text) == len("2025")):
        raise InputFileError(f"{sheet.place(row, column)}: '{text}' is not a year. Write it in full, as 2025.")
    return int(text)
