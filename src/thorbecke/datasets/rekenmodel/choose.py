"""Which of the recognised tables to use: one of each kind, the one that fits the uitkeringsjaar when there are more."""

from dataclasses import dataclass

from thorbecke.datasets.rekenmodel.posts import post_key
from thorbecke.datasets.rekenmodel.recognise import Recognised
from thorbecke.datasets.rekenmodel.tables import Kind, Table
from thorbecke.errors import InputFileError

__all__ = ["Chosen", "choose"]

_WHAT_IT_LOOKS_LIKE = {
    Kind.UNITS: "a row per municipality and a header with the codes, official numbers or names of the maatstaven",
    Kind.WEIGHTS: "a row per maatstaf and a column per cluster, the last one 'Totaal'",
    Kind.PAYMENTS: "a row per municipality and a column per payment that the weights table lists",
}


@dataclass(frozen=True)
class Chosen:
    """The tables that are used."""

    units: Table
    weights: Table
    payments: Table


def choose(recognised: Recognised, year: int) -> Chosen:
    """One table of each kind; raises InputFileError when one is missing or more than one fits."""
    units, weights = (_one(kind, _of(recognised, kind), recognised, year) for kind in (Kind.UNITS, Kind.WEIGHTS))
    lines = {post_key(row.key) for row in weights.rows if row.payment}
    candidates = _of(recognised, Kind.PAYMENTS)
    listed = [
        table for table in candidates if 2 * sum(post_key(c.key) in lines for c in table.columns) > len(table.columns)
    ]
    return Chosen(units, weights, _one(Kind.PAYMENTS, listed or candidates, recognised, year))


def _of(recognised: Recognised, kind: Kind) -> list[Table]:
    return [table for table in recognised.tables if table.kind is kind]


def _one(kind: Kind, tables: list[Table], recognised: Recognised, year: int) -> Table:
    of_year = [table for table in tables if str(year) in table.sheet.name]
    fitting = of_year if len(tables) > 1 and of_year else tables
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        places = " and ".join(table.sheet.place(table.header) for table in fitting)
        raise InputFileError(
            f"More than one {kind} table: {places}. Keep one, or put the uitkeringsjaar {year} in the "
            "name of its sheet."
        )
    raise InputFileError(f"No {kind} table was found ({_WHAT_IT_LOOKS_LIKE[kind]}). {_seen(recognised)}")


def _seen(recognised: Recognised) -> str:
    tables = [f"a {table.kind} table at {table.sheet.place(table.header)}" for table in recognised.tables]
    others = [f"nothing in {title}" for title in recognised.unrecognised]
    return f"Recognised: {', '.join([*tables, *others])}. Check that all three tables were exported, headers included."
