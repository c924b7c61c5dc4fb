"""Units multiply, divide and cancel as they do on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke import units
from thorbecke.errors import QuantityError

UNITS = st.sampled_from(["1", "euro", "inwoner", "euro/inwoner", "hectare^2", "euro*woonruimte/km2"])


@pytest.mark.parametrize(
    ("left", "right", "product"),
    [
        ("eenheid", "euro/eenheid", "euro"),
        ("euro", "1", "euro"),
        ("euro/inwoner", "inwoner", "euro"),
        ("hectare", "hectare", "hectare^2"),
        ("1/inwoner", "euro", "euro/inwoner"),
    ],
)
def test_units_of_a_product_cancel(left, right, product):
    assert units.multiply(left, right) == product


@given(UNITS, UNITS)
def test_dividing_undoes_multiplying(left, right):
    assert units.divide(units.multiply(left, right), right) == units.multiply(left, "1")


@given(UNITS)
def test_the_second_power_is_a_unit_times_itself(unit):
    assert units.power(unit, 2) == units.multiply(unit, unit)


def test_what_is_no_unit_is_refused():
    with pytest.raises(QuantityError, match="not a unit"):
        units.multiply("euro/", "1")
