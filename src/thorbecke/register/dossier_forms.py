# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""What each act on a dossier brings along: one form for each.

Dates are text: 2021-05-18, or 2021-05 or 2021 where the day or month is not known, or empty where nothing is. Amounts
are mln euro; a year for which no figure is known is left out.
"""

from dataclasses import dataclass
from typing import Literal

from thorbecke.scenarios import Distribution, entry

__all__ = [
    "KOEPELS",
    "AgreedArbitration",
    "Award",
    "BzkTest",
    "ChosenSetting",
    "Committee",
    "Decision",
    "Dispute",
    "Escalation",
    "Estimate",
    "Evaluation",
    "Feasibility",
    "FollowUp",
    "Fund",
    "Funding",
    "Judgement",
    "Level",
    "Note",
    "Opened",
    "Published",
    "RegimeChange",
    "Request",
    "Said",
    "Scope",
    "SpanTotal",
]

Level = Literal["gemeenten", "provincies", "waterschappen"]
KOEPELS: dict[str, str] = {"gemeenten": "vng", "provincies": "ipo", "waterschappen": "uvw"}
"""Who speaks for each level of government: a role."""
Grade = Literal["P", "S", "D", "U"]
Lasting = Literal["structural", "incidental"]
Route = Literal["AU", "DU", "IU", "SPUK", "eigen-heffing", "onbekend"]
_UNTIL = "Last day of the term that this opens; left out, by the regime"


@dataclass(frozen=True, kw_only=True)
class Said:
    """A date, a text, and where it can be read."""

    date: str = entry("When it happened, as 2021-05-18", default="")
    text: str = entry("What was said or done, in own words", default="")
    source: tuple[str, ...] = entry("Where it can be read; or attach the document", default=())
    grade: Grade | None = entry(
        "Of a fact taken over from a source: P primary, S secondary, D derived, U not seen", default=None
    )


@dataclass(frozen=True, kw_only=True)
class ChosenSetting:
    """A choice that the regime leaves free, made for this dossier."""

    id: str = entry("The choice, as 'bound'")
    value: str = entry("What it is here")


@dataclass(frozen=True, kw_only=True)
class Opened(Said):
    """A dossier: the task it is about, whom it touches, and the regime it is under."""

    title: str = entry("What people call it")
    task: str = entry("The task that changes, in one sentence")
    levels: tuple[Level, ...] = entry("Levels of government that it touches")
    departments: tuple[str, ...] = entry("Departments it belongs to, by id; the first leads")
    regime: str = entry("The regime it is under", example="tussenregeling")
    chosen: tuple[ChosenSetting, ...] = entry("What is chosen where the regime leaves it free", default=())
    purpose: str = entry("Tag under which scenarios count money for it, as jeugd", default="algemeen")
    confidential: bool = entry("true: only its parties see it until it is published", default=False)


@dataclass(frozen=True, kw_only=True)
class RegimeChange(Said):
    """Another regime or another choice within it; it holds once the other side agrees."""

    regime: str = entry("The regime it would be under")
    chosen: tuple[ChosenSetting, ...] = entry("What is chosen where the regime leaves it free", default=())


@dataclass(frozen=True, kw_only=True)
class Scope(Said):
    """Whether tasks change, for whom, and how far feasibility is tested."""

    changes_tasks: bool = entry("Whether tasks or activities change")
    tasks: tuple[str, ...] = entry("The tasks", default=())
    levels: tuple[Level, ...] = entry("Levels of government that it touches")
    test: Literal["light", "extended", "none"] = entry("Form of the feasibility test", default="light")


@dataclass(frozen=True, kw_only=True)
class SpanTotal:
    """An amount for years together, of which no division over the years is known, in mln euro."""

    first: int = entry("First year", year=True)
    last: int = entry("Last year", year=True)
    lower: float | None = entry("Lower estimate", default=None)
    best: float | None = entry("Best estimate", default=None)
    upper: float | None = entry("Upper estimate", default=None)


@dataclass(frozen=True, kw_only=True)
class Estimate(Said):
    """What it costs one level of government, in mln euro by year, with its range."""

    id: str = entry("Short name; giving it again replaces that estimate", example="aef-2020")
    level: Level = entry("Level of government that bears it")
    lower: dict[int, float] | None = entry("Lower estimate by year", default=None)
    best: dict[int, float] | None = entry("Best estimate by year", default=None)
    upper: dict[int, float] | None = entry("Upper estimate by year", default=None)
    total: SpanTotal | None = entry("Amount for years together, where it is not known by year", default=None)
    lasting: Lasting = entry("structural: the last year goes on; incidental: the years given alone")
    part: str = entry("What it is about; estimates about the same do not add up, the newest counts", default="")
    method: str = entry("How it was found")
    author: str = entry("Who made it")
    commissioned_by: tuple[str, ...] = entry("Who asked for it", default=())


@dataclass(frozen=True, kw_only=True)
class Funding(Said):
    """The route by which the costs are met, with mln euro by year as far as known."""

    level: Level = entry("Level of government that receives it")
    route: Route = entry("AU, DU, IU, SPUK or eigen-heffing; onbekend where the sources do not say")
    amounts: dict[int, float] | None = entry("Mln euro by year; left out where not known", default=None)
    lasting: Lasting = entry("structural: the last year goes on; incidental: the years given alone")
    distribution: Distribution | None = entry("How it is shared out; left out where not known", default=None)
    part: str = entry("What it is for; a later line for the same replaces it", default="")


@dataclass(frozen=True, kw_only=True)
class Fund(Funding):
    """Money that was given: a budget law, a circular."""

    law: str = entry("Budget law, circular or decision it rests on", default="")
    included: str | None = entry("Circular from which on published figures contain it, as mei-2024", default=None)
    until: str = entry(_UNTIL, default="")


@dataclass(frozen=True, kw_only=True)
class Request(Said):
    """A question to others, with the term they have."""

    until: str = entry(_UNTIL, default="")


@dataclass(frozen=True, kw_only=True)
class Dispute(Request):
    """A dispute is brought before arbiters: what it is about is the text."""


@dataclass(frozen=True, kw_only=True)
class Judgement(Said):
    """What a koepel or a minister thinks of it."""

    judgement: Literal["positive", "conditional", "negative", "none"] = entry("The judgement")


@dataclass(frozen=True, kw_only=True)
class Feasibility(Said):
    """Answers to the questions of the feasibility test."""

    tasks: str = entry("Does the task fit tasks, knowledge and staff that are there?", default="")
    means: str = entry("Are the means sufficient?", default="")
    freedom: str = entry("Does the way of funding fit the freedom of policy?", default="")
    problem: str = entry("What is the problem?", default="")
    goal: str = entry("What is the goal?", default="")
    options: str = entry("Which options are there?", default="")
    result: Literal["feasible", "conditional", "not-feasible"] = entry("What the test comes to")


@dataclass(frozen=True, kw_only=True)
class BzkTest(Said):
    """The test of BZK against the Normenkader."""

    at: Literal["voorportaal", "onderraad", "ministerraad"] = entry("Where it was tabled")
    finding: Literal["no-objection", "objection"] = entry("What BZK finds")


@dataclass(frozen=True, kw_only=True)
class Decision(Said):
    """A decision, with the part of the explanatory note on costs, funding and judgement."""

    by: str = entry("Who decided", default="ministerraad")
    explanation: str = entry("What the explanatory note says of costs, funding and judgement", default="")


@dataclass(frozen=True, kw_only=True)
class Escalation(Request):
    """Called to the medeoverhedenoverleg, or what came out of it."""

    agreed: bool | None = entry("Whether parties agreed", default=None)


@dataclass(frozen=True, kw_only=True)
class AgreedArbitration(Said):
    """A party agrees that the dispute goes to arbitration, and what the award binds."""

    binds: Literal["binding", "partly", "advice"] = entry("What the award binds")


@dataclass(frozen=True, kw_only=True)
class Committee(Said):
    """Who judge."""

    name: str = entry("What the committee is called")
    chair: str = entry("Who chairs it", default="")
    members: tuple[str, ...] = entry("The other members, as far as known", default=())


@dataclass(frozen=True, kw_only=True)
class Award(Request):
    """A reasoned award: mln euro by year, and conditions."""

    level: Level = entry("Level of government that it is for")
    amounts: dict[int, float] = entry("Mln euro by year; a year that is not known is left out")
    complete: bool = entry("Whether these are all the years of the award", default=True)
    conditions: tuple[str, ...] = entry("Conditions", default=())
    reasons: str = entry("The reasons")
    binds: Literal["binding", "partly", "advice"] = entry("What it binds, in the words of the committee or parties")


@dataclass(frozen=True, kw_only=True)
class FollowUp(Said):
    """What a party does with an award."""

    follows: Literal["wholly", "partly", "not"] = entry("How far the award is followed")
    amounts: dict[int, float] | None = entry("Mln euro by year that follow from it", default=None)


@dataclass(frozen=True, kw_only=True)
class Evaluation(Said):
    """What was measured afterwards."""

    level: Level = entry("Level of government")
    cost: dict[int, float] | None = entry("What it cost, mln euro by year", default=None)
    shortfall: dict[int, float] | None = entry("What was short by this measurement, mln euro by year", default=None)
    author: str = entry("Who measured", default="")


@dataclass(frozen=True, kw_only=True)
class Note(Said):
    """A fact of the history that leads to no other state."""

    title: str = entry("What happened, in one sentence")
    amounts: dict[int, float] | None = entry("Mln euro by year", default=None)
    meaning: str = entry("What the amounts are", default="")
    until: str = entry("A day agreed for something", default="")
    awaits: str = entry("What that day is for", default="")
    meets: str = entry("The title of an earlier fact whose day this meets", default="")


@dataclass(frozen=True, kw_only=True)
class Published:
    """A confidential dossier is opened to everyone."""
