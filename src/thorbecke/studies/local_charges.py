"""What households pay their municipality for their home today: OZB, waste and sewerage, as far as the budgets tell.

Rates and charges of municipalities are not among the figures. What is shown is implied: the revenue in the budget (Iv3)
over the value of dwellings, or over the households; official tariffs differ by size of household and use.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

import numpy as np

from thorbecke.datasets import gemeenten_in, iv3
from thorbecke.law import gemeentewet
from thorbecke.model import Graph, Model
from thorbecke.population import SYNTHETIC, Block, Floats, Ints, Population, Workers, map_blocks
from thorbecke.quantity import Quantity
from thorbecke.studies.answer import Answer, Column, Municipality
from thorbecke.studies.household_figures import home
from thorbecke.studies.household_groups import COLUMNS, COUNT, EMPTY, GROUPS, INSTITUTION, group_sums
from thorbecke.texts import Text

__all__ = ["Charges", "by_household", "by_municipality", "charges"]

_CENTS = 100
_TAAKVELDEN = {"ozb": "0.61", "riool": "7.2", "afval": "7.3"}
_BILLS = ("ozb_eigenaar_woning", "woonlasten", "kwijtschelding_woonlasten")


@dataclass(frozen=True)
class Charges:
    """Charges per municipality (in the order of the population), and sums in whole cents per municipality and group.

    ozb_rate is a fraction of the value, waste and sewerage euro per household; NaN where no budget was delivered.
    """

    population: Population
    source: str
    ozb_rate: Floats
    waste: Floats
    sewerage: Floats
    households: Ints
    ozb: Ints
    woonlasten: Ints
    remitted: Ints


def charges(population: Population, remission: float = 1.0, workers: Workers | None = None) -> Charges:
    """OZB, waste and sewerage of every household of a population, at the rates its municipality's budget implies.

    Raises UnknownNameError when there is no budget of the year.
    """
    accounts = iv3.to_quantities(iv3.load(population.which.year, iv3.Report("begroting")), population.codes)
    column = {code: place for place, code in enumerate(accounts.coords["taakveld"])}
    revenue = np.asarray(accounts.quantities["baten"].data)
    ozb, riool, afval = (revenue[:, column[_TAAKVELDEN[name]]] for name in ("ozb", "riool", "afval"))
    households = population.targets.kinds.sum(axis=1)[population.places]
    woz = population.targets.woz[population.places]
    rates = np.column_stack([ozb / woz, afval / households, riool / households])
    by_code = dict(zip(population.codes, rates.tolist(), strict=True))
    bills = partial(_bills, rates=by_code, remission=remission)
    count, own, whole, remitted = np.concatenate(map_blocks(bills, population, workers), axis=1)
    ozb_rate, waste, sewerage = rates.T
    return Charges(
        population,
        accounts.source,
        ozb_rate=ozb_rate,
        waste=waste,
        sewerage=sewerage,
        households=count,
        ozb=own,
        woonlasten=whole,
        remitted=remitted,
    )


@cache
def _graph(year: int) -> Graph:
    return Graph(gemeentewet.RULES, gemeentewet.INPUTS, date(year, 1, 1))


def _bills(block: Block, rates: Mapping[str, list[float]], remission: float) -> Ints:
    rate, waste, sewerage = np.nan_to_num(np.array([rates[code] for code in block.codes])).T
    block = block.with_towns(tarief=rate, afval=waste, riool=sewerage)
    given = {
        "kwijtscheldingsnorm": Quantity.of(remission),
        "ozb_tarief_woningen": block.quantity(block.column("tarief")),
        "afvalstoffenheffing": block.quantity(block.column("afval"), "euro"),
        "rioolheffing": block.quantity(block.column("riool"), "euro"),
    }
    model = Model(_graph(block.population.which.year), given, {}, {}, home(block))
    return group_sums(block, [block.cents(model.value(name)) for name in _BILLS])


_TOWNS = (
    Column("code", "Code", spare=True),
    Column("name", "Name"),
    Column("ozb_rate", "OZB rate, %", "rate"),
    Column("waste", "Waste", "cents"),
    Column("sewerage", "Sewerage", "cents"),
    Column("owner", "Owner, more persons", "cents"),
    Column("tenant", "Tenant, more persons", "cents"),
    Column("remitted", "Remitted", "euro"),
    Column("remitted_share", "Remitted, %", "percent", spare=True),
)


def by_municipality(result: Charges) -> Answer:
    """One row for each municipality: implied rates, and what owners and tenants pay in a year on average, in euro."""
    names = gemeenten_in(result.population.which.year)
    rows = [
        {"code": code, "name": names[code], **_town(result, place)}
        for place, code in enumerate(result.population.codes)
    ]
    value = float(result.woonlasten.sum()) / _CENTS
    return _answer(result, Text("{count} municipalities", count=len(rows)), columns=_TOWNS, rows=rows, value=value)


def _town(result: Charges, place: int) -> dict[str, float | None]:
    if np.isnan(result.ozb_rate[place]):
        return dict.fromkeys((column.key for column in _TOWNS[2:]), None)
    more = [[g for g, (own, size, _) in enumerate(GROUPS) if (own, size) == (who, "more persons")] for who in _WHO]
    owner, tenant = (
        result.woonlasten[place, groups].sum() / max(result.households[place, groups].sum(), 1) / _CENTS
        for groups in more
    )
    remitted, whole = result.remitted[place].sum() / _CENTS, result.woonlasten[place].sum() / _CENTS
    return {
        "ozb_rate": float(result.ozb_rate[place] * 100),
        "waste": float(result.waste[place]),
        "sewerage": float(result.sewerage[place]),
        "owner": float(owner),
        "tenant": float(tenant),
        "remitted": float(remitted),
        "remitted_share": float(remitted / whole * 100),
    }


_WHO = ("owner", "tenant")
_HOUSEHOLDS = (
    *(Column(key, key.capitalize()) for key in COLUMNS),
    Column("households", "Households", "number"),
    Column("ozb", "OZB", "cents"),
    Column("woonlasten", "OZB, waste, sewerage", "cents"),
    Column("remitted", "Remitted", "cents"),
)


def by_household(result: Charges, who: Municipality | None = None) -> Answer:
    """What each kind of household pays in a year on average, in euro, in the nation or one municipality."""
    codes = result.population.codes
    known = [place for place in range(len(codes)) if not np.isnan(result.ozb_rate[place])]
    places = known if who is None else [codes.index(who.code)]
    figures = (result.households, result.ozb, result.woonlasten, result.remitted)
    count, *cents = (figure[places].sum(axis=0) for figure in figures)
    rows = [
        dict(zip(COLUMNS, GROUPS[group], strict=True))
        | {"households": int(count[group])}
        | {
            key: float(sums[group] / count[group] / _CENTS)
            for key, sums in zip(("ozb", "woonlasten", "remitted"), cents, strict=True)
        }
        for group in range(COUNT)
        if group not in (EMPTY, INSTITUTION) and count[group]
    ]
    what = (
        Text("kinds of households in {name} ({code})", name=who.name, code=who.code)
        if who
        else Text("kinds of households")
    )
    value = float(cents[1].sum()) / _CENTS
    return _answer(result, what, columns=_HOUSEHOLDS, rows=rows, value=value, municipality=who)


def _answer(result: Charges, what: str, **parts: Any) -> Answer:
    population = result.population
    missing = int(np.isnan(result.ozb_rate).sum())
    notes = [
        Text(
            "Rates are implied, not official: revenue in the budget (taakvelden 0.61, 7.2, 7.3) over the value of "
            "dwellings or over the households. Firms pay part of waste and sewerage, so households pay rather less."
        ),
        Text("Households are {synthetic}. Seed {seed}.", synthetic=SYNTHETIC, seed=population.seed),
        Text(
            "Remitted: tenants up to the norm; savings and whether people ask are not known, so it is an upper bound."
        ),
    ]
    if missing:
        notes.append(
            Text(
                "{missing} municipalities delivered no budget for {year} and are not in it.",
                missing=missing,
                year=population.which.year,
            )
        )
    return Answer.about(
        population.which,
        question=("command", "localtax"),
        title=Text(
            "What households pay their municipality for their home in {year}: {what}",
            year=population.which.year,
            what=what,
        ),
        sources=(result.source, *population.targets.sources),
        notes=notes,
        **parts,
    )
