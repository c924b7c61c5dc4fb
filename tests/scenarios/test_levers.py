"""Every position of a lever is a measure of an ordinary scenario, and stands where it stood when that is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.errors import ThorbeckeError, UnknownNameError
from thorbecke.scenarios import (
    Position,
    Reached,
    Scenario,
    checked,
    choices_of,
    levers,
    measures_of,
    neutral,
    parse,
    placed,
    positions_in,
    written,
)

YEAR = 2026
FUND = [name for name, lever in levers().items() if not lever.residents]
RESIDENTS = [name for name, lever in levers().items() if lever.residents]


def scenario(name: str, position: Position, reached: Reached | None = None) -> Scenario:
    measures = measures_of(name, position, YEAR, reached)
    return checked(Scenario(name="eigen", title="Eigen", measures=measures), "eigen.yaml")


@pytest.mark.parametrize("name", levers())
def test_a_lever_has_bounds_around_where_it_changes_nothing_and_a_source(name: str) -> None:
    lever = levers()[name]
    assert lever.least <= neutral(name, YEAR) <= lever.most
    assert lever.step > 0
    assert lever.why.endswith(".")
    assert lever.source
    assert measures_of(name, Position(neutral(name, YEAR), lever.chosen), YEAR) == ()


@pytest.mark.parametrize("name", FUND)
@given(share=st.floats(0, 1))
def test_a_position_is_read_back_from_the_scenario_it_makes(name: str, share: float) -> None:
    lever = levers()[name]
    position = placed(name, lever.least + share * (lever.most - lever.least))
    if position.value == neutral(name, YEAR):
        return
    made = scenario(name, position)
    assert parse(written(made)) == made
    assert positions_in(made, YEAR) == ({name: position}, ())
    assert positions_in(made, YEAR + 1)[0] == {}


@pytest.mark.parametrize("choice", choices_of("bedrag"))
def test_an_amount_may_be_shared_out_in_every_way_that_is_offered(choice: str) -> None:
    position = placed("bedrag", 100.0, choice)
    assert positions_in(scenario("bedrag", position), YEAR) == ({"bedrag": position}, ())


@pytest.mark.parametrize("name", RESIDENTS)
def test_what_reaches_residents_keeps_its_shares_whatever_population_is_at_hand(name: str) -> None:
    position = placed(name, levers()[name].most)
    made = scenario(name, position, Reached(100.0, {"GM0363": 60.0, "GM0599": 40.0}))
    assert parse(written(made)) == made
    assert positions_in(made, YEAR) == ({}, made.measures)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 1e300, -5000.5])
def test_a_position_out_of_bounds_is_refused_with_the_bounds(value: float) -> None:
    with pytest.raises(ThorbeckeError, match="it goes from -5000 to 5000"):
        placed("bedrag", value)


def test_what_is_not_known_is_refused_with_the_closest() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean accres"):
        placed("acres", 1.0)
    with pytest.raises(UnknownNameError, match="Did you mean jong"):
        placed("maatstaf", 1.0, "jongg")
