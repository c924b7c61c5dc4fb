"""What agreements bring one municipality year by year: each by itself, and all together."""

from collections.abc import Sequence
from typing import Any

from thorbecke.datasets import available
from thorbecke.scenarios import missing, stack
from thorbecke.studies import questions, simulate
from thorbecke.studies.answer import Answer, Column, Municipality
from thorbecke.texts import Text

__all__ = ["agreements_of"]


def agreements_of(who: Municipality, names: Sequence[str]) -> Answer:
    """One row for each packaged agreement and one for all together: euro per inhabitant a year, by year.

    Every one is set beside the figures without it, from the first year with a circular on. A measure of which the
    source gives no amount is in the notes, not in the amounts; where that is all an agreement has, it is None.
    Raises UnknownNameError for an agreement that does not exist.
    """
    each = [questions.packaged_scenario(name) for name in names]
    together = stack(each)
    first = min(which.year for which in available())
    years = [year for year in simulate.years_of(together) if year >= first]
    effects = simulate.simulate(together, years)
    whole = simulate.by_municipality(effects)
    rows = [_row(scenario.title, simulate.simulate(scenario, years), who) for scenario in each]
    rows.append(_row(Text("All together"), effects, who))
    return Answer(
        question=("command", "simulate"),
        title=Text("{name}: what agreements bring, in euro per inhabitant", name=who.name),
        columns=(Column("agreement", Text("Agreement")), *(Column(str(year), str(year), "cents") for year in years)),
        rows=rows,
        municipality=who,
        unit="euro/inwoner",
        strong=frozenset({len(rows) - 1}),
        notes=whole.notes,
        sources=whole.sources,
    )


def _row(title: str, effects: Sequence[simulate.Effect], who: Municipality) -> dict[str, Any]:
    return {"agreement": title} | {str(effect.year): _per_inhabitant(effect, who) for effect in effects}


def _per_inhabitant(effect: simulate.Effect, who: Municipality) -> float | None:
    """What the agreement brings, None where it changes nothing because its amounts are not known."""
    unknown = missing(effect.scenario, effect.year, effect.at.which.year)
    if unknown and not effect.difference.any():
        return None
    return float(effect.per_inwoner[effect.codes.index(who.code)])
