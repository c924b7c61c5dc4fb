"""Checks of a resolution as tables: for a screen, and every year of every condition as data."""

from typing import Any

from thorbecke.numbers import dutch
from thorbecke.resolution.articles import Resolution
from thorbecke.resolution.front_page import FrontPage
from thorbecke.resolution.results import STRUCTURAL, ArticleResult, Check, YearResult
from thorbecke.resolution.verdict import Verdict
from thorbecke.studies import Answer, Column
from thorbecke.texts import Text

__all__ = ["articles_table", "check_table", "front_table", "years_table"]

_SIGNS = {Verdict.met: "yes", Verdict.not_met: "no", Verdict.unknown: "?"}


def check_table(found: Check) -> Answer:
    """One row for each article and condition: verdict, and by year whether it holds and what lacks in mln euro."""
    labels = [*map(str, found.years), STRUCTURAL]
    rows: list[dict[str, Any]] = []
    strong = set()
    for article in found.articles:
        strong.add(len(rows))
        gaps = {when: "?" if gap is None else dutch(gap, 0) for when, gap in article.gap_mln.items()}
        gaps |= {when: f">= {gaps[when]}" for when in article.gap_at_least}
        rows.append({"article": article.id, "what": article.title, "verdict": article.verdict.words, **gaps})
        for condition in article.conditions:
            years = {year.when: _told(year.verdict, year.gap) for year in condition.years}
            rows.append({"article": "", "what": f"  {condition.title}", "verdict": condition.verdict.words, **years})
    columns = [Column(label, "after" if label == STRUCTURAL else label) for label in labels]
    return Answer(
        question=("command", "resolution check"),
        title=f"{found.title}: {' + '.join(found.scenario_titles) or 'without any agreement'}",
        columns=(
            Column("article", "Art."),
            Column("what", "Gap in mln euro a year"),
            Column("verdict", "Verdict"),
            *columns,
        ),
        rows=[dict.fromkeys(labels, "") | row for row in rows],
        unit="mln euro",
        strong=frozenset(strong),
        notes=_notes(found),
        sources=found.sources,
    )


def _told(verdict: Verdict, gap: float | None) -> str:
    return f"{_SIGNS[verdict]} {dutch(gap, 0)}" if gap else _SIGNS[verdict]


def _notes(found: Check) -> list[str]:
    notes = [
        f"Reading: {found.reading.title} ({found.reading.id}). Adequate: granted at least the {found.bound} estimate."
    ]
    if found.left_out:
        notes.append(f"Agreements to date that do not count here (--so-far counts them): {', '.join(found.left_out)}.")
    for article in found.articles:
        notes += [f"Article {article.id} cannot be told without: {text}" for text in article.missing]
        notes += [f"Article {article.id} would be closed by: {text}" for text in article.would_close]
        if article.consequence:
            notes.append(f"Article {article.id}: {article.consequence}.")
    return notes


def years_table(found: Check) -> Answer:
    """One row for each condition in each year, as data: verdict, amounts in mln euro a year and what lacks."""
    rows = [
        {"article": article.id, "condition": condition.title, **_year_row(year)}
        for article in found.articles
        for condition in article.conditions
        for year in condition.years
    ]
    verdicts = [
        Text("Article {article}: {verdict}.", article=own.id, verdict=own.verdict.words) for own in found.articles
    ]
    return Answer(
        question=("command", "resolution check"),
        title=f"{found.title}: {' + '.join(found.scenario_titles) or 'without any agreement'}",
        columns=(
            Column("article", Text("Art.")),
            Column("condition", Text("Condition")),
            Column("when", Text("Year")),
            Column("verdict", Text("Verdict")),
            Column("actual", Text("Granted or left"), "number"),
            Column("required", Text("Needed or allowed"), "number"),
            Column("gap", Text("Short"), "number"),
            Column("missing", Text("Cannot be told without")),
        ),
        rows=rows,
        unit="mln euro",
        sources=found.sources,
        notes=[*verdicts, *_notes(found)],
    )


def _year_row(year: YearResult) -> dict[str, Any]:
    """A figure that is no amount of money, such as one of the model, stands in its own unit: the condition says so."""
    when = Text("afterwards") if year.when == STRUCTURAL else year.when
    money = {"actual": year.actual, "required": year.required, "gap": year.gap}
    return {"when": when, "verdict": year.verdict.words, **money, "missing": year.missing}


def front_table(page: FrontPage) -> Answer:
    """One row for each package: the verdict on each article, and what lacks for good in mln euro a year."""
    articles = page.checks[0].articles
    rows = []
    for title, found in zip(page.titles, page.checks, strict=True):
        verdicts = {f"article {own.id}": own.verdict.words for own in found.articles}
        rows.append({"package": title, **verdicts, "short": ", ".join(filter(None, map(_short, found.articles)))})
    return Answer(
        question=("command", "resolution report"),
        title=f"{page.question} {page.title}",
        columns=(
            Column("package", "Agreements"),
            *(Column(f"article {own.id}", f"Art. {own.id}") for own in articles),
            Column("short", "Short for good (mln euro a year)"),
        ),
        rows=rows,
        unit="mln euro",
        notes=[f"Art. {own.id}: {own.title}." for own in articles],
    )


def _short(article: ArticleResult) -> str:
    gap = article.gap_mln.get(STRUCTURAL)
    least = ">= " if STRUCTURAL in article.gap_at_least else ""
    return f"art. {article.id}: {least}{dutch(gap)}" if gap else ""


def articles_table(name: str, resolution: Resolution) -> Answer:
    """One row for each condition of a resolution: article, kind, what must hold and from where to where."""
    rows = [
        {
            "article": article.id,
            "kind": condition.kind,
            "what": condition.title,
            "years": f"{condition.since or resolution.first}-{condition.until or ''}",
        }
        for article in resolution.articles
        for condition in article.conditions
    ]
    readings = [f"Reading {reading.id}: {reading.title}." for reading in resolution.readings]
    columns = (
        Column("article", "Art."),
        Column("kind", "Kind"),
        Column("what", "What must hold"),
        Column("years", "Years"),
    )
    return Answer(
        question=("resolution", name),
        title=f"{resolution.title} ({resolution.adopted}), {resolution.by}",
        columns=columns,
        rows=rows,
        notes=readings,
        sources=resolution.source,
    )
