"""Key ratios: signals as supervisors have them, missing is not safe, and the list puts most signals first."""

import numpy as np
import pytest

from thorbecke.errors import UnknownNameError
from thorbecke.studies import Municipality, ratios

FOUND = ratios.supervision(2024)
BEEKDAELEN = Municipality("GM1954", "Beekdaelen")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("netto_schuldquote", {0.89: "safe", 0.90: "neutral", 1.30: "neutral", 1.31: "risk"}),
        ("solvabiliteitsratio", {0.51: "safe", 0.50: "neutral", 0.20: "neutral", 0.19: "risk"}),
        ("grondexploitatie", {0.19: "safe", 0.20: "neutral", 0.36: "risk"}),
        ("structurele_exploitatieruimte", {0.001: "safe", 0.0: "neutral", -0.001: "risk"}),
        ("belastingcapaciteit", {0.94: "safe", 1.0: "neutral", 1.06: "risk"}),
    ],
)
def test_signals_are_those_of_supervisors(name: str, values: dict[float, str]):
    assert {value: ratios.signal(name, value, 2024) for value in values} == values
    assert ratios.signal(name, float("nan"), 2024) is None


def test_one_municipality_has_its_ratios_and_the_test():
    rows = {row["ratio"]: row for row in ratios.one(FOUND, BEEKDAELEN).rows}
    assert rows["Structurele exploitatieruimte"]["value"] == pytest.approx(5.59)
    assert rows["Belastingcapaciteit"]["signal"] == "risk"
    assert rows["Deficit as a part of that bound"]["signal"] == "not substantial"
    assert "--norm" in rows["OZB as a part of the reasonable level"]["note"]


def test_with_the_norm_the_level_is_judged():
    for norm, words in ((0.0009, "at a reasonable level"), (0.0030, "not at a reasonable level")):
        answer = ratios.one(ratios.supervision(2024, norm), BEEKDAELEN)
        assert answer.rows[-1]["signal"] == words


def test_the_list_puts_most_signals_first_and_has_everyone():
    rows = ratios.everyone(FOUND).rows
    counts = [row["signals"] for row in rows]
    assert len(rows) == 342
    assert counts == sorted(counts, reverse=True)
    assert all(row["signals"] == len(list(filter(None, row["at_risk"].split("; ")))) for row in rows)


def test_seven_municipalities_state_a_deficit_that_article_12_calls_substantial_in_2024():
    rows = ratios.everyone(FOUND).rows
    found = {row["name"] for row in rows if (row["tekort_ten_opzichte_van_grens"] or 0) >= 1}
    assert found == {
        "Roerdalen",
        "Nuenen, Gerwen en Nederwetten",
        "Vught",
        "Gouda",
        "Amsterdam",
        "Zutphen",
        "Steenbergen",
    }


def test_what_was_put_at_a_bound_or_not_stated_is_named():
    notes = " ".join(ratios.everyone(FOUND).notes)
    assert "Structurele exploitatieruimte beyond the bounds" in notes
    assert "Structurele exploitatieruimte not stated by 30 municipalities: missing, not safe." in notes
    silent = int(np.isnan(FOUND.ratio("structurele_exploitatieruimte")).sum())
    assert silent == 30


def test_before_the_clusters_the_ratios_stand_without_the_test():
    found = ratios.supervision(2021)
    assert found.each("artikel_12_grens") is None
    assert "artikel_12_grens" not in ratios.everyone(found).rows[0]


def test_a_year_without_budgets_is_refused():
    with pytest.raises(UnknownNameError, match="from the budgets of 2020 to 2025"):
        ratios.supervision(2026)


def test_no_two_columns_of_the_list_have_one_heading():
    headings = [column.heading for column in ratios.everyone(ratios.supervision(2025)).columns]
    assert len(set(headings)) == len(headings)
