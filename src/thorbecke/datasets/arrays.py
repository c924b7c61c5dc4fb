"""From tables to arrays: the figures of one circular and year as the quantities that a model takes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thorbecke.datasets.figures import CircularFigures
from thorbecke.datasets.maatstaven import maatstaf_table
from thorbecke.quantity import Quantity

if TYPE_CHECKING:
    import polars as pl

__all__ = ["OZB_CLUSTER", "ModelFigures", "to_quantities"]

OZB_CLUSTER = "Onroerendezaakbelasting"
_OZB_PREFIX = "WOZ"
_INHABITANTS = "inwo"


@dataclass(frozen=True)
class ModelFigures:
    """Quantities by name, the labels along their dimensions, and the source of each."""

    quantities: dict[str, Quantity]
    coords: dict[str, Sequence[str]]
    sources: dict[str, str]


def to_quantities(figures: CircularFigures) -> ModelFigures:
    """The figures of one circular and year as quantities: municipalities in the order of their codes, maatstaven
    in that of the official specification.

    A suppletie that the set does not publish is missing (NaN) for every municipality, never zero.
    """
    import polars as pl

    eenheden = figures.eenheden.sort("gemeente")
    ozb = pl.col("maatstaf").str.starts_with(_OZB_PREFIX)
    bedragen = _in_official_order(figures.bedragen)
    uitgaven, belasting = bedragen.filter(~ozb), bedragen.filter(ozb)
    clusters = [name for name in figures.bedragen.columns if name not in ("maatstaf", "totaal")]
    coords: dict[str, Sequence[str]] = {
        "gemeente": eenheden["gemeente"].to_list(),
        "maatstaf": uitgaven["maatstaf"].to_list(),
        "ozb_maatstaf": belasting["maatstaf"].to_list(),
        "cluster": clusters,
        "post": figures.posten.filter(pl.col("soort") != "suppletie")["post"].to_list(),
    }
    quantities = {
        "eenheden": _matrix(eenheden, coords["maatstaf"], ("gemeente", "maatstaf"), "eenheid"),
        "bedrag_per_eenheid": Quantity.of(uitgaven["totaal"].to_numpy(), ("maatstaf",), "euro/eenheid"),
        "bedrag_per_eenheid_per_cluster": _matrix(uitgaven, clusters, ("maatstaf", "cluster"), "euro/eenheid"),
        "gecorrigeerde_woz_waarde": _matrix(eenheden, coords["ozb_maatstaf"], ("gemeente", "ozb_maatstaf"), "euro"),
        "rekentarief": Quantity.of(-belasting["totaal"].to_numpy(), ("ozb_maatstaf",), "1"),
        "inwoners": Quantity.of(eenheden[_INHABITANTS].to_numpy(), ("gemeente",), "inwoner"),
        "uitkeringsfactor": Quantity.of(figures.uitkeringsfactor),
        **_payments(figures, coords),
    }
    source = figures.provenance.cite()
    return ModelFigures(quantities, coords, dict.fromkeys(quantities, source))


def _in_official_order(bedragen: "pl.DataFrame") -> "pl.DataFrame":
    """The maatstaven in the order of the official specification, those it does not have last."""
    place = {code: number for number, code in enumerate(maatstaf_table()["code"])}
    order = sorted(range(len(bedragen)), key=lambda row: (place.get(bedragen["maatstaf"][row], len(place)), row))
    return bedragen[order]


def _matrix(table: "pl.DataFrame", columns: Sequence[str], dims: tuple[str, ...], unit: str) -> Quantity:
    return Quantity.of(np.ascontiguousarray(table.select(columns).to_numpy()), dims, unit)


def _payments(figures: CircularFigures, coords: dict[str, Sequence[str]]) -> dict[str, Quantity]:
    """Payments as a matrix; a line that the set names but does not publish is missing (NaN) throughout."""
    posts = figures.posten["post"].to_list()
    place = {code: row for row, code in enumerate(coords["gemeente"])}
    column = {post: number for number, post in enumerate(posts)}
    amounts = np.full((len(place), len(posts)), np.nan)
    for gemeente, post, bedrag in figures.betalingen.select("gemeente", "post", "bedrag").iter_rows():
        amounts[place[gemeente], column[post]] = bedrag
    kinds = figures.posten["soort"].to_list()
    growth = [number for number, kind in enumerate(kinds) if kind == "suppletie"]
    others = [number for number, kind in enumerate(kinds) if kind != "suppletie"]
    suppletie = amounts[:, growth].sum(axis=1) if growth else np.full(len(place), np.nan)
    clusters = [figures.posten["cluster"][number] for number in others]
    belongs = np.array([[float(cluster == own) for own in coords["cluster"]] for cluster in clusters])
    return {
        "suppletie": Quantity.of(suppletie, ("gemeente",), "euro"),
        "uitkering_per_post": Quantity.of(amounts[:, others], ("gemeente", "post"), "euro"),
        "cluster_van_post": Quantity.of(belongs, ("post", "cluster"), "1"),
    }
