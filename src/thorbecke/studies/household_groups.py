"""The kinds of households that studies tell apart: owner or tenant, one person or more, income."""

from collections.abc import Sequence

import numpy as np

from thorbecke.population import INCOME_CLASSES, KINDS, Block, Ints

__all__ = ["COLUMNS", "COUNT", "EMPTY", "GROUPS", "INSTITUTION", "group_of"]

_TENURES = ("owner", "tenant")
_SIZES = ("one person", "more persons")
GROUPS: Sequence[tuple[str, str, str]] = (
    *((tenure, size, income) for tenure in _TENURES for size in _SIZES for income in INCOME_CLASSES),
    ("in an institution", "", ""),
    ("empty dwelling", "", ""),
)
COUNT = len(GROUPS)
INSTITUTION, EMPTY = COUNT - 2, COUNT - 1
COLUMNS = ("tenure", "size", "income")


def group_of(block: Block) -> Ints:
    """The place in GROUPS of every household of a block."""
    kind = block.whole("huishoudtype")
    income = np.minimum(block.whole("inkomensklasse"), len(INCOME_CLASSES) - 1)
    tenant, more = block.whole("eigendom") > 0, kind > 0
    found = (tenant * len(_SIZES) + more) * len(INCOME_CLASSES) + income
    found = np.where(kind == KINDS.index("institution"), INSTITUTION, found)
    return np.where(kind == KINDS.index("unoccupied"), EMPTY, found).astype(np.int64)
