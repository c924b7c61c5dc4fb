"""A second count of a poll, from the events alone: it shares nothing with the first but the events."""

import json
from collections import Counter
from dataclasses import dataclass

from thorbecke.register.events import Event
from thorbecke.register.register import Register
from thorbecke.register.replay import Problem, Progress, silent, verify
from thorbecke.register.votes.reading import tally

__all__ = ["Recount", "recount"]


@dataclass(frozen=True)
class Recount:
    """What the events say of a poll, and what is wrong.

    gemeenten and votes by choice; votes is None without weights. events: how many ballots were read. problems: events
    that are not as they were written, and where this count is not that of `tally`.
    """

    poll: str
    gemeenten: dict[str, int]
    votes: dict[str, int] | None
    events: int
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """Whether both counts agree and every event is as it was written."""
        return not self.problems


def recount(register: Register, poll: str, *, progress: Progress = silent) -> Recount:
    """Count a poll again from its events, check the whole chain, and compare; raises UnknownNameError.

    An event that is not as it was written is named and left out of this count.
    """
    first = tally(register, poll)
    problems = verify(register, progress=progress).problems
    spoilt = {problem.number for problem in problems}
    ballots = [
        event
        for event in register.events("ballot")
        if event.subject.rpartition("/")[0] == poll and event.number not in spoilt
    ]
    choices = {event.subject: event.payload["choice"] for event in ballots}
    weights = _weights([event for event in register.events("weights", first.meeting) if event.number not in spoilt])
    votes: Counter[str] = Counter()
    for subject, choice in choices.items():
        votes[choice] += weights.get(subject.rpartition("/")[2], 0)
    found = Recount(
        poll=poll,
        gemeenten=dict(Counter(choices.values())),
        votes=dict(votes) if weights else None,
        events=len(ballots),
        problems=problems,
    )
    differing = _differing(found, {one.id: (one.gemeenten, one.votes) for one in first.counts})
    return found if not differing else Recount(**(vars(found) | {"problems": (*found.problems, *differing)}))


def _weights(events: list[Event]) -> dict[str, int]:
    if not events:
        return {}
    return {row["gemeente"]: row["votes"] for row in json.loads(events[-1].payload_json)["table"]}


def _differing(found: Recount, first: dict[str, tuple[int, int | None]]) -> list[Problem]:
    second = {
        choice: (found.gemeenten.get(choice, 0), None if found.votes is None else found.votes.get(choice, 0))
        for choice in {*first, *found.gemeenten}
    }
    return [
        Problem(None, f"'{choice}': the count has {first.get(choice)}, the events {second[choice]} (gemeenten, votes).")
        for choice in sorted(second)
        if first.get(choice) != second[choice]
    ]
