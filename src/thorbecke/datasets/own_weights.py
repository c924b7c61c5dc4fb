"""Own euro per unit: the reader of the table of a research question, text or workbook.

A heading row with `maatstaf` (code, official number or name), `euro_per_unit` (an amount such as 650.50, or a change
such as +10%) and, where only a cluster's part of the weight changes, `cluster`. Other columns are passed over.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from thorbecke.datasets.files import Notation, Sheet, is_blank, read_sheets, readings, settle, text_of
from thorbecke.errors import InputFileError

__all__ = ["OwnWeight", "read_own_weights"]

_HEADINGS = {
    "maatstaf": ("maatstaf", "code", "nummer", "nr", "naam", "criterion", "number", "name"),
    "euro_per_unit": (
        "euro_per_unit",
        "euro per unit",
        "bedrag_per_eenheid",
        "bedrag per eenheid",
        "bedrag",
        "gewicht",
    ),
    "cluster": ("cluster",),
}
_PERCENT = re.compile(r"([+\-−]?)\s*(.+?)\s*%")
_REMEDY = "Make a table with the columns maatstaf and euro_per_unit, for example: maatstaf;euro_per_unit / jong;+10%"


@dataclass(frozen=True)
class OwnWeight:
    """One weight that a person gives: of what, within which cluster, in euro or in percent of what it was."""

    what: str
    cluster: str | None
    euro: float | None
    percent: float | None
    place: str


def read_own_weights(path: Path, notation: Notation | None = None) -> list[OwnWeight]:
    """The weights in a file, in its order.

    Raises InputFileError for a file that is empty, binary or without the two columns, and for a weight that is no
    number or can be read in two ways.
    """
    for sheet in read_sheets(path):
        heading = _heading(sheet)
        if heading:
            found = list(_weights(sheet, *heading, notation))
            if found:
                return found
            raise InputFileError(f"{sheet.title} holds a heading and no weights below it. {_REMEDY}.")
    raise InputFileError(f"{path.name} has no row with the headings maatstaf and euro_per_unit. {_REMEDY}.")


def _heading(sheet: Sheet) -> tuple[int, Mapping[str, int]] | None:
    """The first row that names both a maatstaf and its weight, and where its columns are."""
    for number, row in enumerate(sheet.rows):
        names = [text_of(cell).casefold() for cell in row]
        columns = {
            own: next(names.index(name) for name in known if name in names)
            for own, known in _HEADINGS.items()
            if any(name in names for name in known)
        }
        if {"maatstaf", "euro_per_unit"} <= columns.keys():
            return number, columns
    return None


def _weights(sheet: Sheet, heading: int, columns: Mapping[str, int], chosen: Notation | None) -> Iterator[OwnWeight]:
    numbers = [
        number for number, row in enumerate(sheet.rows) if number > heading and not all(is_blank(cell) for cell in row)
    ]
    column = columns["euro_per_unit"]
    tokens = [
        (_bare(cell), sheet.place(number, column))
        for number in numbers
        if isinstance(cell := sheet.cell(number, column), str)
    ]
    notation = settle(tokens, chosen)
    for number in numbers:
        cluster = text_of(sheet.cell(number, columns["cluster"])) if "cluster" in columns else ""
        euro, percent = _weight(sheet, number, column, notation)
        yield OwnWeight(
            what=text_of(sheet.cell(number, columns["maatstaf"])),
            cluster=cluster or None,
            euro=euro,
            percent=percent,
            place=sheet.place(number),
        )


def _bare(text: str) -> str:
    """The number in `+10%`, without sign and percent."""
    found = _PERCENT.fullmatch(text.strip())
    return found[2] if found else text


def _weight(sheet: Sheet, row: int, column: int, notation: Notation) -> tuple[float | None, float | None]:
    cell = sheet.cell(row, column)
    if isinstance(cell, float):
        return cell, None
    text = text_of(cell)
    value = readings(_bare(text)).get(notation)
    if value is None:
        raise InputFileError(
            f"{sheet.place(row, column)}: '{text}' is neither an amount, as 650.50, nor a change, as +10%."
        )
    found = _PERCENT.fullmatch(text)
    if not found:
        return value, None
    if not found[1]:
        raise InputFileError(
            f"{sheet.place(row, column)}: is '{text}' a rise? Write +{text} for a rise and -{text} for a fall."
        )
    return None, value if found[1] == "+" else -value
