"""Key ratios that municipalities state in their budgets, as they state them.

Source: BZK; see `provenance_of("kengetallen")`. Some gave per cents for fractions: keep them within bounds.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from thorbecke.datasets.iv3.accounts import _packaged
from thorbecke.errors import UnknownNameError
from thorbecke.texts import Text

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Ratio", "key_ratios", "ratio_years"]


@dataclass(frozen=True)
class Ratio:
    """A key ratio: its name in data and its title in the budgets."""

    name: str
    title: str


@cache
def ratio_years() -> list[int]:
    """The years whose budgets are at hand."""
    return sorted(_packaged("kengetallen")["begrotingsjaar"].unique())


def key_ratios(year: int) -> "pl.DataFrame":
    """The ratios for a year in the budget of that year, as fractions: gemeente and one column per ratio.

    Null where a municipality stated nothing. Raises UnknownNameError for years whose budgets are not at hand.
    """
    import polars as pl

    if year not in ratio_years():
        first, last = ratio_years()[0], ratio_years()[-1]
        raise UnknownNameError(
            Text(
                "There are no key ratios for {year}: they run from the budgets of {first} to {last}.",
                year=year,
                first=first,
                last=last,
            )
        )
    own = _packaged("kengetallen").filter(pl.col("begrotingsjaar") == year, pl.col("jaar") == year)
    return own.pivot("kengetal", index="gemeente", values="waarde").sort("gemeente")
