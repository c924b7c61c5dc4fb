"""The years ahead: circulars where they exist, named footings after that, and nothing made up."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thorbecke.datasets import newest
from thorbecke.errors import InputFileError, ThorbeckeError
from thorbecke.scenarios import read
from thorbecke.studies import grant, national
from thorbecke.studies.outlook import Assumptions, outlook

BEEKDAELEN = grant.municipality("Beekdaelen", 2025)
ALL = range(2024, 2030)


def by_year(**assumed):
    found = outlook(BEEKDAELEN, ALL, assumed=Assumptions(**assumed))
    return {row["year"]: row for row in found.years.rows}


def causes_of(found, year):
    rows = [row for row in found.causes.rows if row["year"] == year]
    return rows[:-1], rows[-1]


@pytest.mark.parametrize("year", [2024, 2025])
def test_a_year_with_a_circular_is_the_grant_under_it(year):
    which = newest(year=year)
    model = national.model_of(which)
    place = model.place("gemeente", BEEKDAELEN.code)
    assert by_year()[year]["totaal"] == pytest.approx(model.value("totaal").isel(gemeente=place).item(), abs=0.01)


def test_the_budget_path_shows_the_drop_of_2026():
    """Voorjaarsnota 2024: fund and reserve together 45,422 mln in 2025 and 44,239 in 2026, 1,183 less."""
    rows = by_year()
    assert rows[2026]["fonds"] - rows[2025]["fonds"] == pytest.approx(-1183)
    assert rows[2029]["fonds"] - rows[2025]["fonds"] == pytest.approx(49605 - 45422)
    assert rows[2026]["change"] < 0 < rows[2027]["change"]


@pytest.mark.parametrize("footing", ["budget", "index", "factor"])
@pytest.mark.parametrize("trend", ["held", "inwoners"])
def test_the_causes_add_up_to_the_change(footing, trend):
    found = outlook(BEEKDAELEN, ALL, read("voorjaarsnota-2025"), Assumptions(footing=footing, trend=trend))
    for row in found.years.rows:
        if row["change"] is not None:
            parts, whole = causes_of(found, row["year"])
            assert sum(part["euro"] for part in parts) == pytest.approx(whole["euro"], abs=0.01)
            assert whole["euro"] == pytest.approx(row["change"], abs=0.01)


def test_the_drop_of_2026_is_split_into_its_published_lines():
    parts, whole = causes_of(outlook(BEEKDAELEN, [2025, 2026]), 2026)
    amounts = {part["cause"]: part["fonds"] for part in parts}
    assert amounts["accres (aanvullende post)"] == pytest.approx(1834)
    assert amounts["schrappen oploop opschalingskorting"] == pytest.approx(675)
    assert whole["fonds"] == pytest.approx(-1183)
    assert all(part["source"].startswith("https://") for part in parts)


def test_the_index_of_2026_is_the_published_one():
    rows = by_year(footing="index")
    assert rows[2026]["fonds"] == pytest.approx((rows[2025]["fonds"] + 675) * 1.0472)


def test_a_year_without_sources_names_the_missing_figures():
    found = outlook(BEEKDAELEN, ALL, assumed=Assumptions(footing="index"))
    for row in found.years.rows[3:]:
        assert row["totaal"] is None
        assert row["basis"] == "cannot be told"
    told = next(note for note in found.years.notes if note.startswith("2027 cannot be told"))
    assert "real growth of GDP in 2018, 2019, 2020, 2021" in told
    assert "price of GDP in 2027" in told


def test_an_index_of_the_users_fills_the_year_and_no_other():
    rows = by_year(footing="index", index={2027: 0.035})
    assert rows[2027]["fonds"] == pytest.approx(rows[2026]["fonds"] * 1.035)
    assert rows[2028]["totaal"] is None


def test_a_quoted_factor_is_used_as_it_is():
    rows = by_year(footing="factor")
    assert (rows[2026]["uitkeringsfactor"], rows[2027]["uitkeringsfactor"]) == (1.491, 1.549)
    assert rows[2028]["totaal"] is None


def test_constant_prices_need_a_price_for_every_year_on_the_way():
    rows = by_year(prices={2026: 0.02, 2028: 0.02})
    assert rows[2026]["constant"] == pytest.approx(rows[2026]["totaal"] / 1.02)
    assert rows[2025]["constant"] == rows[2025]["totaal"]
    assert rows[2027]["constant"] is None
    assert rows[2028]["constant"] is None


def test_a_scenario_adds_what_it_grants():
    """1.3 bn in 2026 on top of the budget path, and what the circular contains already is not counted again."""
    without = by_year()
    found = outlook(BEEKDAELEN, ALL, read("voorjaarsnota-2025"))
    rows = {row["year"]: row for row in found.years.rows}
    assert rows[2026]["fonds"] - without[2026]["fonds"] == pytest.approx(1300)
    again = outlook(BEEKDAELEN, [2025], read("voorjaarsnota-2024"))
    assert again.years.rows[0]["totaal"] == pytest.approx(without[2025]["totaal"], abs=0.01)


def test_an_agreement_that_the_budget_path_contains_is_not_counted_twice():
    """The Voorjaarsnota 2024 made the path; its one-off cut of 2025 must not come back in 2026."""
    rows = {row["year"]: row for row in outlook(BEEKDAELEN, ALL, read("opschalingskorting-gerealiseerd")).years.rows}
    assert rows[2026]["totaal"] == pytest.approx(by_year()[2026]["totaal"], abs=0.01)


def test_units_that_grow_with_the_inhabitants_keep_the_fund_as_it_is():
    held, grown = by_year(), by_year(trend="inwoners")
    assert grown[2029]["fonds"] == pytest.approx(held[2029]["fonds"])
    assert grown[2029]["uitkeringsfactor"] < held[2029]["uitkeringsfactor"]


@pytest.fixture
def units(tmp_path: Path) -> Path:
    path = tmp_path / "eenheden.csv"
    path.write_text("maatstaf;eenheden;jaar\ninwo;40000;2026\ninwo;41000;2027\n", encoding="utf-8")
    return path


def test_own_units_count_in_their_year_and_leave_the_factor_alone(units):
    official, own = by_year(), by_year(units=units)
    model = national.model_of(newest())
    rate = float(model["bedrag_per_eenheid"].sel(maatstaf="inwo"))
    had = float(model["eenheden"].sel(gemeente=BEEKDAELEN.code, maatstaf="inwo"))
    for year, count in ((2026, 40000), (2027, 41000)):
        extra = (count - had) * rate * official[year]["uitkeringsfactor"]
        assert own[year]["totaal"] - official[year]["totaal"] == pytest.approx(extra, abs=0.01)
        assert own[year]["uitkeringsfactor"] == pytest.approx(official[year]["uitkeringsfactor"])
    assert own[2028]["totaal"] == official[2028]["totaal"]


def test_the_years_of_own_units_are_named(units, tmp_path):
    def told(path):
        return " ".join(outlook(BEEKDAELEN, ALL, assumed=Assumptions(units=path)).years.notes)

    assert "Own counts of eenheden.csv in place of those units: 2026, 2027." in told(units)
    forecast = tmp_path / "later.csv"
    forecast.write_text("maatstaf;eenheden\ninwo;40000\n", encoding="utf-8")
    assert "Own counts of later.csv in place of those units: 2026, 2027, 2028, 2029." in told(forecast)


def test_own_units_that_cannot_be_read_are_refused(tmp_path):
    path = tmp_path / "wrong.csv"
    path.write_text("maatstaf;eenheden;jaar\ninwonerss;40000;2026\n", encoding="utf-8")
    with pytest.raises(InputFileError, match="inwonerss"):
        by_year(units=path)


@pytest.mark.parametrize("years", [[2023], [2099], []])
def test_years_out_of_reach_are_refused(years):
    with pytest.raises(ThorbeckeError, match="An outlook runs from 202"):
        outlook(BEEKDAELEN, years)


@settings(max_examples=20)
@given(st.floats(-0.05, 0.1), st.floats(-0.05, 0.1))
def test_a_higher_index_never_gives_less(low, high):
    low, high = sorted((low, high))
    less, more = (by_year(footing="index", index={2026: rate})[2026]["totaal"] for rate in (low, high))
    assert less <= more


def test_every_assumption_stands_under_the_table():
    found = outlook(BEEKDAELEN, ALL)
    text = " ".join(found.years.notes)
    for what in ("Units", "Voorjaarsnota 2024 (April 2024)", "held at circular", "constant prices", "For comparison"):
        assert what in text
    assert any("voorjaarsnota/2024" in source for source in found.years.sources)


# -- the command ----------------------------------------------------------------------------------------------------


def test_the_command_gives_rows_and_causes_as_json(thorbecke):
    found = thorbecke("outlook", "Beekdaelen", "--years", "2025..2027", "--format", "json").json
    assert (found["command"], found["municipality"]["code"]) == ("outlook", "GM1954")
    assert [row["year"] for row in found["rows"]] == [2025, 2026, 2027]
    assert {row["year"] for row in found["causes"]} == {2026, 2027}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["Beekdaeln"], "Did you mean Beekdaelen"),
        (["Beekdaelen", "--years", "2029-2024"], "runs backwards"),
        (["Beekdaelen", "--years", "soon"], "names no years"),
        (["Beekdaelen", "--index", "2027"], "is not a year with a percentage"),
        (["Beekdaelen", "--index", "2027=350"], "write percents"),
        (["Beekdaelen", "--index", "2027=3", "--index", "2027=4"], "names 2027 twice"),
        (["Beekdaelen", "--index", "2027=3", "--fund", "budget"], "does not go with --fund"),
        (["Beekdaelen", "voorjaarsnota-2026"], "Did you mean voorjaarsnota-2025"),
    ],
)
def test_bad_input_is_refused_in_one_line_with_a_remedy(thorbecke, words, told):
    done = thorbecke("outlook", *words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert done.err.count("\n") == 1


def test_a_count_with_two_readings_is_settled_by_an_option(thorbecke, tmp_path):
    path = tmp_path / "eenheden.csv"
    path.write_text("maatstaf;eenheden;jaar\ninwo;40.000;2026\n", encoding="utf-8")
    words = ("outlook", "Beekdaelen", "--years", "2026", "--units", str(path), "--format", "json")
    assert "--decimal comma or --decimal point" in thorbecke(*words).err
    (row,) = thorbecke(*words, "--decimal", "comma").json["rows"]
    assert row["totaal"] / row["per_inwoner"] == pytest.approx(40_000)
