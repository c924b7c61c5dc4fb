"""Wmo 2015: contributions by income until 2018, one fee since 2019."""

from datetime import date

import numpy as np
import pytest
import xarray as xr

from thorbecke import parameters
from thorbecke.errors import NotPublishedError, QuantityError
from thorbecke.law import wmo2015
from thorbecke.model import Graph, Model
from thorbecke.quantity import Quantity

HOUSE = ("huishouden",)
# Who: partners, age of the younger, income of two years before, threshold of 2018 that holds for them.
PEOPLE = {
    "alone, pensioner, low income": (0, 80, 15_000, 17_474),
    "alone, pensioner, middling income": (0, 80, 20_000, 17_474),
    "alone, of working age": (0, 50, 25_000, 22_873),
    "partners, one of working age, low income": (1, 60, 30_000, 35_175),
    "partners, one of working age, high income": (1, 60, 40_000, 35_175),
    "partners, both pensioners": (1, 75, 30_000, 24_128),
    "alone, pensioner, rich": (0, 80, 90_000, 17_474),
}
IN_2018 = [228.80, 228.80 + 315.75, 228.80 + 265.875, 0.0, 603.125, 228.80 + 734.0, 3000.0]
IN_2020 = [228.0, 228.0, 228.0, 0.0, 0.0, 228.0, 228.0]


def model(year: int, cost: float = 3000.0, growth: float = 0.0) -> Model:
    partners, age, income, threshold = np.array(list(PEOPLE.values()), dtype=float).T
    per = "euro/periode/client"
    given = {
        "clienten_zonder_abonnementstarief": Quantity.of(np.ones(len(PEOPLE)), HOUSE, "client"),
        "meerpersoons": Quantity.of(partners, HOUSE),
        "leeftijd_jongste": Quantity.of(age, HOUSE, "jaar"),
        "aow_leeftijd": Quantity.of(parameters.load("aow_leeftijd").at(year), (), "jaar"),
        "bijdrageperioden": Quantity.of(parameters.load("wmo_bijdrageperioden").at(year), (), "periode"),
        "kosten_per_client": Quantity.of(cost, (), "euro/client"),
        "bijdrageplichtig_inkomen": Quantity.of(income, HOUSE, "euro"),
        "inkomensdrempel": Quantity.of(threshold, HOUSE, "euro"),
        "aanzuigende_werking": Quantity.of(np.full(len(PEOPLE), growth), HOUSE),
    }
    if year >= 2019:
        given["abonnementstarief"] = Quantity.of(parameters.load("wmo_abonnementstarief").at(year), (), per)
    else:
        given["vaste_bijdrage"] = Quantity.of(parameters.load("wmo_vaste_bijdrage").at(year), (), per)
        given["inkomensdeel"] = Quantity.of(parameters.load("wmo_inkomensdeel").at(year), (), "1/client")
    graph = Graph(wmo2015.RULES, wmo2015.INPUTS, date(year, 1, 1))
    return Model(graph, given, {"huishouden": list(PEOPLE)}, {})


def test_in_2018_the_contribution_rose_with_income_up_to_the_cost():
    assert model(2018).value("eigen_bijdrage").data == pytest.approx(IN_2018)


def test_in_2020_everyone_pays_the_same_but_partners_of_whom_one_is_below_pension_age():
    assert model(2020).value("eigen_bijdrage").data == pytest.approx(IN_2020)


@pytest.mark.parametrize(("year", "fee"), [(2019, 227.50), (2021, 228.00), (2023, 228.00), (2024, 247.20)])
def test_the_fee_of_a_year_is_the_fee_of_its_periods(year, fee):
    assert model(year).value("eigen_bijdrage").data[0] == pytest.approx(fee)


def test_the_fee_of_2026_is_not_known():
    with pytest.raises(NotPublishedError, match="2026"):
        model(2026)


@pytest.mark.parametrize("year", [2018, 2020])
def test_nobody_pays_more_than_the_help_costs(year):
    assert model(year, cost=100.0).value("eigen_bijdrage").data.max() == 100.0


@pytest.mark.parametrize("year", [2018, 2020])
def test_cost_is_contribution_and_what_the_municipality_bears(year):
    found = model(year)
    together = found.value("eigen_bijdrage") + found.value("netto_kosten_hulp")
    assert together.data == pytest.approx(found.value("kosten_hulp").data)


def test_growth_of_use_moves_cost_and_contribution_alike():
    same, more = model(2020), model(2020, growth=0.5)
    for name in ("clienten", "kosten_hulp", "eigen_bijdrage"):
        assert more.value(name).data == pytest.approx(1.5 * same.value(name).data)


def test_there_is_no_growth_by_the_fee_before_the_fee():
    assert model(2018, growth=0.5).value("clienten").data.tolist() == [1.0] * len(PEOPLE)


def test_who_reaches_pension_age_is_no_longer_exempt():
    age = xr.DataArray([65.5, 66.3333, 67.0], dims="leeftijd", attrs={"unit": "jaar"})
    together = xr.DataArray(1.0)
    exempt = wmo2015.vrijgesteld(together, age, xr.DataArray(66.3333))
    assert exempt.values.tolist() == [1.0, 0.0, 0.0]


def test_ages_and_incomes_are_not_mixed_up():
    with pytest.raises(QuantityError, match="jaar"):
        model(2020).replace(leeftijd_jongste=Quantity.of(np.ones(len(PEOPLE)), HOUSE, "euro"))
