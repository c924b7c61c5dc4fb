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
from thorbecke.population import Population, build
from thorbecke.studies import local_charges, local_tax, wmo

AMOUNT = 4e9


def rules(population: Population) -> list[Any]:
    """Charges of today, the shift by every instrument, and the Wmo fee."""
    shifts = [local_tax.shift(population, local_tax.Proposal(AMOUNT, name)) for name in belastinggebied.INSTRUMENTS]
    return [local_charges.charges(population), *shifts, wmo.fee_effect(population, wmo.fee_of(2020))]


def one_shift(population: Population) -> int:
    """Bills of one instrument through the rules; gives a number in which every cent shows."""
    found = local_tax.shift(population, local_tax.Proposal(AMOUNT, "ozb-owners"))
    return int(found.paid.sum() + 2 * found.paid_by_others.sum() + 3 * found.income_tax.sum())


def one_shift_by_hand(population: Population) -> int:
    """The same bills written in Polars: owners' surcharge, fall of income tax, sums by municipality and group."""
    tenant, kind, income = pl.col("eigendom") > 0, pl.col("huishoudtype"), pl.col("besteedbaar").cast(pl.Int64)
    rows = population.scan("huishoudens")
    bases = rows.group_by("gemeente").agg(
        pl.col("woz").cast(pl.Int64).sum(), (income + 0.5).floor().sum().alias("income")
    )
    whole = bases.collect(engine="streaming").sum()
    rate, relief = AMOUNT / whole["woz"][0], AMOUNT / whole["income"][0]
    group = pl.when(kind < 4).then((tenant * 2 + (kind > 0)) * 7 + pl.col("inkomensklasse")).otherwise(24 + kind)
    tax = (pl.col("woz") * rate * 100 + 0.5).floor().cast(pl.Int64)
    cents = {
        "households": pl.len(),
        "paid": pl.when(tenant).then(0).otherwise(tax).sum(),
        "others": pl.when(tenant).then(tax).otherwise(0).sum(),
        "income_tax": (income * relief * 100 + 0.5).floor().cast(pl.Int64).sum(),
    }
    lazy = rows.group_by("gemeente", group.alias("group")).agg(**cents)
    sums = lazy.collect(engine="streaming")
    paid, others, income_tax = (int(sums[name].sum()) for name in ("paid", "others", "income_tax"))
    return paid + 2 * others + 3 * income_tax


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
