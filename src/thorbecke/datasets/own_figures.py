"""A figure for each municipality: the reader of the tables that stand beside a scenario, text or workbook.

A heading row with `gemeente` (name or code) and the column that is asked. Other columns are passed over.
"""

from pathlib import Path

from thorbecke.datasets.files import Notation, OwnTable, find_table, readings, settle
from thorbecke.datasets.gemeenten import find_gemeente
from thorbecke.errors import InputFileError, UnknownNameError
from thorbecke.texts import Text

__all__ = ["read_own_figures"]

_UNDECIDED = Text("Write it without a sign for thousands, and with other than three decimals.")


def read_own_figures(path: Path, column: str, year: int) -> dict[str, float]:
    """The figures in one column by the code of the municipality of a year, in the order of the file.

    Raises InputFileError with file, row and remedy: for a file that is empty, binary or without the two columns, a
    municipality that is not of the year or stands twice, and a figure that is no number, below zero or readable in
    two ways.
    """
    headings = {"gemeente": ("gemeente", "gemeentecode", "code"), column: (column,)}
    needed = Text("gemeente and {column}", column=column)
    remedy = Text(
        "Make a table with the columns {needed}, for example: gemeente;{column} / Beekdaelen;100",
        needed=needed,
        column=column,
    )
    table = find_table(path, headings, set(headings).issubset, needed, Text("figures"), remedy)
    notation = settle(table.texts([column]), remedy=_UNDECIDED)
    found: dict[str, float] = {}
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
        found[code] = _figure(table, row, column, notation)
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
