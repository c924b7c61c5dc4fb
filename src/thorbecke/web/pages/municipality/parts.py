"""The parts of a municipality's page: what can be chosen on each, and the answers it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from thorbecke.datasets import CircularYear, available, iv3, newest
from thorbecke.errors import NotPublishedError, UnknownNameError
from thorbecke.studies import Answer, questions
from thorbecke.texts import Text
from thorbecke.web.pages.municipality.choices import Choice, Query, accounts_choice, choice, refuse_others, set_choice

__all__ = ["OVERVIEW", "PARTS", "Part", "Section", "Shown", "shown"]

_LABEL = Text("Year and circular")
_BALANCE, _RATIOS = 2024, 2025
_FUND = {
    "budget": Text("budget path of the Voorjaarsnota 2024"),
    "index": Text("index of the law"),
    "factor": Text("uitkeringsfactor of later circulars"),
}
_TREND = {"held": Text("units held as they are"), "inwoners": Text("counts grow with the inhabitants")}
_LAST_YEARS = {str(year): str(year) for year in range(2026, 2036)}


@dataclass(frozen=True)
class Section:
    """An answer under a heading; where there is none, `problem` says why. `brief`: its chart, without its table.

    `explains`: its figures rest on what an explanation takes for granted, so that they can be explained.
    """

    heading: Text
    asked: questions.Asked | None
    answer: Answer | None
    problem: str = ""
    brief: bool = False
    explains: bool = True


@dataclass(frozen=True)
class Shown:
    """What a part shows: lists to choose from, answers, and the set of figures that they rest on most."""

    choices: tuple[Choice, ...]
    sections: tuple[Section, ...]
    which: CircularYear


@dataclass(frozen=True)
class Part:
    """A part of the page: its name in the address, its title, what it is about, and what it shows."""

    slug: str
    title: Text
    about: Text
    show: Callable[[str, Query], Shown]


def shown(part: Part, code: str, query: Query) -> Shown:
    """What a part shows of a municipality for what the address chooses; raises UnknownNameError for what it cannot."""
    found = part.show(code, query)
    refuse_others(query, [one.name for one in found.choices])
    return found


def _section(heading: Text, name: str, *, lenient: bool = False, **given: Any) -> Section:
    """The answer to a question; what is not published (`lenient`: or not at hand) is said in its place."""
    refused = (NotPublishedError, UnknownNameError) if lenient else (NotPublishedError,)
    try:
        asked = questions.question(name).asked(**given)
        return Section(heading, asked, asked.answer())
    except refused as error:
        return Section(heading, None, None, error.args[0])


def _on(code: str, which: CircularYear) -> dict[str, Any]:
    """A municipality on a set of figures, as arguments of a question."""
    return {"gemeente": code, "circular": str(which.circular), "year": which.year}


def _grant(code: str, query: Query) -> Shown:
    chosen, which = set_choice(query, "stand", _LABEL, newest())
    given = _on(code, which)
    return Shown(
        (chosen,),
        (
            _section(Text("Specification"), "grant_of", **given),
            _section(Text("By cluster"), "grant_by_cluster", **given),
        ),
        which,
    )


def _comparison(code: str, query: Query) -> Shown:
    sets = list(available())
    new, after = set_choice(query, "naar", Text("To"), sets[-1])
    earlier = [which for which in sets if which.year == after.year and which != after] or sets
    old, before = set_choice({"van": query.get("van", "")}, "van", Text("From"), earlier[-1])
    given: dict[str, Any] = {
        "gemeente": code,
        "old_circular": str(before.circular),
        "old_year": before.year,
        "circular": str(after.circular),
        "year": after.year,
    }
    return Shown((old, new), (_section(Text("Difference by cause"), "comparison", **given),), after)


def _outlook(code: str, query: Query) -> Shown:
    fund = choice(query, "fonds", Text("Size of the fund"), _FUND, "budget")
    trend = choice(query, "trend", Text("Units"), _TREND, "held")
    last = choice(query, "tot", Text("Up to"), _LAST_YEARS, "2029")
    given: dict[str, Any] = {"gemeente": code, "last": last.chosen, "fund": fund.chosen, "trend": trend.chosen}
    return Shown(
        (fund, trend, last),
        (
            _section(Text("Year by year"), "outlook_of", **given),
            _section(Text("Why it differs"), "outlook_causes", **given),
        ),
        newest(),
    )


def _balance(code: str, query: Query) -> Shown:
    chosen, year, kind = accounts_choice(query, _BALANCE)
    given: dict[str, Any] = {"gemeente": code, "year": year, "kind": str(kind), "lenient": True}
    return Shown(
        (chosen,),
        (
            replace(
                _section(Text("Tasks and means by cluster, beside peers"), "balance_of", **given),
                explains=kind == iv3.newest(year),
            ),
            _section(Text("Deficit of the social domain"), "social_domain_deficit", **given),
            _section(Text("Expenses by year"), "expenses_by_year", gemeente=code),
        ),
        newest(),
    )


def _ratios(code: str, query: Query) -> Shown:
    years = {str(year): str(year) for year in reversed(iv3.ratio_years())}
    year = choice(query, "jaar", Text("Year"), years, str(_RATIOS))
    section = _section(Text("Ratios and article 12"), "ratios_of", gemeente=code, year=year.chosen, lenient=True)
    return Shown((year,), (section,), newest())


def _charges(code: str, query: Query) -> Shown:
    chosen, which = set_choice(query, "stand", _LABEL, newest())
    given = _on(code, which)
    return Shown((chosen,), (_section(Text("What households pay"), "local_charges_of", lenient=True, **given),), which)


def _overview(code: str, query: Query) -> Shown:
    chosen, which = set_choice(query, "stand", _LABEL, newest())
    given = _on(code, which)
    return Shown((chosen,), (_section(Text("What it gets"), "overview_of", **given), *_changes(code, which)), which)


def _changes(code: str, which: CircularYear) -> tuple[Section, ...]:
    """What the circular changed for its year, where an earlier one tells of that year."""
    earlier = [one for one in available() if one.year == which.year and one < which]
    if not earlier:
        return ()
    found = _comparison(code, {"naar": which.folder, "van": earlier[-1].folder})
    heading = Text("What changed since circular {circular}", circular=str(earlier[-1].circular))
    return tuple(replace(one, heading=heading, brief=True) for one in found.sections)


OVERVIEW = Part(
    "", Text("Overview"), Text("What it gets, per inhabitant beside the nation, and what changed."), _overview
)
PARTS: Mapping[str, Part] = {
    part.slug: part
    for part in (
        OVERVIEW,
        Part(
            "specificatie",
            Text("Specification"),
            Text("The grant line by line, A to D, in the order of the official specification."),
            _grant,
        ),
        Part(
            "vergelijking",
            Text("Comparison"),
            Text("Why the grant differs between two circulars or years, by cause and line by line."),
            _comparison,
        ),
        Part(
            "vooruitblik",
            Text("Outlook"),
            Text("The grant in the years to come, on assumptions that stand under it."),
            _outlook,
        ),
        Part(
            "begroting",
            Text("Budget"),
            Text("What it spends by cluster beside what it gets for it and what its peers spend."),
            _balance,
        ),
        Part(
            "kengetallen",
            Text("Ratios"),
            Text("Key ratios beside the signal values of supervisors, and the tests of article 12."),
            _ratios,
        ),
        Part(
            "woonlasten",
            Text("Local charges"),
            Text("What households pay their municipality for their home, on a synthetic population."),
            _charges,
        ),
    )
}
