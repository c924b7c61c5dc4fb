"""The national grant: one run, draws of the fund's size, and a whole process, against NumPy by hand.

Run with `python benchmarks/bench_grant.py`. The sums by hand are those the rules declare: the amount of every line,
uitkeringsbasis, OZB deduction, factor, general grant, payments, total and total per inhabitant.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measure import best_of, peak_megabytes, show
from thorbecke.datasets import newest
from thorbecke.model import Model
from thorbecke.quantity import Quantity
from thorbecke.studies.national import model_of

FIGURES = (
    "totaal_per_inwoner",
    "verdeeld_bedrag",
    "uitkering_per_maatstaf",
    "uitkering_per_cluster",
    "iu_du_per_cluster",
)


def prepared() -> Model:
    """The model of the newest circular in which the factor is solved from the amount available."""
    published = model_of(newest())
    amount = published.value("verdeeld_bedrag")
    return published.solve("uitkeringsfactor", beschikbaar_bedrag=amount)


def one_run(model: Model) -> Model:
    """Every figure of the grant anew: all inputs count as changed."""
    again = model.fresh()
    for figure in FIGURES:
        again.value(figure)
    return again


def by_hand(model: Model) -> tuple[np.ndarray, ...]:
    """The same sums as NumPy expressions on bare arrays."""
    units, rate, split, value, tariff, amount, supplement, posts, place, people = (
        model.value(name).data
        for name in (
            "eenheden", "bedrag_per_eenheid", "bedrag_per_eenheid_per_cluster", "gecorrigeerde_woz_waarde",
            "rekentarief", "beschikbaar_bedrag", "suppletie", "uitkering_per_post", "cluster_van_post", "inwoners",
        )
    )  # fmt: skip
    lines = units * rate
    basis = lines.sum(axis=1)
    deduction = -(value * tariff)
    ozb = deduction.sum(axis=1)
    factor = (amount - ozb.sum()) / basis.sum()
    grant = basis * factor + ozb
    payments = np.where(np.isnan(posts), 0.0, posts)
    other = payments.sum(axis=1)
    total = grant + np.where(np.isnan(supplement), 0.0, supplement) + other
    return total / people, grant.sum(), lines * factor, (units @ split) * factor, payments @ place


def drawn(model: Model, amounts: np.ndarray) -> np.ndarray:
    """General grants of every municipality under each draw of the fund's size."""
    changed = model.replace(beschikbaar_bedrag=Quantity(amounts, ("draw",), "euro"))
    return np.asarray(changed.value("algemene_uitkering").data)


def drawn_by_hand(model: Model, amounts: np.ndarray) -> np.ndarray:
    """The same in NumPy."""
    basis, ozb = model.value("uitkeringsbasis").data, model.value("ozb_aftrek").data
    factor = (amounts - ozb.sum()) / basis.sum()
    found: np.ndarray = basis[:, None] * factor + ozb[:, None]
    return found


def process(*arguments: str) -> tuple[float, float]:
    """Seconds and megabytes of a whole command, the best of seven."""
    command = [sys.executable, "-m", "thorbecke", *arguments]
    best = float("inf")
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return best, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Measure and print; the process first, since a child starts out with the memory its parent holds."""
    seconds, megabytes = process("grant", "Beekdaelen")
    model = prepared()
    np.testing.assert_allclose(one_run(model).value("totaal_per_inwoner").data, by_hand(model)[0])
    graph, hand = best_of(lambda: one_run(model), inner=50), best_of(lambda: by_hand(model), inner=50)
    base = model.value("beschikbaar_bedrag").item()
    few, many = (base * np.random.default_rng(1).normal(1, 0.02, count) for count in (10_000, 100_000))
    model.value("ozb_aftrek")
    graph_few, hand_few = best_of(lambda: drawn(model, few)), best_of(lambda: drawn_by_hand(model, few))
    before = peak_megabytes()
    graph_many = best_of(lambda: drawn(model, many), repeats=3)
    after = peak_megabytes()
    show(
        [
            ("one national run, all rules, warm", f"{graph * 1e3:.3f} ms, {graph / hand:.2f} x NumPy by hand"),
            ("10,000 draws", f"{graph_few * 1e3:.0f} ms, {graph_few / hand_few:.2f} x NumPy by hand"),
            ("100,000 draws", f"{graph_many:.2f} s, {after:.0f} MB held at most ({before:.0f} before)"),
            ("thorbecke grant Beekdaelen, process", f"{seconds:.2f} s, {megabytes:.0f} MB"),
        ]
    )


if __name__ == "__main__":
    main()
