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

_SIGNS = {Verdict.met: Text("yes"), Verdict.not_met: Text("no"), Verdict.unknown: "?"}
_BOUNDS = {"best": Text("best"), "lower": Text("lower"), "upper": Text("upper")}


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
    columns = [Column(label, Text("after") if label == STRUCTURAL else label) for label in labels]
    return Answer(
        question=("command", "resolution check"),
        title=_title(found),
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


def _title(found: Check) -> Text:
    agreements = " + ".join(found.scenario_titles) or Text("without any agreement")
    return Text("{resolution}: {agreements}", resolution=found.title, agreements=agreements)


def _told(verdict: Verdict, gap: float | None) -> str:
    return Text.joined((_SIGNS[verdict], dutch(gap, 0)), " ") if gap else _SIGNS[verdict]


def _notes(found: Check) -> list[str]:
    notes: list[str] = [
        Text(
            "Reading: {title} ({id}). Adequate: granted at least the {bound} estimate.",
            title=found.reading.title,
            id=found.reading.id,
            bound=_BOUNDS[found.bound],
        )
    ]
    if found.left_out:
        names = ", ".join(found.left_out)
        notes.append(Text("Agreements to date that do not count here (--so-far counts them): {names}.", names=names))
    return [*notes, *(note for article in found.articles for note in _notes_of(article))]


def _notes_of(article: ArticleResult) -> list[str]:
    own = article.id
    missing = [Text("Article {id} cannot be told without: {text}", id=own, text=text) for text in article.missing]
    closed = [Text("Article {id} would be closed by: {text}", id=own, text=text) for text in article.would_close]
    told = Text("Article {id}: {consequence}.", id=own, consequence=article.consequence)
    return [*missing, *closed, *([told] if article.consequence else [])]


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
        title=_title(found),
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
            *(Column(f"article {own.id}", Text("Art. {id}", id=own.id)) for own in articles),
            Column("short", "Short for good (mln euro a year)"),
        ),
        rows=rows,
        unit="mln euro",
        notes=[Text("Art. {id}: {title}.", id=own.id, title=own.title) for own in articles],
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
    readings = [Text("Reading {id}: {title}.", id=own.id, title=own.title) for own in resolution.readings]
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
