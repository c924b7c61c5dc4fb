"""`thorbecke list`: what there is: circulars, criteria, municipalities, figures."""

import typer

from thorbecke.cli.options import CircularOption, FormatOption, OutputOption, YearOption
from thorbecke.cli.output import emit
from thorbecke.datasets import available, named

__all__ = ["app"]

app = typer.Typer(
    help="What there is: circulars, criteria (maatstaven), municipalities, figures.", no_args_is_help=True
)


@app.command()
def circulars(year: YearOption = None, form: FormatOption = None, output: OutputOption = None) -> None:
    """Every circular and uitkeringsjaar there are figures for, with uitkeringsfactor and national totals."""
    from thorbecke.studies import catalogue

    emit(catalogue.circulars(year), form, output)


@app.command()
def criteria(
    year: YearOption = None, circular: CircularOption = None, form: FormatOption = None, output: OutputOption = None
) -> None:
    """The maatstaven of a circular: number, code, name, unit, euro per unit, national units and amount, article.

    For a year before the packaged circulars (2001 to 2021): the euro per unit that was decided then.
    """
    from thorbecke.studies import catalogue

    if circular is None and year is not None and year < min(which.year for which in available()):
        return emit(catalogue.past_criteria(year), form, output)
    return emit(catalogue.criteria(named(circular, year)), form, output)


@app.command()
def municipalities(year: YearOption = None, form: FormatOption = None, output: OutputOption = None) -> None:
    """The municipalities of a year: code, name, province, size, urbanity, social structure, central function."""
    from thorbecke.studies import catalogue

    emit(catalogue.municipalities(year or named(None, None).year), form, output)


@app.command()
def figures(year: YearOption = None, form: FormatOption = None, output: OutputOption = None) -> None:
    """Every figure of the law of a year: unit, dimensions, article and what it is."""
    from thorbecke.studies import catalogue

    emit(catalogue.figures(year or named(None, None).year), form, output)
