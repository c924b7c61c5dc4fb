"""The classes that municipalities are grouped by: which one each is in, and their order on a page."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from thorbecke.datasets import gemeenten_table
from thorbecke.studies.answer import Column
from thorbecke.texts import Text

__all__ = ["GROUPS", "class_order", "classes_of"]

# What municipalities are grouped by: its column, and its name in a sentence.
GROUPS = {
    "province": (Column("province", "Province"), Text("province")),
    "size_class": (Column("size_class", "Size class"), Text("size class")),
    "urbanity": (Column("urbanity", "Urbanity"), Text("urbanity")),
    "social_structure": (Column("social_structure", "Social structure"), Text("social structure")),
}

_URBANITY = ("zeer sterk stedelijk", "sterk stedelijk", "matig stedelijk", "weinig stedelijk", "niet stedelijk")


def classes_of(codes: Sequence[str], year: int, group: str) -> Any:
    """The class (province, size_class, ...) of municipalities of a year as an array of text, in the order of `codes`.

    `unknown` where the source gives no class.
    """
    classes = dict(gemeenten_table(year).select("gemeente", group).iter_rows())
    return np.array([classes[code] or Text("unknown") for code in codes])


def class_order(label: str) -> tuple[int, str]:
    """Classes such as `20.000 tot 50.000 inwoners` by their lower bound, urbanity from most to least, else by name."""
    if label in _URBANITY:
        return _URBANITY.index(label), label
    first = label.replace(".", "").split()[0]
    return int(first) if first.isdigit() else 0, label
