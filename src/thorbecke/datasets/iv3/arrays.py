"""From accounts to arrays: the budgets or accounts of one year as the quantities that a model takes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from thorbecke.datasets.iv3.accounts import AMOUNTS, Accounts
from thorbecke.quantity import Quantity

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["AccountFigures", "to_quantities"]


@dataclass(frozen=True)
class AccountFigures:
    """Quantities by name, the labels along their dimensions, and their source."""

    quantities: dict[str, Quantity]
    coords: dict[str, Sequence[str]]
    source: str


def to_quantities(accounts: Accounts, gemeenten: Sequence[str]) -> AccountFigures:
    """Lasten, baten and salarissen by municipality and taakveld, in euro, municipalities in the order given.

    A municipality that did not deliver, or for which revenue or salaries were not published, is missing (NaN) there;
    what a delivery leaves out is zero. What was published for nobody is left out of the quantities.
    """
    taakvelden = sorted(accounts.table["taakveld"].unique())
    places = _places(accounts, gemeenten, taakvelden)
    quantities = {}
    for name in AMOUNTS:
        column = accounts.table[name]
        if column.null_count() < len(column):
            data = np.zeros((len(gemeenten), len(taakvelden)))
            values = column.fill_null(0.0).to_numpy()
            data[places[0], places[1]] = values[places[2]]
            data[_silent(accounts, gemeenten, name)] = np.nan
            quantities[name] = Quantity.of(data, ("gemeente", "taakveld"), "euro")
    return AccountFigures(quantities, {"taakveld": taakvelden}, accounts.provenance.cite())


def _places(
    accounts: Accounts, gemeenten: Sequence[str], taakvelden: Sequence[str]
) -> "tuple[NDArray[Any], NDArray[Any], NDArray[Any]]":
    """Row and column of each amount, and which amounts are of a municipality that was asked."""
    row = {code: place for place, code in enumerate(gemeenten)}
    column = {code: place for place, code in enumerate(taakvelden)}
    rows = np.array([row.get(code, -1) for code in accounts.table["gemeente"]], dtype=int)
    columns = np.array([column[code] for code in accounts.table["taakveld"]], dtype=int)
    asked = np.flatnonzero(rows >= 0)
    return rows[asked], columns[asked], asked


def _silent(accounts: Accounts, gemeenten: Sequence[str], name: str) -> list[int]:
    """Where the municipalities stand for which nothing was published of lasten, baten or salarissen."""
    there = set(accounts.table.drop_nulls(name)["gemeente"].unique()) - set(accounts.missing)
    return [place for place, code in enumerate(gemeenten) if code not in there]
