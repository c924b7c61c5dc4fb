"""A page of Markdown that names the source of every figure in the package: tables, circulars, parameters."""

from collections.abc import Iterator

from docs_figures import GENERATED, cell, table, value_row

from thorbecke import datasets, parameters
from thorbecke.datasets import Provenance
from thorbecke.parameters import GRADES, Parameter


def sources_page() -> str:
    """The text of the page."""
    parts = [
        "# Where the figures come from",
        GENERATED.replace("the rules themselves", "the records beside the figures"),
        "Every table in the package has a record of its source, and every parameter names one for each value. "
        "What the commands print under *Source* is taken from the same records.",
        "## Circulars",
        "Units, euro per unit, payments and uitkeringsfactor of every municipality, read with "
        "`thorbecke import rekenmodel` from the ministry's calculation files.",
        *(part for record in _circulars() for part in _record(record)),
        "## Reference tables",
        *(part for name in datasets.reference_tables() for part in _record(datasets.provenance_of(name), name)),
        "## Parameters",
        "Figures that a law, circular or agreement sets. Grades: "
        + "; ".join(f"*{grade}*, {meaning}" for grade, meaning in GRADES.items())
        + ". A value without end holds until another follows; an amount that is *not found* is a known gap.",
        *(part for name in parameters.names() for part in _parameter(parameters.load(name))),
        "## Tables of published figures",
        "Budgets, agreements and measurements that are no parameter of a law. Each row of a table names its own "
        "source; these are all of them.",
        *(part for name in parameters.table_names() for part in _figures(name)),
    ]
    return "\n\n".join(parts) + "\n"


def _circulars() -> list[Provenance]:
    return [datasets.load(which).provenance for which in datasets.available()]


def _record(record: Provenance, name: str = "") -> Iterator[str]:
    yield f"### {name or record.title}"
    rows = [
        *([("Title", record.title)] if name else []),
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


def _figures(name: str) -> Iterator[str]:
    figures = parameters.figures(name)
    years = sorted({figure.year for figure in figures})
    yield f"### {name}"
    yield f"{len(figures)} figures, {years[0]} to {years[-1]}."
    yield "\n".join(f"- {cell(source)}" for source in sorted({figure.source for figure in figures}))
