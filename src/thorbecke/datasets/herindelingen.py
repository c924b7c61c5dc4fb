"""Reorganisations of municipalities, and how figures of an older year are carried to the borders of today.

Source: derived from the CBS lists of municipalities and boundaries; shares of split municipalities are estimates.
"""

from typing import TYPE_CHECKING

from thorbecke.datasets.gemeenten import gemeenten_in
from thorbecke.datasets.reference import rows
from thorbecke.errors import NotPublishedError
from thorbecke.texts import Text

if TYPE_CHECKING:
    import polars as pl

__all__ = ["current_codes", "reorganisations"]


def reorganisations() -> "pl.DataFrame":
    """Every municipality that ended between 1 January 2015 and 1 January 2023: one row for each it went into.

    Columns: date, first_list (the first 1 January without the old one), old, old_name, new, new_name, split,
    share_of_population (of the old municipality; as published, rounded to thousandths), estimate (the share is an
    estimate, as for every split) and inhabitants_old (on the last 1 January).
    """
    import polars as pl

    schema = {"first_list": pl.Int32, "share_of_population": pl.Float64, "inhabitants_old": pl.Int64}
    return pl.DataFrame(rows("herindelingen")).with_columns(
        pl.col("date").str.to_date(),
        pl.col("split", "estimate") == "true",
        *(pl.col(name).cast(kind) for name, kind in schema.items()),
    )


def current_codes(year: int) -> dict[str, dict[str, float]]:
    """For every municipality of a year (2014-2026): the municipalities of today and its share of population in each.

    The shares of one municipality add up to 1, so a total stays the total; those of split municipalities are
    estimates. Raises UnknownNameError for years without a list and NotPublishedError for 2010-2013, from which on
    the reorganisations are not all known.
    """
    codes = gemeenten_in(year)
    steps = rows("herindelingen")
    first = min(int(step["first_list"]) for step in steps)
    if year < first - 1:
        raise NotPublishedError(
            Text(
                "Figures of {year} cannot be carried to today's municipalities: the reorganisations are known from "
                "{first} on. Take {earliest} or later.",
                year=year,
                first=first,
                earliest=first - 1,
            )
        )
    return {code: _today(code, year) for code in codes}


def _today(code: str, year: int) -> dict[str, float]:
    """Where the inhabitants of one municipality of a year live now, following every later reorganisation."""
    later = [step for step in rows("herindelingen") if step["old"] == code and int(step["first_list"]) > year]
    if not later:
        return {code: 1.0}
    # Published shares are rounded and may add up to 1.001: divided by their sum, nobody is made or lost.
    total = sum(float(step["share_of_population"]) for step in later)
    shares: dict[str, float] = {}
    for step in later:
        for now, share in _today(step["new"], int(step["first_list"])).items():
            shares[now] = shares.get(now, 0.0) + share * float(step["share_of_population"]) / total
    return shares
