"""A meeting of members to try votes with: two invented polls in a real meeting of the 352 municipalities of 2021.

The weights are a table of our own, for no table of VNG was found: a vote for each started ten thousand inhabitants.
"""

from dataclasses import asdict
from typing import Any

from thorbecke.datasets import gemeenten_in, inhabitants
from thorbecke.register import Actor, Attachment, Event, Register, act, votes

MEETING = "balv-2021-02-12"
POLL = f"{MEETING}/7"
MEMBERS = gemeenten_in(2021)
SECRETARY = Actor("s1", "Sam de Boer", "VNG", "secretary")
BOARD = Actor("b1", "Bo Jansen", "VNG", "vng")
WEIGHTS = {code: -(-people // 10_000) for code, people in inhabitants(2021).items()}
IN_WRITING = (Attachment("volmacht.pdf", "application/pdf", b"%PDF volmacht"),)


def voter(code: str) -> Actor:
    return Actor(f"voter-{code}", f"Stemmer van {MEMBERS.get(code, code)}", code, "gemeente")


def rules(**changed: Any) -> dict[str, Any]:
    """The packaged rules with what is not known of them filled in, for a test."""
    known = {
        "quorum": {"of": "gemeenten", "at_least": "0", "source": "test"},
        "abstentions_count": False,
        "votes_may_change": False,
    }
    return asdict(votes.read_body("alv-vng")) | known | changed


def call(register: Register, meeting: str = MEETING, form: str = "BALV", **changed: Any) -> Event:
    payload = {"title": "BALV", "form": form, "date": meeting[-10:], "rules": rules(**changed), "source": "test"}
    return act(register, "meeting", meeting, "call", SECRETARY, payload)


def put(register: Register, item: str = POLL, meeting: str = MEETING, **more: Any) -> Event:
    payload = {"meeting": meeting, "title": "Resolutie", "purpose": "for_decision", **more}
    return act(register, "agenda_item", item, "put", SECRETARY, payload)


def weigh(register: Register, table: dict[str, int] | None = None, meeting: str = MEETING, **more: Any) -> Event:
    rows = [{"gemeente": code, "votes": own} for code, own in (WEIGHTS if table is None else table).items()]
    payload = {"body": "ALV_VNG", "source": "test", "reference_date": "2021-01-01", "table": rows}
    return act(register, "weights", meeting, "lay_down", SECRETARY, payload, **more)


def designate(register: Register, *codes: str, meeting: str = MEETING) -> None:
    for code in codes:
        payload = {"user": voter(code).user, "name": voter(code).name}
        act(register, "voter", f"{meeting}/{code}", "designate", voter(code), payload)


def begin(register: Register, meeting: str = MEETING) -> None:
    act(register, "meeting", meeting, "begin", SECRETARY)


def open_poll(register: Register, poll: str = POLL, kind: str = "agenda_item", **more: Any) -> Event:
    payload = {"meeting": MEETING, "kind": kind, "about": poll, "question": "Neemt u de resolutie aan?", **more}
    return act(register, "poll", poll, "open", SECRETARY, payload)


def close(register: Register, poll: str = POLL) -> Event:
    return act(register, "poll", poll, "close", SECRETARY)


def cast(
    register: Register, code: str, choice: str = "voor", poll: str = POLL, actor: Actor | None = None, **more: Any
) -> Event:
    return act(register, "ballot", f"{poll}/{code}", "cast", actor or voter(code), {"choice": choice}, **more)


def in_session(register: Register, *codes: str, weighed: bool = True, **changed: Any) -> None:
    """A meeting in session with an open poll, and these municipalities' voters."""
    call(register, **changed)
    put(register)
    if weighed:
        weigh(register)
    designate(register, *codes)
    begin(register)
    open_poll(register)


def counted(register: Register) -> dict[str, int | None]:
    """The votes by choice of the poll, as the product counts them."""
    return {one.id: one.votes for one in votes.tally(register, POLL).counts}
