"""The effect of the subscription fee as tables, beside what the monitor published."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from thorbecke import parameters
from thorbecke.datasets import gemeenten_in
from thorbecke.numbers import dutch
from thorbecke.parameters import Figure
from thorbecke.population import SYNTHETIC
from thorbecke.studies.answer import Answer, Column
from thorbecke.studies.wmo import BANDS, BEFORE, FeeEffect
from thorbecke.texts import Text

__all__ = ["by_household", "by_municipality", "nation"]

_CENTS, _THOUSAND = 100, 1000
_CLIENTS, _NET = "clienten hulp bij huishouden", "meerkosten abonnementstarief"
_WHY = Text(
    "The monitor covers all help under the Wmo and takes growth off that would have come anyway, by a "
    "correction on which the outcome turns (an error in it moved 2020 by EUR 21 mln). Here only "
    "household help is counted, growth since the first half of 2019 counts in full and what came before "
    "it does not; costs are those of 2023, and contributions before the fee are the most the rule of "
    "2018 allowed: many municipalities asked less. Fewer of the synthetic clients have the lowest "
    "incomes than the published growth of each income and of all together imply."
)


def _published(name: str, year: int) -> Figure | None:
    """A published figure of the year; of more than one the corrected."""
    found = [
        figure
        for figure in parameters.figures("social_domain")
        if figure.subject == "wmo" and figure.name.startswith(name) and figure.year == year
    ]
    return next((figure for figure in found if "gecorrigeerd" in figure.name), found[-1] if found else None)


def _notes(result: FeeEffect) -> Iterator[str]:
    fee, population = result.fee, result.population
    growth = Text.joined(
        Text("{share:+.0%} with {band}", share=share, band=band)
        for share, band in zip(fee.attraction, BANDS, strict=True)
    )
    yield Text(
        "Growth of use: {growth}. Cost of a client: EUR {cost} a year.", growth=growth, cost=dutch(fee.cost_per_client)
    )
    yield Text(
        "Fee: EUR {amount} for each of {periods:.0f} periods; before it the contribution of {before}.",
        amount=dutch(fee.amount, 2),
        periods=fee.periods,
        before=BEFORE,
    )
    yield _WHY
    yield (
        Text(
            "Households are {synthetic}. Seed {seed}. Incomes are assumed from published shares of classes; "
            "clients are those of {before}, shared out as in 2019.",
            synthetic=SYNTHETIC,
            seed=population.seed,
            before=BEFORE,
        )
    )
    if not population.whole:
        yield Text("Only {count} municipalities are in this population.", count=len(population.codes))


def _answer(result: FeeEffect, what: str, **parts: Any) -> Answer:
    growth = parameters.load("wmo_aanzuigende_werking")
    found = [_published(name, result.fee.year) for name in (_NET, _CLIENTS)]
    sources = [
        *(figure.source for figure in found if figure),
        *sorted({value.source for value in growth.values if value.holds(result.fee.year)}),
        *result.population.targets.sources,
    ]
    return Answer.about(
        result.population.which,
        question=("command", "wmo"),
        title=Text("Subscription fee of the Wmo, {year}: {what}", year=result.fee.year, what=what),
        sources=list(dict.fromkeys(sources)),
        notes=list(_notes(result)),
        **parts,
    )


_NATION = (
    Column("line", ""),
    Column("computed", "Computed", "euro"),
    Column("published", "Published", "euro"),
    Column("difference", "Difference", "euro"),
)


def nation(result: FeeEffect) -> Answer:
    """The nation beside what was published: clients, growth, and the parts of the net cost, in euro."""
    clients = [int(figure.sum()) / _THOUSAND for figure in result.clients]
    cost, contribution = ([int(one.sum()) / _CENTS for one in pair] for pair in (result.cost, result.contribution))
    year, whole = result.fee.year, result.population.whole
    before, now = (_published(_CLIENTS, at) for at in (BEFORE, year))
    lines: list[tuple[str, float, Figure | None]] = [
        (Text("clients, {before}", before=BEFORE), clients[0], before),
        (Text("clients, {year}", year=year), clients[1], now),
        (Text("more help"), cost[1] - cost[0], None),
        (Text("contributions by the rules of {before}", before=BEFORE), contribution[0], None),
        (Text("contributions under the fee, all clients"), contribution[1], None),
        (Text("net cost of the fee"), int(result.net.sum()) / _CENTS, _published(_NET, year)),
    ]
    rows = [
        {
            "line": line,
            "computed": computed,
            "published": published.amount if published and whole else None,
            "difference": computed - published.amount if published and published.amount and whole else None,
        }
        for line, computed, published in lines
    ]
    rows.insert(2, _growth(clients, before, now, whole=whole))
    value = int(result.net.sum()) / _CENTS
    return _answer(
        result, Text("the nation"), columns=_NATION, rows=rows, value=value, strong=frozenset({len(rows) - 1})
    )


def _growth(clients: list[float], before: Figure | None, now: Figure | None, *, whole: bool) -> dict[str, Any]:
    """Growth of the number of clients, in per cent."""
    computed = (clients[1] / clients[0] - 1) * 100 if clients[0] else 0.0
    known = whole and before and now and before.amount and now.amount
    published = (now.amount / before.amount - 1) * 100 if known and now and before else None  # type: ignore[operator]  # known
    difference = None if published is None else computed - published
    return {"line": Text("growth, %"), "computed": computed, "published": published, "difference": difference}


_TOWNS = (
    Column("code", "Code", spare=True),
    Column("name", "Name"),
    Column("clients", "Clients before", "number"),
    Column("more_clients", "More", "number"),
    Column("more_help", "More help", "euro"),
    Column("less_contributed", "Less contributed", "euro"),
    Column("net", "Net cost", "cents"),
    Column("per_inwoner", "Per inhabitant", "cents"),
)


def by_municipality(result: FeeEffect) -> Answer:
    """One row for each municipality, in euro: clients, the cost of more help, contributions forgone, net cost."""
    names, inhabitants = gemeenten_in(result.population.which.year), result.population.targets.ages.sum(axis=1)
    before, after = ((own.sum(axis=1)) for own in result.clients)
    more_help = (result.cost[1] - result.cost[0]).sum(axis=1)
    less = (result.contribution[0] - result.contribution[1]).sum(axis=1)
    net = result.net.sum(axis=1)
    rows = [
        {
            "code": code,
            "name": names[code],
            "clients": int(before[place]) / _THOUSAND,
            "more_clients": int(after[place] - before[place]) / _THOUSAND,
            "more_help": int(more_help[place]) / _CENTS,
            "less_contributed": int(less[place]) / _CENTS,
            "net": int(net[place]) / _CENTS,
            "per_inwoner": float(net[place] / _CENTS / inhabitants[result.population.places[place]]),
        }
        for place, code in enumerate(result.population.codes)
    ]
    value = int(net.sum()) / _CENTS
    return _answer(result, Text("{count} municipalities", count=len(rows)), columns=_TOWNS, rows=rows, value=value)


_HOUSEHOLDS = (
    Column("income", "Income"),
    Column("size", "Size"),
    Column("clients", "Clients before", "number"),
    Column("more_clients", "More", "number"),
    Column("before", "Paid before", "cents"),
    Column("after", "Pays", "cents"),
    Column("net", "Net cost", "euro"),
)


def by_household(result: FeeEffect) -> Answer:
    """Clients by gross income and size of household: what each pays in a year on average, in euro, and the net cost."""
    rows = []
    sums = [[figure.sum(axis=0) for figure in pair] for pair in (result.clients, result.contribution)]
    net = result.net.sum(axis=0)
    for place in range(len(net)):
        (before, after), (paid, pays) = ([int(figure[place]) for figure in pair] for pair in sums)
        rows.append(
            {
                "income": BANDS[place // 2],
                "size": (Text("one person"), Text("more persons"))[place % 2],
                "clients": before / _THOUSAND,
                "more_clients": (after - before) / _THOUSAND,
                "before": paid / _CENTS / max(before / _THOUSAND, 1.0),
                "after": pays / _CENTS / max(after / _THOUSAND, 1.0),
                "net": int(net[place]) / _CENTS,
            }
        )
    value = float(np.sum(net)) / _CENTS
    return _answer(result, Text("households with help"), columns=_HOUSEHOLDS, rows=rows, value=value)
