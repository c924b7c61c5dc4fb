"""How the columns of an answer are laid out on a screen: whole where they fit, else one below the other.

Numbers are never cut. On a narrow screen long text is shortened first, then columns stand closer, then columns that a
screen may spare are left out; what still does not fit goes on in a block below, led by the column that names the lines.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from thorbecke.studies import Answer, Column, written

__all__ = ["Block", "Layout", "layout"]

_GAP, _NARROW_GAP = 2, 1
_SHORTEST_TEXT, _FEW_MORE = 24, 8
_NAMES_THE_LINES = ("name", "line", "what")


@dataclass(frozen=True)
class Block:
    """Columns side by side: each with its width in characters, and the room between two of them."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    gap: int

    @property
    def width(self) -> int:
        """Characters across."""
        return sum(self.widths) + self.gap * (len(self.widths) - 1)


@dataclass(frozen=True)
class Layout:
    """The blocks from top to bottom, and the headings of the columns there was no room for."""

    blocks: tuple[Block, ...]
    left_out: tuple[str, ...] = ()


def layout(answer: Answer, width: int | None) -> Layout:
    """The columns of an answer on a screen of so many characters; None: as wide as they need."""
    full = {column.key: _full(answer, column) for column in answer.columns}
    if width is None:
        return Layout((_block(answer.columns, full, full, sys.maxsize),))
    least = {column.key: _least(answer, column, full[column.key]) for column in answer.columns}
    columns = list(answer.columns)
    while not _fits(columns, least, width) and (spare := [column for column in columns[1:] if column.spare]):
        columns.remove(spare[-1])
    parts = [columns] if _fits(columns, least, width) else _parts(columns, least, width)
    left_out = tuple(column.heading for column in answer.columns if column not in columns)
    return Layout(tuple(_block(part, full, least, width) for part in parts), left_out)


def _full(answer: Answer, column: Column) -> int:
    """The width at which nothing in a column is shortened, in the lines that a screen shows."""
    return max(len(column.heading), *map(len, _cells(answer, column)), 0)


def _cells(answer: Answer, column: Column) -> list[str]:
    """The cells of a column, in the lines that a screen shows."""
    rows = (row for at, row in enumerate(answer.rows) if at not in answer.quiet)
    return [written.shown(row.get(column.key), column.kind) for row in rows]


def _least(answer: Answer, column: Column, full: int) -> int:
    """The width of a column when long text is shortened; where nothing else names the lines, they stay apart."""
    if column.kind != "text":
        return full
    if column is not answer.columns[0]:
        return min(full, _SHORTEST_TEXT)
    cells = set(_cells(answer, column))
    shortest = min(full, _SHORTEST_TEXT)
    widths = range(shortest, min(full, _SHORTEST_TEXT + _FEW_MORE) + 1)
    return next((width for width in widths if len({_cut(cell, width) for cell in cells}) == len(cells)), shortest)


def _cut(text: str, width: int) -> str:
    """What is left of a text in so many characters, the last of them an ellipsis."""
    return text if len(text) <= width else text[: width - 1]


def _fits(columns: Sequence[Column], least: Mapping[str, int], width: int, gap: int = _NARROW_GAP) -> bool:
    return sum(least[column.key] for column in columns) + gap * (len(columns) - 1) <= width


def _parts(columns: Sequence[Column], least: Mapping[str, int], width: int) -> list[list[Column]]:
    """The columns in groups that fit, each after the first led by the column that names the lines."""
    label = next((column for column in columns if column.key in _NAMES_THE_LINES), columns[0])
    head = columns.index(label) + 1
    parts = [list(columns[:head])]
    for column in columns[head:]:
        if parts[-1][-1] is not label and not _fits([*parts[-1], column], least, width):
            parts.append([label])
        parts[-1].append(column)
    return parts


def _block(columns: Sequence[Column], full: Mapping[str, int], shortest: Mapping[str, int], width: int) -> Block:
    """The columns with their widths: the room there is goes to text that was shortened, from the left."""
    least = [shortest[column.key] for column in columns]
    gap = _GAP if _fits(columns, shortest, width, _GAP) else _NARROW_GAP
    room = max(0, width - sum(least) - gap * (len(columns) - 1))
    wanted = accumulate(full[column.key] - given for column, given in zip(columns, least, strict=True))
    given = [min(total, room) for total in (0, *wanted)]
    extra = [after - before for before, after in pairwise(given)]
    return Block(tuple(columns), tuple(map(sum, zip(least, extra, strict=True))), gap)
