"""`thorbecke list`: what there is: circulars, criteria, municipalities, figures."""

import typer

from thorbecke.cli.options import CircularOption, FormatOption, OutputOption, YearOption, chosen_set
from thorbecke.cli.output import emit

__all__ = ["app"]

app = typer.Typer(
    help="What there is: circulars, criteria (maatstaven), municipalities, figures.", no_args_is_help=True
)


@app.command()
def circulars(form: FormatOption = None, output: OutputOption = None) -> None:
    """Every circular and uitkeringsjaar there are figures for, with uitkeringsfactor and national totals."""
    from thorbecke.studies.catalogue import circulars as study

    emit(study(), form, output)


@app.command()
def criteria(
    year: YearOption = None, circular: CircularOption = None, form: FormatOption = None, output: OutputOption = None
) -> None:
    """The maatstaven of a circular: number, code, name, unit, euro per unit, national units and amount, article."""
    from thorbecke.studies.catalogue import criteria as study

    emit(study(chosen_set(circular, year)), form, output)


@app.command()
def municipalities(year: YearOption = None, form: FormatOption = None, output: OutputOption = None) -> None:
    """The municipalities of a year: code, name, province, size, urbanity, social structure, central function."""
    from thorbecke.studies.catalogue import municipalities as study

    emit(study(year or chosen_set(None, None).year), form, output)


@app.command()
def figures(form: FormatOption = None, output: OutputOption = None) -> None:
    """Every figure of the model: unit, dimensions, article and what it is."""
    from thorbecke.studies.catalogue import figures as study

    emit(study(chosen_set(None, None)), form, output)
