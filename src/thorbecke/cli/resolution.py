"""`thorbecke resolution`: check a resolution on agreements, report on it, and write one of your own."""

import json
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.cli.options import Estimate, Format
from thorbecke.cli.output import emit, show_table, write_atomically
from thorbecke.cli.years import parse_years
from thorbecke.errors import OutputError

if TYPE_CHECKING:
    from thorbecke.resolution import FrontPage

__all__ = ["app"]

_PACKAGED = "resolutie-2021"
_NEW_FROM = 2026

app = typer.Typer(
    name="resolution", help="Check a resolution on agreements, and write one of your own.", no_args_is_help=True
)


class Shape(StrEnum):
    """How a check is shown or written."""

    table = "table"
    json = "json"
    markdown = "markdown"
    html = "html"
    pdf = "pdf"


_SUFFIXES = {"json": Shape.json, "md": Shape.markdown, "html": Shape.html, "pdf": Shape.pdf, "txt": Shape.table}
_Name = Annotated[
    str, typer.Option("--resolution", metavar="NAME", help="A packaged resolution by name, or a file (.yaml).")
]
_Facts = Annotated[
    Path | None, typer.Option("--facts", metavar="FILE", help="Registered facts instead of those the file names.")
]
_Reading = Annotated[
    str | None,
    typer.Option("--reading", help="Which articles open the rest: decision-points (default) or explanation."),
]
_Bound = Annotated[Estimate, typer.Option("--bound", help="The estimate that is 'adequate': best, lower or upper.")]
_Years = Annotated[
    str | None, typer.Option("--year", metavar="YEARS", help="2026, or 2024..2029. Default: the resolution's own.")
]


@app.command()
def check(
    scenarios: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SCENARIO]...", help="Agreements, by name or file; none: without any."),
    ] = None,
    so_far: Annotated[
        bool, typer.Option("--so-far", help="Count the agreements to date as well, not only those named.")
    ] = False,
    year: _Years = None,
    reading: _Reading = None,
    bound: _Bound = Estimate.by_best,
    name: _Name = _PACKAGED,
    facts: _Facts = None,
    form: Annotated[
        Shape | None, typer.Option("--format", help="Default: table, or by the output file's name.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")] = None,
) -> None:
    """Which articles are met, what lacks in mln euro a year, what would close it, and what cannot be told.

    Only the agreements named here count. An article is met when every condition holds in every year and after the
    last one. What is not known never counts as met.
    """
    from thorbecke import resolution
    from thorbecke import scenarios as agreements

    shape = form or _by_name(output)
    if shape is Shape.pdf and output is None:
        raise OutputError("A PDF goes to a file: add --output FILE.pdf.")
    readable = resolution.read(name, facts)
    names = [*(scenarios or []), *(readable.resolution.so_far if so_far else ())]
    chosen = [agreements.read(one) for one in dict.fromkeys(names)]
    found = resolution.check(readable, chosen, parse_years(year) if year else None, reading, bound.value)
    title = " + ".join(found.scenario_titles) or "Zonder afspraken"
    page = resolution.of_checks(readable, [title], [found])
    if shape is Shape.table:
        return emit(resolution.check_table(found), Format.table, output)
    content = _WRITERS[shape](page)
    if output is not None:
        return write_atomically(output, content)
    sys.stdout.write(content.decode())
    return None


@app.command()
def report(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Folder for the report.")] = Path(
        "out"
    ),
    reading: _Reading = None,
    bound: _Bound = Estimate.by_best,
    name: _Name = _PACKAGED,
    facts: _Facts = None,
) -> None:
    """The front page of a resolution: its packages side by side, as HTML, Markdown and JSON, and PDF where possible."""
    from thorbecke import resolution

    page = resolution.front_page(resolution.read(name, facts), reading=reading, bound=bound.value)
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{output} cannot be made: {error.strerror or error}.") from error
    files = {shape: output / f"{name.rpartition('/')[2].removesuffix('.yaml')}.{suffix}" for suffix, shape in _REPORT}
    show_table(resolution.front_table(page))
    for shape, path in files.items():
        write_atomically(path, _PAGES[shape](page))
    typer.echo(f"Written: {', '.join(str(path) for path in files.values())}.")
    _pdf_where_possible(page, files[Shape.html].with_suffix(".pdf"))


def _pdf_where_possible(page: "FrontPage", path: Path) -> None:
    from thorbecke.resolution import to_pdf

    try:
        write_atomically(path, to_pdf(page))
    except OutputError as error:
        typer.echo(f"No PDF: {error}")
    else:
        typer.echo(f"Written: {path}.")


@app.command()
def new(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, ending in .yaml.")],
    first: Annotated[int, typer.Option("--from", metavar="YEAR", help="The first year it checks.")] = _NEW_FROM,
) -> None:
    """Start a resolution of your own from a template; it is valid as it stands."""
    from thorbecke.resolution import template

    if path.suffix != ".yaml":
        raise OutputError(f"{path}: a resolution is a YAML file; call it {path.with_suffix('.yaml')}.")
    if path.exists():
        raise OutputError(f"{path} exists already: give another name, or take it away first.")
    write_atomically(path, template(path.stem, first).encode())
    typer.echo(f"Written: {path}. Check it with: thorbecke resolution validate {path}")


@app.command()
def validate(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A resolution file.")], facts: _Facts = None
) -> None:
    """Say whether a resolution file is right, or where it is not and how to mend it."""
    from thorbecke.resolution import read

    found = read(path, facts).resolution
    conditions = sum(len(article.conditions) for article in found.articles)
    typer.echo(f"{path} is right: {len(found.articles)} articles, {conditions} conditions.")


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="A resolution by name or file.")] = _PACKAGED,
) -> None:
    """The articles of a resolution with their conditions, readings and sources."""
    from thorbecke.resolution import articles_table, read

    show_table(articles_table(name, read(name).resolution))


@app.command()
def schema(
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")] = None,
) -> None:
    """The JSON schema of a resolution file, by which editors complete and check it."""
    from thorbecke.resolution import json_schema

    text = json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"
    if output:
        return write_atomically(output, text.encode())
    sys.stdout.write(text)
    return None


# -- shapes ---------------------------------------------------------------------------------------------------------


def _by_name(output: Path | None) -> Shape:
    suffix = output.suffix.removeprefix(".").casefold() if output else "txt"
    if suffix not in _SUFFIXES:
        raise OutputError(f"{output}: the name does not say which format; add --format ({', '.join(Shape)}).")
    return _SUFFIXES[suffix]


def _json_of(found: dict[str, object]) -> bytes:
    return (json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _html(page: "FrontPage") -> bytes:
    from thorbecke.resolution import to_html

    return to_html(page).encode()


def _markdown(page: "FrontPage") -> bytes:
    from thorbecke.resolution import to_markdown

    return to_markdown(page).encode()


def _pdf(page: "FrontPage") -> bytes:
    from thorbecke.resolution import to_pdf

    return to_pdf(page)


_PAGES: dict[Shape, Callable[["FrontPage"], bytes]] = {
    Shape.html: _html,
    Shape.markdown: _markdown,
    Shape.json: lambda page: _json_of(page.to_json()),
    Shape.pdf: _pdf,
}
_REPORT = (("html", Shape.html), ("md", Shape.markdown), ("json", Shape.json))
_WRITERS = _PAGES | {Shape.json: lambda page: _json_of(page.shown.to_json())}
