"""Levers, stacks and comparisons: the same figures as the command line gives, and nothing that gets lost."""

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.population.small import small
from thorbecke import ask
from thorbecke.errors import NotPublishedError, UnknownNameError
from thorbecke.scenarios import Position, levers, neutral, packaged, placed, written
from thorbecke.studies import local_tax, on_map, resident_levers, what_if

YEAR = 2026
FUND = [name for name, lever in levers().items() if not lever.residents]
CENT = 0.01
PLAN = {
    "opschalingskorting": Position(0.0),
    "accres": Position(1.5),
    "bedrag": Position(-250.0, "cluster:Individuele voorzieningen Jeugd"),
    "maatstaf": Position(12.0, "jong"),
    "ozb-woningen": Position(70.0),
    "ozb-niet-woningen": Position(75.0),
}


def text_of(positions: dict[str, Position]) -> str:
    made = what_if.own_scenario(positions, YEAR)
    assert made is not None
    return written(made)


def test_nothing_moved_changes_nothing_to_the_last_bit() -> None:
    effect = what_if.effect_of((), None, YEAR)
    assert not effect.difference.any()
    assert np.array_equal(effect.before, effect.after)
    assert set(on_map.effect_on_map(effect).keys.values()) == {on_map.NONE}
    assert what_if.own_scenario({name: Position(neutral(name, YEAR)) for name in levers()}, YEAR) is None


@pytest.mark.parametrize("name", FUND)
def test_a_lever_moves_something(name: str) -> None:
    lever = levers()[name]
    effect = what_if.effect_of((), text_of({name: placed(name, lever.most, lever.chosen)}), YEAR)
    assert (np.abs(effect.difference) > CENT).sum() > 100


def test_the_command_line_gives_the_same_figures_to_the_cent(thorbecke, tmp_path: Path) -> None:
    file = tmp_path / "eigen-plan.yaml"
    file.write_text(text_of(PLAN), encoding="utf-8")
    told = thorbecke("simulate", str(file), "--format", "csv").out
    by_code = {row["code"]: float(row["difference"]) for row in csv.DictReader(io.StringIO(told))}
    effect = what_if.effect_of((), text_of(PLAN), YEAR)
    assert by_code == dict(zip(effect.codes, effect.difference.tolist(), strict=True))


def test_an_own_scenario_asked_by_name_text_or_address_is_the_same() -> None:
    by_text = ask("effect_by_municipality", own=text_of(PLAN), first=YEAR)
    effect = what_if.effect_of((), text_of(PLAN), YEAR)
    assert [row["difference"] for row in by_text.rows] == effect.difference.tolist()


# -- measure by measure ---------------------------------------------------------------------------------------------


@settings(max_examples=10, deadline=None)
@given(names=st.lists(st.sampled_from(FUND), min_size=1, max_size=4, unique=True), share=st.floats(0, 1))
def test_the_parts_of_a_stack_add_up_to_the_whole_exactly(names: list[str], share: float) -> None:
    bounds = {name: (levers()[name].least, levers()[name].most) for name in names}
    moved = {name: placed(name, round(least + share * (most - least), 1)) for name, (least, most) in bounds.items()}
    made = what_if.own_scenario(moved, YEAR)
    if made is None:
        return
    *parts, whole = ask("effect_by_measure", own=written(made), year=YEAR).rows
    cents = [round(row["difference_mln"] * 1e8) for row in parts]
    assert sum(cents) == round(whole["difference_mln"] * 1e8)
    effect = what_if.effect_of((), written(made), YEAR)
    assert round(whole["difference_mln"] * 1e8) == round(float(effect.difference.sum()) * 100)


def test_each_measure_of_an_agreement_counts_once() -> None:
    rows = ask("effect_by_measure", scenarios=("voorjaarsnota-2024",), year=YEAR).rows
    assert [round(row["difference_mln"]) for row in rows if row["difference_mln"]] == [675, 75, 750]


# -- side by side ---------------------------------------------------------------------------------------------------

TWO = ("voorjaarsnota-2024", "voorjaarsnota-2025")


def test_side_by_side_each_scenario_brings_what_it_brings_alone() -> None:
    rows = ask("effects_beside", scenarios=TWO, year=YEAR).rows
    alone = [ask("effect", scenarios=(name,), first=YEAR).rows[0] for name in TWO]
    assert [row["difference_mln"] for row in rows] == [row["difference_mln"] for row in alone]


def test_any_scenario_may_be_the_yardstick() -> None:
    ahead, back = (
        ask("effects_beside_by_municipality", scenarios=TWO, year=YEAR, against=against).rows for against in TWO
    )
    for one, two in zip(ahead, back, strict=True):
        assert one[TWO[0]] == 0.0
        assert one[TWO[1]] == -two[TWO[0]]


def test_an_unknown_yardstick_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="voorjaarsnota-2024"):
        ask("effects_beside", scenarios=TWO, against="voorjaarsnota-2023")


# -- the map --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", packaged())
def test_every_municipality_is_in_one_class_of_the_legend(name: str) -> None:
    country = on_map.effect_on_map(what_if.effect_of((name,), None, YEAR))
    assert sum(country.count(key) for key, _ in country.entries) == len(country.shapes.paths) == 342


def test_the_outlines_of_a_year_are_small_and_whole() -> None:
    for year, count in ((2019, 355), (2021, 352), (2022, 345), (2026, 342)):
        shapes = on_map.on_map({}, year).shapes
        assert len(shapes.paths) == count
        assert sum(len(path) for path in shapes.paths.values()) < 100_000
        assert all(path.startswith("M") and path.endswith("z") for path in shapes.paths.values())


def test_nothing_is_not_the_same_as_unknown() -> None:
    country = on_map.on_map({"GM0014": 0.0, "GM0034": 5.0}, 2025)
    assert (country.keys["GM0014"], country.keys["GM0034"], country.keys["GM0037"]) == ("none", "gain-0", "unknown")


# -- residents ------------------------------------------------------------------------------------------------------


def test_without_a_population_the_levers_on_residents_say_how_to_build_one(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path))
    assert "thorbecke population build" in str(resident_levers.lacking())
    with pytest.raises(NotPublishedError, match="thorbecke population build"):
        what_if.own_scenario({"belastingverschuiving": placed("belastingverschuiving", 4000.0)}, YEAR)


def test_a_tax_shift_is_shared_out_as_the_law_taxes_residents() -> None:
    people = small()
    for instrument in ("ozb-users", "ozb-owners", "residents-levy"):
        found = resident_levers.reached("belastingverschuiving", Position(4000.0, instrument), YEAR, people)
        assert found is not None
        assert found.mln == 4000.0
        assert sum(found.shares.values()) == pytest.approx(100.0, abs=1e-9)
        by_law = local_tax.shift(people, local_tax.Proposal(1e6, instrument))
        shares = by_law.revenue / by_law.revenue.sum() * 100
        assert list(found.shares.values()) == pytest.approx(shares.tolist(), rel=1e-3)


def test_a_higher_fee_brings_every_municipality_more_and_the_fee_of_the_law_nothing() -> None:
    people = small()
    higher = resident_levers.reached("abonnementstarief", Position(30.0), YEAR, people)
    lower = resident_levers.reached("abonnementstarief", Position(12.0), YEAR, people)
    assert higher is not None
    assert lower is not None
    assert higher.mln == pytest.approx(-lower.mln, rel=1e-3)  # 9 euro up and 9 euro down
    assert higher.mln > 0 > lower.mln
    assert resident_levers.reached("abonnementstarief", Position(21.0), YEAR, people) is None
