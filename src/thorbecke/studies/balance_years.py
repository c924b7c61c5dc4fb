"""Expenses by cluster over the years, carried to the municipalities of today."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from thorbecke.datasets import current_codes, gemeenten_in, inhabitants, iv3
from thorbecke.quantity import Quantity
from thorbecke.studies.accounts import COVER, Standing, standing
from thorbecke.studies.answer import Answer, Column, Municipality
from thorbecke.texts import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["TODAY", "carried", "series"]

TODAY = 2026
_RESULT = "0.11"
_NOTE = Text(
    "Expenses, not net, without reserves and result: revenue per taakveld is published for 2023-2025 "
    "only. Figures of municipalities that merged are added up; those of split ones are divided by shares "
    "of population, which are estimates."
)
_SCHEMES = Text("Taakvelden changed in 2023 and 2025; clusters bridge that as well as titles allow.")


@dataclass(frozen=True)
class _Year:
    """Expenses per cluster and inhabitants of one year on today's borders; missing (NaN) where a part is missing."""

    standing: Standing
    lasten: "NDArray[np.float64]"
    inhabitants: "NDArray[np.float64]"


# A year is kept as long as its accounts are the same: it holds all municipalities, whichever is asked.
_KEPT: dict[tuple[int, iv3.Report], _Year] = {}


def carried(year: int, values: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Figures of the municipalities of a year, in order of code, on the borders of today.

    A municipality of today is missing when any that it was made of is missing. Raises NotPublishedError for years from
    which the reorganisations are not all known.
    """
    today = {code: place for place, code in enumerate(gemeenten_in(TODAY))}
    result = np.zeros((len(today), *values.shape[1:]))
    for own, shares in zip(values, current_codes(year).values(), strict=True):
        for code, share in shares.items():
            result[today[code]] += share * own
    return result


def _year(year: int, report: iv3.Report | None) -> _Year:
    there = {kind for known, kind in iv3.available() if known == year}
    kind = report or (iv3.Report.JAARREKENING if iv3.Report.JAARREKENING in there else iv3.Report.BEGROTING)
    kept = _KEPT.get((year, kind))
    if kept is None or kept.standing.accounts is not iv3.load(year, kind):
        kept = _KEPT[year, kind] = _computed(year, kind)
    return kept


def _computed(year: int, kind: iv3.Report) -> _Year:
    found = standing(year, kind)
    count = np.array([float(inhabitants(year)[code]) for code in found.codes])
    return _Year(found, carried(year, _without_result(found)), carried(year, count))


def _without_result(found: Standing) -> "NDArray[np.float64]":
    """Expenses by cluster without the result of the accounts, which is at hand for some years only."""
    link = found.model.value("cluster_van_taakveld")
    kept = np.array([[float(code != _RESULT)] for code in found.model.coords["taakveld"]])
    model = found.model.replace(cluster_van_taakveld=Quantity.of(link.data * kept, link.dims))
    return np.asarray(model.value("lasten_per_cluster").data, dtype=float)


def series(first: int, last: int, who: Municipality | None, report: iv3.Report | None = None) -> Answer:
    """Expenses by cluster in euro per inhabitant, year by year, of a municipality of today or of all together.

    Accounts where there are any, else budgets, unless a report is asked. Of the nation the years hold what was
    delivered, per inhabitant of those. Raises UnknownNameError for years that are not at hand.
    """
    years = [_year(year, report) for year in range(first, last + 1)]
    codes = list(gemeenten_in(TODAY))
    rows: list[dict[str, Any]] = [
        {"cluster": cluster}
        | {str(year.standing.year): _each(year, place, codes.index(who.code) if who else None) for year in years}
        for place, cluster in enumerate(years[0].standing.clusters)
        if cluster not in COVER
    ]
    rows = [row for row in rows if any(value for key, value in row.items() if key != "cluster")]
    total = {str(y.standing.year): _total([row[str(y.standing.year)] for row in rows]) for y in years}
    rows.append({"cluster": Text("total")} | total)
    return Answer(
        question=("command", "balance --years"),
        title=Text("{whose}: expenses by cluster, euro per inhabitant", whose=_whose(who)),
        columns=(Column("cluster", "Cluster"), *(_heading(year) for year in years)),
        rows=rows,
        year=f"{first}-{last}",
        municipality=who,
        unit="euro/inwoner",
        notes=[*_missing(years, who), _NOTE, _SCHEMES],
        sources=sorted({source for year in years for source in year.standing.accounts_sources()}),
        strong=frozenset({len(rows) - 1}),
    )


def _whose(who: Municipality | None) -> str:
    return f"{who.name} ({who.code})" if who else Text("All municipalities")


def _each(year: _Year, cluster: int, place: int | None) -> float | None:
    if place is None:
        there = ~np.isnan(year.lasten[:, 0])
        return float(year.lasten[there, cluster].sum() / year.inhabitants[there].sum())
    value = float(year.lasten[place, cluster] / year.inhabitants[place])
    return None if np.isnan(value) else value


def _total(values: list[float | None]) -> float | None:
    return None if None in values else sum(value for value in values if value is not None)


def _heading(year: _Year) -> Column:
    mark = "" if year.standing.accounts.report is iv3.Report.JAARREKENING else " b"
    return Column(str(year.standing.year), f"{year.standing.year}{mark}", "euro")


def _missing(years: list[_Year], who: Municipality | None) -> list[str]:
    budgets = ", ".join(str(y.standing.year) for y in years if y.standing.accounts.report is iv3.Report.BEGROTING)
    notes: list[str] = (
        [Text("Budgets (marked b): {budgets}. The other years are accounts.", budgets=budgets)] if budgets else []
    )
    silent = {y.standing.year: _silent(y, who) for y in years}
    if who:
        notes += [
            Text("{year} is missing: {names} did not deliver.", year=year, names=", ".join(names))
            for year, names in silent.items()
            if names
        ]
    elif any(silent.values()):
        counts = Text.joined(
            Text("{count} in {year}", count=len(names), year=year) for year, names in silent.items() if names
        )
        notes.append(
            Text("Municipalities that did not deliver, left out with those they became: {counts}.", counts=counts)
        )
    return notes


def _silent(year: _Year, who: Municipality | None) -> list[str]:
    """Who did not deliver in a year: of all, or of those that a municipality of today was made of."""
    names, became = gemeenten_in(year.standing.year), current_codes(year.standing.year)
    codes = [code for code in year.standing.accounts.missing if who is None or who.code in became[code]]
    return [f"{names[code]} ({code})" for code in codes]
