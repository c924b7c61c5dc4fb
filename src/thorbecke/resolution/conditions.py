"""One condition in every year that it is asked, and after the last one where it must hold for good."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from thorbecke.datasets import find_gemeente, newest
from thorbecke.errors import NotPublishedError, UnknownNameError
from thorbecke.model import Model
from thorbecke.numbers import dutch
from thorbecke.resolution.amounts import Amount, Link, cut_left, granted_for, needed_for, settled_by
from thorbecke.resolution.articles import Balance, Bound, Condition, Cut, Fact, FigureTest, Granted, Outside
from thorbecke.resolution.facts import RegisteredFact, verdict_of
from thorbecke.resolution.results import STRUCTURAL, YearResult
from thorbecke.resolution.verdict import Verdict, any_of
from thorbecke.scenarios import Scenario, apply, stack
from thorbecke.studies import deficit, national

__all__ = ["Asked", "result_of"]

_MLN = 1e6


@dataclass(frozen=True)
class Asked:
    """What every condition is checked on."""

    scenarios: tuple[Scenario, ...]
    bound: Bound
    facts: Mapping[str, RegisteredFact]


def result_of(condition: Condition, asked: Asked, years: Sequence[int]) -> tuple[YearResult, ...]:
    """The condition in each of the years it is asked; empty when it is asked in none of them."""
    own = [year for year in years if (condition.since or year) <= year <= (condition.until or year)]
    if not own:
        return ()
    in_year = _CHECKS[type(condition)]
    found = [in_year(condition, asked, year) for year in own]
    if getattr(condition, "structural", False) and condition.until is None:
        after = in_year(condition, asked, max(own) + 1)
        found.append(replace(after, when=STRUCTURAL))
    return tuple(found)


# -- money ----------------------------------------------------------------------------------------------------------


def _granted(condition: Granted, asked: Asked, year: int) -> YearResult:
    need = needed_for(condition, year, asked.bound)
    grant = granted_for(condition, asked.scenarios, year)
    settled = settled_by(asked.scenarios, year, condition.purpose)
    if settled:
        links = (*need.links, *grant.links, settled)
        return YearResult(str(year), Verdict.met, grant.mln, need.mln, 0.0, links=links)
    outside = _outside(condition.outside, asked.scenarios, year)
    return _against(year, need, grant, outside)


def _against(year: int, need: Amount, grant: Amount, outside: Outside | None) -> YearResult:
    links = (*need.links, *grant.links)
    found = YearResult(str(year), Verdict.unknown, grant.mln, need.mln, links=links)
    if need.mln is None:
        return replace(found, missing=need.missing)
    if grant.mln is None:
        return _by_what_is_sure(found, need.mln, grant)
    gap = max(0.0, need.mln - grant.mln)
    if gap == 0:
        return replace(found, verdict=Verdict.met, gap=0.0)
    if outside:
        return replace(found, missing=f"bedrag van {outside.why}")
    return replace(found, verdict=Verdict.not_met, gap=gap)


def _by_what_is_sure(found: YearResult, need: float, grant: Amount) -> YearResult:
    """How much is granted is not known: met where what is sure suffices, else it cannot be told."""
    if grant.at_least is None:
        return replace(found, missing=grant.missing)
    sure = Link(
        "ten minste toegekend: wat hiervoor zeker is", grant.at_least, "opgeteld uit de maatregelen", "afgeleid"
    )
    found = replace(found, links=(*found.links, sure))
    if grant.at_least >= need:
        return replace(found, verdict=Verdict.met, gap=0.0)
    return replace(found, missing=grant.missing)


def _outside(known: Sequence[Outside], scenarios: Sequence[Scenario], year: int) -> Outside | None:
    names = {scenario.name for scenario in scenarios}
    for outside in known:
        if outside.since <= year and (not outside.given_with or names & set(outside.given_with)):
            return outside
    return None


def _cut(condition: Cut, asked: Asked, year: int) -> YearResult:
    left = cut_left(asked.scenarios, year)
    found = YearResult(str(year), Verdict.unknown, left.mln, condition.at_most, links=left.links, missing=left.missing)
    if left.mln is None:
        return found
    gap = max(0.0, left.mln - condition.at_most)
    return replace(found, verdict=Verdict.not_met if gap else Verdict.met, gap=gap)


# -- facts ----------------------------------------------------------------------------------------------------------


def _fact(condition: Fact, asked: Asked, year: int) -> YearResult:
    fact = asked.facts[condition.fact]
    state = fact.at(year)
    if state is None:
        return YearResult(str(year), Verdict.unknown, missing=f"feit: {fact.title}")
    law, practice = verdict_of(state)
    verdict = law if condition.holds == "in_law" else any_of((law, practice))
    told = {Verdict.met: "ja", Verdict.not_met: "nee", Verdict.unknown: "niet bekend"}
    what = f"{state.why} In de wet: {told[law]}; in de praktijk: {told[practice]} (gezien {state.seen})"
    link = Link(what, None, "; ".join(state.source), state.grade)
    missing = "of het in de praktijk zo gaat" if verdict is Verdict.unknown else ""
    return YearResult(str(year), verdict, missing=missing, links=(link,))


# -- figures of the model -------------------------------------------------------------------------------------------


def _figure(condition: FigureTest, asked: Asked, year: int) -> YearResult:
    thresholds = condition.at_least if condition.at_least is not None else condition.at_most or {}
    begun = [own for own in thresholds if own <= year]
    try:
        value, unit, source = _value(condition, asked, year)
    except (UnknownNameError, NotPublishedError) as error:
        return YearResult(str(year), Verdict.unknown, missing=error.args[0])
    if not begun or np.isnan(value):
        lacking = "grens" if not begun else condition.figure
        return YearResult(str(year), Verdict.unknown, missing=lacking)
    threshold = thresholds[max(begun)]
    short = threshold - value if condition.at_least is not None else value - threshold
    gap = max(0.0, short) / _MLN if unit == "euro" else None
    link = Link(f"{condition.figure} ({unit})", None, source, "")
    verdict = Verdict.not_met if short > 0 else Verdict.met
    return YearResult(str(year), verdict, value, threshold, gap, links=(link,))


def _value(condition: FigureTest, asked: Asked, year: int) -> tuple[float, str, str]:
    """The figure, its unit and the circular it rests on; raises UnknownNameError where no circular covers the year."""
    which = newest(year=year)
    model: Model = national.model_of(which)
    if asked.scenarios:
        model = apply(model, stack(asked.scenarios), year, which.circular)
    whole = model.value(condition.figure)
    if condition.gemeente is not None:
        whole = whole.isel(gemeente=model.place("gemeente", find_gemeente(condition.gemeente, year)))
    value = whole.sum("gemeente") if "gemeente" in whole.dims else whole
    return value.item(), value.unit, "; ".join(sorted(set(model.sources.values())))


# -- what municipalities book ---------------------------------------------------------------------------------------


def _balance(condition: Balance, asked: Asked, year: int) -> YearResult:
    settled = [settled_by(asked.scenarios, year, purpose) for purpose in condition.purpose]
    if settled and all(settled):
        links = tuple(link for link in settled if link)
        return YearResult(str(year), Verdict.met, required=condition.at_most, gap=0.0, links=links)
    try:
        stated = deficit.under_every_convention(year, condition.deficit)
    except (UnknownNameError, NotPublishedError) as error:
        return YearResult(str(year), Verdict.unknown, required=condition.at_most, missing=error.args[0])
    least, most = min(stated.mln.values()), max(stated.mln.values())
    links = tuple(Link(words, mln, stated.source, "afgeleid") for words, mln in stated.mln.items())
    found = YearResult(str(year), Verdict.unknown, None, condition.at_most, links=links)
    if least > condition.at_most:
        return replace(found, verdict=Verdict.not_met, gap=least - condition.at_most)
    if most <= condition.at_most:
        return replace(found, verdict=Verdict.met, gap=0.0)
    return replace(found, missing=f"één afspraak over het rekenen: van {dutch(least)} tot {dutch(most)} mln euro")


_CHECKS: dict[type, Callable[..., YearResult]] = {
    Granted: _granted,
    Cut: _cut,
    Fact: _fact,
    FigureTest: _figure,
    Balance: _balance,
}
