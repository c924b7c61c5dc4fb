"""By how much the fund grows in a year: by the rule on sourced figures, as published, or as the user gives it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from thorbecke import parameters
from thorbecke.errors import NotPublishedError
from thorbecke.model import Model
from thorbecke.quantity import Quantity
from thorbecke.studies.national import law_in
from thorbecke.texts import Text

__all__ = ["Growth", "growth_in"]

_RULE = "index by the rule: mean real growth {first}-{last} and price {year}"


@dataclass(frozen=True)
class Growth:
    """The growth of the fund in one year as a fraction, on which ground; None where `missing` says what lacks."""

    year: int
    fraction: float | None
    basis: str
    source: str = ""
    missing: tuple[str, ...] = ()


def growth_in(year: int, given: Mapping[int, float], prices: Mapping[int, float]) -> Growth:
    """The growth of a year: given by the user, else by the rule, else as published; never guessed.

    `given` and `prices` (change of the price of GDP) are fractions by year.
    """
    if year in given:
        return Growth(
            year,
            given[year],
            Text("index {given:.2%}, given by the user", given=given[year]),
            Text("given by the user"),
        )
    derived = _by_rule(year, prices)
    if derived.fraction is not None:
        return derived
    published = parameters.load("accrespercentage")
    try:
        value = published.value(year)
    except NotPublishedError:
        return derived
    if value.amount is None:
        return derived
    basis = Text("index {amount:.2%}, as published", amount=value.amount)
    return Growth(year, value.amount, basis, f"{value.source} ({value.grade}: {value.note})")


def _by_rule(year: int, prices: Mapping[int, float]) -> Growth:
    """The index by the rule of the law of that year, or which of its inputs have no source."""
    before = parameters.load("bbp_volume_jaren").by_key(year)
    years = range(year - int(before["eerste"]), year - int(before["laatste"]) + 1)
    growths = {past: _real_growth(past) for past in years}
    unknown = [str(past) for past, growth in growths.items() if growth is None]
    missing = [Text("real growth of GDP in {unknown}", unknown=", ".join(unknown))] if unknown else []
    if year not in prices:
        missing.append(Text("price of GDP in {year}", year=year))
    basis = _RULE.format(first=years[0], last=years[-1], year=year)
    if missing:
        return Growth(year, None, basis, missing=tuple(missing))
    return Growth(year, _computed(year, growths, prices[year]), basis, parameters.load("reele_groei_bbp").article)


def _real_growth(year: int) -> float | None:
    try:
        return parameters.load("reele_groei_bbp").at(year)
    except NotPublishedError:
        return None


def _computed(year: int, growths: Mapping[int, float | None], price: float) -> float:
    series = np.array([np.nan if growth is None else growth for growth in growths.values()])
    figures = {"reele_bbp_groei": Quantity.of(series, ("bbp_jaar",)), "prijs_bbp": Quantity.of(price)}
    return Model(law_in(year), figures, {"bbp_jaar": list(growths)}, {}).value("accrespercentage").item()
