"""The numbers of a recognised table, read in one notation."""

from dataclasses import dataclass

from thorbecke.datasets.rekenmodel.notation import DASHES, Notation, readings, rounded_by, settle
from thorbecke.datasets.rekenmodel.sheets import is_blank
from thorbecke.datasets.rekenmodel.tables import Column, Kind, Row, Table
from thorbecke.errors import InputFileError

__all__ = ["Values", "read_values"]

_BLANK_IS_ZERO = {Kind.WEIGHTS, Kind.PAYMENTS}  # the publisher leaves a cluster or payment without an amount open


@dataclass(frozen=True)
class Values:
    """A table with its figures by (row key, column key), and what was taken for zero.

    `rounded` tells of figures that the file itself gives rounded, written as a power of ten.
    """

    table: Table
    figures: dict[tuple[str, str], float]
    notation: Notation | None
    dashes: int
    blanks: int
    rounded: tuple[str, ...]

    def column(self, key: str) -> list[float]:
        """The figures of one column, in the order of the rows."""
        return [self.figures[row.key, key] for row in self.table.rows]


def read_values(table: Table, decimal: Notation | None = None, *, blank_is_zero: bool = False) -> Values:
    """The figures of a table; `decimal` says the notation where the table itself does not settle it.

    A blank is zero in weights and payments of a text export only, unless `blank_is_zero`: in a workbook a formula that
    failed reads as a blank. Raises InputFileError, with the place, for text, for a row that is cut off and for blanks
    that are not zero.
    """
    cells = [(row, column) for row in table.rows for column in table.columns]
    texts = {place: text for place in cells if isinstance(text := _cell(table, *place), str) and not _is_zero(text)}
    for (row, column), text in texts.items():
        if not readings(text):
            raise InputFileError(f"{table.place(row, column)}: '{text}' is not a number. Write the figure, or 0.")
    notation = settle(((text, table.place(*place)) for place, text in texts.items()), decimal) if texts else None
    allowed = blank_is_zero or (table.kind in _BLANK_IS_ZERO and not table.sheet.name)
    figures = {
        (row.key, column.key): _figure(table, row, column, notation or Notation.COMMA, allowed) for row, column in cells
    }
    found = [_cell(table, *place) for place in cells]
    dashes = sum(isinstance(cell, str) and cell.strip() in DASHES for cell in found)
    rounded = tuple(_rounded(table.place(*place), text) for place, text in texts.items() if rounded_by(text) >= 1)
    return Values(table, figures, notation, dashes, sum(map(is_blank, found)), rounded)


def _rounded(place: str, text: str) -> str:
    return f"{place}: '{text}' is rounded in the file; the figure meant may be {rounded_by(text):,.0f} higher or lower"


def _is_zero(text: str) -> bool:
    return not text.strip() or text.strip() in DASHES


def _cell(table: Table, row: Row, column: Column) -> str | float | None:
    cells = table.sheet.rows[row.index]
    if column.index >= len(cells) and not table.sheet.name:
        raise InputFileError(
            f"{table.place(row, column)}: the row stops at column {len(cells)}. The file seems cut off: "
            "export or download it again."
        )
    return table.sheet.cell(row.index, column.index)


def _figure(table: Table, row: Row, column: Column, notation: Notation, blank_is_zero: bool) -> float:
    cell = _cell(table, row, column)
    if isinstance(cell, float):
        return cell
    if is_blank(cell) and not blank_is_zero:
        raise InputFileError(
            f"{table.place(row, column)}: no figure. Write 0 or - where there is none of it, "
            "or use --blank-is-zero when every open cell of the file means zero."
        )
    text = cell or ""
    return 0.0 if _is_zero(text) else readings(text)[notation]
