"""Several scenarios as one, in whatever order; a conflict names both."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from thorbecke.errors import InputFileError
from thorbecke.scenarios.measures import (
    AddCriterion,
    Amount,
    DropCriterion,
    Figure,
    Index,
    Measure,
    Ozb,
    ReplaceRule,
    ScaleUpCut,
    Weight,
)
from thorbecke.scenarios.rules import rule_called
from thorbecke.scenarios.scenario import Base, Scenario
from thorbecke.scenarios.series import active_years
from thorbecke.texts import Text

__all__ = ["conflicts", "stack"]

_ANY = "*"


def stack(scenarios: Sequence[Scenario]) -> Scenario:
    """The scenarios together: every measure keeps its own id behind the name of its scenario.

    Raises InputFileError, naming both, when a scenario is given twice, two are meant for other circulars, or two
    measures change the same thing in the same year. Amounts never conflict: they add up.
    """
    if len(scenarios) == 1:
        return scenarios[0]
    ordered = sorted(scenarios, key=lambda scenario: scenario.name)
    for one, two in combinations(ordered, 2):
        if one.name == two.name:
            raise InputFileError(Text("'{name}' is given twice: leave one out.", name=one.name))
        if one.base.circular and two.base.circular and one.base.circular != two.base.circular:
            raise InputFileError(
                Text(
                    "'{one}' is meant for the circular {circular} and '{two}' for {other}: they cannot be "
                    "stacked. Leave one out, or give both the same base.",
                    one=one.name,
                    circular=one.base.circular,
                    two=two.name,
                    other=two.base.circular,
                )
            )
    measures = tuple(_qualified(scenario, measure) for scenario in ordered for measure in scenario.measures)
    for one_, two_, what, year in conflicts(measures):
        raise InputFileError(
            Text(
                "'{one}' and '{two}' both change {what} in {year}: end one before the other begins.",
                one=one_.id,
                two=two_.id,
                what=what,
                year=year,
            )
        )
    return Scenario(
        name=" + ".join(scenario.name for scenario in ordered),
        title=" + ".join(scenario.title for scenario in ordered),
        summary=" ".join(scenario.summary for scenario in ordered if scenario.summary),
        base=_base(ordered),
        gaps=tuple(f"{scenario.title}: {gap}" for scenario in ordered for gap in scenario.gaps),
        measures=measures,
    )


def _qualified(scenario: Scenario, measure: Measure) -> Measure:
    own = replace(measure, id=f"{scenario.name}/{measure.id}")
    if isinstance(own, Amount) and own.part_of:
        return replace(own, part_of=f"{scenario.name}/{own.part_of}")
    return own


def _base(scenarios: Sequence[Scenario]) -> Base:
    circulars = [scenario.base.circular for scenario in scenarios if scenario.base.circular]
    firsts = [scenario.base.first for scenario in scenarios if scenario.base.first]
    lasts = [scenario.base.last for scenario in scenarios if scenario.base.last]
    return Base(
        circular=circulars[0] if circulars else None, first=min(firsts, default=None), last=max(lasts, default=None)
    )


def conflicts(measures: Sequence[Measure]) -> Iterator[tuple[Measure, Measure, str, int]]:
    """Every two measures that change the same thing in the same year, with what and the first such year."""
    targets = [(measure, target) for measure in measures for target in _targets(measure)]
    for (one, left), (two, right) in combinations(targets, 2):
        if one is two or not _same(left, right):
            continue
        (first, last), (other_first, other_last) = active_years(one), active_years(two)
        if first <= other_last and other_first <= last:
            yield one, two, _words(left), max(first, other_first)


def _same(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return len(left) == len(right) and all(a == b or _ANY in (a, b) for a, b in zip(left, right, strict=True))


def _words(target: tuple[str, ...]) -> str:
    return Text.joined((part for part in target if part != _ANY), " ")


def _targets(measure: Measure) -> list[tuple[str, ...]]:
    """What a measure sets; amounts set nothing, they add."""
    match measure:
        case Weight():
            return [(Text("the weight of"), measure.criterion or _ANY, measure.cluster or _ANY)]
        case DropCriterion():
            return [(Text("the weight of"), measure.criterion, _ANY)]
        case AddCriterion():
            return [(Text("the new maatstaf"), measure.code)]
        case Figure():
            return [(Text("the figure"), measure.figure)]
        case Index():
            return [(Text("the indexing of the fund"),)]
        case ScaleUpCut():
            return [(Text("the path of the opschalingskorting"),)]
        case Ozb():
            both = ("dwellings", "other")
            return [
                (Text("the equalised share of OZB of"), name) for name in both if getattr(measure, name) is not None
            ]
        case ReplaceRule():
            return [(Text("the rule"), rule_called(name).name) for name in measure.rules]
        case _:
            return []
