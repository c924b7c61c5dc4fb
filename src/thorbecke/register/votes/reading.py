"""What pages and commands show of a vote: the count, who takes part, the roll call, and the paper of one voter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from thorbecke.errors import UnknownNameError
from thorbecke.register import store
from thorbecke.register.kinds import Data, Subject
from thorbecke.register.register import Register
from thorbecke.register.voting.bodies import members_of, rules_in_force
from thorbecke.register.voting.deciding import weights_of
from thorbecke.register.voting.presence import present
from thorbecke.register.voting.quorum import Attendance, attendance_of
from thorbecke.register.voting.rules import ABSTENTION, Option
from thorbecke.register.voting.tally import Ballots, Tally, count

__all__ = ["BallotPaper", "Called", "ballot_paper", "published_result", "quorum", "roll_call", "tally", "weights_in"]

_ABSTAIN = Option(id=ABSTENTION, label="Onthouding")


@dataclass(frozen=True)
class Called:
    """One line of the roll call. votes: None without weights. by: who cast it, another municipality under a proxy."""

    gemeente: str
    name: str
    choice: str
    votes: int | None
    by: str
    moment: str


@dataclass(frozen=True)
class BallotPaper:
    """What a voter sees: the question, what can be chosen, for which municipalities, and what each chose so far.

    may_change: whether a vote that was cast may be changed until the poll closes.
    """

    poll: str
    question: str
    state: str
    options: tuple[Option, ...]
    votes_for: tuple[tuple[str, str], ...]
    chosen: Mapping[str, str]
    may_change: bool


def tally(register: Register, poll: str) -> Tally:
    """The count of a poll, now; raises UnknownNameError."""
    with register.database.reading() as connection:
        return count(_gathered(connection, _poll(connection, poll)))


def quorum(register: Register, meeting: str) -> Attendance:
    """Who takes part in a meeting, now: voters that signed in, and those they hold a proxy of."""
    with register.database.reading() as connection:
        found = _found(connection, "meeting", meeting)
        there = present(_by_member(connection, "voter", meeting))
        weights = weights_of(store.subject_in(connection, "weights", meeting))
        return attendance_of(rules_in_force(found.data), members_of(found.data), weights, there)


def roll_call(register: Register, poll: str) -> list[Called]:
    """What each municipality chose, by code; those that did not vote are left out."""
    with register.database.reading() as connection:
        found = _poll(connection, poll)
        meeting = _found(connection, "meeting", found.data["meeting"])
        weights = weights_of(store.subject_in(connection, "weights", meeting.id)) or {}
        names = members_of(meeting.data)
        return [
            _called(code, names[code], ballot.data, weights.get(code))
            for code, ballot in sorted(_by_member(connection, "ballot", poll).items())
        ]


def ballot_paper(register: Register, poll: str, organisation: str, user: str) -> BallotPaper:
    """The paper of a voter: for whom this person votes in a poll; for nobody where nobody designated this person."""
    with register.database.reading() as connection:
        found = _poll(connection, poll)
        meeting = _found(connection, "meeting", found.data["meeting"])
        own = store.subject_in(connection, "voter", f"{meeting.id}/{organisation}")
        votes_for = []
        if own.state == "designated" and own.data["user"] == user:
            votes_for = [organisation, *_givers(connection, meeting.id, organisation)]
        ballots = {code: store.subject_in(connection, "ballot", f"{poll}/{code}") for code in votes_for}
    body, names = rules_in_force(meeting.data), members_of(meeting.data)
    return BallotPaper(
        poll=poll,
        question=found.data["question"],
        state=found.state,
        options=(*body.ballot(found.data["ballot"]).options, _ABSTAIN),
        votes_for=tuple((code, names[code]) for code in votes_for),
        chosen={code: ballot.data["choice"] for code, ballot in ballots.items() if ballot.version},
        may_change=body.votes_may_change is True,
    )


def published_result(register: Register, poll: str) -> Data | None:
    """The outcome as it was published elsewhere: results, outcome, gemeenten_voted, date and source; None without."""
    with register.database.reading() as connection:
        found: Data | None = _poll(connection, poll).data.get("published")
        return found


def weights_in(register: Register, meeting: str) -> Data | None:
    """The votes of every member as laid down for a meeting, with source and date; None where there are none."""
    with register.database.reading() as connection:
        found = store.subject_in(connection, "weights", meeting)
        return found.data if found.version else None


def _gathered(connection: Connection, poll: Subject) -> Ballots:
    meeting = _found(connection, "meeting", poll.data["meeting"])
    ballots = _by_member(connection, "ballot", poll.id)
    weights = store.subject_in(connection, "weights", meeting.id)
    return Ballots(
        meeting=meeting.data,
        poll=poll,
        weights=weights_of(weights),
        choices={code: ballot.data["choice"] for code, ballot in ballots.items()},
        present=present(_by_member(connection, "voter", meeting.id)),
        weighed=weights.moment,
    )


def _by_member(connection: Connection, kind: str, above: str) -> dict[str, Subject]:
    """What lies under a poll or a meeting, by the code of the municipality."""
    found = store.subjects(connection, kind, under=f"{above}/")
    return {one.id.removeprefix(f"{above}/"): one for one in found if "/" not in one.id.removeprefix(f"{above}/")}


def _givers(connection: Connection, meeting: str, holder: str) -> list[str]:
    voters = _by_member(connection, "voter", meeting)
    return sorted(code for code, one in voters.items() if one.state == "proxied" and one.data["holder"] == holder)


def _called(code: str, name: str, data: Mapping[str, Any], votes: int | None) -> Called:
    return Called(code, name, data["choice"], votes, data["by"], data["moment"])


def _poll(connection: Connection, poll: str) -> Subject:
    return _found(connection, "poll", poll)


def _found(connection: Connection, kind: str, name: str) -> Subject:
    found = store.subject_in(connection, kind, name)
    if found.version == 0:
        raise UnknownNameError(f"There is no {kind} '{name}'.")
    return found
