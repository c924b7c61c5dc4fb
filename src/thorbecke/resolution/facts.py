# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""Registered facts: what is so in law and in practice since when, with source and date of the last look."""

from dataclasses import dataclass
from typing import Literal

from thorbecke.resolution.articles import Grade
from thorbecke.resolution.verdict import Verdict
from thorbecke.scenarios import entry

__all__ = ["Known", "RegisteredFact", "Registry", "State", "verdict_of"]

Known = Literal["yes", "no", "unknown"]
_VERDICTS: dict[str, Verdict] = {"yes": Verdict.met, "no": Verdict.not_met, "unknown": Verdict.unknown}


@dataclass(frozen=True, kw_only=True)
class State:
    """What is so from a year on, until another state follows."""

    since: int = entry("First year for which it is so at the year's end", year=True)
    in_law: Known = entry("Is it so in law? yes, no or unknown")
    in_practice: Known = entry("Is it done in practice? yes, no or unknown")
    why: str = entry("On which ground, in one sentence")
    source: tuple[str, ...] = entry("Where it can be read")
    grade: Grade = entry("How sure it is")
    seen: str = entry("Date of the text or report it was read in, as 2024-01-01")


@dataclass(frozen=True, kw_only=True)
class RegisteredFact:
    """One fact over the years."""

    id: str = entry("Short name without spaces")
    title: str = entry("What would be so, in one sentence")
    states: tuple[State, ...] = entry("What is so since when; before the first nothing is known")

    def at(self, year: int) -> State | None:
        """What is so at the end of a year; law and practice stay as last seen until another state is registered."""
        begun = [state for state in self.states if state.since <= year]
        return max(begun, key=lambda state: state.since, default=None)


@dataclass(frozen=True, kw_only=True)
class Registry:
    """A file of facts."""

    facts: tuple[RegisteredFact, ...] = entry("The facts")


def verdict_of(state: State) -> tuple[Verdict, Verdict]:
    """Whether it holds in law, and in practice."""
    return _VERDICTS[state.in_law], _VERDICTS[state.in_practice]
