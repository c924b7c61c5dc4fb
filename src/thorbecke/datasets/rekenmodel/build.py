"""The project's own tables, from the tables that were read and checked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thorbecke.datasets.circulars import MONTHS, CircularYear
from thorbecke.datasets.figures import CircularFigures
from thorbecke.datasets.provenance import Provenance, SourceFile
from thorbecke.datasets.rekenmodel.posts import post_key, soort_of
from thorbecke.datasets.rekenmodel.tables import Row
from thorbecke.datasets.rekenmodel.values import Values

if TYPE_CHECKING:
    import polars as pl

__all__ = ["build", "provenance_of"]

_NOTE = (
    "Read with 'thorbecke import rekenmodel'. The files do not tell an integratie-uitkering (iu) from a "
    "decentralisatie-uitkering (du): iu are those that the budget of the gemeentefonds names."
)


def provenance_of(which: CircularYear, files: tuple[SourceFile, ...], address: str, notes: Sequence[str]) -> Provenance:
    """The record of a set: the ministry's calculation files for one circular and year."""
    return Provenance(
        title=f"Rekenmodel gemeentefonds, {which.circular}, uitkeringsjaar {which.year}",
        publisher="Ministerie van BZK",
        date=f"{which.circular.year}-{MONTHS[which.circular.month]:02d}",
        licence="Openbare overheidsinformatie (CC BY 4.0)",
        address=address,
        note=" ".join(f"{note.rstrip('.')}." for note in (_NOTE, *notes) if note),
        files=files,
    )


def build(
    which: CircularYear, factor: float, tables: tuple[Values, Values, Values], provenance: Provenance
) -> CircularFigures:
    """The figures of a set from its units, weights and payments; rows and columns in the order of the files."""
    units, weights, payments = tables
    return CircularFigures(
        which,
        factor,
        _eenheden(units),
        _bedragen(weights),
        _betalingen(payments),
        _posten(weights, payments),
        provenance,
        tuple((gemeente, maatstaf, why) for (gemeente, maatstaf), why in units.rounded.items()),
    )


def _eenheden(units: Values) -> "pl.DataFrame":
    import polars as pl

    columns = {column.key: units.column(column.key) for column in units.table.columns}
    schema = {"gemeente": pl.String, **dict.fromkeys(columns, pl.Float64)}
    return pl.DataFrame({"gemeente": [row.key for row in units.table.rows], **columns}, schema=schema)


def _bedragen(weights: Values) -> "pl.DataFrame":
    import polars as pl

    rows = [row.key for row in weights.table.rows if not row.payment]
    columns = [column.key for column in weights.table.columns]
    schema = {"maatstaf": pl.String, **dict.fromkeys(columns, pl.Float64)}
    figures = {column: [weights.figures[row, column] for row in rows] for column in columns}
    return pl.DataFrame({"maatstaf": rows, **figures}, schema=schema)


def _betalingen(payments: Values) -> "pl.DataFrame":
    import polars as pl

    rows = [
        (row.key, column.key, payments.figures[row.key, column.key])
        for row in payments.table.rows
        for column in payments.table.columns
    ]
    return pl.DataFrame(rows, schema={"gemeente": pl.String, "post": pl.String, "bedrag": pl.Float64}, orient="row")


def _cluster(weights: Values, row: Row) -> str:
    return next(c.key for c in weights.table.columns if weights.figures[row.key, c.key] == 1)


def _posten(weights: Values, payments: Values) -> "pl.DataFrame":
    """Every payment with its kind and cluster: first those with amounts, then those the weights table lists alone."""
    import polars as pl

    lines = [row for row in weights.table.rows if row.payment]
    clusters = {post_key(row.key): _cluster(weights, row) for row in lines}
    names = {post_key(column.key): column.key for column in payments.table.columns}
    names |= {post_key(row.key): row.key for row in lines if post_key(row.key) not in names}
    rows = [(name, soort_of(name), clusters.get(key)) for key, name in names.items()]
    return pl.DataFrame(rows, schema={"post": pl.String, "soort": pl.String, "cluster": pl.String}, orient="row")
