"""The unknown never passes for met."""

from hypothesis import given
from hypothesis import strategies as st

from thorbecke.resolution import Verdict, all_of, any_of

VERDICTS = st.sampled_from(list(Verdict))
MANY = st.lists(VERDICTS, min_size=1, max_size=8)
BETTER = {Verdict.not_met: 0, Verdict.unknown: 1, Verdict.met: 2}


@given(MANY)
def test_one_that_fails_makes_all_fail_whatever_the_others(verdicts: list[Verdict]) -> None:
    assert all_of([*verdicts, Verdict.not_met]) is Verdict.not_met


@given(MANY)
def test_met_only_when_every_one_is(verdicts: list[Verdict]) -> None:
    assert (all_of(verdicts) is Verdict.met) == all(verdict is Verdict.met for verdict in verdicts)
    assert (any_of(verdicts) is Verdict.met) == any(verdict is Verdict.met for verdict in verdicts)


@given(MANY)
def test_the_order_does_not_matter(verdicts: list[Verdict]) -> None:
    assert all_of(verdicts) is all_of(reversed(verdicts))
    assert any_of(verdicts) is any_of(reversed(verdicts))


@given(MANY, VERDICTS)
def test_a_further_condition_never_makes_all_better(verdicts: list[Verdict], more: Verdict) -> None:
    assert BETTER[all_of([*verdicts, more])] <= BETTER[all_of(verdicts)]


@given(MANY, st.data())
def test_learning_the_unknown_never_turns_a_verdict_around(verdicts: list[Verdict], data: st.DataObject) -> None:
    """Whatever an unknown turns out to be: what was met stays met, what was not met stays not met."""
    learned = [
        data.draw(st.sampled_from([Verdict.met, Verdict.not_met])) if verdict is Verdict.unknown else verdict
        for verdict in verdicts
    ]
    for combine in (all_of, any_of):
        before = combine(verdicts)
        assert before is Verdict.unknown or combine(learned) is before


def test_nothing_to_check_cannot_be_told() -> None:
    assert all_of([]) is Verdict.unknown
    assert any_of([]) is Verdict.unknown
