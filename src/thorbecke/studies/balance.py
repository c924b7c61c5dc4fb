"""The balance of tasks and means: net expenses of each cluster beside what the gemeentefonds gives for it."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from thorbecke.datasets import gemeenten_in
from thorbecke.studies.accounts import COVER, Standing
from thorbecke.studies.answer import Answer, Column, Municipality
from thorbecke.studies.peers import Peers, peers_of, percentile
from thorbecke.texts import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["everyone", "figure_of", "nation", "one", "slug"]

_COMMAND = ("command", "balance")
_MLN = 1e6
_CLUSTERS_SINCE = 2023
_NO_CLUSTER = Text("Geen cluster (suppletie, afronding)")
_COVER_NOTE = Text(
    "What closes the accounts, the booked grant (taakveld 0.7) and reserves, has no balance; with it the "
    "net expenses add up to zero but for rounding."
)
_AMOUNTS = ("lasten", "baten", "netto_lasten", "gemeentefonds", "saldo")
_OVERHEAD_NOTE = Text(
    "The gemeentefonds has no cluster for overhead; most of what it gives for it is in Bestuur en "
    "ondersteuning. --overhead salaries spreads overhead over the tasks."
)


def slug(cluster: str) -> str:
    """A cluster as a key in data: `Sport, cultuur en recreatie` is `sport_cultuur_en_recreatie`."""
    return re.sub(r"\W+", "_", cluster.casefold()).strip("_")


def figure_of(standing: Standing, name: str) -> str:
    """The figure of the model behind a column, with overhead apart or spread as the convention says."""
    spread = standing.convention.overhead
    return {
        "lasten": "lasten_per_cluster",
        "baten": "baten_per_cluster",
        "netto_lasten": "netto_lasten_met_overhead" if spread else "netto_lasten",
        "gemeentefonds": "gemeentefonds_per_cluster",
        "saldo": "saldo_per_cluster_met_overhead" if spread else "saldo_per_cluster",
    }[name]


def _known(standing: Standing) -> list[str]:
    """The amounts that can be given: expenses always, the rest where revenue and a grant are at hand."""
    if not standing.net:
        return ["lasten"] + (["gemeentefonds"] if standing.which else [])
    return list(_AMOUNTS) if standing.which else ["lasten", "baten", "netto_lasten"]


def _sums(standing: Standing, places: list[int]) -> dict[str, dict[str, float]]:
    """Each amount by cluster, summed over some municipalities, in euro."""
    arrays = {name: standing.array(figure_of(standing, name))[places] for name in _known(standing)}
    return {
        name: dict(zip(standing.clusters, array.sum(axis=0).tolist(), strict=True)) for name, array in arrays.items()
    }


def _rows(standing: Standing, places: list[int]) -> list[dict[str, Any]]:
    """A row for each cluster that holds anything, what has no cluster, the total and what closes the accounts."""
    sums = _sums(standing, places)
    inhabitants = float(standing.array("inwoners")[places].sum())
    rows: dict[str, dict[str, Any]] = {
        cluster: {"cluster": cluster} | {name: sums[name][cluster] if name in sums else None for name in _AMOUNTS}
        for cluster in standing.clusters
        if any(abs(amounts[cluster]) > 0 for amounts in sums.values())
    }
    tasks = [row for cluster, row in rows.items() if cluster not in COVER]
    if standing.which:
        tasks.append(_without_cluster(standing, places))
    total = {"cluster": Text("total")} | {
        name: sum(row[name] or 0.0 for row in tasks) if name in sums else None for name in _AMOUNTS
    }
    ordered = [*tasks, total, *(rows[cluster] for cluster in COVER if cluster in rows)]
    measure = "netto_lasten" if standing.net else "lasten"
    for row in ordered:
        row["per_inwoner"] = None if row[measure] is None else row[measure] / inhabitants
        row["saldo_per_inwoner"] = None if row["saldo"] is None else row["saldo"] / inhabitants
    return ordered


def _without_cluster(standing: Standing, places: list[int]) -> dict[str, Any]:
    amount = float(standing.array("gemeentefonds_zonder_cluster")[places].sum())
    nothing = 0.0 if standing.net else None
    return {"cluster": _NO_CLUSTER, "lasten": 0.0, "baten": nothing, "netto_lasten": nothing} | {
        "gemeentefonds": amount,
        "saldo": amount if standing.net else None,
    }


def _columns(standing: Standing, *more: Column) -> tuple[Column, ...]:
    headings = {
        "lasten": Column("lasten", "Expenses", "euro", spare=standing.net),
        "baten": Column("baten", "Revenue", "euro", spare=True),
        "netto_lasten": Column("netto_lasten", "Net expenses", "euro"),
        "gemeentefonds": Column("gemeentefonds", "Gemeentefonds", "euro"),
        "saldo": Column("saldo", "Difference", "change"),
    }
    each = [Column("per_inwoner", Text("Net per inh.") if standing.net else Text("Per inh."), "euro")]
    if "saldo" in _known(standing):
        each.append(Column("saldo_per_inwoner", "Diff. per inh.", "change"))
    return (Column("cluster", "Cluster"), *(headings[name] for name in _known(standing)), *each, *more)


def _title(standing: Standing, who: str) -> str:
    accounts = standing.accounts
    if standing.which is None:
        return Text("{who}: {accounts} by cluster", who=who, accounts=accounts)
    return Text(
        "{who}: {accounts} by cluster beside the grant of circular {circular}",
        who=who,
        accounts=accounts,
        circular=standing.which.circular,
    )


def _notes(standing: Standing, *more: str) -> list[str]:
    notes = [*more, *standing.notes]
    if standing.which is None:
        other = Text(", and before 2023 the grant has other clusters") if standing.year < _CLUSTERS_SINCE else ""
        notes.append(
            Text("No circular for {year} is at hand{other}: the accounts stand alone.", year=standing.year, other=other)
        )
    elif standing.net:
        notes += [_COVER_NOTE] if standing.convention.overhead else [_OVERHEAD_NOTE, _COVER_NOTE]
    return notes


def _answer(standing: Standing, title: str, rows: list[dict[str, Any]], **parts: Any) -> Answer:
    return Answer(
        question=_COMMAND,
        title=title,
        rows=rows,
        circular=standing.which.circular if standing.which else None,
        year=standing.year,
        sources=standing.sources(),
        **parts,
    )


def _value(rows: list[dict[str, Any]]) -> float:
    total = next(row for row in rows if row["cluster"] == "total")
    found: float = next(total[name] for name in ("saldo", "netto_lasten", "lasten") if total[name] is not None)
    return found


def one(standing: Standing, who: Municipality) -> Answer:
    """The balance of one municipality by cluster in euro, beside the net expenses of its peers per inhabitant.

    Where it did not deliver, the rows are empty and a note says so. Difference: gemeentefonds less net expenses.
    """
    place = list(standing.codes).index(who.code)
    if place not in standing.delivered:
        missing = Text(
            "{name} did not deliver {lacks}: there is nothing to show, which is not zero.",
            name=who.name,
            lacks=standing.lacks(place),
        )
        return _answer(standing, _title(standing, who.name), [], columns=_columns(standing), notes=[missing])
    rows = _rows(standing, [place])
    peers = peers_of(who.code, standing.year)
    _beside_peers(standing, rows, [list(standing.codes).index(code) for code in peers.codes])
    return _answer(
        standing,
        _title(standing, f"{who.name} ({who.code})"),
        rows,
        columns=_columns(
            standing,
            Column("peers_per_inwoner", "Peers", "change"),
            Column("percentile", "Percentile", "number"),
        ),
        municipality=who,
        value=_value(rows),
        notes=_notes(standing, _beside(peers)),
        strong=_total_at(rows),
    )


def _total_at(rows: list[dict[str, Any]]) -> frozenset[int]:
    return frozenset(place for place, row in enumerate(rows) if row["cluster"] == "total")


def _beside(peers: Peers) -> Text:
    return Text(
        "Peers: the median per inhabitant of {peers}, itself among them. Percentile: how many of 100 of them spend "
        "less.",
        peers=peers.words,
    )


def _beside_peers(standing: Standing, rows: list[dict[str, Any]], places: list[int]) -> None:
    """Add the median of the peers that delivered and the percentile among them, per inhabitant."""
    measure = figure_of(standing, "netto_lasten" if standing.net else "lasten")
    each = standing.array(measure)[places] / standing.array("inwoners")[places][:, None]
    for row in rows:
        if row["cluster"] in standing.clusters and row["per_inwoner"] is not None:
            values = each[:, list(standing.clusters).index(row["cluster"])]
            row["peers_per_inwoner"] = float(np.nanmedian(values))
            row["percentile"] = percentile(values.tolist(), row["per_inwoner"])


def nation(standing: Standing) -> Answer:
    """The balance of all municipalities that delivered, by cluster, in mln euro."""
    rows = _rows(standing, standing.delivered)
    value = _value(rows)
    scaled = [
        {key: number / _MLN if key in _AMOUNTS and number is not None else number for key, number in row.items()}
        for row in rows
    ]
    count = len(standing.delivered)
    return _answer(
        standing,
        _title(standing, Text("{count} of {whole} municipalities, mln euro", count=count, whole=len(standing.codes))),
        scaled,
        columns=_columns(standing),
        value=value / _MLN,
        unit="mln euro",
        notes=_notes(standing, Text("Municipalities that did not deliver are left out on both sides.")),
        strong=_total_at(rows),
    )


def everyone(standing: Standing) -> Answer:
    """One row for each municipality in euro: for each cluster net expenses, grant and difference, and the totals.

    A municipality that did not deliver has a row without amounts. On a screen: differences per inhabitant.
    """
    names, known = gemeenten_in(standing.year), _known(standing)
    shown = "saldo" if "saldo" in known else "netto_lasten" if standing.net else "lasten"
    there = np.isin(np.arange(len(standing.codes)), standing.delivered)[:, None]
    arrays = {name: np.where(there, standing.array(figure_of(standing, name)), np.nan) for name in known}
    held = np.any([np.nansum(np.abs(array), axis=0) > 0 for array in arrays.values()], axis=0)
    clusters = [own for own, any_held in zip(standing.clusters, held, strict=True) if any_held and own not in COVER]
    figures = _flat(standing, arrays, clusters, shown)
    rows = [
        {"code": code, "name": names[code]} | {key: _number(values[place]) for key, values in figures.items()}
        for place, code in enumerate(standing.codes)
    ]
    return _answer(
        standing,
        _title(standing, Text("{count} municipalities, {what} per inhabitant", count=len(rows), what=_SHOWN[shown])),
        rows,
        columns=_wide(clusters, shown),
        value=float(np.nansum(figures["saldo"])) if shown == "saldo" else None,
        notes=_notes(
            standing, Text("JSON and CSV have expenses, revenue, net expenses, grant and difference in euro.")
        ),
    )


def _flat(
    standing: Standing, arrays: "dict[str, NDArray[np.float64]]", clusters: list[str], shown: str
) -> "dict[str, NDArray[np.float64]]":
    """Every amount of every cluster by its key, over the municipalities, and per inhabitant what is shown."""
    inhabitants = standing.array("inwoners")
    places = {own: list(standing.clusters).index(own) for own in clusters}
    figures = {f"{name}_{slug(own)}": arrays[name][:, at] for own, at in places.items() for name in arrays}
    figures |= {f"{shown}_per_inwoner_{slug(own)}": arrays[shown][:, at] / inhabitants for own, at in places.items()}
    if shown == "saldo":
        there = np.isin(np.arange(len(standing.codes)), standing.delivered)
        names = ("saldo", "gemeentefonds_zonder_cluster")
        whole, rest = (np.where(there, standing.array(name), np.nan) for name in names)
        figures |= {"gemeentefonds_zonder_cluster": rest, "saldo": whole, "saldo_per_inwoner": whole / inhabitants}
    return figures


_SHOWN = {
    "saldo": Text("gemeentefonds less net expenses"),
    "netto_lasten": Text("net expenses"),
    "lasten": Text("expenses"),
}


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _wide(clusters: Sequence[str], shown: str) -> tuple[Column, ...]:
    total = [Column("saldo_per_inwoner", "Total", "change")] if shown == "saldo" else []
    each = [
        Column(f"{shown}_per_inwoner_{slug(own)}", own, "change" if shown == "saldo" else "euro", spare=True)
        for own in clusters
    ]
    return (Column("code", "Code"), Column("name", "Name"), *total, *each)
