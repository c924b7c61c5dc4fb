"""`thorbecke national`: every municipality's grant as a workbook and CSV, with the nation on one screen."""

from pathlib import Path
from typing import Annotated

import typer

from thorbecke.cli.options import CircularOption, Format, YearOption
from thorbecke.cli.output import emit, show_table, write_atomically
from thorbecke.datasets import named
from thorbecke.errors import OutputError

__all__ = ["national"]

_SHOWN = "Beekdaelen"
_EXTREMES = 3


def national(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Folder for the workbook and the CSV.")
    ] = Path("out"),
    gemeente: Annotated[str, typer.Option("--show", metavar="GEMEENTE", help="Show this specification too.")] = _SHOWN,
    year: YearOption = None,
    circular: CircularOption = None,
) -> None:
    """The grants of every municipality under one circular: a workbook, a CSV and a summary of the nation."""
    from thorbecke.studies import grant, summary, written
    from thorbecke.studies import national as whole

    which = named(circular, year)
    model = whole.model_of(which)
    who = grant.municipality(gemeente, which.year)
    everyone, one = grant.all_grants(model, which), grant.specification(model, which, who)
    groups = [summary.nation(model, which, group) for group in ("province", "size_class")]
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{output} cannot be made: {error.strerror or error}.") from error
    workbook, table = (output / f"grants-{which.folder}.{suffix}" for suffix in ("xlsx", "csv"))
    write_atomically(workbook, written.to_xlsx([everyone, *groups, one]))
    emit(everyone, Format.csv, table)
    for answer in (one, summary.totals(model, which), groups[1], summary.extremes(model, which, _EXTREMES)):
        show_table(answer)
        typer.echo()
    typer.echo(f"Written: {workbook} and {table} ({len(everyone.rows)} municipalities).")
    typer.echo(f"Next: thorbecke grant {who.name} --by cluster    thorbecke explain algemene_uitkering {who.name}")
