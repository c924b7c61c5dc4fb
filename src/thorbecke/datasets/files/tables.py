"""The small tables that people make: a heading row somewhere on a sheet, a few columns under it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from thorbecke.datasets.files.sheets import Cell, Sheet, is_blank, read_sheets, text_of
from thorbecke.errors import InputFileError
from thorbecke.texts import Text

__all__ = ["OwnTable", "find_table"]

_MOST_ROWS = 20_000


@dataclass(frozen=True)
class OwnTable:
    """A table on a sheet: where its columns are, and the rows under its heading that hold anything."""

    sheet: Sheet
    columns: Mapping[str, int]
    rows: tuple[int, ...]

    def cell(self, row: int, column: str) -> Cell:
        """The cell of a row in a column by its own name; None where the table has no such column."""
        return self.sheet.cell(row, self.columns[column]) if column in self.columns else None

    def text(self, row: int, column: str) -> str:
        """The same as a person reads it."""
        return text_of(self.cell(row, column))

    def place(self, row: int, column: str | None = None) -> str:
        """Where a row or cell is, as a person finds it."""
        return self.sheet.place(row, None if column is None else self.columns[column])

    def texts(self, columns: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The cells of these columns that are text and not blank, with their place: what a notation is settled from."""
        for row in self.rows:
            for column in columns:
                cell = self.cell(row, column)
                if isinstance(cell, str) and cell.strip():
                    yield cell, self.place(row, column)


def find_table(
    path: Path,
    headings: Mapping[str, Sequence[str]],
    enough: Callable[[Collection[str]], bool],
    needed: str,
    what: str,
    remedy: str,
    most_rows: int = _MOST_ROWS,
) -> OwnTable:
    """The first table of a file with enough of these columns.

    `headings` gives for each column what people call it, `enough` whether the columns found make the table; `needed`
    and `what` say in words which columns those are and what stands under them. Raises InputFileError, with the remedy,
    when there is no such heading, nothing under it, or a row with more cells than the heading (a decimal comma among
    commas, most often).
    """
    for sheet in read_sheets(path):
        if len(sheet.rows) > most_rows and not all(is_blank(cell) for row in sheet.rows[most_rows:] for cell in row):
            raise InputFileError(
                Text(
                    "{title} has {count} rows, more than such a table can have. {remedy}.",
                    title=sheet.title,
                    count=len(sheet.rows),
                    remedy=remedy,
                )
            )
        found = _heading(sheet, headings, enough)
        if found:
            table = _under(sheet, *found)
            if table.rows:
                return table
            raise InputFileError(
                Text(
                    "{title} holds a heading and no {what} below it. {remedy}.",
                    title=sheet.title,
                    what=what,
                    remedy=remedy,
                )
            )
    raise InputFileError(
        Text("{name} has no row with the headings {needed}. {remedy}.", name=path.name, needed=needed, remedy=remedy)
    )


def _heading(
    sheet: Sheet, headings: Mapping[str, Sequence[str]], enough: Callable[[Collection[str]], bool]
) -> tuple[int, dict[str, int]] | None:
    for number, row in enumerate(sheet.rows):
        names = [text_of(cell).casefold() for cell in row]
        columns = {
            own: next(names.index(name) for name in known if name in names)
            for own, known in headings.items()
            if any(name in names for name in known)
        }
        if enough(columns.keys()):
            return number, columns
    return None


def _under(sheet: Sheet, heading: int, columns: Mapping[str, int]) -> OwnTable:
    width = len(sheet.rows[heading])
    rows = [number for number in range(heading + 1, len(sheet.rows)) if not all(map(is_blank, sheet.rows[number]))]
    for number in rows:
        row = sheet.rows[number]
        if not all(map(is_blank, row[width:])):
            raise InputFileError(
                Text(
                    "{place}: {count} cells where the heading has {width}. If a number has a comma, separate the "
                    "columns with semicolons or write a decimal point.",
                    place=sheet.place(number),
                    count=len(row),
                    width=width,
                )
            )
    return OwnTable(sheet, columns, tuple(rows))
