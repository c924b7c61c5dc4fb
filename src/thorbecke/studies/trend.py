"""Units of the years ahead: held at the last circular's, or counts of people growing with the inhabitants."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from thorbecke.datasets import gemeenten_in, inhabitants, maatstaf_table
from thorbecke.errors import UnknownNameError
from thorbecke.model import Model
from thorbecke.quantity import Quantity
from thorbecke.texts import Text

__all__ = ["Trend", "assumption", "carried"]

Trend = Literal["held", "inwoners"]
_COUNTED = ("inwoner", "huishouden", "bijstandsontvanger", "ontvanger", "persoon", "jongere", "leerling", "woonruimte")
_SINCE = 2023  # first year with the municipalities of today: before it, growth would hold reorganisations


def assumption(trend: Trend, year: int) -> str:
    """What the trend supposes about the units, as one sentence for below a table; `year` is the circular's."""
    if trend == "held":
        return Text("Units of every maatstaf and inhabitants are held at those of the circular for {year}.", year=year)
    last = _last_counted()
    return Text(
        "Counts of people, households, pupils and dwellings grow with the inhabitants of each municipality: "
        "to {last} as CBS counted, after that by its mean yearly growth {since}-{last}. Areas, shores, "
        "property values and fixed units are held at those of the circular for {year}.",
        last=last,
        since=_SINCE,
        year=year,
    )


def carried(model: Model, trend: Trend, year: int, to: int) -> Model:
    """The model of `year` with the units of the year `to` by the trend, for every municipality."""
    if trend == "held" or to <= year:
        return model
    growth = _growth(model, year, to)
    units, people = model.value("eenheden"), model.value("inwoners")
    first_word = {row["code"]: row["unit"].split()[0] for row in maatstaf_table().iter_rows(named=True)}
    counted = np.array([first_word[code] in _COUNTED for code in model.coords["maatstaf"]])
    factors = np.where(counted[None, :], growth[:, None], 1.0)
    return model.replace(
        source=Text("units of the circular, carried to {to} with the inhabitants (CBS)", to=to),
        eenheden=Quantity(units.data * factors, units.dims, units.unit),
        inwoners=Quantity(people.data * growth, people.dims, people.unit),
    )


def _last_counted() -> int:
    """The last year for which CBS counted the inhabitants."""
    year = _SINCE
    while _counted(year + 1):
        year += 1
    return year


def _counted(year: int) -> Mapping[str, int]:
    try:
        return inhabitants(year)
    except UnknownNameError:
        return {}


def _growth(model: Model, year: int, to: int) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    last = _last_counted()
    start, known, first = (_counted(min(own, last)) for own in (year, to, _SINCE))
    codes = model.coords["gemeente"]
    absent = [code for code in codes if code not in start or code not in known or code not in first]
    if absent:
        name = gemeenten_in(year).get(absent[0], absent[0])
        raise UnknownNameError(
            Text("There are no inhabitants of {name} over the years: leave the trend at 'held'.", name=name)
        )
    each = np.array([[counts[code] for code in codes] for counts in (start, known, first)], dtype=float)
    yearly = (np.array([_counted(last)[code] for code in codes]) / each[2]) ** (1 / (last - _SINCE))
    growth: np.ndarray[tuple[int], np.dtype[np.float64]] = each[1] / each[0] * yearly ** max(0, to - last)
    return growth
