"""`thorbecke report`: what a council should know of its grant, on two to four pages."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from thorbecke.cli.output import write_atomically
from thorbecke.errors import OutputError

__all__ = ["report"]


class Paper(StrEnum):
    """How a report is written."""

    pdf = "pdf"
    html = "html"


class Tongue(StrEnum):
    """The language of a report."""

    nl = "nl"
    en = "en"


def report(
    gemeente: Annotated[str, typer.Argument(metavar="GEMEENTE", help="A municipality, by name or code.")],
    form: Annotated[
        Paper | None, typer.Option("--format", help="Default: pdf, or what the output file's name says.")
    ] = None,
    language: Annotated[Tongue, typer.Option("--language", help="Dutch or English.")] = Tongue.nl,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: rapport-CODE.pdf or .html, here.")
    ] = None,
) -> None:
    """The report for a council: what it gets and why that changed, the years to come, agreements, budget and ratios."""
    from thorbecke.datasets import newest
    from thorbecke.studies import grant
    from thorbecke.web import Language, council_html, council_pdf

    chosen = form or _by_name(output)
    who = grant.municipality(gemeente, newest().year)
    path = output or Path(f"rapport-{who.code}.{chosen}")
    spoken = Language(language.value)
    content = council_pdf(who.code, spoken) if chosen is Paper.pdf else council_html(who.code, spoken).encode()
    write_atomically(path, content)
    typer.echo(f"Written: {path}.")


def _by_name(output: Path | None) -> Paper:
    suffix = output.suffix.removeprefix(".").casefold() if output else Paper.pdf.value
    if suffix not in set(Paper):
        raise OutputError(f"{output}: the name does not say which format; add --format ({', '.join(Paper)}).")
    return Paper(suffix)
