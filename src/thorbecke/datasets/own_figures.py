"""A figure for each municipality: the reader of the tables that stand beside a scenario, text or workbook.

A heading row with `gemeente` (name or code) and the column that is asked. Other columns are passed over.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from thorbecke.datasets.files import Notation, OwnTable, find_table, readings, settle
from thorbecke.datasets.gemeenten import find_gemeente
from thorbecke.errors import InputFileError, UnknownNameError
from thorbecke.texts import Text

__all__ = ["read_own_counts", "read_own_figures"]

T = TypeVar("T")
_UNDECIDED = Text("Write it without a sign for thousands, and with other than three decimals.")


def read_own_figures(path: Path, column: str, year: int) -> dict[str, float]:
    """The figures in one column by the code of the municipality of a year, in the order of the file.

    Raises InputFileError with file, row and remedy: for a file that is empty, binary or without the two columns, a
    municipality that is not of the year or stands twice, and a figure that is no number, below zero or readable in
    two ways.
    """
    return _read(path, column, year, _figure)


def read_own_counts(path: Path, column: str, year: int) -> dict[str, int]:
    """The same for whole numbers above zero, such as votes."""
    return _read(path, column, year, _count)


def _read(path: Path, column: str, year: int, read: Callable[[OwnTable, int, str, Notation], T]) -> dict[str, T]:
    headings = {"gemeente": ("gemeente", "gemeentecode", "code"), column: (column,)}
    needed = Text("gemeente and {column}", column=column)
    remedy = Text(
        "Make a table with the columns {needed}, for example: gemeente;{column} / Beekdaelen;100",
        needed=needed,
        column=column,
    )
    table = find_table(path, headings, set(headings).issubset, needed, Text("figures"), remedy)
    notation = settle(table.texts([column]), remedy=_UNDECIDED)
    found: dict[str, T] = {}
    for row in table.rows:
        code = _gemeente(table, row, year)
        if code in found:
            raise InputFileError(
                Text(
                    "{place}: {text} stands in the table twice.",
                    place=table.place(row),
                    text=table.text(row, "gemeente"),
                )
            )
        found[code] = read(table, row, column, notation)
    return found


def _gemeente(table: OwnTable, row: int, year: int) -> str:
    try:
        return find_gemeente(table.text(row, "gemeente"), year)
    except UnknownNameError as error:
        raise InputFileError(
            Text("{place}: {problem}", place=table.place(row, "gemeente"), problem=error.args[0])
        ) from error


def _figure(table: OwnTable, row: int, column: str, notation: Notation) -> float:
    cell, text = table.cell(row, column), table.text(row, column)
    value = cell if isinstance(cell, float) else readings(text).get(notation)
    if value is None:
        raise InputFileError(
            Text(
                "{place}: '{text}' is not a number. Write a figure, as 1234.56.",
                place=table.place(row, column),
                text=text,
            )
        )
    if value < 0:
        raise InputFileError(
            Text("{place}: {text} is below zero. Write zero or more.", place=table.place(row, column), text=text)
        )
    return value


def _count(table: OwnTable, row: int, column: str, notation: Notation) -> int:
    value = _figure(table, row, column, notation)
    if value < 1 or not value.is_integer():
        raise InputFileError(
            Text(
                "{place}: {text} is not a whole number above zero, as 12.",
                place=table.place(row, column),
                text=table.text(row, column),
            )
        )
    return int(value)
