"""What a vote makes of a point, an amendment or a motion: the decision follows the count, or a published result."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from thorbecke.errors import ActRefusedError
from thorbecke.register.events import Event
from thorbecke.register.kinds import Data, Guard, Situation, Subject
from thorbecke.register.voting.bodies import members_of, rules_in_force
from thorbecke.register.voting.presence import present
from thorbecke.register.voting.tally import REJECTED, Ballots, count
from thorbecke.scenarios import entry

__all__ = ["Decided", "Nothing", "decided", "gathered", "poll_says", "weights_of"]

Verdict = Literal["adopt", "reject"]


@dataclass(frozen=True)
class Nothing:
    """An act that brings nothing but itself and its reason."""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """The decision on something that was voted on."""

    poll: str = entry("The poll it follows from")
    option: str | None = entry("The option that was adopted; left out when it is the only one", default=None)
    source: str = entry("Where the decision stands, where the count gives no legal result", default="")


def decided(data: Data, event: Event) -> Data:
    """The data with the decision of an event."""
    return data | {"decision": event.payload | {"verdict": event.act}}


def gathered(meeting: Subject, poll: Subject, find: Callable[[str, str], Subject]) -> Ballots:
    """What a count rests on, fetched member by member."""
    members = members_of(meeting.data)
    ballots = {code: find("ballot", f"{poll.id}/{code}") for code in members}
    voters = {code: find("voter", f"{meeting.id}/{code}") for code in members}
    weights = find("weights", meeting.id)
    return Ballots(
        meeting=meeting.data,
        poll=poll,
        weights=weights_of(weights),
        choices={code: ballot.data["choice"] for code, ballot in ballots.items() if ballot.version},
        present=present(voters),
        weighed=weights.moment,
    )


def weights_of(weights: Subject) -> dict[str, int] | None:
    """Votes by code; None where they are not given."""
    return {row["gemeente"]: row["votes"] for row in weights.data["table"]} if weights.version else None


def poll_says(verdict: Verdict) -> Guard:
    """A guard: the poll is about this subject and says so."""

    def guard(situation: Situation) -> str | None:
        asked: Decided = situation.payload
        poll = situation.find("poll", asked.poll)
        subject = situation.subject
        if (poll.data.get("kind"), poll.data.get("about")) != (subject.kind, subject.id):
            return f"There is no poll '{asked.poll}' about this {subject.kind}."
        if poll.state not in {"closed", "published"}:
            return f"The poll '{poll.id}' is {poll.state}."
        meeting = situation.find("meeting", poll.data["meeting"])
        outcome = _outcome(meeting, poll, situation)
        if outcome is None:
            return (
                None if asked.source else "The count gives no legal result: say in 'source' where the decision stands."
            )
        return _agrees(verdict, outcome, asked.option)

    return guard


def _outcome(meeting: Subject, poll: Subject, situation: Situation) -> str | None:
    """The option adopted, or `rejected`; None where the count is no legal result. Raises where an option is wrong."""
    option = situation.payload.option
    adopts = rules_in_force(meeting.data).ballot(poll.data["ballot"]).adopts
    if option is not None and option not in adopts:
        raise ActRefusedError(f"'{option}' is not among what this poll can adopt: {', '.join(adopts)}.")
    if poll.state == "published":
        return str(poll.data["published"]["outcome"])
    tally = count(gathered(meeting, poll, situation.find))
    return tally.outcome if tally.legal else None


def _agrees(verdict: Verdict, outcome: str, option: str | None) -> str | None:
    says = "reject" if outcome == REJECTED else "adopt"
    if says != verdict or option not in {None, outcome}:
        return f"The poll says otherwise: {outcome if outcome == REJECTED else f'{outcome} is adopted'}."
    return None
