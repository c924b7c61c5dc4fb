"""A quantity computes as xarray does, and refuses what does not belong together."""

import numpy as np
import pytest
import xarray as xr
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.errors import QuantityError
from thorbecke.quantity import Quantity

SIZES = {"gemeente": 3, "maatstaf": 2, "draw": 4}
DIMS = st.lists(st.sampled_from(sorted(SIZES)), unique=True).map(tuple)


def quantity(dims, seed, unit="1"):
    values = np.random.default_rng(seed).integers(1, 9, [SIZES[dim] for dim in dims]).astype(float)
    return Quantity.of(values if dims else float(values), dims, unit)


def same(own: Quantity, other: xr.DataArray) -> None:
    assert set(own.dims) == set(other.dims)
    np.testing.assert_array_equal(own.data, other.transpose(*own.dims).data)


@given(DIMS, DIMS, st.sampled_from(["+", "-", "*", "/"]))
def test_arithmetic_spreads_over_dimensions_as_in_xarray(left, right, sign):
    one, two = quantity(left, 1), quantity(right, 2)
    operation = {"+": "__add__", "-": "__sub__", "*": "__mul__", "/": "__truediv__"}[sign]
    same(getattr(one, operation)(two), getattr(one.to_xarray({}), operation)(two.to_xarray({})))


@given(DIMS.filter(len), DIMS, st.sampled_from(["sum", "mean", "dot", "clip"]))
def test_sums_and_bounds_are_those_of_xarray(dims, others, what):
    one = quantity(dims, 1)
    if what == "clip":
        return same(one.clip(min=3.0, max=6.0), one.to_xarray({}).clip(min=3.0, max=6.0))
    if what == "dot":
        two = quantity(tuple(dict.fromkeys((dims[0], *others))), 2)
        return same(one.dot(two, dims[0]), xr.dot(one.to_xarray({}), two.to_xarray({}), dim=dims[0]))
    return same(getattr(one, what)(dims[0]), getattr(one.to_xarray({}), what)(dims[0]))


def test_a_figure_that_was_not_published_stays_missing_until_it_is_filled():
    given = Quantity.of(np.array([1.0, np.nan]), ("gemeente",), "euro")
    assert np.isnan((given + given).data).tolist() == [False, True]
    assert given.fillna(0.0).data.tolist() == [1.0, 0.0]


def test_what_a_condition_passes_over_may_be_missing():
    given = Quantity.of(np.array([1.0, np.nan]), ("gemeente",), "euro")
    counts = Quantity.of(np.array([1.0, 0.0]), ("gemeente",))
    assert given.where(counts, 0.0).data.tolist() == [1.0, 0.0]
    assert given.where(counts, 0.0).unit == "euro"
    assert given.to_xarray({}).where(counts.to_xarray({}), 0.0).values.tolist() == [1.0, 0.0]
    assert np.isnan(given.where(Quantity.of(1.0), 0.0).data).tolist() == [False, True]


@pytest.mark.parametrize(
    ("doing", "message"),
    [
        (lambda euro, people: euro + people, "Cannot add euro and inwoner"),
        (lambda euro, people: euro - people, "Cannot subtract euro and inwoner"),
        (lambda euro, people: euro.clip(min=people), "Cannot compare euro and inwoner"),
        (lambda euro, _: euro + 5, "bare number"),
        (lambda euro, _: euro.sum("maatstaf"), "no dimension 'maatstaf'"),
        (lambda euro, people: euro**people, "to the power"),
        (lambda euro, _: euro.item(), "more than one value"),
    ],
)
def test_what_does_not_belong_together_is_refused(doing, message):
    euro, people = quantity(("gemeente",), 1, "euro"), quantity(("gemeente",), 2, "inwoner")
    with pytest.raises(QuantityError, match=message):
        doing(euro, people)


def test_names_and_axes_must_match():
    with pytest.raises(QuantityError, match="2 axes"):
        Quantity.of(np.zeros((2, 2)), ("gemeente",))


def test_units_go_along():
    euro, people = quantity(("gemeente",), 1, "euro"), quantity(("gemeente",), 2, "inwoner")
    assert (euro / people).unit == "euro/inwoner"
    assert ((euro / people) * people).unit == "euro"
    assert (-euro).unit == (2 * euro).unit == "euro"
    assert euro.dot(people, "gemeente").unit == "euro*inwoner"
