"""What a scenario does: the grant of every municipality before and after, year by year, in the nation and in groups.

Before is the published figure without what the scenario brought; after is with it. A part of the figures that the
circular contains already is taken out before, so that an agreement of the past shows what it brought.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from thorbecke.datasets import Circular, gemeenten_in
from thorbecke.errors import ThorbeckeError
from thorbecke.model import Model
from thorbecke.scenarios import Scenario, apply, baseline, missing
from thorbecke.studies.answer import Answer, Column
from thorbecke.studies.classes import GROUPS, class_order, classes_of
from thorbecke.studies.spread import gini, percentile
from thorbecke.studies.years import FIRST_OF_THIS_LAW, YearModel, model_in
from thorbecke.texts import Text

__all__ = ["GROUPS", "Effect", "by_group", "by_municipality", "extremes", "national", "simulate", "years_of"]

CENT = 0.01
_MLN = 1e6
_TENTH, _NINTH_TENTH = 0.1, 0.9


@dataclass(frozen=True)
class Effect:
    """A scenario in one year: what every municipality gets before and after, in euro, in the order of `codes`."""

    scenario: Scenario
    at: YearModel
    codes: tuple[str, ...]
    before: Any
    after: Any
    inwoners: Any
    model: Model

    @property
    def year(self) -> int:
        """The year."""
        return self.at.year

    @cached_property
    def difference(self) -> Any:
        """After less before, in euro; less than a cent is none."""
        difference = self.after - self.before
        return np.where(np.abs(difference) < CENT, 0.0, difference)

    @cached_property
    def per_inwoner(self) -> Any:
        """The difference in euro per inhabitant."""
        return self.difference / self.inwoners

    @property
    def notes(self) -> list[Text]:
        """What must be said of this year: figures carried to it, and what the sources leave open."""
        notes = [self.at.note] if self.at.note else []
        return [*notes, *self.left_open]

    @cached_property
    def left_open(self) -> tuple[Text, ...]:
        """The measures of which the sources give no figure for this year, so that the effect is not the whole."""
        return missing(self.scenario, self.year, self.at.which.year)

    @cached_property
    def known(self) -> bool:
        """Whether anything of the effect is known; where all of it is left open, no difference is not an answer."""
        return not self.left_open or bool(self.difference.any())


def simulate(scenario: Scenario, years: Sequence[int], circular: Circular | None = None) -> list[Effect]:
    """The effect of a scenario in each year.

    `circular`: the figures to start from; default: what the scenario names, or the newest about each year. Raises
    NotPublishedError for a year that cannot be computed.
    """
    named = scenario.base.circular
    chosen = circular or (Circular.parse(named) if named else None)
    return [_effect(scenario, model_in(year, chosen)) for year in years]


def _effect(scenario: Scenario, at: YearModel) -> Effect:
    after = apply(at.model, scenario, at.year, at.which.circular)
    before = baseline(at.model, scenario, at.year, at.which.circular)
    return Effect(
        scenario=scenario,
        at=at,
        codes=tuple(at.model.coords["gemeente"]),
        before=np.asarray(before.value("totaal").data),
        after=np.asarray(after.value("totaal").data),
        inwoners=np.asarray(at.model.value("inwoners").data),
        model=after,
    )


def years_of(scenario: Scenario) -> list[int]:
    """The years a scenario is meant for, as far as they can be computed; the newest with figures when it names none."""
    first, last = scenario.base.first, scenario.base.last
    if first is None and last is None:
        return [model_in(9999).which.year]
    begin = max(first or last or 0, FIRST_OF_THIS_LAW)
    end = last or begin
    if end < begin:
        raise ThorbeckeError(
            Text(
                "'{name}' is meant for years before {first}, which cannot be computed: give --years.",
                name=scenario.name,
                first=FIRST_OF_THIS_LAW,
            )
        )
    return list(range(begin, end + 1))


# -- answers --------------------------------------------------------------------------------------------------------

_LEFT_OPEN = Column("left_open", "Left open", "number")
_ROW = (
    Column("code", "Code"),
    Column("name", "Municipality"),
    Column("year", "Year", "text"),
    Column("before", "Before", "euro"),
    Column("after", "After", "euro"),
    Column("difference", "Difference", "euro"),
    Column("per_inwoner", "Per inhabitant", "cents"),
    Column("percent", "%", "percent"),
    _LEFT_OPEN,
)


def _answer(effects: Sequence[Effect], title: str, columns: Sequence[Column], rows: list[Any], **more: Any) -> Answer:
    """An answer about all years: their circulars, sources and notes."""
    scenario = effects[0].scenario
    circulars = list(dict.fromkeys(str(effect.at.which.circular) for effect in effects))
    years = [effect.year for effect in effects]
    measures = (measure for measure in scenario.measures if measure.status == "agreed")
    sources = list(dict.fromkeys(source for measure in measures for source in measure.source))
    figures = sorted({effect.at.model.sources["eenheden"] for effect in effects})
    return Answer(
        question=("scenario", scenario.name),
        title=Text("{scenario}: {what}", scenario=scenario.title, what=title),
        columns=tuple(columns),
        rows=rows,
        circular=", ".join(circulars),
        year=years[0] if len(years) == 1 else f"{years[0]}-{years[-1]}",
        sources=[*figures, *sources],
        **more,
    )


def _notes(effects: Sequence[Effect]) -> list[str]:
    scenario = effects[0].scenario
    needs = [measure.title for measure in scenario.measures if measure.status == "need"]
    doubtful = [measure.title for measure in scenario.measures if measure.status == "uncertain"]
    by_channel = {
        channel: [measure.title for measure in scenario.measures if getattr(measure, "channel", "") == channel]
        for channel in ("SPUK", "own")
    }
    spuk, own = by_channel.values()
    said = [
        Text("Needs, not granted and not applied: {titles}.", titles="; ".join(needs)) if needs else "",
        Text("Uncertain, not applied: {titles}.", titles="; ".join(doubtful)) if doubtful else "",
        Text("Earmarked and no part of the gemeentefonds, yet in the difference: {titles}.", titles="; ".join(spuk))
        if spuk
        else "",
        Text("Own revenue and no part of the gemeentefonds, yet in the difference: {titles}.", titles="; ".join(own))
        if own
        else "",
    ]
    return list(dict.fromkeys([*_too_early(scenario), *_by_years(effects), *filter(None, said), *scenario.gaps]))


def _too_early(scenario: Scenario) -> list[str]:
    """The years a scenario is meant for that no figures reach."""
    first, last = scenario.base.first or FIRST_OF_THIS_LAW, FIRST_OF_THIS_LAW - 1
    years = f"{first}-{last}" if first < last else f"{last}"
    note = Text(
        "{years}: in the scenario, not computed; the gemeentefonds was then shared out by other maatstaven, and its "
        "units are not at hand.",
        years=years,
    )
    return [note] if first <= last else []


def _by_years(effects: Sequence[Effect]) -> list[str]:
    """The notes of all years, those that differ in the year alone as one."""
    years: dict[Text, list[int]] = {}
    for effect in effects:
        for note in effect.notes:
            years.setdefault(_of_year(note, "{year}"), []).append(effect.year)
    return [_of_year(alike, _spoken(found)) for alike, found in years.items()]


def _of_year(note: Text, year: str) -> Text:
    """The same note about another year, where it names its own."""
    return Text(note.sentence, **note.values | ({"year": year} if "year" in note.values else {}))


def _spoken(years: Sequence[int]) -> str:
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}-{years[-1]}"
    return ", ".join(str(year) for year in years)


def by_municipality(effects: Sequence[Effect]) -> Answer:
    """One row for every municipality and year, in euro: before, after, difference, per inhabitant, in percent.

    `left_open`: measures of which the sources give no figure for that year. Where none has one, nothing is known.
    """
    rows = [row for effect in effects for row in _rows(effect)]
    known = all(effect.known for effect in effects)
    value = float(sum(effect.difference.sum() for effect in effects)) if known else None
    return _answer(effects, Text("every municipality"), _ROW, rows, value=value, notes=_notes(effects))


def _rows(effect: Effect) -> Iterator[dict[str, Any]]:
    names, left_open = gemeenten_in(effect.at.which.year), len(effect.left_open)
    figures = (effect.before, effect.after, effect.difference, effect.per_inwoner)
    for code, before, after, difference, each in zip(effect.codes, *(row.tolist() for row in figures), strict=True):
        found = {
            "before": before,
            "after": after,
            "difference": difference,
            "per_inwoner": each,
            "percent": difference / before * 100 if before else None,
        }
        yield {"code": code, "name": names[code], "year": effect.year, **_told(effect, found), "left_open": left_open}


def _told(effect: Effect, found: dict[str, Any]) -> dict[str, Any]:
    """What was found, or that it is not known."""
    return found if effect.known else dict.fromkeys(found)


_NATION = (
    Column("year", "Year", "text"),
    Column("before_mln", "Before (mln)", "cents"),
    Column("after_mln", "After (mln)", "cents"),
    Column("difference_mln", "Difference (mln)", "cents"),
    Column("per_inwoner", "Per inhabitant", "cents"),
    Column("percent", "%", "percent"),
    Column("winners", "Gain", "number"),
    Column("losers", "Lose", "number"),
    Column("p10", "P10", "cents", spare=True),
    Column("p90", "P90", "cents", spare=True),
    Column("gini", "Gini", "factor", spare=True),
    _LEFT_OPEN,
)


def national(effects: Sequence[Effect]) -> Answer:
    """One row for every year: the nation in mln euro, who gains and loses, spread and Gini of the effect.

    `p10` and `p90`: a tenth of the inhabitants live where the effect per inhabitant is lower, or higher. `gini`: how
    unequal the effect per inhabitant is over inhabitants; None where some gain and others lose. `left_open`: measures
    of which the sources give no figure for that year, so that the effect is not the whole; where none has one, nothing
    is known and every figure is None.
    """
    rows = [_national_row(effect) for effect in effects]
    return _answer(effects, Text("the nation"), _NATION, rows, unit="mln euro", notes=_notes(effects))


def _national_row(effect: Effect) -> dict[str, Any]:
    found = {
        **_totals(effect, np.ones(len(effect.codes), dtype=bool)),
        "p10": percentile(effect.per_inwoner, effect.inwoners, _TENTH),
        "p90": percentile(effect.per_inwoner, effect.inwoners, _NINTH_TENTH),
        "gini": gini(effect.per_inwoner, effect.inwoners),
    }
    return {"year": effect.year, **_told(effect, found), "left_open": len(effect.left_open)}


def _totals(effect: Effect, own: Any) -> dict[str, Any]:
    before, after, difference = (float(row[own].sum()) for row in (effect.before, effect.after, effect.difference))
    return {
        "before_mln": before / _MLN,
        "after_mln": after / _MLN,
        "difference_mln": difference / _MLN,
        "per_inwoner": difference / float(effect.inwoners[own].sum()),
        "percent": difference / before * 100 if before else None,
        "winners": int((effect.difference[own] > 0).sum()),
        "losers": int((effect.difference[own] < 0).sum()),
    }


def by_group(effects: Sequence[Effect], group: str, *, brief: bool = False) -> Answer:
    """One row for every year and class of municipalities (province, size_class, urbanity, social_structure).

    `brief`: without the notes and sources that stand under another table about the same effects.
    """
    rows = []
    for effect in effects:
        labels = classes_of(effect.codes, effect.at.which.year, group)
        for label in sorted({str(label) for label in labels}, key=class_order):
            own = labels == label
            row = {group: label, "year": effect.year, "municipalities": int(own.sum())}
            rows.append(row | _told(effect, _totals(effect, own)) | {"left_open": len(effect.left_open)})
    column, named = GROUPS[group]
    columns = (column, Column("municipalities", "Number", "number", spare=True), *_NATION[:8], _LEFT_OPEN)
    notes = [] if brief else _notes(effects)
    answer = _answer(effects, Text("by {group}", group=named), columns, rows, unit="mln euro", notes=notes)
    return replace(answer, sources=()) if brief else answer


def extremes(effect: Effect, count: int) -> Answer:
    """The municipalities that gain most and those that gain least, or lose most, per inhabitant: `count` of each."""
    rows = sorted(_rows(effect), key=lambda row: (-row["per_inwoner"], row["code"]))
    shown = rows if len(rows) <= 2 * count else rows[:count] + rows[-count:]
    return replace(
        _answer([effect], Text("most and least per inhabitant in {year}", year=effect.year), _ROW, shown), sources=()
    )
