"""The balance: clusters add up to totals, municipalities to the nation, and what is missing says so."""

import numpy as np
import pytest

from thorbecke.datasets import current_codes, gemeenten_in, inhabitants, iv3
from thorbecke.errors import NotPublishedError
from thorbecke.studies import Municipality, accounts, balance, balance_years, booked_grant, deficit
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
    assert "before 2023 the grant has other clusters" in " ".join(answer.notes)
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
    for finding in ("1,600 mln", "1,800 mln", "628 mln", "828 mln", "+8 mln", "+75 mln", "+174 mln"):
        assert finding in notes
    assert "do not chain" in notes
    assert "a key to share money out, not a budget" in notes


@pytest.mark.parametrize(("year", "reason"), [(2019, "only expenses"), (2023, "no circular with clusters for 2023")])
def test_where_it_cannot_be_stated_it_is_not(year: int, reason: str):
    with pytest.raises(NotPublishedError, match=reason):
        deficit.one(accounts.standing(year), None)
