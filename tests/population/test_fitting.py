"""Tables made to fit."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.population import share_out
from thorbecke.population.fitting import fit, whole_table

counts = st.lists(st.integers(0, 5000), min_size=1, max_size=6)


@st.composite
def tables(draw):
    """A starting table without zeros, and row and column totals with one sum."""
    rows = np.array(draw(counts))
    weights = draw(st.lists(st.floats(0.01, 10), min_size=1, max_size=5))
    columns = share_out(int(rows.sum()), np.array(weights))
    cells = st.lists(st.floats(0.01, 50), min_size=len(rows) * len(columns), max_size=len(rows) * len(columns))
    return np.array(draw(cells)).reshape(len(rows), len(columns)), rows, columns


@given(st.integers(0, 10**12), st.lists(st.floats(0, 1e9), min_size=1, max_size=20))
def test_what_is_shared_out_adds_up_and_no_part_is_more_than_one_off(total, weights):
    parts = share_out(total, np.array(weights))
    assert parts.sum() == total
    if sum(weights) > 0:
        exact = total * np.array(weights) / sum(weights)
        assert np.abs(parts - exact).max() <= 1 + 1e-3


@given(tables())
def test_a_fitted_table_in_whole_numbers_has_exactly_the_totals_asked(problem):
    start, rows, columns = problem
    whole = whole_table(fit(start, rows, columns), rows, columns)
    assert whole.sum(axis=1).tolist() == rows.tolist()
    assert whole.sum(axis=0).tolist() == columns.tolist()
    assert whole.min() >= 0


@given(tables())
def test_fitting_keeps_the_odds_of_the_starting_table(problem):
    """Odds ratios are what iterative proportional fitting leaves alone."""
    start, rows, columns = problem
    table = fit(start, rows, columns)
    if min(start.shape) > 1 and (table[:2, :2] > 1e-3).all():
        before = start[0, 0] * start[1, 1] / (start[0, 1] * start[1, 0])
        after = table[0, 0] * table[1, 1] / (table[0, 1] * table[1, 0])
        assert np.isclose(before, after, rtol=1e-6)


def test_a_table_that_already_fits_is_left_alone():
    start = np.array([[3.0, 1.0], [2.0, 4.0]])
    assert np.allclose(fit(start, np.array([4, 6]), np.array([5, 5])), start)
