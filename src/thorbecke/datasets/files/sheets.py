"""Files as sheets: rows of cells, whatever the file is (tab- or semicolon-separated text, .xlsx, .ods)."""

import codecs
import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from thorbecke.datasets.provenance import SourceFile
from thorbecke.errors import InputFileError
from thorbecke.texts import Text

__all__ = ["TEXT_SUFFIXES", "WORKBOOK_SUFFIXES", "Cell", "Sheet", "fingerprint", "is_blank", "read_sheets", "text_of"]

Cell = str | float | None

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
WORKBOOK_SUFFIXES = (".xlsx", ".ods")


@dataclass(frozen=True)
class Sheet:
    """One grid of cells: a text file (then `name` is empty) or one sheet of a workbook."""

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def title(self) -> str:
        """How a message names it."""
        return Text("{file}, sheet '{name}'", file=self.file, name=self.name) if self.name else self.file

    def cell(self, row: int, column: int) -> Cell:
        """The cell at that place, counted from 0; None beyond the end of a row."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def place(self, row: int, column: int | None = None, label: str = "") -> str:
        """Where a cell is, as a person finds it: file, sheet, row and column, counted from 1."""
        where = Text("{title}, row {row}", title=self.title, row=row + 1)
        if column is None:
            return where
        number = _letters(column) if self.name else str(column + 1)
        if label:
            return Text("{where}, column {number} ({label})", where=where, number=number, label=label)
        return Text("{where}, column {number}", where=where, number=number)


def _letters(column: int) -> str:
    head, last = divmod(column, 26)
    return (_letters(head - 1) if head else "") + chr(ord("A") + last)


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing but white space."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text_of(cell: Cell) -> str:
    """The cell as a person reads it: a whole number without decimals, text without spaces around it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return " ".join(cell.split())
    return str(int(cell)) if cell.is_integer() else repr(cell)


def fingerprint(path: Path) -> SourceFile:
    """The name of a file and the SHA-256 of its bytes; raises InputFileError when it cannot be read."""
    return SourceFile(path.name, hashlib.sha256(_bytes(path)).hexdigest())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputFileError(
            Text("{path} cannot be read: {error}. Check the path.", path=path, error=error.strerror or error)
        ) from error


def read_sheets(path: Path) -> list[Sheet]:
    """The sheets of a file; raises InputFileError when it is empty, damaged or no table."""
    if path.suffix.lower() in WORKBOOK_SUFFIXES:
        return _workbook(path)
    return [Sheet(path.name, "", _lines(path))]


def _lines(path: Path) -> tuple[tuple[Cell, ...], ...]:
    text = _decoded(path)
    if not text.strip():
        raise InputFileError(Text("{name} is empty. Export or download the file again.", name=path.name))
    delimiter = next((sign for sign in "\t;" if sign in text), ",")
    try:
        return tuple(tuple(row) for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise InputFileError(
            Text(
                "{name} is not a proper table: {error}. Look for a quotation mark without its partner.",
                name=path.name,
                error=error,
            )
        ) from error


def _decoded(path: Path) -> str:
    raw = _bytes(path)
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputFileError(
            Text(
                "{name} is not text in UTF-8 (byte {byte}). Save the export as text in UTF-8, or give the workbook "
                "itself (.xlsx or .ods).",
                name=path.name,
                byte=error.start + 1,
            )
        ) from error
    if "\0" in text:
        raise InputFileError(
            f"{path.name} is a binary file, not text. Give the export as .csv, or a .xlsx or .ods file."
        )
    return text


def _workbook(path: Path) -> list[Sheet]:
    import io

    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(_bytes(path)))
        grids = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except python_calamine.CalamineError as error:
        raise InputFileError(
            Text(
                "{name} cannot be opened as a workbook: {error}. Open it in a spreadsheet program and save it anew, "
                "without a password, as .xlsx or .ods.",
                name=path.name,
                error=error,
            )
        ) from error
    sheets = [Sheet(path.name, name, tuple(tuple(map(_cell, row)) for row in grid)) for name, grid in grids]
    if all(is_blank(cell) for sheet in sheets for row in sheet.rows for cell in row):
        raise InputFileError(
            Text("{name} is empty: none of its sheets holds a value. Download the file again.", name=path.name)
        )
    return sheets


def _cell(value: object) -> Cell:
    """Numbers stay as they are; truth values and dates become text, so that they are never taken for a figure."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return str(value)
