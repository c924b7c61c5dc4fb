# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""How a body decides, as a form: what is known of it with its source; what is left out is not known."""

from dataclasses import dataclass
from typing import Literal

from thorbecke.errors import UnknownNameError, closest_or_all
from thorbecke.scenarios import entry

__all__ = ["ABSTENTION", "BallotType", "Body", "Deadlines", "Majority", "Option", "Quorum"]

ABSTENTION = "onthouding"
"""The choice that every ballot has beside its options."""


@dataclass(frozen=True, kw_only=True)
class Weight:
    """What the votes of a member rest on; how many they are stands in a table of its own."""

    basis: str = entry("What the votes rest on, as inwoners")
    source: str = entry("Where that stands")


@dataclass(frozen=True, kw_only=True)
class Quorum:
    """How many must take part before a vote counts."""

    of: Literal["gemeenten", "votes"] = entry("Counted by gemeenten or by weighted votes")
    at_least: str = entry("Share that must take part, as 1/2; 0 where there is no quorum", example="1/2")
    source: str = entry("Where that stands")


@dataclass(frozen=True, kw_only=True)
class Majority:
    """What carries a vote: more than this share of the weighted votes that count."""

    more_than: str = entry("A share, as 1/2 or 2/3", example="1/2")
    source: str = entry("Where that stands")
    convention: bool = entry("Whether it is a convention and no rule that was seen", default=False)


@dataclass(frozen=True, kw_only=True)
class Option:
    """Something to vote for."""

    id: str = entry("Short name")
    label: str = entry("As the voter reads it")


@dataclass(frozen=True, kw_only=True)
class BallotType:
    """What can be chosen on a ballot, beside abstaining, and which choices adopt what is voted on."""

    id: str = entry("Short name")
    options: tuple[Option, ...] = entry("What can be chosen")
    adopts: tuple[str, ...] = entry("The options that adopt the proposal")
    source: str = entry("Where it was used, or stands")


@dataclass(frozen=True, kw_only=True)
class Display:
    """How a result is published."""

    unit: str = entry("Of what", default="percent of weighted votes")
    decimals: int = entry("Decimals of a percentage", default=2)


@dataclass(frozen=True, kw_only=True)
class Deadlines:
    """Days before the meeting; left out where not known."""

    concept: int | None = entry("Concept papers are out", default=None)
    final_papers: int | None = entry("Agenda and papers are final", default=None)
    amendments: int | None = entry("Amendments are in", default=None)
    motions_requested: int | None = entry("Motions are asked for", default=None)
    credentials: int | None = entry("Voters have what they need to vote", default=None)


@dataclass(frozen=True, kw_only=True)
class Amending:
    """How amendments and motions are handled."""

    hard_deadline: bool = entry("Whether one that comes late is refused")
    board_preadvice: Literal["required", "optional"] = entry("Whether the board must advise first", default="optional")
    supporters: int | None = entry("How many gemeenten must support it; left out where not known", default=None)


@dataclass(frozen=True, kw_only=True)
class Proxies:
    """Voting for another member."""

    in_writing: bool = entry("Whether the proxy must be there in writing")
    most_per_holder: int | None = entry("How many one member may hold; left out where not known", default=None)
    source: str = entry("Where that stands")


@dataclass(frozen=True, kw_only=True)
class Consultation:
    """A vote in writing, outside a meeting."""

    allowed: bool = entry("Whether there is one")
    binding: bool = entry("Whether its result binds")
    requires: str = entry("What makes it bind", default="")


@dataclass(frozen=True, kw_only=True)
class Accountability:
    """How the board accounts for motions that were adopted."""

    vote_on_state_change: bool = entry("Whether members vote on what has become of a motion")
    source: str = entry("Where that stands")


@dataclass(frozen=True, kw_only=True)
class Body:
    """How a body decides. What is None is not known: `unknown_rules` says it in words."""

    body: str = entry("Short name")
    name: str = entry("Its name")
    member_unit: Literal["gemeente"] = entry("What its members are")
    source: str = entry("Where its rules were found")
    weight: Weight = entry("What votes rest on")
    quorum: Quorum | None = entry("How many must take part", default=None)
    majority: Majority = entry("What carries a vote")
    abstentions_count: bool | None = entry("Whether an abstention is a vote cast", default=None)
    votes_may_change: bool | None = entry("Whether a vote may be changed until the ballot closes", default=None)
    ballots: tuple[BallotType, ...] = entry("The kinds of ballot")
    result_display: Display = entry("How a result is published", default=Display())
    deadlines_days_before: Deadlines = entry("Days before the meeting", default=Deadlines())
    amendment: Amending = entry("Amendments")
    motion: Amending = entry("Motions")
    proxy: Proxies | None = entry("Proxies; left out where there are none", default=None)
    written_consultation: Consultation | None = entry("Votes in writing", default=None)
    motion_accountability: Accountability | None = entry("Accounting for motions", default=None)

    def ballot(self, name: str) -> BallotType:
        """A kind of ballot by its short name; raises UnknownNameError."""
        known = {one.id: one for one in self.ballots}
        if name not in known:
            hint = closest_or_all(name, known)
            raise UnknownNameError(f"{self.name} knows no ballot '{name}'.{hint}")
        return known[name]
