"""The residents of the nation: how long drawing them takes, every resident rule over all, and Polars by hand.

Run with `python benchmarks/bench_population.py`. The aims: drawing under 3 minutes and 4 GB, all rules under 15 s and
3 GB on two cores, and the same sums by hand in Polars at most 1.5 times as fast.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import residents_by_hand as by_hand
from benchmarks.measure import best_of, peak_megabytes, show
from thorbecke.datasets import newest
from thorbecke.law import belastinggebied
from thorbecke.population import Population, build
from thorbecke.studies import local_charges, local_tax, wmo

AMOUNT, YEAR, ROUNDS = 4e9, 2020, 5
Pair = tuple[Callable[[], Any], Callable[[], Any]]


def pairs(population: Population) -> dict[str, Pair]:
    """Charges of today, the shift by every instrument, and the Wmo fee: through the rules, and by hand."""
    fee, today = wmo.fee_of(YEAR), local_charges.charges(population)
    found: dict[str, Pair] = {
        "charges": (
            partial(local_charges.charges, population),
            partial(by_hand.charges, population, today),
        )
    }
    for name in belastinggebied.INSTRUMENTS:
        proposal = local_tax.Proposal(AMOUNT, name)
        found[name] = (
            partial(local_tax.shift, population, proposal),
            partial(by_hand.shift, population, AMOUNT, name),
        )
    return found | {"fee": (partial(wmo.fee_effect, population, fee), partial(by_hand.fee_effect, population, fee))}


def turn_by_turn(pair: Pair) -> tuple[float, float]:
    """Seconds of the fastest of several rounds of each, taken in turn, so that other work slows down both."""
    rounds = [tuple(best_of(work, repeats=1) for work in pair) for _ in range(ROUNDS)]
    ours, theirs = (min(times) for times in zip(*rounds, strict=True))
    return ours, theirs


def cents_apart(pair: Pair) -> int:
    """By how much the sums by municipality and group differ, all together."""
    ours, theirs = (work() for work in pair)
    return by_hand.apart(ours, theirs)


def measured(population: Population) -> list[tuple[str, str]]:
    """Every study against Polars by hand, and all together."""
    rows, whole, apart = [], [0.0, 0.0], 0
    for name, pair in pairs(population).items():
        ours, theirs = turn_by_turn(pair)
        apart += cents_apart(pair)
        whole = [whole[0] + ours, whole[1] + theirs]
        rows.append((f"{name}: rules, Polars by hand", f"{ours:.2f} s, {theirs:.2f} s: {ours / theirs:.2f} times"))
    ratio = whole[0] / whole[1]
    rows.append(("everything: rules, Polars by hand", f"{whole[0]:.2f} s, {whole[1]:.2f} s: {ratio:.2f} times"))
    return [*rows, ("difference of the two, in cents", f"{apart}"), ("most memory held", f"{peak_megabytes():.0f} MB")]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        population = build(newest(), folder=Path(folder) / "nation")
        drawn = time.perf_counter() - start
        show([("18 mln persons in 8 mln households drawn", f"{drawn:.1f} s"), *measured(population)])


if __name__ == "__main__":
    main()
