"""What a municipality gets over the years: circulars where they exist, then a named footing, and why it changes.

Every year that no circular covers rests on assumptions; they stand under the answer, each with its source. A year
that cannot be told says which figure is missing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from thorbecke.datasets import CircularYear, Notation, available, load, newest, read_own_units
from thorbecke.errors import ThorbeckeError
from thorbecke.model import Model
from thorbecke.scenarios import Scenario, apply, missing
from thorbecke.studies.answer import Answer, Column, Municipality
from thorbecke.studies.fund_path import Footing, FundYear, fund_years
from thorbecke.studies.national import model_of, model_on
from thorbecke.studies.outlook_notes import comparison, footing_notes, prices_note
from thorbecke.studies.own_units import by_maatstaf, with_own_units
from thorbecke.studies.trend import Trend, assumption, carried
from thorbecke.studies.years_apart import Point, Reached, apart, point_of
from thorbecke.texts import Text

__all__ = ["Assumptions", "Outlook", "outlook"]

_LAST = 2035
_MLN = 1e6

_YEARS = (
    Column("year", "Year"),
    Column("basis", "Rests on"),
    Column("fonds", "Fund (mln)", "number", spare=True),
    Column("uitkeringsfactor", "Factor", "factor"),
    Column("algemene_uitkering", "Algemene uitkering", "number"),
    Column("other", "Suppletie, IU, DU", "number", spare=True),
    Column("totaal", "Total", "number"),
    Column("change", "Change", "change"),
    Column("per_inwoner", "Per inhabitant", "number"),
    Column("constant", "In prices of {year}", "number"),
)
_CAUSES = (
    Column("year", "Year"),
    Column("cause", "Why it differs from the year before"),
    Column("fonds", "All (mln)", "number"),
    Column("euro", "Municipality (EUR)", "number"),
    Column("source", "Source"),
)


@dataclass(frozen=True)
class Assumptions:
    """What an outlook rests on beyond the circulars.

    `index` and `prices` are fractions by year; `units` is a file with the municipality's own counts, by year.
    """

    footing: Footing = "budget"
    trend: Trend = "held"
    index: Mapping[int, float] = field(default_factory=dict)
    prices: Mapping[int, float] = field(default_factory=dict)
    units: Path | None = None
    notation: Notation | None = None


@dataclass(frozen=True)
class Outlook:
    """The grant year by year, and why each year differs from the one before."""

    years: Answer
    causes: Answer

    def to_json(self) -> dict[str, Any]:
        """One object: the years as rows, the causes beside them."""
        return self.years.to_json() | {"causes": [dict(row) for row in self.causes.rows]}


def outlook(
    who: Municipality, years: Sequence[int], scenario: Scenario | None = None, assumed: Assumptions | None = None
) -> Outlook:
    """The grant of a municipality in each of the years, in euro, nominal and (where prices are known) constant.

    Raises ThorbeckeError for years before the first circular or out of reach, and InputFileError for own units that
    cannot be used.
    """
    asked = _Outlook(who, scenario, assumed or Assumptions(), newest())
    _refuse_years(years, asked.start.year)
    return asked.answer(sorted(set(years)))


def _refuse_years(years: Sequence[int], last: int) -> None:
    first = min(which.year for which in available())
    if not years or min(years) < first or max(years) > _LAST:
        raise ThorbeckeError(
            Text(
                "An outlook runs from {first}, the first year with a circular, to {last}. Last: {asked}.",
                first=first,
                last=_LAST,
                asked=last,
            )
        )


@dataclass(frozen=True)
class _Outlook:
    who: Municipality
    scenario: Scenario | None
    assumed: Assumptions
    start: CircularYear

    def answer(self, years: Sequence[int]) -> Outlook:
        funds = self._funds(max(years))
        points = {year: self._point(year, funds.get(year)) for year in years}
        own = {year: point for year, point in points.items() if point}
        rows = [self._row(year, own, funds.get(year)) for year in years]
        causes = [row for year in years for row in self._causes(year, own, funds.get(year))]
        return Outlook(self._years_answer(years, rows, own, funds), self._causes_answer(years, causes))

    # -- the figures of one year ------------------------------------------------------------------------------------

    @property
    def _indexed_by_scenario(self) -> bool:
        return self.scenario is not None and any(measure.change == "index" for measure in self.scenario.measures)

    def _funds(self, last: int) -> dict[int, FundYear]:
        """The fund of every year after the last circular; a scenario that sets the index says it itself."""
        begun = FundYear(self.start.year, model_of(self.start).value("verdeeld_bedrag").item(), Text("circular"))
        if self._indexed_by_scenario:
            basis = Text("as the last circular, and the scenario's own index")
            return {year: FundYear(year, begun.euro, basis) for year in range(self.start.year + 1, last + 1)}
        assumed = self.assumed
        found = fund_years(assumed.footing, begun, last, assumed.index, assumed.prices)
        return {fund.year: fund for fund in found}

    def _point(self, year: int, fund: FundYear | None) -> Reached | None:
        """The figures of a year without and with the scenario; None when the year cannot be told."""
        model = self._model(year, fund)
        if model is None:
            return None
        without = self._seen(model, year)
        if self.scenario is None:
            return Reached(without, without)
        changed = apply(model, self.scenario, year, self.start.circular)
        return Reached(without, without if changed is model else self._seen(changed, year))

    def _seen(self, model: Model, year: int) -> Point:
        return point_of(model, self._with_own_units(model, year), self.who)

    def _model(self, year: int, fund: FundYear | None) -> Model | None:
        if fund is None:
            return model_of(newest(year=year))
        if fund.factor is None and fund.euro is None:
            return None
        law = self.start.year if self._indexed_by_scenario else year
        model = carried(model_on(load(self.start), law), self.assumed.trend, self.start.year, year)
        if fund.factor is not None:
            return model.replace(source=fund.sources[0], uitkeringsfactor=fund.factor)
        return model.solve(
            "uitkeringsfactor", source=Text("size of the fund: {basis}", basis=fund.basis), beschikbaar_bedrag=fund.euro
        )

    def _with_own_units(self, model: Model, year: int) -> Model:
        """The model with the municipality's own counts, where the file has any for this year."""
        if self.assumed.units is None:
            return model
        given = read_own_units(self.assumed.units, self.assumed.notation)
        forecast = year > self.start.year
        if not any(count.year == year or (count.year is None and forecast) for count in given):
            return model
        fixed = model.replace(uitkeringsfactor=model.value("uitkeringsfactor").item())
        which = CircularYear(self.start.circular, year)
        counts = by_maatstaf(fixed, which, self.who, given)
        return with_own_units(fixed, self.who, counts, Text("own units: {name}", name=self.assumed.units.name))

    # -- rows -------------------------------------------------------------------------------------------------------

    def _row(self, year: int, points: Mapping[int, Reached], fund: FundYear | None) -> dict[str, Any]:
        reached, before = points.get(year), points.get(year - 1)
        basis = fund.basis if fund else Text("circular {circular}", circular=newest(year=year).circular)
        if reached is None:
            return {"year": year, "basis": Text("cannot be told")} | dict.fromkeys(_FIGURES)
        point = reached.within
        return {
            "year": year,
            "basis": basis,
            "fonds": point.fund / _MLN,
            "uitkeringsfactor": point.factor,
            "algemene_uitkering": point.grant,
            "other": point.other,
            "totaal": point.total,
            "change": point.total - before.within.total if before else None,
            "per_inwoner": point.total / point.inhabitants,
            "constant": self._deflated(point.total, year),
        }

    def _deflated(self, euro: float, year: int) -> float | None:
        """The amount in prices of the last circular's year; None where a price on the way is not known."""
        start, level = self.start.year, 1.0
        for own in range(min(start, year) + 1, max(start, year) + 1):
            price = self.assumed.prices.get(own)
            if price is None:
                return None
            level *= 1 + price
        return euro / level if year > start else euro * level

    def _causes(self, year: int, points: Mapping[int, Reached], fund: FundYear | None) -> list[dict[str, Any]]:
        if year not in points or year - 1 not in points:
            return []
        found = apart(points[year - 1], points[year], fund, self.scenario.title if self.scenario else "")
        return [{"year": year, **row} for row in found]

    # -- answers ----------------------------------------------------------------------------------------------------

    def _title(self, years: Sequence[int]) -> str:
        with_ = Text(", with {title}", title=self.scenario.title) if self.scenario else ""
        return Text(
            "{name} ({code}): outlook {first}-{last}{more}",
            name=self.who.name,
            code=self.who.code,
            first=years[0],
            last=years[-1],
            more=with_,
        )

    def _years_answer(
        self,
        years: Sequence[int],
        rows: list[dict[str, Any]],
        points: Mapping[int, Reached],
        funds: dict[int, FundYear],
    ) -> Answer:
        columns = tuple(
            Column(own.key, Text(own.heading, year=self.start.year), own.kind, own.spare)
            for own in _YEARS
            if own.key != "constant" or self.assumed.prices
        )
        used = [funds[year] for year in years if year in funds]
        sources = {source for point in points.values() for source in point.within.sources}
        sources |= {source for fund in used for source in fund.sources}
        return Answer(
            question=("command", "outlook"),
            title=self._title(years),
            columns=columns,
            rows=rows,
            circular=self.start.circular,
            year=f"{years[0]}-{years[-1]}",
            municipality=self.who,
            value=rows[-1]["totaal"],
            sources=sorted(sources),
            notes=self._notes(years, used),
        )

    def _causes_answer(self, years: Sequence[int], rows: list[dict[str, Any]]) -> Answer:
        return Answer(
            question=("command", "outlook"),
            title=Text(
                "{name} ({code}): why each year differs from the year before, in euro",
                name=self.who.name,
                code=self.who.code,
            ),
            columns=_CAUSES,
            rows=rows,
            circular=self.start.circular,
            year=f"{years[0]}-{years[-1]}",
            municipality=self.who,
            strong=frozenset(place for place, row in enumerate(rows) if row["cause"] == "together"),
        )

    def _notes(self, years: Sequence[int], used: Sequence[FundYear]) -> list[str]:
        notes = prices_note(self.assumed.prices, years, self.start.year)
        if used:
            notes += [assumption(self.assumed.trend, self.start.year), *footing_notes(self.assumed.footing)]
            notes += comparison(years)
            notes += [
                Text(
                    "Euro per unit, suppletie, integratie-, decentralisatie-uitkeringen and the OZB deduction are held "
                    "at circular {start}; what changes in the fund changes the general grant, through the factor.",
                    start=self.start,
                )
            ]
        notes += self._own_units_notes(years)
        notes += [
            Text(
                "{year} cannot be told: no source for {missing}.",
                year=fund.year,
                missing=Text.joined(fund.missing, "; "),
            )
            for fund in used
            if fund.missing
        ]
        if self.scenario:
            notes += [text for year in years for text in missing(self.scenario, year)]
        return list(dict.fromkeys(notes))

    def _own_units_notes(self, years: Sequence[int]) -> list[str]:
        """Which years own counts stand in; a file without years is a forecast, for the years after the circular."""
        if self.assumed.units is None:
            return []
        given = read_own_units(self.assumed.units, self.assumed.notation)
        named = {count.year for count in given}
        ahead = {year for year in years if year > self.start.year} if None in named else set()
        counted = sorted(ahead | {year for year in years if year in named})
        where = ", ".join(map(str, counted)) or Text("none of these years")
        return [
            Text(
                "Own counts of {name} in place of those units: {where}. The factor is as without them.",
                name=self.assumed.units.name,
                where=where,
            )
        ]


_FIGURES = tuple(column.key for column in _YEARS[2:])
