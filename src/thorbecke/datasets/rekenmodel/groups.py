"""A sheet cut into groups: rows that look like a header, and the rows below them up to the next header."""

from dataclasses import dataclass

from thorbecke.datasets.files import Cell, Sheet, is_blank, readings, text_of
from thorbecke.datasets.maatstaven import maatstaf_codes

__all__ = ["Group", "groups_of", "is_label", "is_total"]

_LEAST_HEADER = 3  # cells: a title above a table fills fewer
_TOTALS = ("totaal", "total", "som", "nederland")


@dataclass(frozen=True)
class Group:
    """Header rows (a table may have several, one above the other) and the rows below that are not blank."""

    sheet: Sheet
    heads: tuple[int, ...]
    body: tuple[int, ...]

    @property
    def width(self) -> int:
        """The number of columns of its widest row."""
        return max(len(self.sheet.rows[row]) for row in (*self.heads, *self.body))


def is_label(cell: Cell) -> bool:
    """Whether a cell holds words: text with a letter in it that is not a number such as 1,9E+11."""
    return isinstance(cell, str) and any(map(str.isalpha, cell)) and not readings(cell)


def is_total(text: str) -> bool:
    """Whether the name of a row or column announces a sum."""
    words = text.casefold().split()
    return bool(words) and words[0].rstrip(":") in _TOTALS


def _is_header(row: tuple[Cell, ...]) -> bool:
    """Mostly words; what is a number is the official number of a maatstaf (2, 16, 39), no two the same."""
    filled = [cell for cell in row if not is_blank(cell)]
    numbers = [text_of(cell) for cell in filled if not is_label(cell)]
    if len(filled) < _LEAST_HEADER or 2 * len(numbers) >= len(filled):
        return False
    return all(map(maatstaf_codes, numbers)) and len(set(numbers)) == len(numbers)


def groups_of(sheet: Sheet) -> list[Group]:
    """The groups of a sheet, from top to bottom; rows above the first header are titles and left out."""
    found: list[Group] = []
    heads: list[int] = []
    body: list[int] = []
    for index, row in enumerate(sheet.rows):
        if _is_header(row):
            if body:
                found.append(Group(sheet, tuple(heads), tuple(body)))
                heads, body = [], []
            heads.append(index)
        elif heads and not all(map(is_blank, row)):
            body.append(index)
    if heads and body:
        found.append(Group(sheet, tuple(heads), tuple(body)))
    return found
