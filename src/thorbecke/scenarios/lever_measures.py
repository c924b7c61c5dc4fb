"""From the position of a lever to the measures of a scenario, and back."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from thorbecke.scenarios.distributions import (
    Distribution,
    ThroughCluster,
    ThroughCriteria,
    ThroughFactor,
    ThroughInhabitants,
    ThroughTable,
)
from thorbecke.scenarios.levers import Position, choices_of, levers, neutral
from thorbecke.scenarios.measures import Amount, Figure, Measure, Ozb, ScaleUpCut, Weight
from thorbecke.scenarios.scenario import Scenario
from thorbecke.scenarios.series import by_year

__all__ = ["Reached", "measures_of", "positions_in"]

_SHIFTED, _TAXED = "belastingverschuiving", "belastingverschuiving-lokaal"
Maker = Callable[[Position, int, dict[str, Any]], Measure]


@dataclass(frozen=True)
class Reached:
    """What a lever brings the municipalities by way of their residents: mln euro a year, and percent of it by code."""

    mln: float
    shares: Mapping[str, float]


def measures_of(name: str, position: Position, year: int, reached: Reached | None = None) -> tuple[Measure, ...]:
    """The measures that a position makes from a year on; none where the lever changes nothing.

    `reached`: for a lever that reaches residents.
    """
    if position.value == neutral(name, year):
        return ()
    common = _common(name, position)
    if reached is not None:
        return tuple(_by_residents(name, position, year, common, reached))
    return (_MAKERS[name](position, year, common),)


def _common(name: str, position: Position) -> dict[str, Any]:
    lever = levers()[name]
    choice = choices_of(name).get(position.choice, "")
    value = f"{position.value:g}".replace(".", ",")
    title = lever.measure.format(value=value, choice=choice)
    return {"id": name, "title": title, "source": (lever.source,), "grade": "U"}


def _cut(position: Position, year: int, common: dict[str, Any]) -> Measure:
    return ScaleUpCut(**common, change="opschalingskorting", levels={year: position.value})


def _growth(position: Position, year: int, common: dict[str, Any]) -> Measure:
    percent = {year: position.value}
    return Figure(**common, change="figure", figure="beschikbaar_bedrag", percent=percent, neutral=False)


def _amount(position: Position, year: int, common: dict[str, Any]) -> Measure:
    return _money(position.value, year, common, _distribution(position.choice), "AU")


def _money(mln: float, year: int, common: dict[str, Any], distribution: Distribution, channel: Any) -> Amount:
    given: dict[str, Any] = {"distribution": distribution, "channel": channel}
    return Amount(**common, **given, change="amount", amounts={year: mln}, lasting="structural")


def _distribution(choice: str) -> Distribution:
    kind, _, name = choice.partition(":")
    if kind == "cluster":
        return ThroughCluster(through="cluster", cluster=name)
    if kind == "maatstaf":
        return ThroughCriteria(through="criteria", criteria=(name,))
    return ThroughInhabitants(through="inhabitants") if kind == "inhabitants" else ThroughFactor(through="factor")


def _weight(position: Position, year: int, common: dict[str, Any]) -> Measure:
    return Weight(**common, change="weight", criterion=position.choice, percent={year: position.value})


def _dwellings(position: Position, year: int, common: dict[str, Any]) -> Measure:
    return Ozb(**common, change="ozb", dwellings={year: position.value})


def _other(position: Position, year: int, common: dict[str, Any]) -> Measure:
    return Ozb(**common, change="ozb", other={year: position.value})


_MAKERS: Mapping[str, Maker] = {
    "opschalingskorting": _cut,
    "accres": _growth,
    "bedrag": _amount,
    "maatstaf": _weight,
    "ozb-woningen": _dwellings,
    "ozb-niet-woningen": _other,
}


def _by_residents(
    name: str, position: Position, year: int, common: dict[str, Any], reached: Reached
) -> Iterator[Measure]:
    """What residents pay goes to the municipality itself; a tax shift takes as much out of the fund."""
    if name == _SHIFTED:
        yield _money(-position.value, year, common, ThroughFactor(through="factor"), "AU")
        common = common | {"id": _TAXED, "title": choices_of(name)[position.choice]}
    table = ThroughTable(through="table", shares=dict(reached.shares))
    yield _money(reached.mln, year, common, table, "own")


# -- back -----------------------------------------------------------------------------------------------------------


def positions_in(scenario: Scenario, year: int) -> tuple[dict[str, Position], tuple[Measure, ...]]:
    """The positions of levers that make measures of a scenario exactly, and the measures that no lever makes.

    What reaches residents is never one of them: its shares stay what they are in the scenario, whatever population is
    at hand.
    """
    found, others = {}, []
    for measure in scenario.measures:
        position = _position(measure, year)
        if position and measures_of(measure.id, position, year) == (measure,):
            found[measure.id] = position
        else:
            others.append(measure)
    return found, tuple(others)


def _position(measure: Measure, year: int) -> Position | None:
    """Where the lever of that name would stand, were it this measure."""
    series = next(iter(by_year(measure).values()), {})
    choice = measure.criterion or "" if isinstance(measure, Weight) else ""
    if isinstance(measure, Amount):
        choice = _choice(measure.distribution)
    own = Position(series.get(year, 0.0), choice)
    return own if measure.id in _MAKERS and _fits(measure.id, own) else None


def _choice(distribution: Distribution) -> str:
    match distribution:
        case ThroughCluster(cluster=name):
            return f"cluster:{name}"
        case ThroughCriteria(criteria=(code,)):
            return f"maatstaf:{code}"
        case _:
            return distribution.through


def _fits(name: str, position: Position) -> bool:
    lever, known = levers()[name], choices_of(name)
    return lever.least <= position.value <= lever.most and (not known or position.choice in known)
