"""The packaged tables of key figures, and how they are carried to the municipalities of today.

A count goes where its inhabitants went (`current_codes`; shares of split municipalities are estimates). A percentage
or a mean becomes the mean of the municipalities that were joined, each weighted by what it is a share of. A figure that
one of the joined municipalities lacks is missing for the whole: it is never made up from the others.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from thorbecke.datasets.gemeenten import gemeenten_in
from thorbecke.datasets.herindelingen import current_codes
from thorbecke.datasets.provenance import Provenance
from thorbecke.errors import NotPublishedError, UnknownNameError, closest_or_all

if TYPE_CHECKING:
    import polars as pl

__all__ = ["key_figures", "provenance_of", "tables", "years_of"]

_DATA = Path(__file__).parents[1] / "data" / "kerncijfers"
_TODAY = 2025
_KEYS = ("jaar", "gemeente")


@dataclass(frozen=True)
class _Shares:
    """The columns that are shares or means, and the formula of what they are a share of."""

    columns: tuple[str, ...]
    of: tuple[str, str | None]


# Shares of households weigh by households: inhabitants by the mean size of a household. Everything else is a count.
_SHARES: Mapping[str, _Shares] = {
    "inkomen": _Shares(
        (
            "huishoudensgrootte",
            "eenpersoons_pct",
            "tot_100_sociaal_minimum_pct",
            "tot_110_sociaal_minimum_pct",
            "tot_120_sociaal_minimum_pct",
            "laagste_40_pct",
            "hoogste_20_pct",
            "gestandaardiseerd_inkomen",
        ),
        ("inwoners", "huishoudensgrootte"),
    ),
    "wonen": _Shares(("koop_pct", "huur_pct", "corporatie_pct"), ("inwoners", None)),
}


@cache
def _records() -> dict[str, dict[str, object]]:
    records: dict[str, dict[str, object]] = json.loads((_DATA / "provenance.json").read_text(encoding="utf-8"))
    return records


def tables() -> tuple[str, ...]:
    """The names of the tables of key figures."""
    return tuple(_records())


def provenance_of(table: str) -> Provenance:
    """Where a table of key figures comes from; raises UnknownNameError with the closest names."""
    record = _records().get(table)
    if record is None:
        hint = closest_or_all(table, _records())
        raise UnknownNameError(f"There is no table of key figures '{table}'.{hint}")
    return Provenance.from_json(record)


@cache
def _read(table: str) -> "pl.DataFrame":
    import polars as pl

    provenance_of(table)
    return pl.read_csv(_DATA / f"{table}.csv", infer_schema_length=None)


def years_of(table: str) -> tuple[int, ...]:
    """The years of a table of key figures; raises UnknownNameError."""
    return tuple(_read(table)["jaar"].unique().sort().to_list())


@cache
def key_figures(table: str, year: int) -> "pl.DataFrame":
    """A table of key figures of one year for the 342 municipalities of today, ordered by code.

    Columns: gemeente, then the figures; counts of joined municipalities are added up, shares averaged. Null where the
    source lacks a figure of a municipality or of a part of it. Raises UnknownNameError for another table and
    NotPublishedError for another year.
    """
    import polars as pl

    found = _read(table).filter(pl.col("jaar") == year)
    if found.is_empty():
        there = ", ".join(str(known) for known in years_of(table))
        raise NotPublishedError(f"The key figures '{table}' are there for {there}, not for {year}.")
    moves = [(old, new, share) for old, into in current_codes(year).items() for new, share in into.items()]
    moved = pl.DataFrame(moves, schema=["gemeente", "now", "share"], orient="row").join(
        found, on="gemeente", how="left"
    )
    columns = [column for column in found.columns if column not in _KEYS]
    carried = moved.group_by("now").agg(_carry(table, column) for column in columns)
    order = pl.DataFrame({"gemeente": list(gemeenten_in(_TODAY))})
    return order.join(carried.rename({"now": "gemeente"}), on="gemeente", how="left", maintain_order="left")


def _carry(table: str, column: str) -> "pl.Expr":
    """What one column becomes where municipalities were joined; null where a part is missing."""
    import polars as pl

    shares = _SHARES.get(table)
    if shares is None or column not in shares.columns:
        joined = (pl.col(column) * pl.col("share")).sum()
    else:
        weight = pl.col("share") * pl.col(shares.of[0])
        weight = weight / pl.col(shares.of[1]) if shares.of[1] else weight
        joined = (pl.col(column) * weight).sum() / weight.sum()
    return pl.when(pl.col(column).null_count() == 0).then(joined).alias(column)
