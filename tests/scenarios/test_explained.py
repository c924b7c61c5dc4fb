"""What a scenario brings a municipality can be taken apart down to amount, key and source."""

from pathlib import Path

import pytest

from tests.scenarios import amount, made
from thorbecke.datasets import newest
from thorbecke.scenarios import apply
from thorbecke.studies.explain import explain
from thorbecke.studies.national import model_of


def test_an_amount_with_its_own_key_is_explained_to_the_scenario(tmp_path: Path):
    which = newest(year=2025)
    changed = apply(model_of(which), made(tmp_path, amount(100, "{through: inhabitants}")), 2025)
    tree = explain(changed, which, "totaal", "GM1954")
    (added,) = (child for child in tree.children if child.figure == "toevoeging")
    inwoners = changed.value("inwoners").data
    share = inwoners[changed.place("gemeente", "GM1954")] / inwoners.sum()
    assert added.value == pytest.approx(100e6 * share)
    sources = {leaf.source for leaf in added.leaves()}
    assert sources == {"the scenario"}
    assert [leaf.line for leaf in added.leaves()][-1] == "m1"


def test_the_factor_of_a_scenario_says_what_it_was_solved_from(tmp_path: Path):
    which = newest(year=2025)
    changed = apply(model_of(which), made(tmp_path, amount(100)), 2025)
    tree = explain(changed, which, "uitkeringsfactor")
    assert {child.figure for child in tree.children} == {"beschikbaar_bedrag", "ozb_aftrek", "uitkeringsbasis"}
    assert any("what the scenario adds" in leaf.source for leaf in tree.leaves())


def test_a_new_criterion_is_a_line_of_its_own(tmp_path: Path):
    which = newest(year=2025)
    rows = "".join(f"{code},1\n" for code in model_of(which).coords["gemeente"])
    (tmp_path / "dijk.csv").write_text("gemeente,eenheden\n" + rows, encoding="utf-8")
    change = "change: add_criterion\ncode: dijk\nunits: dijk.csv\neuro_per_unit: {2025: 1000}\ncluster: Overig"
    changed = apply(model_of(which), made(tmp_path, change), 2025)
    lines = explain(changed, which, "uitkering_per_maatstaf", "GM1954").children
    (own,) = (line for line in lines if line.line == "dijk")
    assert own.value == pytest.approx(1000 * changed.value("uitkeringsfactor").item())
