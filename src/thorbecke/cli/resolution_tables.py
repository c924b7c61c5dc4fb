"""Checks of a resolution as tables for a screen."""

from typing import Any

from thorbecke.numbers import dutch
from thorbecke.resolution import ArticleResult, Check, FrontPage, Resolution, Verdict
from thorbecke.studies import Answer, Column

__all__ = ["articles_table", "check_table", "front_table"]

_VERDICTS = {Verdict.met: "met", Verdict.not_met: "not met", Verdict.unknown: "cannot be told"}
_SIGNS = {Verdict.met: "yes", Verdict.not_met: "no", Verdict.unknown: "?"}


def check_table(found: Check) -> Answer:
    """One row for each article and condition: verdict, and by year whether it holds and what lacks in mln euro."""
    labels = [*map(str, found.years), "structural"]
    rows: list[dict[str, Any]] = []
    strong = set()
    for article in found.articles:
        strong.add(len(rows))
        gaps = {when: "?" if gap is None else dutch(gap, 0) for when, gap in article.gap_mln.items()}
        gaps |= {when: f">= {gaps[when]}" for when in article.gap_at_least}
        rows.append({"article": article.id, "what": article.title, "verdict": _VERDICTS[article.verdict], **gaps})
        for condition in article.conditions:
            years = {year.when: _told(year.verdict, year.gap) for year in condition.years}
            rows.append(
                {"article": "", "what": f"  {condition.title}", "verdict": _VERDICTS[condition.verdict], **years}
            )
    columns = [Column(label, "after" if label == "structural" else label) for label in labels]
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


def front_table(page: FrontPage) -> Answer:
    """One row for each package: the verdict on each article, and what lacks for good in mln euro a year."""
    articles = page.checks[0].articles
    rows = []
    for title, found in zip(page.titles, page.checks, strict=True):
        verdicts = {f"article {own.id}": _VERDICTS[own.verdict] for own in found.articles}
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
    gap = article.gap_mln.get("structural")
    least = ">= " if "structural" in article.gap_at_least else ""
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
