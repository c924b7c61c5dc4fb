"""What a scenario does: before and after add up, groups add up to the nation, years without figures say so."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.datasets import Circular
from thorbecke.errors import NotPublishedError, UnknownNameError
from thorbecke.scenarios import Scenario, read
from thorbecke.studies import charts, effect_charts, simulate
from thorbecke.studies.charts.choropleth import classes_of
from thorbecke.studies.spread import gini, percentile
from thorbecke.studies.years import model_in

CENT = 0.01


@pytest.fixture(scope="module")
def spring() -> list[simulate.Effect]:
    return simulate.simulate(read("voorjaarsnota-2024"), range(2024, 2030))


def test_the_rows_are_those_that_were_promised(spring: list[simulate.Effect]):
    answer = simulate.by_municipality(spring)
    assert len(answer.rows) == 6 * 342
    keys = ["code", "name", "year", "before", "after", "difference", "per_inwoner", "percent", "left_open"]
    assert all(list(row) == keys for row in answer.rows)
    for row in answer.rows:
        assert row["difference"] == pytest.approx(row["after"] - row["before"], abs=CENT)
        assert row["percent"] == pytest.approx(row["difference"] / row["before"] * 100)


def test_each_year_adds_up_to_what_was_agreed(spring: list[simulate.Effect]):
    found = {row["year"]: row["difference_mln"] for row in simulate.national(spring).rows}
    expected = {2024: 72, 2025: -175, 2026: 750, 2027: 675, 2028: 675, 2029: 975}
    assert found == pytest.approx(expected, abs=1e-6)


def test_years_that_the_sources_leave_open_are_counted_and_named(spring: list[simulate.Effect]):
    answer = simulate.national(spring)
    assert {row["year"]: row["left_open"] for row in answer.rows} == {
        2024: 0,
        2025: 0,
        2026: 0,
        2027: 1,
        2028: 1,
        2029: 0,
    }
    assert any("no figure for 2027-2028" in note for note in answer.notes)


def test_where_the_sources_give_no_amount_no_row_says_that_nothing_changes():
    in_2025, in_2026 = simulate.simulate(read("coalitieakkoord-2021"), [2025, 2026])
    assert (in_2025.known, in_2026.known) == (True, False)
    told = ("before", "after", "difference", "per_inwoner", "percent")
    for row in simulate.by_municipality([in_2026]).rows:
        assert [row[key] for key in told] == [None] * 5
        assert row["left_open"] == 1
    (nation,) = simulate.national([in_2026]).rows
    classes = simulate.by_group([in_2026], "province").rows
    for row in (nation, *classes):
        assert row["difference_mln"] is row["winners"] is row["after_mln"] is None
    assert simulate.by_municipality([in_2025, in_2026]).value is None
    assert simulate.by_municipality([in_2025]).value == pytest.approx(675e6)
    with pytest.raises(NotPublishedError, match="nothing to draw"):
        effect_charts.effect_map(in_2026)


def test_an_agreement_of_the_past_is_taken_out_of_the_figures_before(spring: list[simulate.Effect]):
    in_2025 = spring[1]
    assert in_2025.after is in_2025.at.model.value("totaal").data
    assert in_2025.before.sum() - in_2025.after.sum() == pytest.approx(175e6, abs=CENT)


@pytest.mark.parametrize("group", simulate.GROUPS)
def test_groups_add_up_to_the_nation(spring: list[simulate.Effect], group: str):
    nation = {row["year"]: row for row in simulate.national(spring).rows}
    rows = simulate.by_group(spring, group).rows
    for year, whole in nation.items():
        own = [row for row in rows if row["year"] == year]
        assert sum(row["municipalities"] for row in own) == 342
        for key in ("before_mln", "after_mln", "difference_mln", "winners", "losers"):
            assert sum(row[key] for row in own) == pytest.approx(whole[key], abs=1e-6)


def test_the_extremes_are_the_most_and_the_least(spring: list[simulate.Effect]):
    rows = simulate.extremes(spring[2], 3).rows
    each = spring[2].per_inwoner
    assert rows[0]["per_inwoner"] == each.max()
    assert rows[-1]["per_inwoner"] == each.min()
    assert len(rows) == 6


# -- years ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "which", "word"),
    [
        (2023, "september-2024 for 2024", "carried back"),
        (2024, "september-2024 for 2024", ""),
        (2025, "september-2024 for 2025", ""),
        (2026, "september-2024 for 2025", "carried forward without indexing"),
        (2035, "september-2024 for 2025", "carried forward"),
    ],
)
def test_a_year_without_a_circular_takes_the_nearest_and_says_so(year: int, which: str, word: str):
    found = model_in(year)
    assert str(found.which) == which
    assert word in found.note
    assert bool(found.note) == bool(word)


def test_years_of_another_distribution_are_refused_with_the_reason():
    with pytest.raises(NotPublishedError, match=r"2022 cannot be computed: until 2022 .* other maatstaven"):
        model_in(2022)


def test_a_circular_that_is_not_at_hand_is_refused():
    with pytest.raises(UnknownNameError, match=r"circular mei-2019\. At hand: mei-2023"):
        model_in(2025, Circular("mei", 2019))


def test_the_years_of_a_scenario_begin_where_the_law_does():
    assert simulate.years_of(read("arbitrage-jeugd-2021")) == list(range(2023, 2029))
    assert simulate.years_of(read("voorjaarsnota-2024")) == list(range(2024, 2030))


def test_a_scenario_that_names_no_years_is_about_the_newest():
    whole = read("voorjaarsnota-2024")
    assert simulate.years_of(Scenario(name="kaal", title="Kaal", measures=whole.measures)) == [2025]


# -- spread ---------------------------------------------------------------------------------------------------------

WEIGHTED = st.lists(st.tuples(st.floats(0, 1e6), st.floats(1, 1e6)), min_size=1, max_size=50)


@given(WEIGHTED)
def test_a_gini_lies_between_nothing_and_all(pairs: list[tuple[float, float]]):
    found = gini(*(np.array(side) for side in zip(*pairs, strict=True)))
    assert found is None or -1e-9 <= found < 1


@given(st.floats(0.01, 1e6), st.lists(st.floats(1, 1e6), min_size=1, max_size=50))
def test_the_same_for_all_is_no_inequality(value: float, people: list[float]):
    assert gini(np.full(len(people), value), np.array(people)) == pytest.approx(0, abs=1e-9)


def test_a_gini_known_by_hand():
    assert gini(np.array([0.0, 1.0]), np.array([1.0, 1.0])) == pytest.approx(0.5)
    assert gini(np.array([1.0, 3.0]), np.array([1.0, 1.0])) == pytest.approx(0.25)
    assert gini(np.array([-1.0, 3.0]), np.array([1.0, 1.0])) is None


def test_percentiles_weigh_by_inhabitants():
    values, people = np.array([3.0, 1.0, 2.0]), np.array([10.0, 80.0, 10.0])
    assert [percentile(values, people, share) for share in (0.1, 0.8, 0.85, 1.0)] == [1.0, 1.0, 2.0, 3.0]


# -- charts ---------------------------------------------------------------------------------------------------------


@given(st.lists(st.floats(-1e4, 1e4, allow_nan=False, allow_subnormal=False), min_size=1, max_size=60))
def test_every_value_has_a_class_and_zero_never_lies_inside_one(values: list[float]):
    classes = classes_of(values)
    assert len(classes.names) == len(classes.colours) == len(classes.bounds) + 1
    assert len(classes.names) <= 8
    assert list(classes.bounds) == sorted(set(classes.bounds))
    assert all(classes.of(value) in classes.names for value in values)
    if min(values) < 0 < max(values):
        assert 0.0 in classes.bounds


@pytest.mark.parametrize("suffix", [".svg", ".png", ".html"])
def test_a_map_is_drawn_with_every_municipality(spring: list[simulate.Effect], suffix: str):
    drawn = charts.render(effect_charts.effect_map(spring[2]), Path(f"kaart{suffix}"))
    if suffix == ".svg":
        text = drawn.decode()
        assert "Voorjaarsnota 2024: verschil per inwoner in 2026" in text
        assert "CBS en Kadaster" in text
        assert text.count("Gemeente: ") == 342
    else:
        assert len(drawn) > 50_000


def test_a_chart_has_a_dot_for_every_municipality_and_is_the_same_every_time(spring: list[simulate.Effect]):
    drawn = [
        charts.render(effect_charts.effect_chart(spring[2], "urbanity"), Path("punten.svg")).decode() for _ in range(2)
    ]
    assert drawn[0].count("Gemeente: ") == 342
    assert "zeer sterk stedelijk" in drawn[0]
    assert drawn[0] == drawn[1]
