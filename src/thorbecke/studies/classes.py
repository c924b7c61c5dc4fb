"""The classes that municipalities are grouped by: which one each is in, and their order on a page."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from thorbecke.datasets import gemeenten_table

__all__ = ["class_order", "classes_of"]

_URBANITY = ("zeer sterk stedelijk", "sterk stedelijk", "matig stedelijk", "weinig stedelijk", "niet stedelijk")


def classes_of(codes: Sequence[str], year: int, group: str) -> Any:
    """The class (province, size_class, ...) of municipalities of a year as an array of text, in the order of `codes`.

    `unknown` where the source gives no class.
    """
    classes = dict(gemeenten_table(year).select("gemeente", group).iter_rows())
    return np.array([classes[code] or "unknown" for code in codes])


def class_order(label: str) -> tuple[int, str]:
    """Classes such as `20.000 tot 50.000 inwoners` by their lower bound, urbanity from most to least, else by name."""
    if label in _URBANITY:
        return _URBANITY.index(label), label
    first = label.replace(".", "").split()[0]
    return int(first) if first.isdigit() else 0, label
