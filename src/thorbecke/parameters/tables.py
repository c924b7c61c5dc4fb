"""Sourced figures that are no parameter of the law: budgets, agreements, measurements; every row names its source."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thorbecke.errors import UnknownNameError, closest_or_all

__all__ = ["Figure", "figures", "table_names"]

_TABLES = Path(__file__).parent / "tables"


@dataclass(frozen=True)
class Figure:
    """One figure: of what, for which year or years, as it stood when, how much, and where it was read.

    `amount` is None where the source gives words only, which then stand in `note`. `state` names the budget, agreement
    or circular the figure belongs to; `last_year` is later than `year` where one figure covers several years.
    """

    subject: str
    name: str
    year: int
    last_year: int
    state: str
    amount: float | None
    unit: str
    grade: str
    source: str
    note: str


@cache
def table_names() -> tuple[str, ...]:
    """The names of the tables, in alphabetical order."""
    return tuple(sorted(path.stem for path in _TABLES.glob("*.csv")))


@cache
def figures(table: str) -> tuple[Figure, ...]:
    """Every figure of a table; raises UnknownNameError with the closest names.

    Tables: accres, btw_compensatiefonds, fund_totals, packages (plus is more money for municipalities, minus a cut, a
    booked saving or a shortfall) and social_domain. Amounts are in euro, shares are fractions.
    """
    if table not in table_names():
        hint = closest_or_all(table, table_names())
        raise UnknownNameError(f"There is no table '{table}'.{hint}")
    with (_TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_figure(row) for row in csv.DictReader(file))


def _figure(row: dict[str, str]) -> Figure:
    amount, year, last_year = (row.pop(column) for column in ("amount", "year", "last_year"))
    return Figure(year=int(year), last_year=int(last_year), amount=float(amount) if amount else None, **row)
