"""The residents of the nation: how long drawing them takes, every resident rule over all, and Polars by hand.

Run with `python benchmarks/bench_population.py`. The aims: drawing under 3 minutes and 4 GB, all rules under 15 s and
3 GB on two cores, and the same sums by hand in Polars at most 1.5 times as fast.
"""

import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measure import best_of, peak_megabytes, show
from thorbecke.datasets import newest
from thorbecke.law import belastinggebied
from thorbecke.population import Population, assumption, build
from thorbecke.studies import local_charges, local_tax, wmo

AMOUNT = 4e9


def rules(population: Population) -> list[Any]:
    """Charges of today, the shift by every instrument, and the Wmo fee."""
    shifts = [local_tax.shift(population, local_tax.Proposal(AMOUNT, name)) for name in belastinggebied.INSTRUMENTS]
    return [local_charges.charges(population), *shifts, wmo.fee_effect(population, wmo.fee_of(2020))]


def one_shift(population: Population) -> int:
    """Bills of one instrument through the rules, in cents."""
    return int(local_tax.shift(population, local_tax.Proposal(AMOUNT)).paid.sum())


def one_shift_by_hand(population: Population) -> int:
    """The same bills written in Polars: users' OZB, remission, fall of income tax, sums by municipality and group."""
    found = assumption("gross_income")
    lived_in, tenant = pl.col("huishoudtype") != 5, pl.col("eigendom") > 0
    remitted = lived_in & tenant & (pl.col("inkomensklasse") == 0)
    partner = pl.col("volwassenen").cast(pl.Float64) - 1
    adults = (partner + pl.col("volwassen_kinderen")) * found.number("extra_adult")
    income = pl.col("inkomen") * (1 + adults + pl.col("minderjarigen") * found.number("child"))
    rows = population.scan("huishoudens")
    woz = pl.when(lived_in).then(pl.col("woz")).otherwise(0).cast(pl.Float64)
    taxed = pl.when(remitted).then(0.0).otherwise(woz)
    bases = rows.group_by("gemeente").agg(taxed.sum().alias("taxed"), income.round().sum().alias("income"))
    whole = bases.collect(engine="streaming").sum()
    rate, relief = AMOUNT / whole["taxed"][0], AMOUNT / whole["income"][0]
    kind = (
        pl.when(pl.col("huishoudtype") < 4)
        .then((tenant * 2 + (pl.col("huishoudtype") > 0)) * 7 + pl.col("inkomensklasse"))
        .otherwise(24 + pl.col("huishoudtype"))
    )
    cents = {
        "paid": (taxed * rate * 100 + 0.5).floor().cast(pl.Int64),
        "remitted": (pl.when(remitted).then(woz).otherwise(0.0) * rate * 100 + 0.5).floor().cast(pl.Int64),
        "income_tax": (income * relief * 100 + 0.5).floor().cast(pl.Int64),
    }
    sums = rows.group_by("gemeente", kind.alias("kind")).agg(
        pl.len(), *(value.sum().alias(name) for name, value in cents.items())
    )
    return int(sums.collect(engine="streaming")["paid"].sum())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        population = build(newest(), folder=Path(folder) / "nation")
        drawn = time.perf_counter() - start
        everything = best_of(lambda: rules(population), repeats=2)
        memory = peak_megabytes()
        ours, theirs = (best_of(partial(work, population), repeats=3) for work in (one_shift, one_shift_by_hand))
        apart = one_shift(population) - one_shift_by_hand(population)
        show(
            [
                ("18 mln persons in 8 mln households drawn", f"{drawn:.1f} s"),
                ("charges, three shifts and the Wmo fee over all of them", f"{everything:.1f} s, {memory:.0f} MB"),
                ("one shift: rules, Polars by hand", f"{ours:.2f} s, {theirs:.2f} s: {ours / theirs:.2f} times"),
                ("difference of the two, in cents", f"{apart}"),
            ]
        )


if __name__ == "__main__":
    main()
