"""A page of Markdown that names the source of every figure in the package: tables, circulars, parameters."""

from collections.abc import Iterator

from docs_figures import GENERATED, cell, table, value_row

from thorbecke import parameters, population
from thorbecke.datasets import Provenance
from thorbecke.parameters import GRADES, Parameter
from thorbecke.studies import known_gaps, sources


def sources_page() -> str:
    """The text of the page."""
    parts = [
        "# Where the figures come from",
        GENERATED.replace("the rules themselves", "the records beside the figures"),
        "Every table in the package has a record of its source, and every parameter names one for each value. "
        "What the commands print under *Source* is taken from the same records.",
        *(part for kind in sources.records() for part in _kind(kind)),
        "## Parameters",
        "Figures that a law, circular or agreement sets. Grades: "
        + "; ".join(f"*{grade}*, {meaning}" for grade, meaning in GRADES.items())
        + ". A value without end holds until another follows; an amount that is *not found* is a known gap.",
        *(part for name in parameters.names() for part in _parameter(parameters.load(name))),
        "## Tables of published figures",
        "Budgets, agreements and measurements that are no parameter of a law. Each row of a table names its own "
        "source; these are all of them.",
        *(part for found in sources.figure_tables() for part in _figures(found)),
        "## Assumptions about residents",
        "Residents and households are synthetic. What is published is met by the number; none of these is a fact.",
        "\n".join(f"- {cell(own.title)}. {cell(own.why)}" for own in population.assumptions().values()),
        "## What the model does not do",
        "\n".join(f"- {cell(gap)}" for gap in known_gaps.KNOWN_GAPS),
    ]
    return "\n\n".join(parts) + "\n"


def _kind(kind: sources.Records) -> Iterator[str]:
    yield f"## {kind.title}"
    yield kind.about
    for name, record in kind.tables.items():
        yield from _record(record, name)


def _record(record: Provenance, name: str) -> Iterator[str]:
    yield f"### {name}"
    rows = [
        ("Title", record.title),
        ("Publisher", record.publisher),
        ("Date", record.date),
        ("Licence", record.licence),
        ("Address", record.address),
        ("Note", record.note),
        ("Files read (SHA-256)", "; ".join(f"{file.name} ({file.sha256[:12]}…)" for file in record.files)),
    ]
    yield table(("", ""), ((cell_name, text) for cell_name, text in rows if text))


def _parameter(parameter: Parameter) -> Iterator[str]:
    yield f"### {parameter.name}"
    checked = f" Last checked for {parameter.last_checked}." if parameter.last_checked else ""
    unit = "a number without unit" if parameter.unit == "1" else f"in {cell(parameter.unit)}"
    yield f"{cell(parameter.title)}: {unit}. {cell(parameter.article)}.{checked} {cell(parameter.note)}".rstrip()
    yield table(("From", "Until", "Part", "Amount", "Grade", "Source"), map(value_row, parameter.values))


def _figures(found: sources.FigureTable) -> Iterator[str]:
    yield f"### {found.name}"
    yield f"{found.count} figures, {found.first} to {found.last}."
    yield "\n".join(f"- {cell(source)}" for source in found.sources)
