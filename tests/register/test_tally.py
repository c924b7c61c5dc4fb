"""The count is exact, says what it cannot say, and agrees with a count in a few lines."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.register.members import (
    MEETING,
    MEMBERS,
    POLL,
    SECRETARY,
    WEIGHTS,
    call,
    cast,
    close,
    counted,
    designate,
    in_session,
    rules,
    voter,
    weigh,
)
from tests.register.test_chain import burgled
from thorbecke.errors import ActRefusedError, UnknownNameError
from thorbecke.register import Register, Subject, act, init, rebuild, verify, votes
from thorbecke.register.canonical import text_of
from thorbecke.register.voting.tally import Ballots, count

THREE = {"GM0518": 55, "GM0184": 30, "GM0228": 15}
CODES = list(MEMBERS)[:6]


@pytest.fixture
def register(database: str):
    init(database)
    with Register(database) as opened:
        yield opened


def tallied(choices, weights=THREE, ballot="voor_tegen", state="closed", form="BALV", **changed):
    """A count of ballots that are given, without a register."""
    meeting = {"date": "2021-02-12", "form": form, "rules": rules(**changed), "deadlines": None}
    poll = Subject("poll", POLL, 1, state, data_json=text_of({"meeting": MEETING, "question": "?", "ballot": ballot}))
    return count(Ballots(meeting, poll, weights, choices, frozenset()))


@pytest.mark.parametrize(
    ("share", "decimals", "shown"),
    [
        (Fraction(2, 3), 2, "66.67"),
        (Fraction(1, 3), 2, "33.33"),
        (Fraction(9974, 10000), 2, "99.74"),
        (Fraction(12345, 10**6), 2, "1.23"),
        (Fraction(12345, 10**6), 1, "1.2"),
        (Fraction(125, 10**4), 1, "1.3"),
        (Fraction(1, 200), 0, "1"),
        (Fraction(1, 1), 2, "100.00"),
        (Fraction(0), 2, "0.00"),
    ],
)
def test_a_percentage_is_rounded_half_up_once(share, decimals, shown):
    assert votes.percent(share, decimals) == shown


def test_weights_decide_and_not_the_number_of_municipalities():
    found = tallied({"GM0518": "voor", "GM0184": "tegen", "GM0228": "tegen"})
    assert found.outcome == "voor"
    assert [(one.id, one.gemeenten, one.votes, one.shown) for one in found.counts] == [
        ("voor", 1, 55, "55.00"),
        ("tegen", 2, 45, "45.00"),
        ("onthouding", 0, 0, None),
    ]
    assert found.legal


def test_without_weights_there_are_counts_and_no_legal_result():
    found = tallied({"GM0518": "voor", "GM0184": "tegen"}, None)
    assert not found.legal
    assert found.lacks == ("No legal result: weights not given.",)
    assert [(one.gemeenten, one.votes, one.share) for one in found.counts] == [(1, None, None)] * 2 + [(0, None, None)]
    assert found.outcome is None


def test_half_is_no_majority():
    assert tallied({"GM0518": "voor", "GM0184": "tegen"}, {"GM0518": 5, "GM0184": 5}).outcome == votes.REJECTED


def test_whether_abstentions_count_matters_only_where_it_changes_the_outcome():
    close_call = {"GM0518": "voor", "GM0184": "tegen", "GM0228": "onthouding"}
    weights = {"GM0518": 40, "GM0184": 35, "GM0228": 25}
    assert tallied(close_call, weights).outcome == "voor"
    assert tallied(close_call, weights, abstentions_count=True).outcome == votes.REJECTED
    unknown = tallied(close_call, weights, abstentions_count=None)
    assert (unknown.outcome, unknown.legal) == (None, False)
    assert "which is not known" in unknown.lacks[0]
    clear = tallied(close_call, {"GM0518": 60, "GM0184": 15, "GM0228": 25}, abstentions_count=None)
    assert (clear.outcome, clear.legal) == ("voor", True)


def test_shares_with_abstentions_that_count_are_of_all_votes():
    found = tallied({"GM0518": "voor", "GM0228": "onthouding"}, abstentions_count=True)
    assert [one.shown for one in found.counts] == ["78.57", "0.00", "21.43"]


@pytest.mark.parametrize(
    ("choices", "outcome"),
    [
        (("bestuursvoorstel", "geamendeerd", "tegen"), "bestuursvoorstel"),
        (("geamendeerd", "bestuursvoorstel", "tegen"), "geamendeerd"),
        (("tegen", "bestuursvoorstel", "geamendeerd"), votes.REJECTED),
    ],
)
def test_of_three_choices_the_one_with_the_majority_decides(choices, outcome):
    found = tallied(dict(zip(THREE, choices, strict=True)), ballot="bestuursvoorstel_geamendeerd_tegen")
    assert found.outcome == outcome


def test_of_three_choices_without_a_majority_none_decides():
    choices = dict(zip(THREE, ("bestuursvoorstel", "geamendeerd", "tegen"), strict=True))
    found = tallied(choices, dict.fromkeys(THREE, 1), ballot="bestuursvoorstel_geamendeerd_tegen")
    assert found.outcome is None
    assert found.lacks == ("No choice has more than 1/2 of the votes.",)


def test_an_unknown_quorum_keeps_a_result_from_being_legal_unless_everyone_takes_part():
    found = tallied({"GM0518": "voor"}, quorum=None)
    assert found.lacks == ("The quorum is not known, so nobody can tell whether it was met.",)
    assert tallied(dict.fromkeys(MEMBERS, "voor"), WEIGHTS, quorum=None).legal


@pytest.mark.parametrize(("at_least", "met"), [("55/100", True), ("56/100", False)])
def test_a_quorum_in_votes_is_met_or_not(at_least, met):
    found = tallied({"GM0518": "voor"}, quorum={"of": "votes", "at_least": at_least, "source": "test"})
    assert (found.attendance.met, found.legal) == (met, met)


def test_an_open_vote_has_no_legal_result():
    assert tallied({"GM0518": "voor"}, state="open").lacks == ("The vote is open.",)


def test_a_vote_in_writing_does_not_bind_until_it_is_ratified(register):
    meeting = "raadpleging-2021-02-12"
    call(register, meeting, "ledenraadpleging")
    item = f"{meeting}/1"
    act(register, "agenda_item", item, "put", SECRETARY, {"meeting": meeting, "title": "x", "purpose": "for_decision"})
    act(register, "meeting", meeting, "begin", SECRETARY)
    payload = {"meeting": meeting, "kind": "agenda_item", "about": item, "question": "?"}
    act(register, "poll", item, "open", SECRETARY, payload)
    act(register, "meeting", meeting, "end", SECRETARY)
    found = votes.tally(register, item)
    assert not found.binding
    assert "does not bind until the next meeting ratifies it" in found.notes[0]
    act(register, "meeting", meeting, "ratify", SECRETARY, {"meeting": "alv", "date": "2021-06-01", "source": "x"})
    assert votes.tally(register, item).binding


@pytest.mark.parametrize("late", [False, True])
def test_weights_that_came_after_the_opening_are_said_to_be(register, late):
    in_session(register, "GM0184", weighed=not late)
    if late:
        weigh(register)
    said = any("laid down after this vote was opened" in note for note in votes.tally(register, POLL).notes)
    assert said is late


def test_what_is_not_known_of_the_rules_is_said():
    notes = tallied({}, quorum=None, abstentions_count=None, votes_may_change=None).notes
    assert sum(note.startswith("Not known:") for note in notes) == 6
    assert "The majority, more than 1/2: convention; the statutes were not seen." in notes


def test_a_poll_that_is_not_there_is_an_error(register):
    with pytest.raises(UnknownNameError, match="no poll 'x'"):
        votes.tally(register, "x")
    with pytest.raises(UnknownNameError, match="no meeting 'x'"):
        votes.quorum(register, "x")


# -- random histories against a count in a few lines ----------------------------------------------------------------

STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["cast", "change"]),
            st.sampled_from(CODES),
            st.sampled_from(["voor", "tegen", "onthouding", "x"]),
            st.sampled_from(CODES),
        ),
        st.sampled_from([("close",), ("weigh",), ("designate", CODES[4]), ("designate", CODES[5])]),
    ),
    max_size=30,
)


@settings(max_examples=15)
@given(steps=STEPS, may_change=st.booleans(), table=st.lists(st.integers(1, 99), min_size=352, max_size=352))
def test_after_any_history_the_count_is_that_of_a_few_lines(tmp_path_factory, steps, may_change, table):
    database = str(tmp_path_factory.mktemp("votes") / "register.db")
    init(database)
    weights = dict(zip(MEMBERS, table, strict=True))
    with Register(database) as register:
        in_session(register, *CODES[:4], weighed=False, votes_may_change=may_change)
        chosen: dict[str, str] = {}
        known, closed, weighed = set(CODES[:4]), False, False
        for step in steps:
            done = _try(register, step, weights)
            match step:
                case ("cast" | "change" as name, code, choice, who):
                    fits = not closed and code == who and code in known and choice != "x"
                    fresh = code not in chosen if name == "cast" else code in chosen and may_change
                    assert done is (fits and fresh), step
                    chosen |= {code: choice} if done else {}
                case ("close",):
                    closed = True
                case ("weigh",):
                    weighed = True
                case ("designate", code):
                    known.add(code)
        expected = dict.fromkeys(("voor", "tegen", "onthouding"), 0)
        for code, choice in chosen.items():
            expected[choice] += weights[code]
        assert counted(register) == (expected if weighed else dict.fromkeys(expected))
        assert {line.gemeente: line.choice for line in votes.roll_call(register, POLL)} == chosen
        assert votes.recount(register, POLL).holds
        before = votes.tally(register, POLL)
        rebuild(register)
        assert votes.tally(register, POLL) == before


def _try(register, step, weights) -> bool:
    try:
        match step:
            case (name, code, choice, who):
                act(register, "ballot", f"{POLL}/{code}", name, voter(who), {"choice": choice})
            case ("close",):
                close(register)
            case ("weigh",):
                weigh(register, weights)
            case ("designate", code):
                designate(register, code)
    except ActRefusedError:
        return False
    return True


# -- tampering ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        (
            "UPDATE register_events SET payload_json = '{\"choice\":\"voor\"}' WHERE subject LIKE '%GM0184'",
            "its content does not match its hash",
        ),
        ("UPDATE register_events SET payload_json = 'x' WHERE kind = 'ballot'", "its content does not match its hash"),
        (
            "UPDATE register_subjects SET data_json = replace(data_json, 'tegen', 'voor') WHERE kind = 'ballot'",
            "'voor': the count has (2, 58), the events (1, 55)",
        ),
        ("DELETE FROM register_subjects WHERE kind = 'ballot' AND id LIKE '%GM0184'", "'tegen': the count has (0, 0)"),
        ("UPDATE register_events SET organisation = 'GM0228' WHERE kind = 'ballot'", "its content does not match"),
        ("UPDATE register_events SET payload_json = '{}' WHERE kind = 'weights'", "its content does not match"),
    ],
)
def test_a_vote_or_a_weight_that_was_tampered_with_shows_in_the_recount(database, register, statement, what):
    in_session(register, "GM0518", "GM0184")
    cast(register, "GM0518")
    cast(register, "GM0184", "tegen")
    assert votes.recount(register, POLL).holds
    with burgled(database) as execute:
        execute(statement)
    found = votes.recount(register, POLL)
    assert not found.holds
    assert any(what in str(problem) for problem in found.problems), [str(problem) for problem in found.problems]
    assert not verify(register).holds


def test_votes_of_another_poll_are_not_counted(register):
    in_session(register, "GM0518")
    for other in ("70", "7_b", "7/x"):
        act(
            register,
            "agenda_item",
            f"{MEETING}/{other}",
            "put",
            SECRETARY,
            {"meeting": MEETING, "title": "x", "purpose": "for_decision"},
        )
        payload = {"meeting": MEETING, "kind": "agenda_item", "about": f"{MEETING}/{other}", "question": "?"}
        act(register, "poll", f"{MEETING}/{other}", "open", SECRETARY, payload)
        cast(register, "GM0518", "tegen", poll=f"{MEETING}/{other}")
    cast(register, "GM0518")
    assert counted(register) == {"voor": 55, "tegen": 0, "onthouding": 0}
    assert votes.recount(register, POLL).gemeenten == {"voor": 1}
