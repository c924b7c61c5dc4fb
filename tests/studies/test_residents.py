"""Charges, the Wmo fee and a larger local tax area on a small real population: parts add up to the cent."""

import numpy as np
import pytest
from benchmarks import residents_by_hand as by_hand

from tests.population.small import small
from thorbecke.datasets import iv3
from thorbecke.errors import NotPublishedError, ThorbeckeError, UnknownNameError
from thorbecke.law import belastinggebied
from thorbecke.population import workers_at
from thorbecke.studies import (
    grant,
    household_groups,
    local_charges,
    local_tax,
    local_tax_tables,
    population,
    wmo,
    wmo_tables,
)

AMOUNT = 10_000_000.0
INSTRUMENTS = list(belastinggebied.INSTRUMENTS)
HALF_A_CENT = 0.5


def shifted(**parts):
    return local_tax.shift(small(), local_tax.Proposal(AMOUNT, **parts))


def beekdaelen():
    return grant.municipality("Beekdaelen", small().which.year)


# -- a larger local tax area ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", local_tax.KEYS)
def test_what_is_taken_out_adds_up_to_the_cent(key):
    assert int(shifted(taken_out=key).uitname.sum()) == AMOUNT * 100


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_the_standard_rate_brings_in_the_amount_but_for_rounding_of_bills(instrument):
    result = shifted(instrument=instrument)
    bills = result.households.sum()
    assert abs(int(result.revenue.sum()) - AMOUNT * 100) <= HALF_A_CENT * bills
    assert abs(int(result.income_tax.sum()) - AMOUNT * 100) <= HALF_A_CENT * bills


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_households_and_others_add_up_to_municipalities_and_these_to_the_nation(instrument):
    result = shifted(instrument=instrument)
    nation = {row["line"]: row["amount"] for row in local_tax_tables.nation(result).rows}
    towns = local_tax_tables.by_municipality(result).rows
    kinds = local_tax_tables.by_household(result).rows
    cents = round(sum(round(row["revenue"] * 100) for row in towns))
    assert cents == round(nation["new local tax"] * 100)
    of_kinds = sum(round(row["new_tax"] * row["households"] * 100) for row in kinds[:-1])
    assert of_kinds == round(nation["households: new local tax"] * 100)
    others = nation["others than the household: landlords, owners of empty dwellings"]
    assert round(nation["households: new local tax"] * 100) + round(others * 100) == cents
    effects = sum(round(row["effect"] * 100) for row in towns)
    assert effects == round(nation["municipalities together (rounding of bills)"] * 100)


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_taken_out_by_tax_capacity_no_municipality_wins_or_loses(instrument):
    result = shifted(instrument=instrument, taken_out="tax-capacity")
    assert (np.abs(result.effect) <= HALF_A_CENT * result.households.sum(axis=1) + 1).all()


@pytest.mark.parametrize("key", local_tax.KEYS)
def test_at_the_rates_needed_no_municipality_wins_or_loses(key):
    result = shifted(taken_out=key, rates="needed")
    assert (np.abs(result.effect) <= HALF_A_CENT * result.households.sum(axis=1) + 1).all()


def test_taken_out_per_inhabitant_dear_homes_win():
    """Rozendaal has the dearest homes of the five, so a tax on them brings it more than it loses."""
    result = shifted(taken_out="per-inhabitant")
    assert small().codes[int(np.argmax(result.effect / result.inhabitants))] == "GM0277"


def test_the_cost_of_remission_rises_with_the_norm_and_the_others_make_it_good():
    rates, costs = [], []
    for norm in (0.0, 1.0, 1.2):
        result = shifted(remission=norm)
        rates.append(result.rate[0])
        costs.append(int(result.remitted.sum()))
    assert costs[0] == 0
    assert costs == sorted(set(costs))
    assert rates == sorted(set(rates))


def test_a_surcharge_for_owners_leaves_tenants_alone():
    result = shifted(instrument="ozb-owners")
    tenants = [place for place, group in enumerate(household_groups.GROUPS) if group[0] == "tenant"]
    assert result.paid[:, tenants].sum() == 0
    assert result.paid_by_others[:, tenants].sum() > 0


def test_twice_the_amount_is_twice_the_rate():
    assert np.allclose(local_tax.shift(small(), local_tax.Proposal(2 * AMOUNT)).rate, 2 * shifted().rate)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"instrument": "ozb-user"}, "ozb-users"),
        ({"taken_out": "inhabitant"}, "per-inhabitant"),
        ({"rates": "need"}, "needed"),
    ],
)
def test_an_unknown_word_is_refused_with_the_closest(parts, message):
    with pytest.raises(UnknownNameError, match=message):
        local_tax.Proposal(AMOUNT, **parts)


@pytest.mark.parametrize("amount", [0.0, -1.0, 1e13, float("nan")])
def test_an_amount_that_cannot_be_is_refused(amount):
    with pytest.raises(ThorbeckeError, match="above 0"):
        local_tax.Proposal(amount)


# -- charges of today -----------------------------------------------------------------------------------------------


def test_the_implied_ozb_rate_brings_in_the_budget_of_which_owners_who_live_there_pay_part():
    result = local_charges.charges(small())
    place = small().codes.index("GM1954")
    whole = result.ozb_rate[place] * small().targets.woz[small().places[place]]
    budget = iv3.load(2025, iv3.Report("begroting")).table
    booked = budget.filter(gemeente="GM1954", taakveld="0.61")["baten"].item()
    assert whole == pytest.approx(booked)
    assert 0.5 * whole < result.ozb[place].sum() / 100 < whole


def test_charges_by_kind_of_household_add_up_to_the_municipality():
    result = local_charges.charges(small())
    place = small().codes.index("GM1954")
    rows = local_charges.by_household(result, beekdaelen()).rows
    assert sum(row["households"] * row["woonlasten"] for row in rows) == pytest.approx(
        result.woonlasten[place, : household_groups.INSTITUTION].sum() / 100
    )


def test_implied_rates_say_that_they_are_not_official():
    answer = local_charges.by_municipality(local_charges.charges(small()))
    assert "implied, not official" in answer.notes[0]


# -- the Wmo fee ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fee_of_2020():
    return wmo.fee_effect(small(), wmo.fee_of(2020))


def test_the_net_cost_is_more_help_and_less_contributed(fee_of_2020):
    more = (fee_of_2020.cost[1] - fee_of_2020.cost[0]).sum()
    less = (fee_of_2020.contribution[0] - fee_of_2020.contribution[1]).sum()
    assert fee_of_2020.net.sum() == more + less


def test_wmo_households_add_up_to_municipalities_and_these_to_the_nation(fee_of_2020):
    towns = sum(round(row["net"] * 100) for row in wmo_tables.by_municipality(fee_of_2020).rows)
    kinds = sum(round(row["net"] * 100) for row in wmo_tables.by_household(fee_of_2020).rows)
    nation = wmo_tables.nation(fee_of_2020).rows[-1]
    assert towns == kinds == round(nation["computed"] * 100) == int(fee_of_2020.net.sum())


def test_a_part_of_the_nation_is_not_set_beside_national_figures(fee_of_2020):
    assert all(row["published"] is None for row in wmo_tables.nation(fee_of_2020).rows)


def test_without_attraction_the_fee_draws_no_clients():
    result = wmo.fee_effect(small(), wmo.fee_of(2021, attraction=(0.0, 0.0, 0.0)))
    assert (result.clients[0] == result.clients[1]).all()
    assert (result.cost[0] == result.cost[1]).all()


def test_a_year_without_published_growth_asks_for_it():
    with pytest.raises(NotPublishedError, match="--attraction"):
        wmo.fee_of(2021)


@pytest.mark.parametrize("attraction", [(0.1, 0.2), (0.1, 0.2, -1.5)])
def test_growth_that_cannot_be_is_refused(attraction):
    with pytest.raises(ThorbeckeError, match="growth of use"):
        wmo.fee_of(2020, attraction=attraction)


# -- the report of the population -----------------------------------------------------------------------------------


def test_the_report_says_which_margin_does_not_hold_and_why():
    rows = {row["margin"]: row for row in population.margins(small()).rows}
    beyond = {name: row["why"] for name, row in rows.items() if row["beyond"]}
    assert list(beyond) == ["in lowest 40% of incomes"]
    assert "grant" in beyond["in lowest 40% of incomes"]


def test_the_report_of_one_municipality_shows_what_is_published_and_reached():
    rows = {row["margin"]: row for row in population.margins_of(small(), beekdaelen()).rows}
    assert rows["inhabitants"]["reached"] == round(rows["inhabitants"]["target"])


# -- the same rules by hand -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_a_shift_by_hand_in_polars_gives_the_same_cents(instrument):
    assert by_hand.apart(shifted(instrument=instrument), by_hand.shift(small(), AMOUNT, instrument)) == 0


def test_charges_and_fee_by_hand_in_polars_give_the_same_cents(fee_of_2020):
    charges = local_charges.charges(small())
    assert by_hand.apart(charges, by_hand.charges(small(), charges)) == 0
    assert by_hand.apart(fee_of_2020, by_hand.fee_effect(small(), fee_of_2020.fee)) == 0


# -- larger than one machine ----------------------------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore::UserWarning")  # distributed warns where a machine is slow to start its workers
def test_a_dask_cluster_of_two_workers_gives_the_same_cents():
    import distributed

    proposal = local_tax.Proposal(AMOUNT, "residents-levy")
    here, fee = local_tax.shift(small(), proposal), wmo.fee_of(2020)
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, scheduler_port=0
    )
    with cluster, workers_at(cluster.scheduler_address) as workers:
        there = local_tax.shift(small(), proposal, workers)
        net = wmo.fee_effect(small(), fee, workers).net
    for name in ("households", "paid", "paid_by_others", "remitted", "income_tax", "uitname", "taxed"):
        assert getattr(there, name).dtype == np.int64
        assert np.array_equal(getattr(there, name), getattr(here, name)), name
    assert np.array_equal(net, wmo.fee_effect(small(), fee).net)


def test_one_worker_and_two_give_the_same_cents():
    proposal = local_tax.Proposal(AMOUNT)
    with workers_at(workers=1) as one, workers_at(workers=2) as two:
        assert np.array_equal(
            local_tax.shift(small(), proposal, one).paid, local_tax.shift(small(), proposal, two).paid
        )


def test_a_cluster_that_is_not_there_is_one_clear_line():
    with pytest.raises(ThorbeckeError, match="no Dask scheduler"), workers_at("tcp://127.0.0.1:1"):
        pass
