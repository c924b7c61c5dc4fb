"""What each measure of a scenario adds, one after another in the order of the file; together exactly the whole.

Each measure's part is what the scenario does with it less what it did before it. Amounts are whole cents of the
nation, so that the parts add up to the whole without a remainder. In another order a part may differ where measures
meet (a weight after a larger fund); the whole does not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from thorbecke.datasets import Circular
from thorbecke.scenarios import Measure, Scenario
from thorbecke.studies.answer import Answer, Column
from thorbecke.studies.simulate import Effect, simulate
from thorbecke.texts import Text

__all__ = ["by_measure"]

_CENTS, _MLN = 100, 1_000_000
_COLUMNS = (
    Column("measure", "Measure"),
    Column("difference_mln", "Difference (mln)", "cents"),
    Column("per_inwoner", "Per inhabitant", "cents"),
    Column("winners", "Gain", "number"),
    Column("losers", "Lose", "number"),
    Column("so_far_mln", "So far (mln)", "cents"),
)
_OWN = ("difference_mln", "per_inwoner", "winners", "losers")
_WHOLE = Text("all measures together")
_ORDER = Text("Each measure counts on top of those above it; in another order its part may differ, the sum does not.")


def by_measure(scenario: Scenario, year: int, circular: Circular | None = None) -> Answer:
    """One row for each measure that is applied, and one for all: in mln euro of the nation, whole cents.

    A measure of which the sources give no figure for the year has None, and adds nothing. Raises as `simulate` does.
    """
    measures = [found for found in scenario.measures if found.status == "agreed"]
    effects = list(_one_after_another(scenario, measures, year, circular))
    rows = [*_rows(measures, effects)]
    whole = effects[-1]
    together = _row(_WHOLE, _cents(whole), _cents(whole), whole.difference, whole)
    rows.append(together if whole.known else together | dict.fromkeys(_OWN))
    return Answer.about(
        whole.at.which,
        question=("scenario", scenario.name),
        title=Text("{scenario}: each measure in {year}", scenario=scenario.title, year=year),
        columns=_COLUMNS,
        rows=rows,
        unit="mln euro",
        value=rows[-1]["difference_mln"],
        strong=frozenset({len(rows) - 1}),
        sources=list(dict.fromkeys(source for measure in measures for source in measure.source)),
        notes=[_ORDER, *whole.notes],
    )


def _one_after_another(
    scenario: Scenario, measures: Sequence[Measure], year: int, circular: Circular | None
) -> Iterator[Effect]:
    """The effect of none of the measures, of the first, of the first two, and so on."""
    for count in range(len(measures) + 1):
        yield simulate(replace(scenario, measures=tuple(measures[:count])), [year], circular)[0]


def _cents(effect: Effect) -> int:
    return round(float(effect.difference.sum()) * _CENTS)


def _rows(measures: Sequence[Measure], effects: Sequence[Effect]) -> Iterator[dict[str, Any]]:
    for measure, before, after in zip(measures, effects, effects[1:], strict=False):
        own = after.difference - before.difference
        row = _row(measure.title, _cents(after) - _cents(before), _cents(after), own, after)
        opened = len(after.left_open) > len(before.left_open)
        yield row | dict.fromkeys(_OWN) if opened else row


def _row(title: str, cents: int, so_far: int, own: Any, effect: Effect) -> dict[str, Any]:
    least = 1 / _CENTS
    return {
        "measure": title,
        "difference_mln": cents / _CENTS / _MLN,
        "per_inwoner": cents / _CENTS / float(effect.inwoners.sum()),
        "winners": int((own >= least).sum()),
        "losers": int((own <= -least).sum()),
        "so_far_mln": so_far / _CENTS / _MLN,
    }
