"""Euro per unit and uitkeringsfactoren of years and circulars outside the packaged sets.

Source: the yearly decisions (BZK, wetten.overheid.nl) and what municipalities published; see `provenance_of`.
"""

from typing import TYPE_CHECKING

from thorbecke.datasets.reference import rows

if TYPE_CHECKING:
    import polars as pl

__all__ = ["bedragen_per_eenheid", "uitkeringsfactoren"]


def bedragen_per_eenheid() -> "pl.DataFrame":
    """Every known euro per unit before the uitkeringsfactor: 2001-2013 complete, 2016-2019 and 2021 in part.

    Columns: year; state ('besluit', or the circular the figures follow); number and name of the maatstaf as published;
    amount; unit ('euro per eenheid', or 'fractie van de waarde' for OZB: the rate on the corrected value, negative);
    published (the amount as the source prints it); partial (the source gives only some maatstaven); note (what to
    beware of in this row); source. A number stands for different maatstaven over the years, and OZB is number 1 three
    times over from 2006 on: year, state, number and name together are one row.
    """
    import polars as pl

    return _without_blanks("bedragen_per_eenheid").with_columns(
        pl.col("year").cast(pl.Int32), pl.col("amount").cast(pl.Float64), pl.col("partial") == "true"
    )


def uitkeringsfactoren() -> "pl.DataFrame":
    """Known uitkeringsfactoren by year and state (a circular, or the annual account they were used in).

    Columns: year, state, uitkeringsfactor, grade ('gepubliceerd' by the ministry, 'overgenomen' by a municipality in
    its own account, 'tweedehands' as quoted by others), note and source. Factors before and after 2023 do not compare.
    """
    import polars as pl

    return _without_blanks("uitkeringsfactoren").with_columns(
        pl.col("year").cast(pl.Int32), pl.col("uitkeringsfactor").cast(pl.Float64)
    )


def _without_blanks(table: str) -> "pl.DataFrame":
    import polars as pl

    return pl.DataFrame(rows(table)).with_columns(pl.col("note").replace("", None))
