"""The scale-up cut: a path, the amount it is frozen at, and the factor it goes through."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke import parameters
from thorbecke.datasets import available, newest
from thorbecke.studies import national

MLN = 1e6
AMOUNTS = st.floats(0, 2e9)


def cut(planned: float, frozen: float) -> tuple[float, float]:
    model = national.model_of(newest()).replace(
        geplande_opschalingskorting=planned, bevriezing_opschalingskorting=frozen
    )
    return model.value("opschalingskorting").item(), model.value("geschrapte_oploop").item()


@pytest.mark.parametrize("year", [2020, 2021, 2025, 2026, 2027])
def test_the_plan_frozen_at_300_mln_is_what_was_carried_out(year: int) -> None:
    planned, done = (parameters.load(f"opschalingskorting_{name}").at(year) for name in ("oorspronkelijk", "actueel"))
    assert cut(planned, 300 * MLN) == (done, planned - done)


@pytest.mark.parametrize("year", range(2015, 2020))
def test_before_the_freeze_the_plan_was_carried_out(year: int) -> None:
    planned, done = (parameters.load(f"opschalingskorting_{name}").at(year) for name in ("oorspronkelijk", "actueel"))
    assert cut(planned, float("inf")) == (done, 0)


@given(AMOUNTS, AMOUNTS)
def test_what_is_cut_and_what_is_spared_add_up_to_the_plan(planned: float, frozen: float) -> None:
    left, spared = cut(planned, frozen)
    assert left + spared == pytest.approx(planned)
    assert 0 <= left <= frozen


@pytest.mark.parametrize("which", [which for which in available() if which.year >= 2024], ids=str)
def test_rijssen_holten_loses_what_it_booked_itself(which) -> None:
    """It booked EUR 1.3 mln for the 675 mln that was scrapped; per inhabitant it would have been 1.459 mln."""
    model = national.model_of(which).replace(opschalingskorting=675 * MLN)
    each = model["opschalingskorting_per_gemeente"]
    assert round(float(each.sel(gemeente="GM1742")) / MLN, 1) == 1.3
    assert float(each.sum()) == pytest.approx(675 * MLN)


def test_rijssen_holten_by_the_circular_of_may_2024_to_the_thousand() -> None:
    which = next(which for which in available() if str(which) == "mei-2024 for 2025")
    each = national.model_of(which).replace(opschalingskorting=675 * MLN)["opschalingskorting_per_gemeente"]
    assert float(each.sel(gemeente="GM1742")) == pytest.approx(1_284_000, abs=1_000)


def test_shares_in_the_uitkeringsbasis_add_up_to_one() -> None:
    assert np.asarray(national.model_of(newest()).value("aandeel_in_uitkeringsbasis").data).sum() == pytest.approx(1)
