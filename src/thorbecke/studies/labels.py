"""What people call the labels along the dimensions of a model: municipalities, maatstaven, payments, clusters."""

from dataclasses import dataclass
from functools import cache

from thorbecke.datasets import maatstaf_table

__all__ = ["MaatstafFact", "maatstaf_facts"]


@dataclass(frozen=True)
class MaatstafFact:
    """A maatstaf: code, newest official number, name, unit, article and its place in the official specification."""

    code: str
    number: str
    name: str
    unit: str
    article: str
    order: int


@cache
def maatstaf_facts() -> dict[str, MaatstafFact]:
    """Every maatstaf by code."""
    return {
        row["code"]: MaatstafFact(
            row["code"], (row["number"] or "").partition(";")[0], row["name"], row["unit"], row["article"], order
        )
        for order, row in enumerate(maatstaf_table().iter_rows(named=True))
    }
