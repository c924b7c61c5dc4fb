"""`thorbecke grant`: what a municipality gets, line by line, or one row for every municipality."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from thorbecke.cli.options import CircularOption, DecimalOption, FormatOption, Gemeente, OutputOption, YearOption
from thorbecke.cli.output import emit
from thorbecke.datasets import named
from thorbecke.errors import ThorbeckeError

__all__ = ["grant"]


class By(StrEnum):
    """What the grant can be split by."""

    cluster = "cluster"


def grant(
    gemeente: Gemeente = None,
    year: YearOption = None,
    circular: CircularOption = None,
    everyone: Annotated[bool, typer.Option("--all", help="One row for every municipality.")] = False,
    by: Annotated[By | None, typer.Option("--by", help="Split by cluster of expenditure.")] = None,
    units: Annotated[
        Path | None,
        typer.Option(
            "--units",
            metavar="FILE",
            help="Own unit counts or forecasts (CSV, XLSX or ODS with columns maatstaf and eenheden): "
            "the difference from the official ones, line by line.",
        ),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--specification", help="With --units: the whole specification on the own units.")
    ] = False,
    decimal: DecimalOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """The grant of a municipality from the gemeentefonds, as in the official specification.

    A: deduction for own tax capacity (OZB); B: each maatstaf with units, euro per unit and amount; uitkeringsbasis
    times uitkeringsfactor; C: suppletie; D: integratie-, decentralisatie- and other uitkeringen; total.
    """
    from thorbecke.studies import grant as study
    from thorbecke.studies import national

    which = named(circular, year)
    model = national.model_of(which)
    if everyone:
        if gemeente or by or units:
            raise ThorbeckeError("--all gives every municipality: leave out the name, --by and --units.")
        return emit(study.all_grants(model, which), form, output)
    if gemeente is None:
        raise ThorbeckeError("Which municipality? Give a name or code, or --all for every municipality.")
    who = study.municipality(gemeente, which.year)
    if units:
        if by:
            raise ThorbeckeError("--units shows the difference line by line: leave out --by.")
        from thorbecke.studies import own_units as own

        ask = own.specification_on if whole else own.own_units
        return emit(ask(model, which, who, units, decimal), form, output)
    if whole:
        raise ThorbeckeError("--specification goes with --units FILE; without it the specification is what you get.")
    answer = study.by_cluster(model, which, who) if by else study.specification(model, which, who)
    return emit(answer, form, output)
