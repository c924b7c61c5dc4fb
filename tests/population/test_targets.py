"""What the population of the nation must add up to."""

import numpy as np
import pytest

from thorbecke.datasets import inhabitants, newest
from thorbecke.population import targets


@pytest.fixture(scope="module")
def nation():
    return targets(newest())


def test_the_nation_has_18_million_persons_in_8_million_households(nation):
    assert nation.ages.sum() == 18_130_129
    assert nation.kinds.sum() == 8_373_388
    assert len(nation.codes) == 342


def test_inhabitants_are_those_of_the_circular_rounded(nation):
    assert (np.abs(nation.ages.sum(axis=1) - nation.published["inhabitants"]) <= 0.5).all()


def test_the_circular_counts_half_a_per_cent_more_inhabitants_than_cbs(nation):
    assert nation.ages.sum() / sum(inhabitants(2025).values()) == pytest.approx(1.0048, abs=1e-4)


def test_persons_in_households_and_institutions_are_all_persons(nation):
    heads = nation.kinds @ np.array([1, 2, 2, 1])
    children = nation.ages.sum(axis=1) - nation.institution - heads
    assert (children >= nation.ages[:, :4].sum(axis=1)).all()
    assert (children >= nation.kinds[:, 2:].sum(axis=1)).all()


def test_every_household_has_an_income_class_and_a_tenure(nation):
    households = nation.kinds.sum(axis=1)
    assert (nation.income.sum(axis=1) == households).all()
    assert (nation.tenure.sum(axis=1) == households).all()
    assert nation.income.min() >= 0
    assert nation.tenure.min() >= 0


def test_a_published_seventy_five_plus_is_missing_where_it_lies_below_the_threshold(nation):
    assert int(np.isnan(nation.published["75 and over"]).sum()) == 4


def test_clients_with_help_add_up_to_the_nation_of_2018(nation):
    assert nation.help.sum() == 390_950
