"""The numbers of a recognised table, read in one notation."""

from dataclasses import dataclass

from thorbecke.datasets.files import DASHES, Cell, Notation, is_blank, readings, rounded_by, settle
from thorbecke.datasets.rekenmodel.tables import Column, Kind, Row, Table
from thorbecke.errors import InputFileError
from thorbecke.numbers import dutch

__all__ = ["Values", "read_values"]


@dataclass(frozen=True)
class Values:
    """A table with its figures by (row key, column key), and what was taken for zero.

    `rounded` tells of figures that the file itself gives rounded, written as a power of ten, by (row key, column key).
    """

    table: Table
    figures: dict[tuple[str, str], float]
    notation: Notation | None
    dashes: int
    blanks: int
    rounded: dict[tuple[str, str], str]

    def column(self, key: str) -> list[float]:
        """The figures of one column, in the order of the rows."""
        return [self.figures[row.key, key] for row in self.table.rows]


def read_values(table: Table, decimal: Notation | None = None, *, blank_is_zero: bool = False) -> Values:
    """The figures of a table; `decimal` says the notation where the table itself does not settle it.

    Without `blank_is_zero` a blank is zero where nothing is lost by it: see `_blanks_mean_zero`. Raises InputFileError,
    with the place, for text and for other blanks.
    """
    cells = [(row, column) for row in table.rows for column in table.columns]
    texts = {place: text for place in cells if isinstance(text := _cell(table, *place), str) and not _is_zero(text)}
    for (row, column), text in texts.items():
        if not readings(text):
            raise InputFileError(f"{table.place(row, column)}: '{text}' is not a number. Write the figure, or 0.")
    notation = settle(((text, table.place(*place)) for place, text in texts.items()), decimal) if texts else None
    found = [_cell(table, *place) for place in cells]
    allowed = blank_is_zero or _blanks_mean_zero(table, found)
    figures = {
        (row.key, column.key): _figure(table, row, column, notation or Notation.COMMA, allowed) for row, column in cells
    }
    dashes = sum(isinstance(cell, str) and cell.strip() in DASHES for cell in found)
    rounded = {
        (row.key, column.key): _rounded(table.place(row, column), text)
        for (row, column), text in texts.items()
        if rounded_by(text) >= 1
    }
    return Values(table, figures, notation, dashes, sum(map(is_blank, found)), rounded)


def _blanks_mean_zero(table: Table, cells: list[Cell]) -> bool:
    """In weights always: each row must add up to its total. In payments of a text export that writes no zero otherwise.

    Elsewhere a blank may be a gap; in a workbook also a formula that failed.
    """
    if table.kind is Kind.PAYMENTS and not table.sheet.name:
        return not any(isinstance(cell, str) and cell.strip() in {"0", *DASHES} for cell in cells)
    return table.kind is Kind.WEIGHTS


def _rounded(place: str, text: str) -> str:
    return (
        f"{place}: '{text}' is rounded in the file; the figure meant may be {dutch(rounded_by(text))} higher or lower"
    )


def _is_zero(text: str) -> bool:
    return not text.strip() or text.strip() in DASHES


def _cell(table: Table, row: Row, column: Column) -> Cell:
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
