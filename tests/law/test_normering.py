"""How the size of the fund moves: three systems, missing inputs staying missing."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.law import INPUTS, RULES, normering
from thorbecke.model import Graph, Model
from thorbecke.quantity import Quantity

RATES = st.floats(-0.1, 0.15)


def model(year: int, **figures: float) -> Model:
    graph = Graph(RULES, INPUTS, date(year, 1, 1))
    given = {name: Quantity.of(value, (), graph.figure(name).unit) for name, value in figures.items()}
    return Model(graph, given, {}, {})


def bbp(growths: list[float], price: float) -> Model:
    found = model(2026, prijs_bbp=price, accresgrondslag=40e9)
    return found.replace(reele_bbp_groei=Quantity.of(np.array(growths), ("bbp_jaar",)))


def test_the_index_of_2026_is_4_72_percent_when_its_inputs_are_given() -> None:
    """Real growth that averages 1.85% over 2017-2024 and a price of 2.82% give the published index."""
    growths = [0.029, 0.024, 0.020, -0.039, 0.062, 0.043, 0.001, 0.008]
    assert np.mean(growths) == pytest.approx(0.0185)
    index = bbp(growths, 0.0282).value("accrespercentage").item()
    assert round(index, 4) == 0.0472


def test_the_index_may_be_read_as_a_sum() -> None:
    growths = [0.0185] * 8
    added = bbp(growths, 0.0282).replace_rule(normering.ACCRESPERCENTAGE_ALS_SOM)
    assert added.value("accrespercentage").item() == pytest.approx(0.0467)


@given(st.lists(RATES, min_size=8, max_size=8), RATES)
def test_both_readings_differ_by_the_product_of_the_parts(growths: list[float], price: float) -> None:
    stacked = bbp(growths, price)
    added = stacked.replace_rule(normering.ACCRESPERCENTAGE_ALS_SOM)
    difference = stacked.value("accrespercentage").item() - added.value("accrespercentage").item()
    assert difference == pytest.approx(np.mean(growths) * price, abs=1e-12)


@pytest.mark.parametrize("place", range(8))
def test_one_missing_year_of_growth_leaves_the_index_missing(place: int) -> None:
    growths = [0.02] * 8
    growths[place] = float("nan")
    found = bbp(growths, 0.02)
    assert np.isnan(found.value("accrespercentage").item())
    assert np.isnan(found.value("accres").item())


@pytest.mark.parametrize(
    ("year", "figures", "percentage"),
    [
        (2019, {"groei_accresrelevante_uitgaven": 0.05}, 0.05),
        (2019, {"groei_accresrelevante_uitgaven": -0.01}, -0.01),
        (2020, {"vastgesteld_accrespercentage": 0.03, "groei_accresrelevante_uitgaven": 0.08}, 0.03),
        (2022, {"vastgesteld_volumedeel": 0.02, "loon_en_prijsbijstelling": 0.045}, 0.065),
    ],
    ids=["up with the state", "down with the state", "fixed, whatever the state spends", "volume frozen"],
)
def test_each_year_has_the_system_of_its_time(year: int, figures: dict[str, float], percentage: float) -> None:
    assert model(year, **figures).value("accrespercentage").item() == pytest.approx(percentage)


@given(RATES, st.floats(1e9, 1e11))
def test_the_accres_is_the_percentage_of_the_amount_before(rate: float, base: float) -> None:
    found = model(2019, groei_accresrelevante_uitgaven=rate, accresgrondslag=base)
    assert found.value("accres").item() == pytest.approx(rate * base)


def test_the_additive_reading_is_no_law_of_itself() -> None:
    assert normering.ACCRESPERCENTAGE_ALS_SOM not in RULES
