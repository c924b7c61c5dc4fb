"""A page of Markdown for each figure of the model, and an index of them."""

from collections.abc import Iterable, Iterator
from datetime import date

from thorbecke.parameters import Parameter, Value
from thorbecke.studies.figure_pages import Chapter, FigurePage, Version, chapters

GENERATED = "<!-- Written by tools/build_docs.py from the rules themselves: change those, not this page. -->"
OLDEST, FOREVER = date(2001, 1, 1), date(9999, 12, 31)


def figure_pages() -> dict[str, str]:
    """The text of every page by file name, with `index.md`."""
    pages = {f"{page.name}.md": _page(page, chapter) for chapter in chapters() for page in chapter.pages}
    return {"index.md": _index(), **pages}


def cell(text: object) -> str:
    """Text that may stand in a table."""
    return str(text).replace("|", "\\|").replace("*", "\\*").replace("\n", " ")


def table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table of Markdown."""
    heading = list(headings)
    lines = [heading, ["---"] * len(heading), *([cell(value) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |".replace("|  |", "| |") for line in lines)


def amount(value: float | None) -> str:
    """A figure as English writes it, with all its decimals."""
    return "not found" if value is None else f"{value:,.12g}"


def _index() -> str:
    parts = [
        "# Figures",
        GENERATED,
        "Every figure of the model: *inputs* are given, by a circular, a parameter or a person; *rules* compute a "
        "figure from others. A figure has the name that the law gives it.",
    ]
    for chapter in chapters():
        rows = ((_link(page.name), page.kind, page.unit, page.title) for page in chapter.pages)
        lines = table(("Figure", "Kind", "Unit", "What it is"), ())
        body = "\n".join(f"| {link} | {kind} | {cell(unit)} | {cell(title)} |" for link, kind, unit, title in rows)
        parts += [f"## {chapter.title}", f"{lines}\n{body}"]
    return "\n\n".join(parts) + "\n"


def _link(name: str) -> str:
    return f"[{name}]({name}.md)"


def _links(names: Iterable[str]) -> str:
    return ", ".join(_link(name) for name in names) or "nothing"


def _page(page: FigurePage, chapter: Chapter) -> str:
    parts = [f"# {page.name}", GENERATED, page.title.rstrip(".") + ".", _facts(page, chapter)]
    for version in reversed(page.versions):
        parts += _version(version)
    if page.parameter:
        parts += _parameter(page.parameter)
    return "\n\n".join([*parts, "[All figures](index.md)"]) + "\n"


def _facts(page: FigurePage, chapter: Chapter) -> str:
    rows = [
        ("Kind", "input: it is given" if page.kind == "input" else "rule: it is computed"),
        ("Part of", cell(chapter.title)),
        ("Article", cell(page.article)),
        ("Unit", cell(page.unit) + (" (a number without unit)" if page.unit == "1" else "")),
        ("Goes by", ", ".join(page.dims) or "nothing: one number for the nation"),
        ("Needed by", _links(page.needed_by)),
        ("Published in", _published(page)),
    ]
    return "\n".join(["| | |", "| --- | --- |", *(f"| {name} | {text} |" for name, text in rows)])


def _published(page: FigurePage) -> str:
    if page.kind == "input" and "huishouden" in page.dims:
        return "nowhere by household: drawn in the synthetic population, or set for the place where it lives"
    return "; ".join(map(str, page.published_in)) or "none of the packaged circulars"


def _version(version: Version) -> Iterator[str]:
    yield f"## {_period(version)}" + (f": {version.where}" if version.where else "")
    rest = version.meaning.partition("\n")[2].strip()
    if rest:
        yield rest
    yield "```text\n" + "\n".join(version.working) + "\n```"
    yield f"Ground: {version.article}. Needs {_links(version.needs)}."


def _period(version: Version) -> str:
    if version.article.startswith("proposal"):
        return "Proposed, not law"
    since = "As far back as the model goes (2001)" if version.since <= OLDEST else f"From {_day(version.since)}"
    return since + (" until now" if version.until >= FOREVER else f" until {_day(version.until)}")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _parameter(parameter: Parameter) -> Iterator[str]:
    yield "## Figures by year"
    yield f"{parameter.title}, in {parameter.unit}. {parameter.article}.".replace("in 1.", "as a number without unit.")
    if parameter.note:
        yield parameter.note
    yield table(("From", "Until", "Part", "Amount", "Grade", "Source"), map(value_row, parameter.values))


def value_row(value: Value) -> tuple[object, ...]:
    """One dated value as a row of a table."""
    until = "" if value.last is None else value.last
    note = f" ({value.note})" if value.note else ""
    return (value.first, until, value.key, amount(value.amount), value.grade, value.source + note)
