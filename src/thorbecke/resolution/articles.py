# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""What a resolution file holds: articles, each a set of conditions, and the readings of which of them open the rest."""

from dataclasses import dataclass
from typing import Literal

from thorbecke.scenarios import entry

__all__ = [
    "Article",
    "Bound",
    "Condition",
    "Cut",
    "Estimate",
    "Fact",
    "FigureTest",
    "Grade",
    "Granted",
    "Opening",
    "Outside",
    "Package",
    "Reading",
    "Resolution",
]

Bound = Literal["best", "lower", "upper"]
Grade = Literal["wet", "gepubliceerd", "secundair", "afgeleid"]


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """How much is needed each year: inline, or as a figure in one of the packaged tables."""

    bound: Bound = entry("best, lower or upper estimate", default="best")
    amounts: dict[int, float] | None = entry("Mln euro needed by year", default=None)
    lasting: Literal["structural", "incidental"] = entry(
        "structural: the last amount goes on; incidental (default): later years are not known", default="incidental"
    )
    table: str | None = entry("Packaged table instead of amounts; its size counts, not its sign", default=None)
    subject: str | None = entry("Subject in the table", default=None)
    figure: str | None = entry("Name of the figure in the table", default=None)
    source: tuple[str, ...] = entry("Where the amounts can be read", default=())
    grade: Grade | None = entry("How sure the amounts are", default=None)


@dataclass(frozen=True, kw_only=True)
class Outside:
    """Money of unknown size beside the packages: with it, a grant that falls short can no longer be told."""

    since: int = entry("First year", year=True)
    why: str = entry("What was paid of which the amount is not known")
    given_with: tuple[str, ...] = entry("Only when one of these scenarios is looked at; default: always", default=())


@dataclass(frozen=True, kw_only=True)
class _Stated:
    """What every condition says of itself."""

    id: str = entry("Short name without spaces, unique in this file")
    title: str = entry("What must hold, in one sentence")
    since: int | None = entry("First year it is asked; default: the resolution's", default=None, year=True)
    until: int | None = entry("Last year it is asked; leave out where it goes on", default=None, year=True)
    source: tuple[str, ...] = entry("Where the demand can be read", default=())
    remedy: str = entry("What would close it, in one sentence", default="")
    note: str = entry("What a reader must know", default="")


@dataclass(frozen=True, kw_only=True)
class Granted(_Stated):
    """Granted for a purpose is at least what is needed, in mln euro a year."""

    kind: Literal["granted"] = entry("Granted for a purpose against what is needed")
    purpose: str = entry("Tag of the measures that count", example="jeugd")
    need: tuple[Estimate, ...] = entry("What is needed; leave the list empty where no figure is known")
    on_top_of: tuple[str, ...] = entry("Scenarios whose money the need already counts in", default=())
    outside: tuple[Outside, ...] = entry("Money of unknown size beside the packages", default=())
    structural: bool = entry("Whether it must hold after the last year as well", default=True)


@dataclass(frozen=True, kw_only=True)
class Cut(_Stated):
    """What is left of the opschalingskorting is at most so much, in mln euro a year."""

    kind: Literal["opschalingskorting"] = entry("What is left of the opschalingskorting")
    at_most: float = entry("Mln euro a year", default=0.0)
    structural: bool = entry("Whether it must hold after the last year as well", default=True)


@dataclass(frozen=True, kw_only=True)
class FigureTest(_Stated):
    """A figure of the model, for the nation or one municipality, is at least or at most so much."""

    kind: Literal["figure"] = entry("A figure of the model")
    figure: str = entry("Name of the figure (`thorbecke list figures`)", example="totaal_per_inwoner")
    gemeente: str | None = entry("Municipality by name or code; default: all together", default=None)
    at_least: dict[int, float] | None = entry("Least by year, in the unit of the figure", default=None)
    at_most: dict[int, float] | None = entry("Most by year, in the unit of the figure", default=None)


@dataclass(frozen=True, kw_only=True)
class Balance(_Stated):
    """A deficit in what municipalities book is at most so much, under every convention of stating it.

    Where conventions disagree it cannot be told: none of them is fact. Its gap is not added to those of other
    conditions, which measure something else.
    """

    kind: Literal["balance"] = entry("A deficit in the accounts or budgets of municipalities")
    deficit: Literal["tekort_sociaal_domein", "tekort_jeugd", "tekort_wmo", "tekort_participatie"] = entry(
        "Which deficit", example="tekort_sociaal_domein"
    )
    at_most: float = entry("Mln euro a year", default=0.0)
    purpose: tuple[str, ...] = entry("Tags of the needs that together make the deficit", default=())


@dataclass(frozen=True, kw_only=True)
class Fact(_Stated):
    """A registered fact holds: in law, or (where the resolution accepts that) in practice."""

    kind: Literal["fact"] = entry("A registered fact")
    fact: str = entry("Id of the fact", example="wdb-in-werking")
    holds: Literal["in_law", "in_law_or_practice"] = entry("What counts", default="in_law_or_practice")


@dataclass(frozen=True, kw_only=True)
class Opening(_Stated):
    """The articles that the chosen reading asks for are met."""

    kind: Literal["reading"] = entry("The articles that the chosen reading asks for")


Condition = Granted | Cut | FigureTest | Balance | Fact | Opening


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to read which articles open the rest."""

    id: str = entry("Short name", example="decision-points")
    title: str = entry("What it is, in one sentence")
    requires: tuple[str, ...] = entry("Ids of the articles")
    source: tuple[str, ...] = entry("Where it can be read", default=())


@dataclass(frozen=True, kw_only=True)
class Package:
    """Scenarios that are looked at together, a column of the front page."""

    id: str = entry("Short name, by which it is asked for; default: its place among the packages", default="")
    title: str = entry("What people call it")
    scenarios: tuple[str, ...] = entry("Scenarios by name or file; an empty list: without any agreement")


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article: all its conditions must hold."""

    id: str = entry("Number or short name")
    title: str = entry("Heading")
    demand: str = entry("What it asks, in your own words")
    conditions: tuple[Condition, ...] = entry("What must hold")
    unlocks: tuple[str, ...] = entry("What it opens: articles by id, or subjects", default=())
    remarks: tuple[str, ...] = entry("What a reader must know", default=())


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """A resolution: articles with conditions, and how to read which of them open the rest."""

    name: str = entry("Short name without spaces; the file is called after it", example="resolutie-2021")
    title: str = entry("What people call it")
    question: str = entry("The question it asks, as the heading of its report")
    adopted: str = entry("Date on which it was adopted, as 2021-02-12", default="")
    by: str = entry("Who adopted it", default="")
    source: tuple[str, ...] = entry("Where it can be read")
    first: int = entry("First year to check", year=True)
    last: int = entry("Last year to check", year=True)
    facts: str | None = entry("File with registered facts, beside this one", default=None)
    readings: tuple[Reading, ...] = entry("Ways to read which articles open the rest; the first is the default")
    articles: tuple[Article, ...] = entry("The articles, in order")
    so_far: tuple[str, ...] = entry("Scenarios agreed to date, by name: --so-far counts them", default=())
    packages: tuple[Package, ...] = entry("Packages that the front page sets side by side", default=())
