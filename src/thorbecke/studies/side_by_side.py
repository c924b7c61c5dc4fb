"""Scenarios side by side: what each brings, less what one of them brings, so that any may be the yardstick."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from thorbecke.datasets import Circular, gemeenten_in
from thorbecke.errors import QuantityError
from thorbecke.scenarios import Scenario
from thorbecke.studies.answer import Answer, Column
from thorbecke.studies.simulate import CENT, Effect, simulate
from thorbecke.texts import Text

__all__ = ["Beside", "beside", "by_municipality", "nation"]

_MLN = 1e6


@dataclass(frozen=True)
class Beside:
    """Effects of one year by the name of their scenario, and the one they are compared with (None: no scenario)."""

    effects: Mapping[str, Effect]
    against: str | None

    def known(self, name: str) -> bool:
        """Whether anything is known of the difference: of the scenario, and of the one compared with."""
        compared = () if self.against is None else (self.effects[self.against],)
        return all(effect.known for effect in (self.effects[name], *compared))

    def difference(self, name: str) -> Any:
        """Euro that a scenario brings every municipality more than the one compared with; less than a cent is none."""
        own = self.effects[name].difference
        gap = own if self.against is None else own - self.effects[self.against].difference
        return np.where(np.abs(gap) < CENT, 0.0, gap)

    @property
    def any(self) -> Effect:
        """One of the effects: they share year and municipalities."""
        return next(iter(self.effects.values()))


def beside(scenarios: Sequence[Scenario], against: str | None, year: int, circular: Circular | None = None) -> Beside:
    """The effects of scenarios in one year, on the figures of one circular.

    Raises QuantityError when the scenarios rest on municipalities of other years, and as `simulate` does.
    """
    effects = {scenario.name: simulate(scenario, [year], circular)[0] for scenario in scenarios}
    if len({effect.codes for effect in effects.values()}) > 1:
        raise QuantityError(Text("These scenarios are meant for other circulars: choose one circular for all."))
    return Beside(effects, against)


def nation(found: Beside) -> Answer:
    """One row for each scenario: the nation in mln euro, who gains and who loses, and the most and the least."""
    names = gemeenten_in(found.any.at.which.year)
    rows = [_row(found, name, names) for name in found.effects]
    columns = (
        Column("scenario", "Scenario"),
        Column("difference_mln", "Difference (mln)", "cents"),
        Column("per_inwoner", "Per inhabitant", "cents"),
        Column("winners", "Gain", "number"),
        Column("losers", "Lose", "number"),
        Column("least", "Least per inhabitant", "cents"),
        Column("least_in", "In"),
        Column("most", "Most per inhabitant", "cents"),
        Column("most_in", "In"),
        Column("left_open", "Left open", "number"),
    )
    return _answer(found, Text("the nation"), columns, rows)


def _row(found: Beside, name: str, names: Mapping[str, str]) -> dict[str, Any]:
    effect, difference = found.effects[name], found.difference(name)
    each = difference / effect.inwoners
    least, most = int(np.argmin(each)), int(np.argmax(each))
    told = {
        "difference_mln": float(difference.sum()) / _MLN,
        "per_inwoner": float(difference.sum() / effect.inwoners.sum()),
        "winners": int((difference > 0).sum()),
        "losers": int((difference < 0).sum()),
        "least": float(each[least]),
        "least_in": names[effect.codes[least]] if difference.any() else "",
        "most": float(each[most]),
        "most_in": names[effect.codes[most]] if difference.any() else "",
    }
    shown = told if found.known(name) else dict.fromkeys(told)
    return {"scenario": effect.scenario.title, **shown, "left_open": len(effect.left_open)}


def by_municipality(found: Beside) -> Answer:
    """One row for each municipality, a column for each scenario: difference in euro per inhabitant."""
    names = gemeenten_in(found.any.at.which.year)
    each = {
        name: (found.difference(name) / effect.inwoners).tolist() if found.known(name) else [None] * len(effect.codes)
        for name, effect in found.effects.items()
    }
    rows = [
        {"code": code, "name": names[code]} | {name: values[place] for name, values in each.items()}
        for place, code in enumerate(found.any.codes)
    ]
    by_scenario = [Column(name, effect.scenario.title, "cents") for name, effect in found.effects.items()]
    columns = (Column("code", "Code"), Column("name", "Municipality"), *by_scenario)
    return _answer(found, Text("every municipality, euro per inhabitant"), columns, rows)


def _answer(found: Beside, what: str, columns: Sequence[Column], rows: list[dict[str, Any]]) -> Answer:
    compared = Text("no scenario") if found.against is None else found.effects[found.against].scenario.title
    sources = (
        source for effect in found.effects.values() for measure in effect.scenario.measures for source in measure.source
    )
    notes = [note for name, effect in found.effects.items() for note in _told(effect, name)]
    return Answer.about(
        found.any.at.which,
        question=("scenarios", ", ".join(found.effects)),
        title=Text(
            "Scenarios side by side in {year}, compared with {compared}: {what}",
            year=found.any.year,
            compared=compared,
            what=what,
        ),
        columns=tuple(columns),
        rows=rows,
        unit="mln euro" if "nation" in what else "euro",
        sources=list(dict.fromkeys(sources)),
        notes=list(dict.fromkeys(notes)),
    )


def _told(effect: Effect, name: str) -> list[str]:
    carried = [effect.at.note] if effect.at.note else []
    return [*carried, *(Text("{scenario}: {note}", scenario=name, note=note) for note in effect.left_open)]
