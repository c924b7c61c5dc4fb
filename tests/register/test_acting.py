"""An act is checked, counted once, and refused when it may not be done."""

from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest

from tests.register.permits import BZK, EDE, KINDS, URK, VNG, advise, ask
from thorbecke.errors import ActRefusedError, ConflictError, NotAllowedError, ThorbeckeError, UnknownNameError
from thorbecke.register import PUBLIC, Actor, Attachment, Event, Register, act


def test_an_act_says_who_when_what_why_and_on_which_ground(register):
    ask(register)
    event = advise(register, why="Gevraagd op 1 mei")
    assert (event.number, event.version, event.actor, event.why) == (2, 2, VNG, "Gevraagd op 1 mei")
    assert event.ground == "Gemeentewet art. 114"
    assert event.payload == {"text": "Akkoord."}
    assert datetime.fromisoformat(event.moment).tzinfo == UTC
    assert register.events("permit", "p1")[-1] == event


def test_a_subject_comes_to_what_its_acts_make_of_it(register):
    ask(register)
    advise(register)
    found = register.subject("permit", "p1")
    assert (found.state, found.version) == ("advised", 2)
    assert found.data["said"] == [["VNG", "Akkoord."]]
    assert found.data["costs"] == {"2026": 1.5}
    assert [one.id for one in register.subjects("permit", states=["advised"])] == ["p1"]
    assert register.subjects("permit", states=["granted"]) == []


def test_who_acts_on_something_older_than_what_is_there_gets_a_conflict(register):
    ask(register, expected_version=0)
    advise(register, expected_version=1)
    with pytest.raises(ConflictError, match="at version 2, not 1"):
        advise(register, expected_version=1)
    assert register.head().number == 2


def test_a_request_that_comes_again_counts_once(register):
    first = ask(register, key="k1")
    assert ask(register, key="k1") == first
    assert register.head().number == 1


def test_the_key_of_another_request_is_refused_whoever_brings_it(register):
    ask(register, key="k1")
    with pytest.raises(ConflictError, match="another act"):
        advise(register, key="k1")
    with pytest.raises(ConflictError, match="another act"):
        ask(register, actor=EDE, key="k1")


@pytest.mark.parametrize(
    ("actor", "kind", "message"),
    [
        (PUBLIC, NotAllowedError, "sign in"),
        (Actor("u", "n", "GM9999", "gemeente"), UnknownNameError, "no organisation 'GM9999'"),
        (Actor("u", "n", "GM0184", "bzk"), NotAllowedError, "Nobody acts as bzk for Urk"),
        (BZK, NotAllowedError, "for vng, ipo, uvw, not for bzk"),
    ],
)
def test_who_may_not_is_told_why(register, actor, kind, message):
    ask(register)
    with pytest.raises(kind, match=message):
        act(register, "permit", "p1", "advise", actor, {"text": "x"})


@pytest.mark.parametrize(
    ("name", "payload", "message"),
    [
        ("advise", {"text": "x", "txet": "y"}, r"^permit advise: 'txet' is not known here. Did you mean 'text'"),
        ("advise", {}, "'text' is missing"),
        ("advise", {"text": 3}, "must be text"),
        ("advise", {"text": "\x00"}, "U\\+0000"),
        ("advise", {"text": "\ud800"}, "U\\+D800"),
        ("advise", {"text": "x" * 20_001}, "too long"),
        ("advice", {"text": "x"}, "Did you mean advise"),
        ("ask", {"title": "x", "costs": {"2026": float("nan")}}, "too large"),
        ("ask", {"title": "x", "costs": {"twenty": 1}}, "a year was expected"),
    ],
)
def test_a_payload_that_is_not_by_its_form_is_refused(register, name, payload, message):
    with pytest.raises(ThorbeckeError, match=message):
        act(register, "permit", "p1", name, URK, payload)
    assert register.head().number == 0


def test_what_lies_too_deep_is_refused(register):
    deep: object = "x"
    for _ in range(5000):
        deep = [deep]
    with pytest.raises(ActRefusedError, match="too deep"):
        act(register, "permit", "p1", "advise", VNG, {"text": deep})


@pytest.mark.parametrize("permit", ["", "../p", "a//b", "p 1", "-p", "p\n", "é", "x" * 201, "a/../b"])
def test_an_id_is_letters_and_digits(register, permit):
    with pytest.raises(ActRefusedError, match="cannot be an id"):
        ask(register, permit)


def test_an_act_in_another_state_is_refused_and_the_right_one_named(register):
    with pytest.raises(ActRefusedError, match="it is new; it can be done when it is asked or advised"):
        advise(register)


def test_what_must_be_there_is_asked_for(register):
    act(register, "permit", "p1", "ask", URK, {"title": "Een brug"})
    advise(register)
    with pytest.raises(ActRefusedError, match="The costs by year are missing"):
        act(register, "permit", "p1", "grant", BZK, {"text": "Ja"})


def test_a_draft_is_seen_by_its_parties_alone_until_it_is_published(register):
    act(register, "permit", "p1", "ask", URK, {"title": "Een brug", "private": True})
    for other in (PUBLIC, EDE):
        assert register.events(actor=other) == register.subjects("permit", other) == []
        with pytest.raises(UnknownNameError):
            register.subject("permit", "p1", other)
    with pytest.raises(NotAllowedError, match="or it is private"):
        advise(register)
    assert register.subject("permit", "p1", BZK).data["title"] == "Een brug"
    act(register, "permit", "p1", "publish", URK)
    assert register.subject("permit", "p1").data["title"] == "Een brug"
    assert [event.act for event in register.events()] == ["publish"]
    assert [event.act for event in register.events(actor=URK)] == ["ask", "publish"]


def test_a_guard_may_find_the_actor_the_wrong_one(register):
    ask(register)
    with pytest.raises(NotAllowedError, match="Only who asked"):
        act(register, "permit", "p1", "publish", EDE)


def test_a_document_is_kept_once_and_comes_back_byte_by_byte(register):
    paper = Attachment("raming.pdf", "application/pdf", bytes(range(256)))
    event = ask(register, attachments=(paper,))
    ask(register, "p2", attachments=(paper,))
    (listed,) = event.evidence
    assert listed["size"] == 256
    assert register.document("permit", "p1", listed["sha256"]) == paper
    with pytest.raises(UnknownNameError):
        register.document("permit", "p1", "0" * 64)


def test_a_document_of_a_draft_is_as_private_as_the_draft(register):
    paper = Attachment("raming.pdf", "application/pdf", b"x")
    event = act(register, "permit", "p1", "ask", URK, {"title": "x", "private": True}, attachments=(paper,))
    with pytest.raises(UnknownNameError):
        register.document("permit", "p1", event.evidence[0]["sha256"], VNG)


@pytest.mark.parametrize(
    "paper",
    [
        Attachment("../raming.pdf", "application/pdf", b""),
        Attachment("..", "application/pdf", b""),
        Attachment("a\nb", "application/pdf", b""),
        Attachment("a", "text/html; x", b""),
        Attachment("a", "application/pdf", b"x" * 101),
    ],
)
def test_a_document_with_tricks_is_refused(register, paper):
    register.largest_document = 100
    with pytest.raises(ActRefusedError):
        ask(register, attachments=(paper,))


def test_the_chain_never_runs_back_in_time(database, register):
    first = ask(register)
    with Register(database, KINDS, clock=lambda: datetime(2001, 1, 1, tzinfo=UTC)) as slow:
        assert ask(slow, "p2").moment == first.moment


def test_of_many_who_act_at_once_on_the_same_exactly_one_wins(database, register):
    ask(register)
    together = Barrier(8)
    outcomes: list[Event | ConflictError] = []

    def one(number: int) -> None:
        # Half of them in a register of their own, as another process would have.
        with Register(database, KINDS) as own:
            together.wait()
            try:
                outcomes.append(advise(own if number % 2 else register, text=str(number), expected_version=1))
            except ConflictError as error:
                outcomes.append(error)

    threads = [Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    won = [outcome for outcome in outcomes if not isinstance(outcome, ConflictError)]
    assert len(outcomes) == 8
    assert won == register.events(after=1)
    assert len(won) == 1


def test_all_who_act_at_once_on_different_subjects_are_counted(database, register):
    together = Barrier(8)

    def one(number: int) -> None:
        with Register(database, KINDS) as own:
            together.wait()
            for turn in range(5):
                ask(own if number % 2 else register, f"p{number}-{turn}", key=f"{number}-{turn}")

    threads = [Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [event.number for event in register.events()] == list(range(1, 41))
    assert len(register.subjects("permit")) == 40
