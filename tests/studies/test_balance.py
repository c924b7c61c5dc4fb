"""The balance: clusters add up to totals, municipalities to the nation, and what is missing says so."""

import numpy as np
import pytest

from thorbecke.datasets import current_codes, gemeenten_in, inhabitants, iv3
from thorbecke.errors import NotPublishedError
from thorbecke.studies import Municipality, accounts, balance, balance_years, booked_grant, charts, deficit
from thorbecke.studies.convention import Convention
from thorbecke.studies.peers import peers_of, percentile

BEEKDAELEN = Municipality("GM1954", "Beekdaelen")
BUDGET = accounts.standing(2024)
AMOUNTS = ("lasten", "baten", "netto_lasten", "gemeentefonds", "saldo")


def by_cluster(answer):
    return {row["cluster"]: row for row in answer.rows}


@pytest.mark.parametrize("spread", [False, True], ids=["overhead apart", "overhead spread"])
@pytest.mark.parametrize("year", [2024, 2025])
def test_clusters_add_up_to_the_total(year: int, spread: bool):
    found = accounts.standing(year, convention=Convention(overhead=spread))
    for answer in (balance.one(found, BEEKDAELEN), balance.nation(found)):
        rows = by_cluster(answer)
        parts = [row for name, row in rows.items() if name not in ("total", *accounts.COVER)]
        for amount in AMOUNTS:
            assert sum(row[amount] for row in parts) == pytest.approx(rows["total"][amount])


def test_municipalities_add_up_to_the_nation():
    everyone, nation = balance.everyone(BUDGET), by_cluster(balance.nation(BUDGET))
    for cluster, row in nation.items():
        if cluster in BUDGET.clusters and cluster not in accounts.COVER:
            for amount in AMOUNTS:
                total = sum(own[f"{amount}_{balance.slug(cluster)}"] or 0.0 for own in everyone.rows)
                assert total / 1e6 == pytest.approx(row[amount], abs=1e-6)
    assert everyone.value == pytest.approx(nation["total"]["saldo"] * 1e6)


def test_one_is_a_row_of_everyone():
    one, row = by_cluster(balance.one(BUDGET, BEEKDAELEN)), balance.everyone(BUDGET).rows
    (own,) = (found for found in row if found["code"] == "GM1954")
    youth = one["Individuele voorzieningen Jeugd"]
    assert (youth["lasten"], youth["baten"]) == (12_407_000.0, 11_000.0)
    for amount in AMOUNTS:
        assert own[f"{amount}_individuele_voorzieningen_jeugd"] == youth[amount]


def test_a_budget_stands_beside_the_circular_it_was_made_on_and_another_may_be_asked():
    assert str(BUDGET.which) == "mei-2023 for 2024"
    assert str(accounts.standing(2025).which) == "mei-2024 for 2025"
    assert str(accounts.standing(2024, iv3.Report.JAARREKENING).which) == "september-2024 for 2024"
    assert str(accounts.standing(2024, circular="mei-2024").which) == "mei-2024 for 2024"


def test_who_did_not_deliver_has_no_amounts_rather_than_zeros():
    one = balance.one(BUDGET, Municipality("GM1961", "Vijfheerenlanden"))
    assert one.rows == []
    assert "not zero" in one.notes[0]
    (row,) = (row for row in balance.everyone(BUDGET).rows if row["code"] == "GM1961")
    assert {value for key, value in row.items() if key not in ("code", "name")} == {None}
    assert "Vijfheerenlanden (GM1961)" in " ".join(balance.nation(BUDGET).notes)


def test_without_a_circular_the_accounts_stand_alone_and_say_so():
    answer = balance.one(accounts.standing(2023), BEEKDAELEN)
    assert "No circular for 2023 is at hand: the accounts stand alone." in answer.notes
    assert "before 2023 the grant has other clusters" in " ".join(balance.nation(accounts.standing(2022)).notes)
    assert {column.key for column in answer.columns}.isdisjoint({"gemeentefonds", "saldo"})
    assert all(row["gemeentefonds"] is None for row in answer.rows)


def test_without_revenue_there_are_only_expenses():
    answer = balance.nation(accounts.standing(2026))
    assert [column.key for column in answer.columns] == ["cluster", "lasten", "per_inwoner"]
    assert "only expenses per taakveld are at hand" in " ".join(answer.notes)
    assert by_cluster(answer)["Persoonsgebonden budgetten, niet gesplitst"]["lasten"] == pytest.approx(454.5, abs=1)


def test_peers_are_alike_and_at_least_eight():
    alike = peers_of("GM1954", 2024)
    assert len(alike.codes) == 39
    assert [column for column, _ in alike.classes] == ["size_class", "social_structure", "central_function"]
    assert "GM1954" in alike.codes
    for code in gemeenten_in(2024):
        assert len(peers_of(code, 2024).codes) >= 8
    assert "size" in peers_of("GM0363", 2024).words or peers_of("GM0363", 2024).classes == ()


def test_a_percentile_counts_who_is_below():
    assert percentile([1.0, 2.0, 3.0, float("nan")], 2.0) == pytest.approx(50.0)
    assert percentile([1.0, 2.0, 3.0, 4.0], 4.0) == pytest.approx(87.5)


# -- over the years -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", range(2017, 2027))
def test_what_is_carried_to_todays_borders_is_what_there_was(year: int):
    rng = np.random.default_rng(year)
    before = rng.uniform(0, 1e8, (len(gemeenten_in(year)), 3))
    after = balance_years.carried(year, before)
    assert after.shape == (342, 3)
    assert after.sum(axis=0) == pytest.approx(before.sum(axis=0))


def test_expenses_of_the_nation_are_the_same_before_and_after_reorganisations():
    found = accounts.standing(2019, iv3.Report.JAARREKENING)
    before = found.array("lasten_per_cluster")
    assert not np.isnan(before).any()
    assert balance_years.carried(2019, before).sum(axis=0) == pytest.approx(before.sum(axis=0))


def test_a_municipality_is_missing_where_a_part_of_it_was():
    found = accounts.standing(2018, iv3.Report.BEGROTING)
    carried = balance_years.carried(2018, found.array("lasten_per_cluster"))
    today = list(gemeenten_in(balance_years.TODAY))
    parts = {now for code in found.accounts.missing for now in current_codes(2018)[code]}
    assert {today[place] for place in np.flatnonzero(np.isnan(carried[:, 0]))} == parts


def test_beekdaelen_has_a_series_from_before_it_existed():
    answer = balance_years.series(2017, 2026, BEEKDAELEN)
    total = by_cluster(answer)["total"]
    assert [column.key for column in answer.columns[1:]] == [str(year) for year in range(2017, 2027)]
    parts = iv3.deliveries(2017, iv3.Report.JAARREKENING)
    merged = ("GM0881", "GM0951", "GM0962")
    booked = iv3.load(2017, iv3.Report.JAARREKENING).table.filter(taakveld="0.7")
    lasten = sum(
        parts.filter(gemeente=code)["lasten"].item() - booked.filter(gemeente=code)["lasten"].sum() for code in merged
    )
    assert total["2017"] == pytest.approx(lasten / sum(inhabitants(2017)[code] for code in merged))


# -- the booked grant -----------------------------------------------------------------------------------------------


def test_208_of_the_341_that_delivered_booked_a_grant_within_one_per_cent_in_2024():
    found = {row["difference"]: row["municipalities"] for row in booked_grant.distribution(BUDGET).rows}
    assert (found["at most 1%"], found["any"]) == (208, 341)
    assert found["at most 0.1%"] <= found["at most 0.5%"] <= found["at most 1%"] <= found["at most 5%"]


def test_bands_add_up_to_all():
    for year in (2024, 2025):
        rows = booked_grant.distribution(accounts.standing(year)).rows
        assert sum(row["between"] for row in rows) == rows[-1]["municipalities"]


def test_the_largest_difference_comes_first():
    rows = booked_grant.everyone(BUDGET).rows
    sizes = [abs(row["percent"]) for row in rows]
    assert sizes == sorted(sizes, reverse=True)
    assert rows[0]["name"] == "Bronckhorst"


def test_without_revenue_or_circular_there_is_nothing_to_set_side_by_side():
    for year in (2022, 2023):
        with pytest.raises(NotPublishedError, match="Take --year 2024 or 2025"):
            booked_grant.distribution(accounts.standing(year))


# -- the deficit ----------------------------------------------------------------------------------------------------


def test_the_deficit_of_the_nation_is_that_of_the_municipalities_together():
    nation, everyone = deficit.one(BUDGET, None), deficit.everyone(BUDGET)
    for part in ("tekort_sociaal_domein", "tekort_jeugd", "tekort_wmo", "tekort_participatie"):
        together = sum(row[part] for row in everyone.rows if row[part] is not None)
        assert nation.rows[0][part] == pytest.approx(together / 1e6)


def test_the_convention_and_every_alternative_are_stated():
    answer = deficit.one(BUDGET, None)
    assert [row["convention"] for row in answer.rows] == [
        "as chosen",
        "overhead spread by salaries",
        "BUIG and income support left out",
        "own contributions not deducted",
        "IU and DU not counted",
    ]
    assert answer.notes[0].startswith("Convention: overhead apart; BUIG and income support counted")


def test_an_alternative_is_the_convention_chosen_when_it_is_chosen():
    chosen = deficit.one(accounts.standing(2024, convention=Convention(overhead=True)), None)
    assert chosen.rows[0]["tekort_sociaal_domein"] == deficit.one(BUDGET, None).rows[1]["tekort_sociaal_domein"]
    assert chosen.rows[1]["convention"] == "overhead apart"


def test_published_findings_stand_beside_it_with_the_reason_they_differ():
    notes = " ".join(deficit.one(BUDGET, None).notes)
    for finding in ("1.600 mln", "1.800 mln", "628 mln", "828 mln", "+8 mln", "+75 mln", "+174 mln"):
        assert finding in notes
    assert "do not chain" in notes
    assert "a key to share money out, not a budget" in notes


@pytest.mark.parametrize(("year", "reason"), [(2019, "only expenses"), (2023, "no circular with clusters for 2023")])
def test_where_it_cannot_be_stated_it_is_not(year: int, reason: str):
    with pytest.raises(NotPublishedError, match=reason):
        deficit.one(accounts.standing(year), None)


# -- an own file that leaves something out --------------------------------------------------------------------------


@pytest.fixture
def own_budget(tmp_path, monkeypatch):
    """The budget of 2024 with a file of Beekdaelen in it, of the columns asked."""
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path / "data"))

    def imported(heading: str, *rows: str) -> accounts.Standing:
        file = tmp_path / "own.csv"
        file.write_text("\n".join([heading, *rows]), encoding="utf-8")
        own = iv3.read_own_accounts(file, 2024, iv3.Report.BEGROTING, gemeente="Beekdaelen")
        iv3.save(iv3.merge(own, iv3.load(2024, iv3.Report.BEGROTING)))
        return accounts.standing(2024)

    return imported


def test_without_salaries_only_what_they_spread_cannot_be_stated(own_budget):
    found = own_budget("taakveld;lasten;baten", "6.72a;12000;0", "0.7;0;70155")
    nation = {row["convention"]: row["tekort_jeugd"] for row in deficit.one(found, None).rows}
    before = {row["convention"]: row["tekort_jeugd"] for row in deficit.one(BUDGET, None).rows}
    assert nation.pop("overhead spread by salaries") is None
    assert nation["as chosen"] == pytest.approx(before["as chosen"] - (12.396 - 12.0), abs=1e-6)
    assert "Beekdaelen (GM1954)" in " ".join(deficit.one(found, None).notes)
    spread = accounts.standing(2024, convention=Convention(overhead=True))
    assert "what it pays in salaries" in balance.one(spread, BEEKDAELEN).notes[0]
    assert balance.nation(spread).title.startswith("340 of 342 municipalities")
    whole = balance.nation(spread).value
    assert whole is not None
    assert balance.everyone(spread).value == pytest.approx(whole * 1e6, abs=1.0)
    for answer in (balance.nation(spread), balance.everyone(spread), deficit.everyone(spread)):
        numbers = [value for row in answer.rows for value in row.values() if isinstance(value, float)]
        assert answer.value is not None
        assert not np.isnan([*numbers, answer.value]).any()


def test_without_revenue_a_municipality_has_no_balance_and_the_nation_goes_without_it(own_budget):
    found = own_budget("taakveld;lasten", "6.72a;12000")
    assert "did not deliver revenue per taakveld" in balance.one(found, BEEKDAELEN).notes[0]
    assert balance.nation(found).title.startswith("340 of 342 municipalities")


def test_a_file_given_twice_is_cited_once(own_budget):
    for _ in range(2):
        found = own_budget("taakveld;lasten;baten", "6.72a;12000;0")
    record = found.accounts.provenance
    assert record.title.count("Own begroting of GM1954") == 1
    assert record.publisher == "CBS and the municipality"


# -- charts and series say what they hold ---------------------------------------------------------------------------


def test_a_chart_calls_expenses_expenses_and_says_which_accounts():
    found = accounts.standing(2019)
    drawn = charts.balance_bars(balance.nation(found), str(found.accounts)).to_dict()
    assert drawn["encoding"]["color"]["scale"]["domain"] == ["Lasten"]
    assert drawn["title"]["subtitle"] == "jaarrekening 2019; bron: CBS"
    beside = charts.balance_bars(balance.one(BUDGET, BEEKDAELEN), str(BUDGET.accounts)).to_dict()
    assert beside["encoding"]["color"]["scale"]["domain"] == ["Netto lasten", "Gemeentefonds"]
    assert beside["title"]["subtitle"].startswith("begroting 2024, circulaire mei-2023")


def test_a_municipality_that_did_not_deliver_has_no_chart():
    silent = balance.one(BUDGET, Municipality("GM1961", "Vijfheerenlanden"))
    with pytest.raises(NotPublishedError, match="Vijfheerenlanden did not deliver"):
        charts.balance_bars(silent, str(BUDGET.accounts))


def test_a_series_says_which_years_are_budgets_and_who_made_a_year_missing():
    notes = " ".join(balance_years.series(2021, 2025, Municipality("GM0363", "Amsterdam")).notes)
    assert "Budgets (marked b): 2025." in notes
    assert "2022 is missing: Weesp (GM0457) did not deliver." in notes


def test_what_everyone_shows_per_inhabitant_is_called_what_it_is():
    (row,) = (found for found in balance.everyone(BUDGET).rows if found["code"] == "GM1954")
    youth = by_cluster(balance.one(BUDGET, BEEKDAELEN))["Individuele voorzieningen Jeugd"]
    assert row["saldo_per_inwoner_individuele_voorzieningen_jeugd"] == youth["saldo_per_inwoner"]
    parts = sum(value for key, value in row.items() if key.startswith("saldo_") and "per_inwoner" not in key)
    assert parts + row["gemeentefonds_zonder_cluster"] == pytest.approx(row["saldo"])


def test_accounts_that_do_not_close_are_named_and_the_others_close_but_for_rounding():
    budget = accounts.standing(2023, iv3.Report.BEGROTING)
    off = [note for note in budget.notes if "do not close" in note]
    assert off == [
        "Expenses and revenue do not close as they were delivered, and are shown as they are: "
        "Sliedrecht (GM0610) by EUR -14,2 mln."
    ]
    assert not [note for note in BUDGET.notes if "do not close" in note]
