# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""What each act on the joint agenda brings along: one form for each.

A date is text: 2021-05-18, or 2021-05 or 2021 where the day or month is not known, or empty where nothing is. Amounts
are mln euro; a year for which no figure is known is left out.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from thorbecke.register.dossier_forms import Said
from thorbecke.resolution import Bound
from thorbecke.scenarios import entry

__all__ = [
    "THEMES",
    "Agreed",
    "Amended",
    "Basis",
    "Costs",
    "Funding",
    "GapYear",
    "Proposed",
    "Requirement",
    "Rested",
    "Tabled",
    "Terms",
    "Theme",
]

Theme = Literal["wonen-en-leefomgeving", "klimaat-en-energie", "regionale-economie", "digitalisering", "samenwerking"]
THEMES: tuple[Theme, ...] = get_args(Theme)
"""The themes of the joint agenda, as the letter of 15 January 2021 names them under track 3."""
Owner = Literal["VNG", "IPO", "UVW"]
Status = Literal["open", "agreed", "binding"]


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What must be binding first: the articles that a reading of the resolution asks for, and those named beside."""

    resolution: str = entry("The resolution, by name", default="resolutie-2021")
    reading: str = entry("Its reading: which articles open the rest", example="decision-points")
    bound: Bound = entry("The estimate that is 'adequate': best, lower or upper", default="best")
    also: tuple[str, ...] = entry("More articles, as 3, or conditions, as 3/arbitrage", default=())


@dataclass(frozen=True, kw_only=True)
class Costs:
    """What it costs, in mln euro by year, with its range."""

    lower: dict[int, float] | None = entry("Lower estimate by year", default=None)
    best: dict[int, float] | None = entry("Best estimate by year", default=None)
    upper: dict[int, float] | None = entry("Upper estimate by year", default=None)
    borne_by: str = entry("Who bears them", default="")
    source: tuple[str, ...] = entry("Where the amounts can be read")


@dataclass(frozen=True, kw_only=True)
class Funding:
    """From what it would be paid."""

    route: str = entry("From what it is paid, in own words")
    amounts: dict[int, float] | None = entry("Mln euro by year; left out where not known", default=None)
    source: tuple[str, ...] = entry("Where it can be read", default=())


@dataclass(frozen=True, kw_only=True)
class Proposed(Said):
    """A proposition: what is offered, by whom, by when, at which costs, and what must be binding first."""

    title: str = entry("What people call it")
    theme: Theme = entry("Theme of the joint agenda")
    commitment: str = entry("What the owners commit themselves to, in one sentence")
    target: float | None = entry("How much of it, where that is a number", default=None)
    unit: str = entry("What that number counts", default="")
    deadline: str = entry("Last day, as 2029-12-31; empty where none is known", default="")
    owners: tuple[Owner, ...] = entry("Who offer it: VNG, IPO, UVW")
    departments: tuple[str, ...] = entry("Departments it is offered to, by id", default=("BZK",))
    costs: tuple[Costs, ...] = entry("What it costs; left out where no source tells", default=())
    funding: tuple[Funding, ...] = entry("From what it is paid; left out where no source tells", default=())
    terms: Terms = entry("What must be binding before it can be agreed")
    confidential: bool = entry("true: only its parties see it until it is tabled", default=False)


@dataclass(frozen=True, kw_only=True)
class Amended(Proposed):
    """The same proposition in other words or with other terms; whole, as it is to be."""


@dataclass(frozen=True, kw_only=True)
class Tabled(Said):
    """The proposition is offered to the Rijk."""


# -- what an agreement rests on ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """One article or condition: open; agreed, but not binding yet; or binding."""

    id: str = entry("Article, as 1, or condition, as 3/arbitrage")
    verdict: str = entry("What the resolution check says on what binds: met, not_met or unknown")
    status: Status = entry("open, agreed or binding")


@dataclass(frozen=True, kw_only=True)
class GapYear:
    """What lacks in a year (or 'structural': for good), all required articles together."""

    when: str = entry("The year, or 'structural'")
    mln: float | None = entry("Mln euro that lacks; empty where it cannot be told", default=None)
    at_least: bool = entry("Whether it may be more", default=False)


@dataclass(frozen=True, kw_only=True)
class Basis:
    """The resolution check on the agreements to date, as it was when someone acted on it."""

    resolution: str = entry("The resolution")
    reading: str = entry("The reading")
    bound: Bound = entry("The estimate that is 'adequate'")
    edition: str = entry("Edition of rules and figures")
    agreements: tuple[str, ...] = entry("Scenarios that bind, which are counted")
    not_binding: tuple[str, ...] = entry("Scenarios agreed, but not binding yet, which are not counted")
    facts: tuple[str, ...] = entry("Facts that the register holds instead of the packaged ones")
    requirements: tuple[Requirement, ...] = entry("Every article and condition that is required")
    gaps: tuple[GapYear, ...] = entry("What lacks by year")

    @property
    def holds(self) -> bool:
        """Whether everything that is required is binding."""
        return all(one.status == "binding" for one in self.requirements)

    @property
    def waits_for(self) -> tuple[Requirement, ...]:
        """What is required and not binding."""
        return tuple(one for one in self.requirements if one.status != "binding")


@dataclass(frozen=True, kw_only=True)
class Rested(Said):
    """An act that rests on what the resolution check says."""

    basis: Basis = entry("The resolution check as the one who acts saw it")


# -- what was agreed to date ------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """An agreement, by the scenario that holds its amounts."""

    scenario: str = entry("Packaged scenario, by name")
    binding: bool = entry("Whether it binds already: in a law, a budget or a signed agreement", default=True)
