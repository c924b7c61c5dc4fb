"""The kinds of households that studies tell apart: owner or tenant, one person or more, income."""

from collections.abc import Sequence

import numpy as np

from thorbecke.population import INCOME_CLASSES, KINDS, TENURES, Block, Column, Ints
from thorbecke.texts import Text

__all__ = ["COLUMNS", "COUNT", "EMPTY", "GROUPS", "INSTITUTION", "group_sums"]

_TENURES = (Text("owner"), Text("tenant"))
_SIZES = (Text("one person"), Text("more persons"))
GROUPS: Sequence[tuple[str, str, str]] = (
    *((tenure, size, income) for tenure in _TENURES for size in _SIZES for income in INCOME_CLASSES),
    (Text("in an institution"), "", ""),
    (Text("empty dwelling"), "", ""),
)
COUNT = len(GROUPS)
INSTITUTION, EMPTY = COUNT - 2, COUNT - 1
COLUMNS = ("tenure", "size", "income")


def _place(kind: int, tenure: int, income: int) -> int:
    if kind >= KINDS.index("institution"):
        return INSTITUTION if kind == KINDS.index("institution") else EMPTY
    if tenure >= len(TENURES) or income >= len(INCOME_CLASSES):
        return EMPTY
    more, tenant = int(kind > 0), int(tenure > 0)
    return (tenant * len(_SIZES) + more) * len(INCOME_CLASSES) + income


_GROUP_OF: Ints = np.array(
    [
        [
            [_place(kind, tenure, income) for income in range(len(INCOME_CLASSES) + 1)]
            for tenure in range(len(TENURES) + 1)
        ]
        for kind in range(len(KINDS))
    ]
)
_TENURE, _INCOME = _GROUP_OF.shape[1:]


def group_sums(block: Block, figures: Sequence[Column]) -> Ints:
    """The number of households, and whole numbers added up: (figure, gemeente, place in GROUPS)."""
    tenure, income = block.column("eigendom"), block.column("inkomensklasse")
    cell = (block.whole("huishoudtype") * _TENURE + tenure) * _INCOME + income
    cells = block.sums(figures, cell, _GROUP_OF.size)
    place = _GROUP_OF.ravel()
    return np.stack([cells[:, :, place == group].sum(axis=2) for group in range(COUNT)], axis=2)
