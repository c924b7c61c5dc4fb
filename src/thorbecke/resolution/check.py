"""Check a resolution: every condition in every year and after the last, every article, and what that opens.

A condition that fails makes its article not met, even where another cannot be told; an article is met only when every
condition is. What is not known never counts as met.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thorbecke.errors import ThorbeckeError, UnknownNameError, closest, either
from thorbecke.resolution.articles import (
    Article,
    Balance,
    Bound,
    Condition,
    Cut,
    Fact,
    FigureTest,
    Granted,
    Opening,
    Reading,
    Resolution,
)
from thorbecke.resolution.conditions import Asked, result_of
from thorbecke.resolution.reader import Readable
from thorbecke.resolution.results import ArticleResult, Check, ConditionResult, YearResult
from thorbecke.resolution.verdict import Verdict, all_of
from thorbecke.scenarios import Scenario, stack
from thorbecke.texts import Text

__all__ = ["check", "reading_called"]

_UNITS = {
    Granted: "mln euro a year",
    Cut: "mln euro a year",
    Fact: "",
    Opening: "",
    FigureTest: "unit of the figure",
    Balance: "mln euro, not added",
}


def check(
    readable: Readable,
    scenarios: Sequence[Scenario] = (),
    years: Sequence[int] | None = None,
    reading: str | None = None,
    bound: Bound = "best",
) -> Check:
    """The resolution on these scenarios together and nothing else (none: without any agreement).

    `years` default to the resolution's own. Raises UnknownNameError for a reading that does not exist, InputFileError
    for scenarios that conflict, ThorbeckeError for years before the resolution.
    """
    resolution = readable.resolution
    chosen = reading_called(resolution, reading)
    asked_years = _years(resolution, years)
    if scenarios:
        stack(scenarios)  # a conflict between scenarios must not go unnoticed
    asked = Asked(tuple(scenarios), bound, readable.facts)
    results: dict[str, ArticleResult] = {}
    for article in _openings_last(resolution):
        results[article.id] = _article(resolution, article, asked, asked_years, chosen, results)
    articles = tuple(results[article.id] for article in resolution.articles)
    return Check(
        resolution=resolution.name,
        title=resolution.title,
        question=resolution.question,
        scenarios=tuple(scenario.name for scenario in scenarios),
        scenario_titles=tuple(scenario.title for scenario in scenarios),
        reading=chosen,
        bound=bound,
        years=asked_years,
        articles=articles,
        left_out=tuple(name for name in resolution.so_far if name not in {own.name for own in scenarios}),
        sources=_sources(resolution, articles),
    )


def reading_called(resolution: Resolution, name: str | None) -> Reading:
    """The reading of that name, by default the first; raises UnknownNameError with the closest."""
    by_name = {reading.id: reading for reading in resolution.readings}
    if name is None:
        return resolution.readings[0]
    if name not in by_name:
        near = closest(name, by_name) or list(by_name)
        raise UnknownNameError(
            Text(
                "There is no reading '{name}' of {resolution}. Did you mean {near}?",
                name=name,
                resolution=resolution.name,
                near=either(near),
            )
        )
    return by_name[name]


def _years(resolution: Resolution, years: Sequence[int] | None) -> tuple[int, ...]:
    if not years:
        return tuple(range(resolution.first, resolution.last + 1))
    outside = [year for year in years if not resolution.first <= year <= resolution.last]
    if outside:
        raise ThorbeckeError(
            Text(
                "{name} is checked for {first} to {last}, not for {year}.",
                name=resolution.name,
                first=resolution.first,
                last=resolution.last,
                year=outside[0],
            )
        )
    return tuple(sorted(set(years)))


def _openings_last(resolution: Resolution) -> list[Article]:
    """Articles that rest on others come after them."""
    return sorted(resolution.articles, key=lambda article: any(_opens(own) for own in article.conditions))


def _opens(condition: Condition) -> bool:
    return isinstance(condition, Opening)


@dataclass(frozen=True)
class _Gaps:
    known: dict[str, float | None]
    at_least: tuple[str, ...]


def _article(
    resolution: Resolution,
    article: Article,
    asked: Asked,
    years: Sequence[int],
    reading: Reading,
    done: dict[str, ArticleResult],
) -> ArticleResult:
    conditions = tuple(_conditions(article, asked, years, reading, done))
    verdict = all_of(condition.verdict for condition in conditions)
    gaps = _gaps(conditions)
    opened = [other.id for other in resolution.articles if any(_opens(own) for own in other.conditions)]
    unlocks = article.unlocks or (tuple(opened) if article.id in reading.requires else ())
    return ArticleResult(
        id=article.id,
        title=article.title,
        demand=article.demand,
        verdict=verdict,
        gap_mln=gaps.known,
        gap_at_least=gaps.at_least,
        conditions=conditions,
        unlocks=unlocks,
        consequence=_consequence(article, verdict, unlocks),
        remarks=article.remarks,
    )


def _conditions(
    article: Article, asked: Asked, years: Sequence[int], reading: Reading, done: dict[str, ArticleResult]
) -> Iterator[ConditionResult]:
    for condition in article.conditions:
        if isinstance(condition, Opening):
            yield _stated(condition, tuple(_opening(reading, done)))
            continue
        found = result_of(condition, asked, years)
        if found:
            yield _stated(condition, found)


def _opening(reading: Reading, done: dict[str, ArticleResult]) -> Iterator[YearResult]:
    for name in reading.requires:
        verdict = done[name].verdict
        missing = "oordeel" if verdict is Verdict.unknown else ""
        yield YearResult(f"artikel {name}", verdict, missing=missing)


def _stated(condition: Condition, years: tuple[YearResult, ...]) -> ConditionResult:
    return ConditionResult(
        id=condition.id,
        title=condition.title,
        kind=condition.kind,
        verdict=all_of(year.verdict for year in years),
        comparison=_comparison(condition),
        unit=_UNITS[type(condition)],
        years=years,
        sources=condition.source,
        remedy=condition.remedy,
        note=condition.note or _last_known(condition, years),
    )


def _last_known(condition: Condition, years: Sequence[YearResult]) -> str:
    """What was last seen of a fact, which is the reason of its verdict."""
    links = years[-1].links if isinstance(condition, Fact) and years else ()
    return links[0].what if links else ""


def _comparison(condition: Condition) -> str:
    match condition:
        case Granted():
            return "granted >= needed"
        case Cut():
            return f"left of the cut <= {condition.at_most:g}"
        case FigureTest():
            return f"{condition.figure} {'>=' if condition.at_least is not None else '<='} threshold"
        case Balance():
            return f"{condition.deficit} <= {condition.at_most:g} under every convention"
        case Fact():
            return {"in_law": "in law", "in_law_or_practice": "in law or in practice"}[condition.holds]
        case _:
            return "articles are met"


def _gaps(conditions: Sequence[ConditionResult]) -> _Gaps:
    """The gaps of all conditions about money, added up by year; unknown where none is known."""
    money = [year for own in conditions if own.unit == "mln euro a year" for year in own.years]
    when = sorted({year.when for year in money})
    known: dict[str, float | None] = {}
    at_least = []
    for label in when:
        gaps = [year.gap for year in money if year.when == label]
        found = [gap for gap in gaps if gap is not None]
        known[label] = sum(found) if found else None
        if found and len(found) < len(gaps):
            at_least.append(label)
    return _Gaps(known, tuple(at_least))


def _consequence(article: Article, verdict: Verdict, unlocks: Sequence[str]) -> str:
    if not unlocks:
        return ""
    what = ", ".join(unlocks) if article.unlocks else f"artikel {', '.join(unlocks)}"
    return {
        Verdict.met: f"opent {what}",
        Verdict.not_met: f"houdt {what} gesloten",
        Verdict.unknown: f"laat {what} in het midden",
    }[verdict]


def _sources(resolution: Resolution, articles: Sequence[ArticleResult]) -> tuple[str, ...]:
    conditions = [condition for article in articles for condition in article.conditions]
    links = [link for condition in conditions for year in condition.years for link in year.links]
    found = [*resolution.source, *(source for own in conditions for source in own.sources)]
    found += [source for link in links for source in link.source.split("; ")]
    return tuple(dict.fromkeys(source for source in found if source))
