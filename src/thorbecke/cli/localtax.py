"""`thorbecke localtax`: what households pay their municipality, and what a larger local tax area would change."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.cli.options import CircularOption, FormatOption, Gemeente, OutputOption, YearOption
from thorbecke.cli.output import emit
from thorbecke.cli.residents import (
    FolderOption,
    SchedulerOption,
    SeedOption,
    WorkersOption,
    member,
    opened,
    working,
)
from thorbecke.errors import ThorbeckeError

if TYPE_CHECKING:
    from thorbecke.population import Population, Workers
    from thorbecke.studies import Answer, Municipality

__all__ = ["localtax"]

_MILLION = 1e6


class By(StrEnum):
    """What the outcome can be split by."""

    household = "household"


def localtax(
    gemeente: Gemeente = None,
    shift: Annotated[
        float | None, typer.Option("--shift", metavar="MLN", help="Million euro from the gemeentefonds to local tax.")
    ] = None,
    instrument: Annotated[
        str, typer.Option("--instrument", metavar="TAX", help="ozb-users, ozb-owners or residents-levy.")
    ] = "ozb-users",
    taken_out: Annotated[
        str, typer.Option("--taken-out", metavar="KEY", help="uitkeringsfactor, per-inhabitant or tax-capacity.")
    ] = "uitkeringsfactor",
    rates: Annotated[
        str, typer.Option("--rates", metavar="KIND", help="standard: one rate; needed: what makes good each loss.")
    ] = "standard",
    remission: Annotated[
        float,
        typer.Option("--remission", metavar="SHARE", min=0.0, help="Remitted up to this share of the social minimum."),
    ] = 1.0,
    everyone: Annotated[bool, typer.Option("--all", help="One row for every municipality.")] = False,
    by: Annotated[By | None, typer.Option("--by", help="Split by kind of household.")] = None,
    year: YearOption = None,
    circular: CircularOption = None,
    seed: SeedOption = None,
    folder: FolderOption = None,
    scheduler: SchedulerOption = None,
    workers: WorkersOption = 2,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """OZB, waste and sewerage that households pay; with --shift, what moving money to a local tax does.

    The shift takes the amount out of the gemeentefonds and off income tax and brings it in by a new local tax: for the
    nation, for every municipality (--all), or for kinds of households (--by household, or a municipality).
    """
    if everyone and (gemeente or by):
        raise ThorbeckeError("--all gives every municipality: leave out the name and --by.")
    population = opened(circular, year, seed, folder)
    who = member(population, gemeente) if gemeente else None
    with working(scheduler, workers) as found:
        if shift is None:
            answer = _today(population, who, by, remission, found)
        else:
            proposal = {"instrument": instrument, "taken_out": taken_out, "rates": rates}
            answer = _shifted(population, who, by, everyone, shift, remission, proposal, found)
    emit(answer, form, output)


def _today(
    population: "Population", who: "Municipality | None", by: By | None, remission: float, workers: "Workers"
) -> "Answer":
    from thorbecke.studies import local_charges as study

    result = study.charges(population, remission, workers)
    return study.by_household(result, who) if who or by else study.by_municipality(result)


def _shifted(
    population: "Population",
    who: "Municipality | None",
    by: By | None,
    everyone: bool,
    shift: float,
    remission: float,
    proposal: dict[str, str],
    workers: "Workers",
) -> "Answer":
    from thorbecke.studies import local_tax as study
    from thorbecke.studies import local_tax_tables as tables

    result = study.shift(population, study.Proposal(shift * _MILLION, remission=remission, **proposal), workers)
    if everyone:
        return tables.by_municipality(result)
    return tables.by_household(result, who) if who or by else tables.nation(result)
