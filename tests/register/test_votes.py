"""Who votes, for whom, when, and what is refused; on both databases."""

from threading import Barrier, Thread

import pytest

from tests.register.members import (
    BOARD,
    IN_WRITING,
    MEETING,
    MEMBERS,
    POLL,
    SECRETARY,
    begin,
    call,
    cast,
    close,
    counted,
    designate,
    in_session,
    open_poll,
    put,
    rules,
    voter,
    weigh,
)
from thorbecke.errors import ActRefusedError, ConflictError, NotAllowedError
from thorbecke.register import Actor, Register, act, init, verify, votes

BALLOT = {
    "id": "b",
    "options": [{"id": "a", "label": "A"}, {"id": "z", "label": "Z"}],
    "adopts": ["a"],
    "source": "test",
}
HAGUE, URK, EDE = "GM0518", "GM0184", "GM0228"


@pytest.fixture
def register(database: str):
    init(database)
    with Register(database) as opened:
        yield opened


def test_a_vote_of_the_designated_voter_is_counted_and_called(register):
    in_session(register, HAGUE, URK)
    cast(register, HAGUE)
    cast(register, URK, "tegen")
    assert counted(register) == {"voor": 55, "tegen": 3, "onthouding": 0}
    first, second = votes.roll_call(register, POLL)
    assert (first.gemeente, first.name, first.choice, first.votes) == (URK, "Urk", "tegen", 3)
    assert (second.gemeente, second.choice, second.by) == (HAGUE, "voor", HAGUE)


def test_a_second_vote_is_refused(register):
    in_session(register, URK)
    cast(register, URK)
    with pytest.raises(ActRefusedError, match="'cast' cannot be done"):
        cast(register, URK, "tegen")
    assert counted(register)["voor"] == 3


def test_a_vote_may_be_changed_until_closing_where_the_rules_say_so(register):
    in_session(register, URK, votes_may_change=True)
    cast(register, URK)
    act(register, "ballot", f"{POLL}/{URK}", "change", voter(URK), {"choice": "tegen"})
    assert counted(register) == {"voor": 0, "tegen": 3, "onthouding": 0}
    close(register)
    with pytest.raises(ActRefusedError, match="The vote is closed"):
        act(register, "ballot", f"{POLL}/{URK}", "change", voter(URK), {"choice": "voor"})
    assert votes.recount(register, POLL).votes == {"tegen": 3}


@pytest.mark.parametrize("may_change", [False, None])
def test_a_vote_stays_where_the_rules_forbid_a_change_or_are_not_known(register, may_change):
    in_session(register, URK, votes_may_change=may_change)
    cast(register, URK)
    with pytest.raises(ActRefusedError, match="let nobody change it"):
        act(register, "ballot", f"{POLL}/{URK}", "change", voter(URK), {"choice": "tegen"})


def test_a_vote_after_closing_is_refused(register):
    in_session(register, URK)
    close(register)
    with pytest.raises(ActRefusedError, match="The vote is closed"):
        cast(register, URK)


def test_a_vote_before_opening_and_after_the_meeting_is_refused(register):
    in_session(register, URK)
    with pytest.raises(ActRefusedError, match="There is no poll"):
        cast(register, URK, poll=f"{MEETING}/8")
    act(register, "meeting", MEETING, "end", SECRETARY)
    with pytest.raises(ActRefusedError, match="The meeting is ended"):
        cast(register, URK)


def test_votes_and_closing_at_the_same_moment_leave_no_vote_after_closing(register):
    codes = list(MEMBERS)[:24]
    in_session(register, *codes)
    together = Barrier(len(codes) + 1)
    accepted: list[str] = []

    def one(code: str) -> None:
        together.wait()
        try:
            cast(register, code)
            accepted.append(code)
        except ActRefusedError as error:
            assert "The vote is closed" in str(error)  # noqa: PT017 - raised in a thread

    threads = [Thread(target=one, args=(code,)) for code in codes]
    closing = Thread(target=lambda: (together.wait(), close(register)))
    for thread in (*threads[:12], closing, *threads[12:]):
        thread.start()
    for thread in (*threads, closing):
        thread.join()
    closed = register.events("poll", POLL)[-1]
    numbers = [event.number for event in register.events("ballot")]
    assert all(number < closed.number for number in numbers)
    assert {line.gemeente for line in votes.roll_call(register, POLL)} == set(accepted)


@pytest.mark.parametrize(
    ("actor", "message"),
    [
        (voter(URK), "GM0184 cannot vote for GM0518"),
        (Actor("someone", "Iemand anders", HAGUE, "gemeente"), "who was designated, and that is someone else"),
        (Actor(voter(HAGUE).user, "x", URK, "gemeente"), "GM0184 cannot vote for GM0518"),
        (SECRETARY, "for gemeente, not for secretary"),
        (Actor(voter(HAGUE).user, "x", HAGUE, "secretary"), "Nobody acts as secretary"),
        (Actor(voter(HAGUE).user, "x", None, "public"), "sign in"),
    ],
)
def test_who_is_not_the_voter_cannot_vote(register, actor, message):
    in_session(register, HAGUE, URK)
    with pytest.raises(NotAllowedError, match=message):
        cast(register, HAGUE, actor=actor)
    assert votes.roll_call(register, POLL) == []


def test_a_municipality_that_designated_nobody_does_not_vote(register):
    in_session(register, URK)
    with pytest.raises(ActRefusedError, match="designated nobody"):
        cast(register, EDE)


def test_the_last_designated_voter_votes_and_the_one_before_no_more(register):
    in_session(register, URK)
    act(register, "voter", f"{MEETING}/{URK}", "designate", voter(URK), {"user": "new", "name": "Nieuw"})
    with pytest.raises(NotAllowedError, match="someone else"):
        cast(register, URK)
    cast(register, URK, actor=Actor("new", "Nieuw", URK, "gemeente"))


def test_a_municipality_designates_for_itself_alone(register):
    call(register)
    with pytest.raises(NotAllowedError, match="acts for itself"):
        act(register, "voter", f"{MEETING}/{URK}", "designate", voter(EDE), {"user": "u", "name": "n"})
    act(register, "voter", f"{MEETING}/{URK}", "designate", SECRETARY, {"user": "u", "name": "n"})


@pytest.mark.parametrize("choice", ["Voor", "ja", "", "geamendeerd"])
def test_what_is_not_on_the_ballot_is_refused_and_what_is_named(register, choice):
    in_session(register, URK)
    with pytest.raises(ActRefusedError, match="not on the ballot: voor, tegen, onthouding"):
        cast(register, URK, choice)


@pytest.mark.parametrize("code", ["GM9999", "GM0362b", "VNG", "GM1980"])
def test_who_is_no_member_on_the_day_of_the_meeting_has_no_vote(register, code):
    in_session(register, URK)
    with pytest.raises(ActRefusedError, match="no member"):
        act(register, "ballot", f"{POLL}/{code}", "cast", voter(URK), {"choice": "voor"})


def test_a_request_that_comes_again_counts_once_and_one_with_its_key_and_other_content_is_refused(register):
    in_session(register, URK, EDE)
    first = cast(register, URK, key="k1")
    assert cast(register, URK, key="k1") == first
    close(register)
    assert cast(register, URK, key="k1") == first
    with pytest.raises(ConflictError):
        cast(register, URK, "tegen", key="k1")
    with pytest.raises(ConflictError):
        cast(register, EDE, key="k1")
    assert counted(register)["voor"] == 3


def give_proxy(register, giver, holder, **more):
    given = {"holder": holder}
    return act(register, "voter", f"{MEETING}/{giver}", "give_proxy", voter(giver), given, **more)


def test_who_holds_a_proxy_votes_for_both_and_the_giver_no_more(register):
    call(register)
    put(register)
    weigh(register)
    designate(register, URK, EDE)
    give_proxy(register, URK, EDE, attachments=IN_WRITING)
    begin(register)
    open_poll(register)
    assert votes.ballot_paper(register, POLL, EDE, voter(EDE).user).votes_for == ((EDE, "Ede"), (URK, "Urk"))
    assert votes.ballot_paper(register, POLL, URK, voter(URK).user).votes_for == ()
    with pytest.raises(NotAllowedError, match="It gave its vote to GM0228"):
        cast(register, URK)
    cast(register, URK, actor=voter(EDE))
    cast(register, EDE, "tegen")
    assert [(line.gemeente, line.by) for line in votes.roll_call(register, POLL)] == [(URK, EDE), (EDE, EDE)]
    assert votes.ballot_paper(register, POLL, EDE, voter(EDE).user).chosen == {URK: "voor", EDE: "tegen"}


def test_a_proxy_that_is_taken_back_counts_no_more(register):
    call(register)
    give_proxy(register, URK, EDE, attachments=IN_WRITING)
    act(register, "voter", f"{MEETING}/{URK}", "withdraw", voter(URK))
    designate(register, URK, EDE)
    put(register)
    begin(register)
    open_poll(register)
    with pytest.raises(NotAllowedError, match="cannot vote for GM0184"):
        cast(register, URK, actor=voter(EDE))
    cast(register, URK)


@pytest.mark.parametrize(
    ("holder", "attachments", "message"),
    [
        (EDE, (), "in writing: attach it"),
        (URK, IN_WRITING, "no other member"),
        ("GM9999", IN_WRITING, "no other member"),
        (HAGUE, IN_WRITING, "not passed on"),
    ],
)
def test_a_proxy_that_cannot_be_is_refused(register, holder, attachments, message):
    call(register)
    give_proxy(register, HAGUE, EDE, attachments=IN_WRITING)
    with pytest.raises(ActRefusedError, match=message):
        give_proxy(register, URK, holder, attachments=attachments)


def test_who_holds_a_proxy_gives_none(register):
    call(register)
    give_proxy(register, URK, EDE, attachments=IN_WRITING)
    with pytest.raises(ActRefusedError, match="not passed on"):
        give_proxy(register, EDE, HAGUE, attachments=IN_WRITING)


def test_a_limit_to_proxies_is_kept_where_it_is_known(register):
    call(register, proxy={"in_writing": False, "most_per_holder": 1, "source": "test"})
    give_proxy(register, URK, EDE)
    with pytest.raises(ActRefusedError, match="GM0228 holds 1; one member may hold 1"):
        give_proxy(register, HAGUE, EDE)
    give_proxy(register, URK, EDE)


def test_a_body_without_proxies_has_none(register):
    call(register, proxy=None)
    with pytest.raises(ActRefusedError, match="know no proxies"):
        give_proxy(register, URK, EDE, attachments=IN_WRITING)


def test_the_quorum_is_live(register):
    half = {"of": "gemeenten", "at_least": "1/100", "source": "test"}
    in_session(register, *list(MEMBERS)[:5], quorum=half)
    for place, code in enumerate(list(MEMBERS)[:4], start=1):
        act(register, "voter", f"{MEETING}/{code}", "check_in", voter(code))
        found = votes.quorum(register, MEETING)
        assert (found.taking_part, found.members, found.met) == (place, 352, place >= 4)
    fifth = list(MEMBERS)[4]
    with pytest.raises(NotAllowedError, match="Only the voter"):
        act(register, "voter", f"{MEETING}/{fifth}", "check_in", Actor("x", "x", fifth, "gemeente"))


def test_the_decision_follows_the_count(register):
    in_session(register, URK)
    cast(register, URK, "tegen")
    with pytest.raises(ActRefusedError, match="is open"):
        act(register, "agenda_item", POLL, "adopt", SECRETARY, {"poll": POLL})
    close(register)
    with pytest.raises(ActRefusedError, match="The poll says otherwise: rejected"):
        act(register, "agenda_item", POLL, "adopt", SECRETARY, {"poll": POLL})
    act(register, "agenda_item", POLL, "reject", SECRETARY, {"poll": POLL})
    assert register.subject("agenda_item", POLL).state == "rejected"
    with pytest.raises(ActRefusedError, match="What it decided stands"):
        act(register, "poll", POLL, "annul", SECRETARY, why="Toch niet")


def test_without_a_legal_result_a_decision_needs_a_source(register):
    in_session(register, URK, weighed=False)
    cast(register, URK)
    close(register)
    with pytest.raises(ActRefusedError, match="no legal result"):
        act(register, "agenda_item", POLL, "adopt", SECRETARY, {"poll": POLL})
    act(register, "agenda_item", POLL, "adopt", SECRETARY, {"poll": POLL, "source": "Notulen"})


def test_an_annulled_vote_has_no_result_and_can_be_held_again(register):
    in_session(register, URK)
    with pytest.raises(ActRefusedError, match="Say why"):
        act(register, "poll", POLL, "annul", SECRETARY)
    act(register, "poll", POLL, "annul", SECRETARY, why="Storing")
    with pytest.raises(ActRefusedError, match="The vote is annulled"):
        cast(register, URK)
    payload = {"meeting": MEETING, "kind": "agenda_item", "about": POLL, "question": "?"}
    act(register, "poll", f"{POLL}b", "open", SECRETARY, payload)
    for other in ("c", "x1", "d"):
        with pytest.raises(ActRefusedError, match="only an annulled vote is held again"):
            act(register, "poll", f"{POLL}{other}", "open", SECRETARY, payload)
    cast(register, URK, poll=f"{POLL}b")
    assert not votes.tally(register, POLL).legal
    assert verify(register).holds


def test_a_motion_is_voted_on_after_the_boards_advice_and_accounted_for_by_the_members(register):
    call(register)
    motion, accounting = f"{MEETING}/motie", f"{MEETING}/verantwoording"
    payload = {"meeting": MEETING, "title": "Motie", "by": [URK]}
    with pytest.raises(NotAllowedError, match="not among those who submit"):
        act(register, "motion", motion, "submit", voter(EDE), payload)
    act(register, "motion", motion, "submit", voter(URK), payload)
    act(register, "motion", motion, "support", voter(EDE), {"gemeente": EDE})
    with pytest.raises(ActRefusedError, match="supports it already"):
        act(register, "motion", motion, "support", voter(EDE), {"gemeente": EDE})
    begin(register)
    with pytest.raises(ActRefusedError, match="no pre-advice"):
        open_poll(register, motion, "motion")
    act(register, "motion", motion, "advise", BOARD, {"advice": "reject"})
    open_poll(register, motion, "motion")
    designate(register, URK)
    weigh(register)
    cast(register, URK, poll=motion)
    close(register, motion)
    act(register, "motion", motion, "adopt", SECRETARY, {"poll": motion})
    with pytest.raises(ActRefusedError, match="Members have not adopted"):
        act(register, "motion", motion, "carry_out", BOARD, {"item": accounting})
    put(register, accounting)
    open_poll(register, accounting)
    cast(register, URK, poll=accounting)
    close(register, accounting)
    act(register, "agenda_item", accounting, "adopt", SECRETARY, {"poll": accounting})
    act(register, "motion", motion, "hold", BOARD, {"item": accounting})
    act(register, "motion", motion, "carry_out", BOARD, {"item": accounting})
    found = register.subject("motion", motion)
    assert (found.state, found.data["supporters"]) == ("uitgevoerd", [EDE])


@pytest.mark.parametrize(("received", "in_time"), [("2021-02-01", True), ("2021-02-02", False)])
def test_an_amendment_that_comes_late_is_refused_and_a_motion_is_not(register, received, in_time):
    call(register)
    put(register)
    late = {"meeting": MEETING, "title": "x", "by": [URK], "received_on": received}
    act(register, "motion", f"{MEETING}/m", "submit", SECRETARY, late)
    if in_time:
        act(register, "amendment", f"{MEETING}/a", "submit", SECRETARY, late | {"item": POLL})
    else:
        with pytest.raises(ActRefusedError, match="came on 2021-02-02; the last day was 2021-02-01"):
            act(register, "amendment", f"{MEETING}/a", "submit", SECRETARY, late | {"item": POLL})


def test_a_gemeente_cannot_say_that_it_was_earlier(register):
    call(register)
    payload = {"meeting": MEETING, "title": "x", "by": [URK], "received_on": "2021-01-01"}
    with pytest.raises(ActRefusedError, match="leave 'received_on' out"):
        act(register, "motion", f"{MEETING}/m", "submit", voter(URK), payload)


def test_supporters_are_asked_for_where_their_number_is_known(register):
    call(register, motion={"hard_deadline": False, "board_preadvice": "optional", "supporters": 1})
    motion = f"{MEETING}/m"
    act(register, "motion", motion, "submit", voter(URK), {"meeting": MEETING, "title": "x", "by": [URK]})
    begin(register)
    with pytest.raises(ActRefusedError, match="0 supporters and needs 1"):
        open_poll(register, motion, "motion")
    act(register, "motion", motion, "support", SECRETARY, {"gemeente": EDE})
    open_poll(register, motion, "motion")


def test_a_point_for_information_is_not_voted_on(register):
    call(register)
    put(register, purpose="for_information")
    begin(register)
    with pytest.raises(ActRefusedError, match="not put to the vote"):
        open_poll(register)


def test_a_paper_is_attached_or_has_a_source(register):
    call(register)
    put(register)
    paper = {"title": "Raming", "purpose": "for_information"}
    with pytest.raises(ActRefusedError, match="Attach the paper"):
        act(register, "agenda_item", POLL, "add_paper", SECRETARY, paper)
    act(register, "agenda_item", POLL, "add_paper", SECRETARY, paper, attachments=IN_WRITING)
    (found,) = register.subject("agenda_item", POLL).data["papers"]
    assert found["evidence"][0]["name"] == "volmacht.pdf"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"majority": {"more_than": "twee", "source": "x"}}, "must be a share as 1/2, not 'twee'"),
        ({"quorum": {"of": "votes", "at_least": "3/2", "source": "x"}}, "must be a share"),
        ({"ballots": [BALLOT | {"options": [{"id": "a", "label": "A"}] * 2}]}, "the option 'a' stands here twice"),
        ({"ballots": [BALLOT | {"adopts": ["c"]}]}, "'c' under 'adopts' is no option"),
        ({"ballots": [BALLOT] * 2}, "the ballot 'b' stands here twice"),
        ({"ballots": [BALLOT | {"options": [{"id": "a", "label": "A"}]}]}, "two options at least"),
        ({"ballots": [BALLOT | {"options": [{"id": "onthouding", "label": "A"}]}]}, "on every ballot already"),
        ({"result_display": {"decimals": 9}}, "'decimals' must be 0 to 6"),
    ],
)
def test_rules_that_cannot_be_are_refused_when_a_meeting_is_called(register, changed, message):
    with pytest.raises(ActRefusedError, match=message):
        call(register, **changed)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"date": "12-02-2021"}, "must be a day as 2021-02-12"),
        ({"date": "2031-02-12"}, "no list of municipalities for 2031"),
        ({"form": "ledenraadpleging", "rules": rules(written_consultation=None)}, "allow no vote in writing"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(register, changed, message):
    payload = {"title": "x", "form": "ALV", "date": "2021-02-12", "rules": rules(), "source": "x"} | changed
    with pytest.raises(ActRefusedError, match=message):
        act(register, "meeting", "m", "call", SECRETARY, payload)
