"""Reforms: all municipalities over six years, and a sweep of one weight, against computing everything each time.

Run with `python benchmarks/bench_reform.py`. The aim is 20 ms for a reform over six years and 5 s for a thousand.
"""

import sys
import tempfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measure import best_of, show
from thorbecke.model import Model
from thorbecke.scenarios import Scenario, Weight, apply, read
from thorbecke.studies.years import YearModel, model_in

YEARS = range(2024, 2030)
REFORMS = 1_000
_HEAD = "name: reform\ntitle: Reform\nmeasures:\n"
_COMMON = "title: T, source: a benchmark, grade: U"
_REFORM = f"""{_HEAD}
  - {{id: weights, {_COMMON}, change: weight, cluster: Individuele voorzieningen Jeugd, percent: {{2024: 10}}}}
  - {{id: fund, {_COMMON}, change: amount, amounts: {{2024: 500}}, lasting: structural, channel: AU,
     distribution: {{through: factor}}}}
  - {{id: key, {_COMMON}, change: amount, amounts: {{2024: 200}}, lasting: structural, channel: DU,
     distribution: {{through: inhabitants}}}}
"""


def reform() -> Scenario:
    """A cluster's weights, an amount through the factor and one with a key of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reform.yaml"
        path.write_text(_REFORM, encoding="utf-8")
        return read(path)


def one_weight(percent: float) -> Scenario:
    """One weight changed."""
    measure = Weight(
        id="w",
        title="w",
        source=("a benchmark",),
        grade="U",
        change="weight",
        criterion="jong",
        percent={2025: percent},
    )
    return Scenario(name="sweep", title="Sweep", measures=(measure,))


def reform_of(models: list[YearModel], scenario: Scenario, *, warm: bool) -> None:
    """The total of every municipality in each year."""
    for at in models:
        model = at.model if warm else at.model.fresh()
        if not warm:
            model.value("totaal")
        apply(model, scenario, at.year, at.which.circular).value("totaal")


def sweep(model: Model, scenarios: list[Scenario], *, warm: bool) -> None:
    """The total of every municipality under each scenario."""
    for scenario in scenarios:
        base = model if warm else model.fresh()
        if not warm:
            base.value("totaal")
        apply(base, scenario, 2025).value("totaal")


def main() -> None:
    """Measure and print."""
    models, scenario = [model_in(year) for year in YEARS], reform()
    for at in models:
        at.model.value("totaal")
    years = best_of(lambda: reform_of(models, scenario, warm=True), inner=5)
    years_anew = best_of(lambda: reform_of(models, scenario, warm=False), inner=5)
    model, scenarios = (
        model_in(2025).model,
        [one_weight(percent) for percent in np.linspace(-50, 50, REFORMS) if percent],
    )
    many = best_of(lambda: sweep(model, scenarios, warm=True), repeats=3)
    many_anew = best_of(lambda: sweep(model, scenarios, warm=False), repeats=3)
    show(
        [
            ("a reform, 342 municipalities, six years, warm", f"{years * 1e3:.1f} ms"),
            ("the same, everything computed each time", f"{years_anew * 1e3:.1f} ms, {years_anew / years:.1f} x"),
            ("1,000 reforms of one weight, warm", f"{many:.2f} s"),
            ("the same, everything computed each time", f"{many_anew:.2f} s, {many_anew / many:.1f} x"),
        ]
    )


if __name__ == "__main__":
    main()
