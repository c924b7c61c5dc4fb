"""`thorbecke compare`: why a grant differs between two circulars or years."""

from pathlib import Path
from typing import Annotated

import typer

from thorbecke.cli.options import FormatOption, Gemeente, OutputOption, YearOption, not_empty
from thorbecke.cli.output import emit, write_atomically
from thorbecke.datasets import named
from thorbecke.errors import ThorbeckeError

__all__ = ["compare"]


def compare(
    gemeente: Gemeente = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="MONTH-YEAR", callback=not_empty, help="The circular to start from.")
    ] = None,
    end: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="MONTH-YEAR", callback=not_empty, help="The circular to end with. Default: newest."
        ),
    ] = None,
    year: YearOption = None,
    from_year: Annotated[
        int | None, typer.Option("--from-year", metavar="YEAR", help="Uitkeringsjaar to start from.")
    ] = None,
    to_year: Annotated[
        int | None, typer.Option("--to-year", metavar="YEAR", help="Uitkeringsjaar to end with.")
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help="One row for every municipality.")] = False,
    chart: Annotated[
        Path | None,
        typer.Option("--chart", metavar="FILE", help="Write a waterfall chart to FILE (.svg, .png or .pdf)."),
    ] = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """The difference of a grant between two circulars or two years, per line and split exactly by cause.

    Causes: units, euro per unit, uitkeringsfactor, OZB, suppletie, IU and DU. Where several changed at once, each
    gets its Shapley value: the causes add up to the difference and no order of changes is preferred.
    """
    from thorbecke.studies import compare as study
    from thorbecke.studies import grant

    if year and (from_year or to_year):
        raise ThorbeckeError("Give --year, or --from-year and --to-year, not both.")
    new = named(end, to_year or year)
    old = named(start, from_year or year or (new.year if start else None))
    if start is None and from_year is None:
        raise ThorbeckeError("Compare with what? Give --from a circular (--from mei-2024), or --from-year a year.")
    if everyone:
        if gemeente or chart:
            raise ThorbeckeError("--all gives every municipality: leave out the name and --chart.")
        return emit(study.compare_all(old, new), form, output)
    if gemeente is None:
        raise ThorbeckeError("Which municipality? Give a name or code, or --all for every municipality.")
    answer = study.compare(old, new, grant.municipality(gemeente, new.year))
    if chart:
        from thorbecke.studies import charts

        write_atomically(chart, charts.render(charts.waterfall(answer), chart))
    return emit(answer, form, output)
