"""Own euro per unit: the reader of the table of a research question, text or workbook.

A heading row with `maatstaf` (code, official number or name), `euro_per_unit` (an amount such as 650.50, or a change
such as +10%) and, where only a cluster's part of the weight changes, `cluster`. Other columns are passed over.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from thorbecke.datasets.files import Notation, OwnTable, find_table, readings, settle
from thorbecke.errors import InputFileError
from thorbecke.texts import Text

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
_NEEDED = ("maatstaf", "euro_per_unit")
_PERCENT = re.compile(r"([+\-−]?)\s*(.+?)\s*%")
# Far above any weight there is (74 million for Amsterdam), and what keeps a slip of the keys from passing for a wish.
_LARGEST = 1e9
_NOTHING_LEFT = -100.0
_REMEDY = Text(
    "Make a table with the columns maatstaf and euro_per_unit, for example: maatstaf;euro_per_unit / jong;+10%"
)


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
    table = find_table(
        path,
        _HEADINGS,
        set(_NEEDED).issubset,
        Text("{one} and {other}", one=_NEEDED[0], other=_NEEDED[1]),
        Text("weights"),
        _REMEDY,
    )
    tokens = ((_bare(text), place) for text, place in table.texts(["euro_per_unit"]))
    notation = settle(tokens, notation)
    return [_weight(table, row, notation) for row in table.rows]


def _bare(text: str) -> str:
    """The number in `+10%`, without sign and percent."""
    found = _PERCENT.fullmatch(text.strip())
    return found[2] if found else text


def _weight(table: OwnTable, row: int, notation: Notation) -> OwnWeight:
    euro, percent = _amount(table, row, notation)
    cluster = table.text(row, "cluster") or None
    place = table.place(row, "euro_per_unit")
    if euro is not None and euro < 0 and cluster is None:
        raise InputFileError(
            Text(
                "{place}: {euro:g} is below zero: a maatstaf brings in money. Write 0 or more.", place=place, euro=euro
            )
        )
    if percent is not None and percent < _NOTHING_LEFT:
        raise InputFileError(
            Text("{place}: a fall by more than all of it. Write -100% where nothing is left.", place=place)
        )
    return OwnWeight(table.text(row, "maatstaf"), cluster, euro, percent, table.place(row))


def _amount(table: OwnTable, row: int, notation: Notation) -> tuple[float | None, float | None]:
    cell, text = table.cell(row, "euro_per_unit"), table.text(row, "euro_per_unit")
    place = table.place(row, "euro_per_unit")
    if isinstance(cell, float):
        return _within(cell, place), None
    value = readings(_bare(text)).get(notation)
    if value is None:
        raise InputFileError(
            Text("{place}: '{text}' is neither an amount, as 650.50, nor a change, as +10%.", place=place, text=text)
        )
    found = _PERCENT.fullmatch(text)
    if not found:
        return _within(value, place), None
    if not found[1]:
        raise InputFileError(
            Text(
                "{place}: is '{text}' a rise? Write +{text} for a rise and -{text} for a fall.", place=place, text=text
            )
        )
    return None, _within(value if found[1] == "+" else -value, place)


def _within(value: float, place: str) -> float:
    if abs(value) > _LARGEST:
        raise InputFileError(
            Text("{place}: {value:g} is larger than a weight or a change can be.", place=place, value=value)
        )
    return value
