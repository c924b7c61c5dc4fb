"""The balance of every municipality: as a process, its figures anew, and the same sums as NumPy by hand.

Run with `python benchmarks/bench_balance.py`. The aim is `thorbecke balance --all` under 2 s as a process.
"""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measure import best_of, show
from thorbecke.studies import accounts, balance

FIGURES = ("saldo_per_cluster", "saldo", "netto_lasten_met_overhead", "tekort_sociaal_domein")


def anew(found: accounts.Standing) -> None:
    """Every figure of the balance and the deficit, all inputs taken as changed."""
    again = found.model.fresh()
    for figure in FIGURES:
        again.value(figure)


def by_hand(found: accounts.Standing) -> tuple[np.ndarray, ...]:
    """The same sums as NumPy expressions on bare arrays."""
    model = found.model
    value = {name: np.asarray(model.value(name).data) for name in model.graph.names if model.given(name)}
    link, posts = value["cluster_van_taakveld"], np.nan_to_num(value["uitkering_per_post"])
    spent, earned = value["lasten"] @ link, value["baten"] @ link
    net = spent - earned
    salaries = (value["salarissen"] @ link) * value["cluster_is_taak"]
    overhead = net * value["cluster_is_overhead"]
    spread = overhead.sum(1)[:, None] * salaries / salaries.sum(1)[:, None] - overhead
    factor = value["uitkeringsfactor"]
    general = value["eenheden"] @ value["bedrag_per_eenheid_per_cluster"] * factor
    beside = posts @ value["cluster_van_post"]
    deduction = -(value["gecorrigeerde_woz_waarde"] * value["rekentarief"]).sum(1)
    grant = general + deduction[:, None] * value["cluster_is_ozb"] + beside
    basis = (value["eenheden"] * value["bedrag_per_eenheid"]).sum(1)
    total = basis * factor + deduction + np.nan_to_num(value["suppletie"]) + posts.sum(1)
    saldo = grant - net * (1 - value["cluster_is_dekking"])
    counted = (value["lasten"] * value["lasten_telt"] - value["baten"] * value["baten_telt"]) @ link
    deficit = (counted + spread * value["overhead_telt"] - general - beside * value["iu_du_telt"]) * value[
        "cluster_is_sociaal_domein"
    ]
    return saldo, saldo.sum(1) + total - grant.sum(1), net + spread, deficit.sum(1)


def process() -> float:
    """Seconds of `thorbecke balance --all` as a process of its own, best of three."""
    command = [sys.executable, "-m", "thorbecke", "balance", "--all", "--format", "csv"]
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Measure and print; the process first, since a child starts out with the memory its parent holds."""
    seconds = process()
    found = accounts.standing(2024)
    for figure, expected in zip(FIGURES, by_hand(found), strict=True):
        np.testing.assert_allclose(found.array(figure), expected, rtol=1e-9, atol=1e-3)
    rules, hand = best_of(lambda: anew(found), inner=20), best_of(lambda: by_hand(found), inner=20)
    rows = best_of(lambda: balance.everyone(found))
    show(
        [
            (
                "balance and deficit of every municipality, warm",
                f"{rules * 1e3:.2f} ms, {rules / hand:.2f} x NumPy by hand",
            ),
            ("rows of every municipality", f"{rows * 1e3:.1f} ms, {rows / rules:.1f} x their figures"),
            ("thorbecke balance --all, process", f"{seconds:.2f} s (aim: under 2 s)"),
        ]
    )


if __name__ == "__main__":
    main()
