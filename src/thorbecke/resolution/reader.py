"""Resolutions from files: read, checked, and what lies packaged."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thorbecke import parameters
from thorbecke.datasets import find_gemeente, newest
from thorbecke.errors import UnknownNameError, closest_or_all, did_you_mean
from thorbecke.parameters import Entries, read_yaml
from thorbecke.resolution.articles import Article, Condition, Estimate, Fact, FigureTest, Granted, Opening, Resolution
from thorbecke.resolution.facts import RegisteredFact, Registry
from thorbecke.scenarios import fill
from thorbecke.studies import national
from thorbecke.texts import Text
from thorbecke.units import DIMENSIONLESS

__all__ = ["Readable", "packaged", "packaged_resolution", "read", "read_facts"]

_DATA = Path(__file__).parent / "data"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_NO_RESOLUTION = ("feiten",)


@dataclass(frozen=True)
class Readable:
    """A resolution with the facts it names, by id."""

    resolution: Resolution
    facts: dict[str, RegisteredFact]


@cache
def packaged() -> dict[str, Path]:
    """The packaged resolutions by name, in alphabetical order."""
    return {path.stem: path for path in sorted(_DATA.glob("*.yaml")) if path.stem not in _NO_RESOLUTION}


def read(name_or_path: str | Path, facts: Path | None = None) -> Readable:
    """The packaged resolution of that name, or the one in a file; `facts` stands in for the file it names.

    Raises InputFileError with file, line and remedy when the file is no resolution, and UnknownNameError with the
    closest names when there is neither.
    """
    path = packaged().get(str(name_or_path)) or Path(name_or_path)
    if path.suffix not in {".yaml", ".yml"}:
        hint = closest_or_all(str(name_or_path), packaged())
        raise UnknownNameError(f"There is no resolution '{name_or_path}'.{hint} A file ends in .yaml.")
    entries = read_yaml(path)
    resolution = fill(Resolution, entries)
    known = _facts_of(resolution, path, facts)
    _check(resolution, entries, known)
    return Readable(resolution, known)


def packaged_resolution(name: str) -> Readable:
    """The packaged resolution of that name, never a file of the machine; raises UnknownNameError with the closest."""
    if name not in packaged():
        hint = closest_or_all(name[:60], packaged())
        raise UnknownNameError(Text("There is no resolution '{name}'.{hint}", name=name[:60], hint=hint))
    return read(name)


def read_facts(path: Path) -> dict[str, RegisteredFact]:
    """The facts in a file, by id; raises InputFileError with file, line and remedy."""
    entries = read_yaml(path)
    found: dict[str, RegisteredFact] = {}
    for fact, place in zip(fill(Registry, entries).facts, entries.items_of("facts"), strict=True):
        if fact.id in found:
            raise place.refused(f"the fact '{fact.id}' stands in this file twice: keep one.", "id")
        since = [state.since for state in fact.states]
        if len(set(since)) != len(since):
            raise place.refused(f"'{fact.id}' has two states since the same year: keep one.", "states")
        found[fact.id] = fact
    return found


def _facts_of(resolution: Resolution, path: Path, given: Path | None) -> dict[str, RegisteredFact]:
    if given is not None:
        return read_facts(given)
    return read_facts(path.parent / resolution.facts) if resolution.facts else {}


# -- what the forms cannot say --------------------------------------------------------------------------------------


def _check(resolution: Resolution, entries: Entries, facts: dict[str, RegisteredFact]) -> None:
    if not _NAME.fullmatch(resolution.name):
        raise entries.refused(f"'{resolution.name}' cannot be a name: use small letters, digits and hyphens.", "name")
    if resolution.last < resolution.first:
        raise entries.refused(f"'last' {resolution.last} lies before 'first' {resolution.first}.", "last")
    if not resolution.articles:
        raise entries.refused("'articles' is empty: a resolution has at least one.", "articles")
    _check_articles(resolution, entries)
    _check_readings(resolution, entries)
    for article, place in zip(resolution.articles, entries.items_of("articles"), strict=True):
        _check_conditions(article, place, facts)


def _check_articles(resolution: Resolution, entries: Entries) -> None:
    seen: set[str] = set()
    for article, place in zip(resolution.articles, entries.items_of("articles"), strict=True):
        if article.id in seen:
            raise place.refused(f"the article '{article.id}' stands here twice: give it another id.", "id")
        seen.add(article.id)


def _check_readings(resolution: Resolution, entries: Entries) -> None:
    ids = [article.id for article in resolution.articles]
    opened = {
        article.id
        for article in resolution.articles
        if any(isinstance(condition, Opening) for condition in article.conditions)
    }
    if not resolution.readings:
        raise entries.refused("'readings' is empty: name at least one, with the articles it asks for.", "readings")
    for reading, place in zip(resolution.readings, entries.items_of("readings"), strict=True):
        for wanted in reading.requires:
            if wanted not in ids:
                raise place.refused(f"there is no article '{wanted}': the articles are {', '.join(ids)}.", "requires")
            if wanted in opened:
                raise place.refused(f"article '{wanted}' cannot be a condition for itself.", "requires")


def _check_conditions(article: Article, place: Entries, facts: dict[str, RegisteredFact]) -> None:
    if not article.conditions:
        raise place.refused(f"article '{article.id}' has no conditions: it could never be told.", "conditions")
    seen: set[str] = set()
    for condition, own in zip(article.conditions, place.items_of("conditions"), strict=True):
        if condition.id in seen:
            raise own.refused(f"the condition '{condition.id}' stands in this article twice.", "id")
        seen.add(condition.id)
        _check_condition(condition, own, facts)


def _check_condition(condition: Condition, place: Entries, facts: dict[str, RegisteredFact]) -> None:
    if condition.since and condition.until and condition.until < condition.since:
        raise place.refused(f"'until' {condition.until} lies before 'since' {condition.since}.", "until")
    match condition:
        case Fact():
            if condition.fact not in facts:
                hint = closest_or_all(condition.fact, facts, quoted=True)
                raise place.refused(f"there is no fact '{condition.fact}'.{hint}", "fact")
        case FigureTest():
            if (condition.at_least is None) == (condition.at_most is None):
                raise place.refused("give either 'at_least' or 'at_most', by year.")
            _check_figure(condition, place)
        case Granted():
            for estimate, own in zip(condition.need, place.items_of("need"), strict=True):
                _check_estimate(estimate, own)


def _check_figure(condition: FigureTest, place: Entries) -> None:
    """The figure and the municipality exist, and there is one value to hold against the threshold."""
    year = newest().year
    figure = place.known(national.law_in(year).figure, condition.figure, "figure")
    if condition.gemeente is not None:
        place.known(lambda name: find_gemeente(name, year), condition.gemeente, "gemeente")
    others = [dim for dim in figure.dims if dim != "gemeente"]
    if others:
        raise place.refused(f"'{figure.name}' goes by {', '.join(others)}: it is not one value.", "figure")
    if figure.dims and condition.gemeente is None and (figure.unit == DIMENSIONLESS or "/" in figure.unit):
        raise place.refused(
            f"'{figure.name}' is in {figure.unit}, which does not add up: name one municipality under 'gemeente'.",
            "figure",
        )


def _check_estimate(estimate: Estimate, place: Entries) -> None:
    from_table = (estimate.table, estimate.subject, estimate.figure)
    if (estimate.amounts is None) == (estimate.table is None):
        raise place.refused("give either 'amounts' by year, or 'table', 'subject' and 'figure'.")
    if estimate.amounts is not None:
        if not estimate.source or estimate.grade is None:
            raise place.refused("a need without 'source' and 'grade' is not taken.")
        return
    if None in from_table:
        raise place.refused("a figure in a table needs 'table', 'subject' and 'figure'.")
    found = place.known(parameters.figures, estimate.table or "", "table")
    names = {figure.name for figure in found if figure.subject == estimate.subject}
    if estimate.figure not in names:
        hint = did_you_mean(estimate.figure or "", names, quoted=True)
        raise place.refused(
            f"the table '{estimate.table}' has no '{estimate.figure}' of '{estimate.subject}'.{hint}", "figure"
        )
