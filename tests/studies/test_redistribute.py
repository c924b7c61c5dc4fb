"""Own weights share out the same fund; the growth path bounds; the recalibration is told where it can be."""

from pathlib import Path

import numpy as np
import pytest

from thorbecke.datasets import newest
from thorbecke.errors import InputFileError, NotPublishedError
from thorbecke.studies import redistribute
from thorbecke.studies.national import model_of

CENT = 0.01


def weights(folder: Path, *lines: str, head: str = "maatstaf;euro_per_unit") -> Path:
    path = folder / "gewichten.csv"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path


def test_ten_percent_more_for_youth_leaves_the_fund_as_it_was(tmp_path: Path):
    effect = redistribute.redistribute(weights(tmp_path, "jong;+10%"), 2025)
    assert effect.difference.sum() == pytest.approx(0, abs=CENT)
    young = effect.at.model.value("eenheden").data[:, effect.at.model.place("maatstaf", "jong")]
    assert np.corrcoef(young / effect.inwoners, effect.per_inwoner)[0, 1] > 0.5


def test_without_neutrality_the_fund_pays_for_it(tmp_path: Path):
    effect = redistribute.redistribute(weights(tmp_path, "jong;+10%"), 2025, neutral=False)
    model = model_of(newest(year=2025))
    brought = model.value("uitkering_per_maatstaf").data[:, model.place("maatstaf", "jong")]
    assert effect.difference == pytest.approx(brought / 10, abs=CENT)


@pytest.mark.parametrize("what", ["jong", "4a", "Jongeren", "JONG"])
def test_a_criterion_is_known_by_code_number_and_name(tmp_path: Path, what: str):
    (measure,) = redistribute.own_weights(weights(tmp_path, f"{what};-5%"), 2025).measures
    assert getattr(measure, "criterion", None) == "jong"


def test_an_amount_and_a_percentage_that_say_the_same_do_the_same(tmp_path: Path):
    model = model_of(newest(year=2025))
    weight = float(model.value("bedrag_per_eenheid").data[model.place("maatstaf", "inwo")])
    one = redistribute.redistribute(weights(tmp_path, f"inwo;{weight * 1.1:.6f}"), 2025).difference
    two = redistribute.redistribute(weights(tmp_path, "inwo;+10%"), 2025).difference
    assert one == pytest.approx(two, abs=100)


def test_a_cluster_part_moves_the_whole_weight_by_its_part(tmp_path: Path):
    path = weights(tmp_path, "jong;+10%;Individuele voorzieningen Jeugd", head="maatstaf;euro_per_unit;cluster")
    effect, model = redistribute.redistribute(path, 2025), model_of(newest(year=2025))
    place, cluster = model.place("maatstaf", "jong"), model.place("cluster", "Individuele voorzieningen Jeugd")
    part = model.value("bedrag_per_eenheid_per_cluster").data[place, cluster]
    change = effect.model.value("bedrag_per_eenheid").data - model.value("bedrag_per_eenheid").data
    assert change[place] == pytest.approx(part / 10)
    assert np.count_nonzero(change) == 1


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["jong;10%"], r"row 2, column 2.*is '10%' a rise\? Write \+10% for a rise"),
        (["jong;veel"], r"'veel' is neither an amount, as 650.50, nor a change, as \+10%"),
        (["jogn;+10%"], r"row 2: 'jogn' is not a maatstaf.*jong"),
        (["jong;+10%", "jong;-5%"], r"row 3: 'jong' stands in gewichten.csv, row 2 too"),
        (["jong;1.250"], r"1\.250"),
        ([], r"holds a heading and no weights below it|gewichten.csv"),
    ],
)
def test_wrong_weights_are_refused_with_their_place(tmp_path: Path, lines: list[str], message: str):
    with pytest.raises(InputFileError, match=message):
        redistribute.own_weights(weights(tmp_path, *lines), 2025)


def test_a_file_without_the_columns_is_refused(tmp_path: Path):
    with pytest.raises(InputFileError, match="no row with the headings maatstaf and euro_per_unit"):
        redistribute.own_weights(weights(tmp_path, "jong;1", head="wat;hoeveel"), 2025)


def test_a_growth_path_bounds_the_effect_per_inhabitant_year_by_year(tmp_path: Path):
    effect = redistribute.redistribute(weights(tmp_path, "jong;+100%"), 2025)
    rows = redistribute.growth_path(effect).rows
    assert len(rows) == 3 * 342
    for year, bound in zip((2025, 2026, 2027), (7.5, 22.5, 37.5), strict=True):
        own = [row for row in rows if row["year"] == year]
        assert max(abs(row["per_inwoner"]) for row in own) == pytest.approx(bound)
        for row in own:
            assert row["effect"] == pytest.approx(row["full_effect"] + row["suppletie"])
            assert row["suppletie"] * row["full_effect"] <= 0


# -- the recalibration of 2023 --------------------------------------------------------------------------------------


def test_the_published_suppletie_of_2024_is_met():
    rows = redistribute.recalibration().rows
    suppletie = [row["suppletie"] for row in rows]
    assert sum(suppletie) == pytest.approx(-9.4e6, abs=0.05e6)
    assert sum(amount < 0 for amount in suppletie) == 128
    assert sum(amount != 0 for amount in suppletie) == 262


def test_the_full_effect_is_told_where_the_bound_was_reached_and_nowhere_else():
    for row in redistribute.recalibration().rows:
        full = row["full_effect"]
        if row["suppletie"] == 0:
            assert full is None
            assert row["reason"] == redistribute.NOT_DERIVABLE
        else:
            limited = max(-row["bound"], min(row["bound"], full))
            assert limited - full == pytest.approx(row["suppletie"], abs=CENT)
            assert abs(full) > row["bound"]


def test_a_year_without_a_published_suppletie_is_refused():
    with pytest.raises(NotPublishedError, match="No circular at hand publishes the suppletie of 2025"):
        redistribute.recalibration(2025)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("jong;+10%\n4a;650", r"row 3: '4a' stands in .*row 2 too\. Keep one\."),
        ("jong;-650", r"row 2, column 2: -650 is below zero.*Write 0 or more"),
        ("jong;-150%", r"row 2, column 2: a fall by more than all of it\. Write -100%"),
        ("jong;+99999999999999%", r"row 2, column 2: 1e\+14 is larger than a weight or a change can be"),
    ],
)
def test_weights_that_make_no_sense_are_refused_with_their_row(tmp_path, rows, told):
    with pytest.raises(InputFileError, match=told):
        redistribute.own_weights(weights(tmp_path, rows), 2025)


def test_an_unknown_cluster_is_refused_with_its_row_and_the_closest(tmp_path):
    path = tmp_path / "gewichten.csv"
    path.write_text("maatstaf;euro_per_unit;cluster\njong;+10%;Onderwijss\n", encoding="utf-8")
    with pytest.raises(InputFileError, match=r"row 2: there is no cluster 'Onderwijss'\. Did you mean Onderwijs\?"):
        redistribute.own_weights(path, 2025)


def test_the_part_of_a_cluster_may_fall_below_zero_and_the_whole_weight_may_not(tmp_path):
    head = "maatstaf;euro_per_unit;cluster"
    part = weights(tmp_path, "inwo;-150;Overige eigen middelen", head=head)
    effect = redistribute.redistribute(part, 2025)
    assert effect.difference.sum() == pytest.approx(0, abs=CENT)
    whole = weights(tmp_path, "inwo;-5000;Overige eigen middelen", head=head)
    with pytest.raises(InputFileError, match=r"makes the weight of 'inwo' -.* the whole weight may not: take less"):
        redistribute.redistribute(whole, 2025)
