"""How much a scenario grants or needs, by purpose and year, in mln euro; unknown where the sources leave a gap."""

from collections.abc import Iterable

from thorbecke.scenarios.measures import Amount, Measure, ScaleUpCut
from thorbecke.scenarios.scenario import Scenario
from thorbecke.scenarios.series import amount_in, levels_in
from thorbecke.texts import Text

__all__ = ["granted", "granted_at_least", "missing", "needed"]


def granted(scenario: Scenario, year: int, purpose: str | None = None) -> float | None:
    """Mln euro that the agreed measures bring the municipalities in a year; None where the sources leave a gap.

    With a purpose, only what goes there. An amount for several purposes together whose division is not known makes
    each of them unknown, unless a part of it is named for that purpose: then that part counts, and is a lower bound.
    A path of the opschalingskorting counts for what it spares the municipalities against the path it stands beside.
    """
    return _sum(scenario, year, purpose, "agreed")


def granted_at_least(scenario: Scenario, year: int, purpose: str) -> float | None:
    """Mln euro that surely goes to a purpose in a year, also where how much is not known; None where nothing is sure.

    Of an amount for several purposes together the part of one is not below 0, unless the sources name a cut among its
    parts; a cut for several together may fall on one of them whole.
    """
    counted = [measure for measure in scenario.measures if measure.status == "agreed"]
    least = [_least(scenario, measure, year, purpose) for measure in _for_purpose(counted, purpose)]
    return None if None in least else sum(amount for amount in least if amount is not None)


def needed(scenario: Scenario, year: int, purpose: str | None = None) -> float | None:
    """Mln euro that the scenario says is needed in a year, granted or not; None where the sources leave a gap."""
    return _sum(scenario, year, purpose, "need")


def missing(scenario: Scenario, year: int, figures_of: int | None = None) -> tuple[Text, ...]:
    """One sentence for each agreed measure whose figure for this year the sources do not give.

    With the year that the figures of the model are of, also for those of which the figures contain an unknown amount.
    """
    found = []
    for measure in (measure for measure in scenario.measures if measure.status == "agreed"):
        gap = measure.gap(year)
        if gap:
            why = Text(gap.why.rstrip("."))
            found.append(Text("{title}: no figure for {year}. {why}.", title=measure.title, year=year, why=why))
        elif isinstance(measure, Amount) and measure.included and figures_of and measure.gap(figures_of):
            found.append(
                Text(
                    "{title}: how much the figures of {figures_of} contain of it is not known.",
                    title=measure.title,
                    figures_of=figures_of,
                )
            )
    return tuple(found)


def _sum(scenario: Scenario, year: int, purpose: str | None, status: str) -> float | None:
    counted = [measure for measure in scenario.measures if measure.status == status]
    total = 0.0
    for measure in _for_purpose(counted, purpose):
        amount = _amount(measure, year)
        if amount is None or (purpose is not None and len(measure.purpose) > 1 and amount != 0):
            return None
        total += amount
    return total


def _least(scenario: Scenario, measure: Measure, year: int, purpose: str) -> float | None:
    amount = _amount(measure, year)
    if amount is None or len(measure.purpose) == 1:
        return amount
    own = [part for part in scenario.measures if _parent(part) == measure.id and purpose in part.purpose]
    parts = [_amount(part, year) for part in own]
    return None if any(part is None or part < 0 for part in parts) else min(amount, 0.0)


def _for_purpose(measures: list[Measure], purpose: str | None) -> Iterable[Measure]:
    """The measures that count: totals, or with a purpose the parts that are named for it."""
    if purpose is None:
        return [measure for measure in measures if not _parent(measure)]
    own = [measure for measure in measures if purpose in measure.purpose]
    by_part = {_parent(measure) for measure in own}
    return [measure for measure in own if measure.id not in by_part]


def _parent(measure: Measure) -> str | None:
    return measure.part_of if isinstance(measure, Amount) else None


def _amount(measure: Measure, year: int) -> float | None:
    if isinstance(measure, Amount):
        return amount_in(measure, year)
    if isinstance(measure, ScaleUpCut):
        levels = levels_in(measure, year)
        return None if levels is None else levels[0] - levels[1]
    return 0.0
