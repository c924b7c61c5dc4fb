"""What a measure says of one year: an amount, a level or a value; None where the sources leave a gap."""

from collections.abc import Mapping

from thorbecke import parameters
from thorbecke.scenarios.form import LAST_YEAR
from thorbecke.scenarios.measures import Amount, Index, Measure, ScaleUpCut

__all__ = ["MLN", "active_years", "amount_in", "by_year", "carried_out", "levels_in", "percent_in", "step_in"]

MLN = 1_000_000.0


def amount_in(measure: Amount, year: int) -> float | None:
    """The amount of a year in mln euro: 0 before it begins and after an incidental one, None in a gap."""
    if measure.gap(year):
        return None
    if year in measure.amounts:
        return measure.amounts[year]
    earlier = [known for known in measure.amounts if known < year]
    if not earlier or measure.lasting == "incidental":
        return 0.0
    return measure.amounts[max(earlier)]


def carried_out(year: int) -> float:
    """The opschalingskorting as carried out, in mln euro; after the last figure the last one goes on."""
    path = parameters.load("opschalingskorting_actueel")
    return path.at(min(year, max(value.first for value in path.values))) / MLN


def levels_in(measure: ScaleUpCut, year: int) -> tuple[float, float] | None:
    """The cut it is compared with and the cut as the measure has it, in mln euro; None in a gap."""
    if measure.gap(year):
        return None
    stands_beside = carried_out(year)
    if measure.instead_of is not None:
        known = step_in(measure.instead_of, year)
        stands_beside = stands_beside if known is None else known
    own = step_in(measure.levels, year)
    return stands_beside, stands_beside if own is None else own


def step_in(values: Mapping[int, float], year: int, until: int | None = None) -> float | None:
    """The value of a year, which goes on until another follows; None before the first and after `until`."""
    earlier = [known for known in values if known <= year]
    if not earlier or (until is not None and year > until):
        return None
    return values[max(earlier)]


def percent_in(measure: Index, year: int) -> float | None:
    """The growth of a year by the indexing system, as a fraction; None where a figure is missing."""
    if measure.gap(year):
        return None
    if measure.system == "bbp" and measure.volume is not None and measure.price is not None:
        return _bbp(measure.volume.get(year), measure.price.get(year))
    known = (measure.percent or {}).get(year)
    if known is not None:
        return known / 100
    return 0.0 if measure.system == "frozen" else None


def _bbp(volume: float | None, price: float | None) -> float | None:
    if volume is None or price is None:
        return None
    from thorbecke.law import normering
    from thorbecke.quantity import Quantity

    return float(normering.accrespercentage(Quantity.of(volume / 100), Quantity.of(price / 100)).item())


def active_years(measure: Measure) -> tuple[int, int]:
    """The first and the last year for which a measure says anything."""
    given = [year for values in by_year(measure).values() for year in values]
    since = getattr(measure, "since", None)
    first = min([*given, *([since] if since else []), *(gap.since for gap in measure.gaps)], default=LAST_YEAR)
    if isinstance(measure, Amount) and measure.lasting == "incidental":
        ends = [*given, *(gap.until or LAST_YEAR for gap in measure.gaps)]
        return first, max(ends, default=first)
    return first, getattr(measure, "until", None) or LAST_YEAR


def by_year(measure: Measure) -> dict[str, Mapping[int, float]]:
    """Every series of figures by year that a measure gives, by the name of its entry."""
    return {name: values for name in _BY_YEAR if (values := getattr(measure, name, None))}


_BY_YEAR = ("amounts", "levels", "values", "percent", "euro_per_unit", "dwellings", "other", "volume", "price")
