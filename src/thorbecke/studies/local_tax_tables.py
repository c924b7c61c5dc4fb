"""A larger local tax area as tables: the nation, every municipality, and kinds of households."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from thorbecke.datasets import gemeenten_in
from thorbecke.numbers import dutch
from thorbecke.population import SYNTHETIC
from thorbecke.studies.answer import Answer, Column, Municipality
from thorbecke.studies.household_groups import COLUMNS, COUNT, EMPTY, GROUPS, INSTITUTION
from thorbecke.studies.local_tax import Shift, instrument
from thorbecke.texts import Text

__all__ = ["by_household", "by_municipality", "nation"]

_CENTS, _MLN = 100, 1e6
_PROPOSAL = Text(
    "Proposals of the Rfv, the commission Rinnooy Kan and the CPB, as in Kamerstuk 32 140, nr. 28: "
    "https://zoek.officielebekendmakingen.nl/kst-32140-28.html"
)


def _title(result: Shift, what: str) -> str:
    proposal = result.proposal
    return Text(
        "EUR {amount} mln from the gemeentefonds to {instrument}, taken out by {key}: {what}",
        amount=dutch(proposal.amount / _MLN),
        instrument=instrument(proposal.instrument).title,
        key=proposal.taken_out,
        what=what,
    )


def _answer(result: Shift, what: str, **parts: Any) -> Answer:
    population = result.population
    return Answer.about(
        population.which,
        question=("command", "localtax"),
        title=_title(result, what),
        sources=(*population.targets.sources, _PROPOSAL),
        notes=(*parts.pop("first_notes", ()), *_notes(result)),
        **parts,
    )


def _notes(result: Shift) -> Iterator[str]:
    population, proposal = result.population, result.proposal
    yield Text("Households are {synthetic}. Seed {seed}.", synthetic=SYNTHETIC, seed=population.seed)
    if not population.whole:
        yield Text(
            "Only {count} municipalities are in this population; the amount is shared out over them.",
            count=len(population.codes),
        )
    yield (
        Text(
            "Income tax falls by the same amount, pro rata to disposable income: who gets it is a choice of the "
            "legislator, and this one is an assumption."
        )
    )
    if proposal.remission and proposal.instrument != "ozb-owners":
        yield (
            Text(
                "Remitted: tenants up to {remission:.0%} of the social minimum. Savings and whether people ask are "
                "not known: the cost of remission is an upper bound. The others make it good.",
                remission=proposal.remission,
            )
        )
    if proposal.instrument == "ozb-owners":
        yield Text("Who lets or keeps a dwelling empty pays too; what of it returns in rents is not in the figures.")


_NATION = (Column("line", ""), Column("amount", "Amount (EUR)", "cents"))


def nation(result: Shift) -> Answer:
    """The identity of the shift for the nation, in euro to the cent: state, municipalities, households and others."""
    paid, others, relief = (int(cents.sum()) for cents in (result.paid, result.paid_by_others, result.income_tax))
    uitname, asked = int(result.uitname.sum()), round(result.proposal.amount * _CENTS)
    lines = {
        Text("gemeentefonds"): -uitname,
        Text("new local tax"): paid + others,
        Text("municipalities together (rounding of bills)"): paid + others - uitname,
        Text("income tax"): -relief,
        Text("state: grant saved less income tax forgone (rounding)"): asked - relief,
        Text("households: new local tax"): paid,
        Text("households: lower income tax"): -relief,
        Text("households together"): paid - relief,
        Text("others than the household: landlords, owners of empty dwellings"): others,
        Text("remitted, made good by those who pay"): int(result.remitted.sum()),
    }
    rows = [{"line": name, "amount": cents / _CENTS} for name, cents in lines.items()]
    base = instrument(result.proposal.instrument).base
    standard = float(result.proposal.amount / result.taxed.sum())
    shown = (
        Text("{percent}% of the WOZ value", percent=dutch(standard * 100, 5))
        if base == "euro"
        else Text("EUR {amount} an adult", amount=dutch(standard, 2))
    )
    strong = frozenset({2, 7})
    first = (Text("One rate for all municipalities that brings in the whole amount: {shown}.", shown=shown),)
    value = (paid + others) / _CENTS
    return _answer(
        result, Text("the nation"), columns=_NATION, rows=rows, value=value, strong=strong, first_notes=first
    )


_TOWNS = (
    Column("code", "Code", spare=True),
    Column("name", "Name"),
    Column("taxed", "Taxed", "number", spare=True),
    Column("revenue", "New tax", "cents"),
    Column("uitname", "Taken out", "cents"),
    Column("effect", "Budget effect", "cents"),
    Column("per_inwoner", "Per inhabitant", "cents"),
    Column("rate", "Rate charged", "rate"),
    Column("rate_needed", "Rate needed", "rate"),
    Column("remitted", "Remitted", "cents", spare=True),
)


def by_municipality(result: Shift) -> Answer:
    """One row for each municipality, in euro to the cent: tax, loss of grant, effect, the rate charged and needed."""
    names = gemeenten_in(result.population.which.year)
    scale = 100.0 if instrument(result.proposal.instrument).base == "euro" else 1.0
    figures = {
        "taxed": result.taxed,
        "revenue": result.revenue / _CENTS,
        "uitname": result.uitname / _CENTS,
        "effect": result.effect / _CENTS,
        "per_inwoner": result.effect / _CENTS / result.inhabitants,
        "rate": result.rate * scale,
        "rate_needed": result.needed * scale,
        "remitted": result.remitted.sum(axis=1) / _CENTS,
    }
    rows = [
        {"code": code, "name": names[code]} | {key: float(values[place]) for key, values in figures.items()}
        for place, code in enumerate(result.population.codes)
    ]
    unit = Text("Rates are per cent of the WOZ value.") if scale > 1 else Text("Rates are euro for an adult.")
    value = float(result.revenue.sum()) / _CENTS
    return _answer(
        result,
        Text("{count} municipalities", count=len(rows)),
        columns=_TOWNS,
        rows=rows,
        value=value,
        first_notes=(unit,),
    )


_HOUSEHOLDS = (
    *(Column(key, key.capitalize()) for key in COLUMNS),
    Column("households", "Households", "number"),
    Column("new_tax", "New tax", "cents"),
    Column("income_tax", "Income tax", "cents"),
    Column("change", "Change", "cents"),
    Column("remitted", "Remitted", "cents", spare=True),
    Column("total_change", "Change, mln", "cents", spare=True),
)


def by_household(result: Shift, who: Municipality | None = None) -> Answer:
    """Mean change for each kind of household, of the nation or of one municipality, in euro a year."""
    places = slice(None) if who is None else [result.population.codes.index(who.code)]
    count, paid, others, remitted, relief = (
        figures[places].sum(axis=0)
        for figures in (result.households, result.paid, result.paid_by_others, result.remitted, result.income_tax)
    )
    rows = [
        _household_row(GROUPS[group], *(int(figure[group]) for figure in (count, paid, remitted, relief)))
        for group in range(COUNT)
        if group != EMPTY and count[group]
    ]
    households = np.arange(COUNT) < INSTITUTION
    whole = [int(figure[households].sum()) for figure in (count, paid, remitted, relief)]
    rows.append(_household_row((Text("all households"), "", ""), *whole))
    value = (int(paid.sum()) - int(relief.sum())) / _CENTS
    first = (
        Text(
            "Others than households pay EUR {others}. Means are per household; those in institutions are persons. "
            "A minus is less to pay.",
            others=dutch(int(others.sum()) / _CENTS, 2),
        ),
    )
    what = (
        Text("kinds of households in {name} ({code})", name=who.name, code=who.code)
        if who
        else Text("kinds of households")
    )
    strong = frozenset({len(rows) - 1})
    return _answer(
        result, what, columns=_HOUSEHOLDS, rows=rows, value=value, municipality=who, strong=strong, first_notes=first
    )


def _household_row(kind: tuple[str, str, str], count: int, paid: int, remitted: int, relief: int) -> dict[str, Any]:
    each = max(count, 1) * _CENTS
    return dict(zip(COLUMNS, kind, strict=True)) | {
        "households": count,
        "new_tax": paid / each,
        "income_tax": -relief / each,
        "change": (paid - relief) / each,
        "remitted": remitted / each,
        "total_change": (paid - relief) / _CENTS / _MLN,
    }
