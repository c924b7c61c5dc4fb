"""Columns worked out by Polars give what NumPy gives for the same words, to the last bit."""

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.population import Column

NUMBERS = st.lists(st.floats(-1e6, 1e6) | st.integers(-500, 500).map(float), min_size=1, max_size=20)
# What rules and studies write, of two columns.
WORDS: dict[str, Callable[[Any, Any], Any]] = {
    "sum": lambda a, b: a + 2.5 + b,
    "difference": lambda a, b: 1 - a - b,
    "product": lambda a, b: a * b * 0.1,
    "quotient": lambda a, b: a / (b * b + 1.0),
    "opposite": lambda a, b: -a + b,
    "larger": np.maximum,
    "smaller": lambda a, b: np.minimum(np.minimum(a, 3.0), b),
    "half up": lambda a, b: np.floor((a + b) * 100 + 0.5),
    "choice": lambda a, b: np.where(a > b, a, 7.0),
    "a truth counts as 1": lambda a, b: (a <= b) * 1.0,
    "truths": lambda a, b: (a >= 0) * (b < 0) * a,
    "not": lambda a, b: (1 - (a == b)) * b,
    "truths added": lambda a, b: (a != 0) * 2 + (1 - (b > a) * 1.0),
}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
@given(left=NUMBERS, right=NUMBERS)
def test_a_column_gives_what_an_array_gives(words, left, right):
    a, b = np.array(left), np.resize(right, len(left))
    column = words(Column(pl.col("a")), Column(pl.col("b")))
    found = pl.DataFrame({"a": a, "b": b}).select(column.expression.cast(pl.Float64)).to_series().to_numpy()
    assert (found == words(a, b)).all()


@given(left=NUMBERS)
def test_the_place_among_edges_is_that_of_searchsorted(left):
    edges, values = [-3.0, 0.0, 20.0], np.array(left)
    place = pl.DataFrame({"a": values}).select(Column(pl.col("a")).place_among(edges).expression).to_series()
    assert place.to_list() == np.searchsorted(edges, values, side="right").tolist()


@given(places=st.lists(st.integers(0, 3), min_size=1))
def test_of_a_short_list_the_value_at_each_place_is_chosen(places):
    values = [1.0, float("inf"), 1.2, float("inf")]
    chosen = pl.DataFrame({"a": places}).select(Column(pl.col("a")).choose(values).expression).to_series()
    assert chosen.to_list() == [values[place] for place in places]


@given(places=st.lists(st.integers(0, 3), min_size=1), norm=st.sampled_from([0.5, 1.0, 1.1, 1.2, 7.0, float("inf")]))
def test_what_is_chosen_compares_as_the_values_do(places, norm):
    values = [1.0, float("inf"), 1.2, float("inf")]
    rows, chosen = pl.DataFrame({"a": places}), Column(pl.col("a")).choose(values)
    for compared, wanted in ((chosen <= norm, np.less_equal), (chosen > norm, np.greater), (norm == chosen, np.equal)):
        found = rows.select(pl.lit(0) + compared.expression.cast(pl.Int64), "a")["literal"]
        assert found.to_list() == wanted(np.array(values)[places], norm).astype(int).tolist()


def test_what_a_column_does_not_know_is_refused():
    column: Any = Column(pl.col("a"))
    with pytest.raises(TypeError):
        np.exp(column)
    with pytest.raises(TypeError):
        np.sort(column)
    with pytest.raises(ValueError, match="size 1"):
        column + np.arange(3)
