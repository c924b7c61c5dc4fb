"""The report as Markdown: the table of the front page, and the package that is taken apart."""

from collections.abc import Iterator, Sequence

from thorbecke.resolution.front_page import FrontPage
from thorbecke.resolution.report.words import BOUNDS, VERDICTS, answer, gap_of, spans
from thorbecke.resolution.results import ArticleResult, Check

__all__ = ["to_markdown"]


def to_markdown(page: FrontPage) -> str:
    """The report as one Markdown text."""
    shown = page.shown
    lines = [f"# {page.question}", "", answer(page), "", *_front(page), ""]
    lines += [f"## {page.titles[page.latest]}", ""]
    for article in shown.articles:
        lines += _article(article)
    lines += [*_reading(shown), "## Bronnen", "", *(f"- {source}" for source in shown.sources), ""]
    return "\n".join(lines)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *body = rows
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in body:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


def _front(page: FrontPage) -> Iterator[str]:
    rows = [["Artikel", *page.titles]]
    for place, article in enumerate(page.checks[0].articles):
        cells = [found.articles[place] for found in page.checks]
        told = [f"{VERDICTS[own.verdict]}{'; ' if gap_of(own) else ''}{gap_of(own)}" for own in cells]
        rows.append([f"{article.id}. {article.title}", *told])
    yield from _table(rows)


def _article(article: ArticleResult) -> Iterator[str]:
    yield f"### Artikel {article.id}. {article.title}: {VERDICTS[article.verdict]}"
    yield from ("", article.demand, "")
    for condition in article.conditions:
        years = "; ".join(f"{span.years}: {span.told}" for span in spans(condition))
        yield f"- **{VERDICTS[condition.verdict]}**: {condition.title}. {years}"
    yield ""
    for heading, texts in (
        ("Niet te zeggen zonder", article.missing),
        ("Wat het zou oplossen", article.would_close),
        ("Let op", article.remarks),
    ):
        if texts:
            yield from (f"{heading}:", "", *(f"- {text}" for text in texts), "")
    if article.consequence:
        yield from (f"Gevolg: {article.consequence}.", "")


def _reading(found: Check) -> Iterator[str]:
    yield f"Gelezen als: {found.reading.title}."
    yield f"Toereikend is: toegekend is ten minste {BOUNDS[found.bound]} van de behoefte."
    yield ""
