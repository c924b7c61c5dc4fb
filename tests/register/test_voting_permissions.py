"""Every role, act and state of the members' decision: what the table forbids is refused before anything else."""

from itertools import product
from typing import Any

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
    designate,
    open_poll,
    put,
    voter,
    weigh,
)
from tests.register.test_permissions import ORGANISATIONS
from thorbecke.errors import ActRefusedError, NotAllowedError
from thorbecke.register import NEW, ROLES, Actor, Register, act, init, known_kinds

URK, EDE = "GM0184", "GM0228"
OTHER = "alv-2021-06-16"
ROWS = [{"gemeente": code, "votes": 1} for code in MEMBERS]
SUBMITTED: dict[str, Any] = {"meeting": MEETING, "title": "x", "by": [URK], "received_on": "2021-01-20"}
PAYLOADS: dict[tuple[str, str], dict[str, Any]] = {
    ("meeting", "ratify"): {"meeting": "x", "date": "2021-01-01", "source": "x"},
    ("weights", "lay_down"): {"body": "ALV_VNG", "source": "x", "reference_date": "2021-01-01", "table": ROWS},
    ("weights", "replace"): {"body": "ALV_VNG", "source": "x", "reference_date": "2021-01-01", "table": ROWS},
    ("agenda_item", "put"): {"meeting": MEETING, "title": "x", "purpose": "for_decision"},
    ("agenda_item", "add_paper"): {"title": "x", "purpose": "for_decision", "source": "x"},
    ("agenda_item", "handle"): {"text": "x"},
    ("amendment", "submit"): {**SUBMITTED, "item": POLL},
    ("motion", "submit"): SUBMITTED,
    ("voter", "designate"): {"user": "u", "name": "n"},
    ("voter", "give_proxy"): {"holder": EDE},
    ("poll", "open"): {"meeting": MEETING, "kind": "agenda_item", "about": POLL, "question": "?"},
    ("poll", "record"): {
        "meeting": MEETING,
        "kind": "agenda_item",
        "about": POLL,
        "question": "?",
        "results": [],
        "outcome": "voor",
        "date": "2021-02-12",
        "source": "x",
    },
}
COMMON: dict[str, dict[str, Any]] = {
    "support": {"gemeente": EDE},
    "advise": {"advice": "adopt"},
    "adopt": {"poll": POLL},
    "reject": {"poll": POLL},
    "hold": {"item": POLL},
    "carry_out": {"item": POLL},
    "cast": {"choice": "voor"},
    "change": {"choice": "voor"},
}


def polled(register: Register, kind: str, subject: str, choice: str) -> None:
    """What was submitted, voted on and decided."""
    open_poll(register, subject, kind)
    cast(register, URK, choice, poll=subject)
    close(register, subject)
    act(register, kind, subject, "adopt" if choice == "voor" else "reject", SECRETARY, {"poll": subject})


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """A register with a subject of every kind in every state, and their ids by kind and state."""
    address = str(tmp_path_factory.mktemp("voting") / "register.db")
    init(address)
    with Register(address) as register:
        yield register, {**_meetings(register), **_points(register), **_voters(register), **_polls(register)}


def _meetings(register: Register) -> dict[tuple[str, str], str]:
    for meeting in (MEETING, OTHER, "r1-2021-02-12", "r2-2021-02-12"):
        call(register, meeting, "ledenraadpleging" if meeting[0] == "r" else "BALV")
    weigh(register)
    for meeting in (MEETING, "r1-2021-02-12", "r2-2021-02-12"):
        begin(register, meeting)
    for meeting in ("r1-2021-02-12", "r2-2021-02-12"):
        act(register, "meeting", meeting, "end", SECRETARY)
    act(register, "meeting", "r2-2021-02-12", "ratify", SECRETARY, PAYLOADS["meeting", "ratify"])
    designate(register, URK)
    return {
        ("meeting", "called"): OTHER,
        ("meeting", "in_session"): MEETING,
        ("meeting", "ended"): "r1-2021-02-12",
        ("meeting", "ratified"): "r2-2021-02-12",
        ("weights", "laid_down"): MEETING,
    }


def _points(register: Register) -> dict[tuple[str, str], str]:
    found = {}
    put(register)
    for kind in ("agenda_item", "amendment", "motion"):
        states = known_kinds()[kind].rules.states
        for state in states:
            subject = f"{MEETING}/{kind}-{state}".replace("_", "-")
            found[kind, state] = subject
            first = "put" if kind == "agenda_item" else "submit"
            act(register, kind, subject, first, SECRETARY, PAYLOADS[kind, first])
            if kind != "agenda_item" and state not in {"submitted", "withdrawn", "ingetrokken"}:
                act(register, kind, subject, "advise", BOARD, COMMON["advise"])
            if state in {"withdrawn", "ingetrokken"}:
                act(register, kind, subject, "withdraw", SECRETARY)
            if state in {"adopted", "aangenomen", "aangehouden", "uitgevoerd"}:
                polled(register, kind, subject, "voor")
            if state in {"rejected", "verworpen"}:
                polled(register, kind, subject, "tegen")
    accounted = {"item": found["agenda_item", "adopted"]}
    act(register, "motion", found["motion", "aangehouden"], "hold", BOARD, accounted)
    act(register, "motion", found["motion", "uitgevoerd"], "carry_out", BOARD, accounted)
    return found


def _voters(register: Register) -> dict[tuple[str, str], str]:
    act(register, "voter", f"{MEETING}/GM0014", "give_proxy", SECRETARY, {"holder": URK}, attachments=IN_WRITING)
    designate(register, "GM0034")
    act(register, "voter", f"{MEETING}/GM0034", "withdraw", SECRETARY)
    return {
        ("voter", "designated"): f"{MEETING}/{URK}",
        ("voter", "proxied"): f"{MEETING}/GM0014",
        ("voter", "withdrawn"): f"{MEETING}/GM0034",
    }


def _polls(register: Register) -> dict[tuple[str, str], str]:
    found = {}
    for state in ("open", "closed", "annulled", "published"):
        subject = f"{MEETING}/p-{state}"
        found["poll", state] = subject
        put(register, subject)
        if state == "published":
            act(register, "poll", subject, "record", SECRETARY, PAYLOADS["poll", "record"] | {"about": subject})
        else:
            open_poll(register, subject)
    cast(register, URK, poll=found["poll", "open"])
    close(register, found["poll", "closed"])
    act(register, "poll", found["poll", "annulled"], "annul", SECRETARY, why="x")
    return found | {("ballot", "cast"): f"{found['poll', 'open']}/{URK}"}


VOTING = ("meeting", "weights", "agenda_item", "amendment", "motion", "voter", "poll", "ballot")
LINES = [
    (kind, state, rule.act)
    for kind in VOTING
    for state, rule in product((NEW, *known_kinds()[kind].rules.states), known_kinds()[kind].rules.acts)
]


@pytest.mark.parametrize(("kind", "state", "name"), LINES, ids=str)
def test_what_the_table_forbids_is_refused_to_every_role_in_every_state(held, kind, state, name):
    register, subjects = held
    subject = subjects.get((kind, state), f"{MEETING}/none")
    head, rules = register.head(), known_kinds()[kind].rules
    payload = PAYLOADS.get((kind, name)) or COMMON.get(name, {})
    if (kind, name) == ("meeting", "call"):
        payload = register.subject("meeting", MEETING).data | {"deadlines": None}
        payload = {key: payload[key] for key in ("title", "form", "date", "rules", "source")}
    for role in ROLES[:-1]:
        if rules.allowed(role, name, state):
            continue
        actor = voter(URK) if role == "gemeente" else Actor("u", "n", ORGANISATIONS[role].id, role)
        wrong_role = role not in rules.rule(name).roles
        with pytest.raises(ActRefusedError, match=" is for " if wrong_role else "cannot be done on") as refused:
            act(register, kind, subject, name, actor, payload)
        assert isinstance(refused.value, NotAllowedError) is wrong_role
    assert register.head() == head


def test_there_is_a_subject_of_every_kind_in_every_state(held):
    register, subjects = held
    for kind in VOTING:
        for state in known_kinds()[kind].rules.states:
            assert register.subject(kind, subjects[kind, state]).state == state
