"""How many members take part, live, and whether that is enough."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from thorbecke.register.voting.bodies import share_of
from thorbecke.register.voting.rules import Body, Quorum
from thorbecke.texts import Text

__all__ = ["Attendance", "attendance_of", "quorum_faults"]


@dataclass(frozen=True)
class Attendance:
    """Members, those that take part (signed in or voted), and their votes (None without weights).

    rule: the quorum; None where it is not known. met: whether it is; None where that cannot be told.
    """

    members: int
    taking_part: int
    votes: int | None
    votes_taking_part: int | None
    rule: Quorum | None
    met: bool | None


def attendance_of(
    body: Body, members: Collection[str], weights: Mapping[str, int] | None, there: Collection[str]
) -> Attendance:
    """Who takes part of these members, and whether the quorum is met."""
    votes = None if weights is None else sum(weights.values())
    taking_part = None if weights is None else sum(weights[code] for code in there)
    return Attendance(
        members=len(members),
        taking_part=len(there),
        votes=votes,
        votes_taking_part=taking_part,
        rule=body.quorum,
        met=_met(body.quorum, (len(there), len(members)), (taking_part, votes)),
    )


def _met(rule: Quorum | None, gemeenten: tuple[int, int], votes: tuple[int | None, int | None]) -> bool | None:
    if gemeenten[0] == gemeenten[1]:
        return True  # when all are there, any quorum is met
    if rule is None:
        return None
    part, whole = gemeenten if rule.of == "gemeenten" else votes
    return None if part is None or whole is None else part >= share_of(rule.at_least) * whole


def quorum_faults(found: Attendance) -> tuple[str, ...]:
    """Why attendance keeps a result from being a legal one; empty where it does not."""
    if found.met:
        return ()
    if found.met is None and found.rule is None:
        return (Text("The quorum is not known, so nobody can tell whether it was met."),)
    if found.met is None:
        return (Text("The quorum is in votes, and the votes of the members are not given."),)
    return (Text("The quorum is not met: {part} of {whole} take part.", part=found.taking_part, whole=found.members),)
