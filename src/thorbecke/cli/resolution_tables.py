"""Checks of a resolution as tables for a screen."""

from typing import Any

from thorbecke.numbers import dutch
from thorbecke.resolution import Check, FrontPage, Resolution, Verdict
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
    """One row for each article, a column for each package."""
    packages = [f"package {number}" for number in range(len(page.titles))]
    rows = []
    for place, article in enumerate(page.checks[0].articles):
        cells = {}
        for key, found in zip(packages, page.checks, strict=True):
            own = found.articles[place]
            gap = own.gap_mln.get("structural")
            least = ">= " if "structural" in own.gap_at_least else ""
            cells[key] = f"{_VERDICTS[own.verdict]}{f', {least}{dutch(gap, 0)} mln a year short' if gap else ''}"
        rows.append({"article": f"{article.id}. {article.title}", **cells})
    columns = [Column("article", "Article")]
    columns += [Column(key, title) for key, title in zip(packages, page.titles, strict=True)]
    return Answer(
        question=("command", "resolution report"),
        title=f"{page.question} {page.title}",
        columns=tuple(columns),
        rows=rows,
        unit="mln euro",
    )


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
