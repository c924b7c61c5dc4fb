"""A difference is split exactly, per line and in total, for every municipality and every pair of sets."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.datasets import Circular, CircularYear, available
from thorbecke.studies import Municipality
from thorbecke.studies.attribution import shares_of_change
from thorbecke.studies.compare import CAUSES, compare, compare_all
from thorbecke.studies.national import model_of

SETS = list(available())
PAIRS = [pytest.param(old, new, id=f"{old} to {new}") for old, new in product(SETS, SETS)]
CENT = 0.005
BEEKDAELEN = Municipality("GM1954", "Beekdaelen")
FACTORS = st.lists(st.floats(-1e3, 1e3), min_size=3, max_size=3)


def published(circular: str, year: int) -> CircularYear:
    return CircularYear(Circular.parse(circular), year)


@given(FACTORS, FACTORS)
def test_shares_add_up_to_the_change_of_the_product(before, after):
    whole = np.prod(after) - np.prod(before)
    scale = np.prod(np.maximum(np.abs(before), np.abs(after)))
    assert sum(shares_of_change(before, after)) == pytest.approx(whole, abs=1e-9 * scale + 1e-9)


@given(FACTORS, FACTORS)
def test_shares_are_the_mean_over_every_order_of_change(before, after):
    """The definition of the Shapley value, written out."""
    shares = np.zeros(3)
    for order in permutations(range(3)):
        now = list(before)
        for place in order:
            was = np.prod(now)
            now[place] = after[place]
            shares[place] += (np.prod(now) - was) / 6
    scale = np.prod(np.maximum(np.abs(before), np.abs(after)))
    np.testing.assert_allclose(shares_of_change(before, after), shares, atol=1e-9 * scale + 1e-9)


@given(FACTORS, FACTORS)
def test_exchanging_from_and_to_turns_every_sign(before, after):
    there, back = shares_of_change(before, after), shares_of_change(after, before)
    np.testing.assert_allclose(there, -np.array(back), atol=1e-6)


@given(FACTORS, st.floats(-1e3, 1e3))
def test_what_did_not_change_caused_nothing(before, moved):
    assert shares_of_change(before, [moved, *before[1:]])[1:] == [0.0, 0.0]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_causes_add_up_to_the_cent_for_all_municipalities_and_every_pair_of_sets(old, new):
    rows = compare_all(old, new).rows
    assert len(rows) == 342
    totals = [model_of(which).value("totaal").data for which in (old, new)]
    for row, before, after in zip(rows, *totals, strict=True):
        assert row["from"] == pytest.approx(before, abs=CENT)
        assert row["to"] == pytest.approx(after, abs=CENT)
        assert row["difference"] == pytest.approx(after - before, abs=CENT)
        assert sum(row[cause] for cause in CAUSES) == pytest.approx(row["difference"], abs=CENT)


@pytest.mark.parametrize(("old", "new"), PAIRS)
@pytest.mark.parametrize("code", ["GM1954", "GM0363"])
def test_lines_add_up_and_each_line_is_split_exactly(old, new, code):
    *lines, total = compare(old, new, Municipality(code, "")).rows
    assert total["line"] == "total"
    for row in (*lines, total):
        assert sum(row[cause] for cause in CAUSES) == pytest.approx(row["difference"], abs=CENT)
        assert (row["to"] or 0) - (row["from"] or 0) == pytest.approx(row["difference"], abs=CENT)
    for key in ("from", "to", "difference", *CAUSES):
        assert sum(row[key] or 0 for row in lines) == pytest.approx(total[key], abs=CENT)


def test_a_comparison_with_itself_finds_nothing():
    rows = compare(SETS[-1], SETS[-1], BEEKDAELEN).rows
    assert all(row["difference"] == 0 and not any(row[cause] for cause in CAUSES) for row in rows)


def test_each_cause_stands_where_it_belongs():
    rows = {
        row["line"]: row for row in compare(published("mei-2024", 2024), published("mei-2024", 2025), BEEKDAELEN).rows
    }
    for line, row in rows.items():
        moved = {cause for cause in CAUSES if row[cause]}
        if line.startswith("WOZ"):
            assert moved == {"ozb"}
        elif line == "inwo":
            assert moved == {"units", "euro_per_unit", "uitkeringsfactor"}
    assert rows["vast"]["units"] == 0


def test_a_line_that_one_set_publishes_is_named_as_such():
    answer = compare(published("september-2024", 2024), published("september-2024", 2025), BEEKDAELEN)
    rows = {row["line"]: row for row in answer.rows}
    assert rows["suppletie"]["to"] is None
    assert rows["suppletie"]["difference"] == -rows["suppletie"]["from"]
    assert any("Published only in september-2024 for 2024" in note and "suppletie" in note for note in answer.notes)


def test_the_waterfall_runs_from_the_first_total_to_the_last():
    from thorbecke.studies.charts import waterfall

    answer = compare(published("mei-2024", 2025), published("september-2024", 2025), BEEKDAELEN)
    (bars,) = waterfall(answer).to_dict()["datasets"].values()
    assert [bars[0]["bar"], bars[-1]["bar"]] == ["Van", "Naar"]
    assert bars[0]["end"] + sum(bar["change"] for bar in bars[1:-1]) == pytest.approx(bars[-1]["end"], abs=1e-3)


def test_the_waterfall_says_what_only_one_of_the_sets_publishes():
    from thorbecke.studies.charts import waterfall

    hague = Municipality("GM0518", "'s-Gravenhage")
    answer = compare(published("september-2024", 2024), published("september-2024", 2025), hague)
    told = " ".join(waterfall(answer).to_dict()["title"]["subtitle"])
    assert "Waarvan −102.932 (x € 1.000) in regels die maar in één van beide zijn gepubliceerd" in told
