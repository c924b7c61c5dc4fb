"""The amounts a condition compares: what is needed, what is granted, what is left of a cut; unknown stays None."""

from collections.abc import Sequence
from dataclasses import dataclass

from thorbecke import parameters
from thorbecke.errors import NotPublishedError
from thorbecke.resolution.articles import Bound, Estimate, Granted
from thorbecke.scenarios import Measure, ScaleUpCut, Scenario, active_years, granted, granted_at_least, stack
from thorbecke.texts import Text

__all__ = ["Amount", "Link", "cut_left", "granted_for", "needed_for", "settled_by"]

_MLN = 1e6
_PLAN = "opschalingskorting_oorspronkelijk"
_PURPOSE = "opschalingskorting"


@dataclass(frozen=True)
class Link:
    """One figure in the chain down to its source, in mln euro; None where it is not known."""

    what: str
    mln: float | None
    source: str
    grade: str = ""


@dataclass(frozen=True)
class Amount:
    """An amount in mln euro with the figures it rests on; None where `missing` says what lacks.

    `at_least` is what is sure where the amount is not known; None where nothing is.
    """

    mln: float | None
    links: tuple[Link, ...] = ()
    missing: str = ""
    at_least: float | None = None


# -- what is needed -------------------------------------------------------------------------------------------------


def needed_for(condition: Granted, year: int, bound: Bound) -> Amount:
    """What the condition says is needed in a year, by the chosen estimate.

    Where only a best estimate was published, it stands for every bound; a bound never stands for a best estimate.
    """
    own = [estimate for estimate in condition.need if estimate.bound == bound]
    if not own and {estimate.bound for estimate in condition.need} == {"best"}:
        own = list(condition.need)
    for estimate in own:
        found = _estimated(estimate, year)
        if found is not None:
            return Amount(found.mln, (found,))
    return Amount(None, _other_bounds(condition, year), _lacking(condition, year, bound))


def _lacking(condition: Granted, year: int, bound: Bound) -> str:
    others = _other_bounds(condition, year)
    if others:
        return f"{_BOUNDS[bound]} van de behoefte"
    return "behoefte"


def _other_bounds(condition: Granted, year: int) -> tuple[Link, ...]:
    found = (_estimated(estimate, year) for estimate in condition.need)
    return tuple(link for link in found if link is not None)


_BOUNDS = {"best": "beste raming", "lower": "ondergrens", "upper": "bovengrens"}


def _estimated(estimate: Estimate, year: int) -> Link | None:
    what = f"behoefte, {_BOUNDS[estimate.bound]}"
    if estimate.table is not None:
        return _from_table(estimate, year, what)
    amounts = estimate.amounts or {}
    known = year if year in amounts else max((own for own in amounts if own < year), default=None)
    if known is None or (known != year and estimate.lasting == "incidental"):
        return None
    return Link(what, amounts[known], "; ".join(estimate.source), estimate.grade or "")


def _from_table(estimate: Estimate, year: int, what: str) -> Link | None:
    for figure in parameters.figures(estimate.table or ""):
        named = (figure.subject, figure.name) == (estimate.subject, estimate.figure)
        # The tables write a need as what municipalities lack, with a minus; here it is how much is needed.
        if named and figure.year <= year <= figure.last_year and figure.amount is not None:
            return Link(f"{what}: {figure.name}", abs(figure.amount) / _MLN, figure.source, figure.grade)
    return None


# -- what is granted ------------------------------------------------------------------------------------------------


def granted_for(condition: Granted, scenarios: Sequence[Scenario], year: int) -> Amount:
    """What the scenarios grant for the purpose in a year; scenarios that the need already counts in are left out."""
    counted = [scenario for scenario in scenarios if scenario.name not in condition.on_top_of]
    total = granted(stack(counted), year, condition.purpose) if counted else 0.0
    links = tuple(_measures(counted, year, condition.purpose))
    if total is None:
        least = granted_at_least(stack(counted), year, condition.purpose)
        return Amount(None, links, f"toekenning voor {condition.purpose}", least)
    return Amount(total, links)


def _measures(scenarios: Sequence[Scenario], year: int, purpose: str) -> list[Link]:
    """Every agreed measure for a purpose that says something of a year."""
    found = []
    for scenario in scenarios:
        for measure in scenario.measures:
            if measure.status != "agreed" or purpose not in measure.purpose or not _active(measure, year):
                continue
            gap = measure.gap(year)
            together = "" if len(measure.purpose) == 1 else f" (samen voor {', '.join(measure.purpose)})"
            why = Text(": {why}", why=Text(gap.why)) if gap else ""
            what = Text(
                "{scenario}: {measure}{together}{why}",
                scenario=scenario.title,
                measure=measure.title,
                together=together,
                why=why,
            )
            own = Scenario(name=scenario.name, title=scenario.title, measures=(measure,))
            source = "; ".join(measure.source)
            found.append(Link(what, granted(own, year), source, measure.grade))
    return found


def _active(measure: Measure, year: int) -> bool:
    first, last = active_years(measure)
    return first <= year <= last


def settled_by(scenarios: Sequence[Scenario], year: int, purpose: str) -> Link | None:
    """The measure that by its own words covers the whole need of a purpose in a year, None where there is none."""
    for scenario in scenarios:
        for measure in scenario.measures:
            agreed = measure.settles and measure.status == "agreed" and purpose in measure.purpose
            if agreed and _active(measure, year):
                what = f"{scenario.title}: {measure.title} (dekt naar zijn aard de hele behoefte)"
                return Link(what, None, "; ".join(measure.source), measure.grade)
    return None


# -- what is left of the opschalingskorting -------------------------------------------------------------------------


def cut_left(scenarios: Sequence[Scenario], year: int) -> Amount:
    """What is left of the opschalingskorting in a year: the agreed path, or the original one less what is spared."""
    for scenario in scenarios:
        for measure in scenario.measures:
            if isinstance(measure, ScaleUpCut) and measure.status == "agreed":
                level = _in_force(measure, year)
                if level is not None:
                    link = Link(f"{scenario.title}: {measure.title}", level, "; ".join(measure.source), measure.grade)
                    return Amount(level, (link,))
    return _planned_less_spared(scenarios, year)


def _in_force(measure: ScaleUpCut, year: int) -> float | None:
    begun = [own for own in measure.levels if own <= year]
    return measure.levels[max(begun)] if begun and not measure.gap(year) else None


def _planned_less_spared(scenarios: Sequence[Scenario], year: int) -> Amount:
    planned, spared = _planned(year), _spared(scenarios, year)
    if planned.mln is None:
        return Amount(None, (planned, *spared.links), "gepland niveau van de opschalingskorting")
    if spared.mln is None:
        return Amount(None, (planned, *spared.links), "wat van de opschalingskorting is geschrapt")
    return Amount(planned.mln - spared.mln, (planned, *spared.links))


def _spared(scenarios: Sequence[Scenario], year: int) -> Amount:
    """What amounts for the opschalingskorting spare the municipalities in a year."""
    total = granted(stack(list(scenarios)), year, _PURPOSE) if scenarios else 0.0
    return Amount(total, tuple(_measures(scenarios, year, _PURPOSE)))


def _planned(year: int) -> Link:
    """The original path in mln euro; its last level goes on."""
    path = parameters.load(_PLAN)
    own = min(year, max(value.first for value in path.values))
    try:
        value = path.value(own)
        return Link(
            "oorspronkelijk pad", None if value.amount is None else value.amount / _MLN, value.source, value.grade
        )
    except NotPublishedError:
        return Link("oorspronkelijk pad", None, "", "")
