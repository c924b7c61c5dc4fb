"""`thorbecke wmo`: what the subscription fee for help under the Wmo costs municipalities."""

from enum import StrEnum
from math import isfinite
from typing import Annotated

import typer

from thorbecke.cli.options import CircularOption, FormatOption, OutputOption
from thorbecke.cli.output import emit
from thorbecke.cli.residents import FolderOption, SchedulerOption, SeedOption, WorkersOption, opened, working
from thorbecke.errors import ThorbeckeError

__all__ = ["wmo"]


class By(StrEnum):
    """What the outcome can be split by."""

    household = "household"


def wmo(
    year: Annotated[int, typer.Option("--year", metavar="YEAR", help="The year of the fee.")] = 2020,
    attraction: Annotated[
        str | None,
        typer.Option(
            "--attraction",
            metavar="SHARES",
            help="Growth of use by gross income (up to 20.000, up to 40.000, above), as 0.05,0.67,1. "
            "Default: as published for 2020 and 2023.",
        ),
    ] = None,
    cost: Annotated[
        float | None,
        typer.Option("--cost-per-client", metavar="EUR", help="Cost of a client in a year. Default: that of 2023."),
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help="One row for every municipality.")] = False,
    by: Annotated[By | None, typer.Option("--by", help="Split by income and size of household.")] = None,
    circular: CircularOption = None,
    seed: SeedOption = None,
    folder: FolderOption = None,
    scheduler: SchedulerOption = None,
    workers: WorkersOption = 2,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """The fee beside the contribution by income that it replaced: clients, cost of more help, contributions forgone.

    Computed on synthetic households with household help, and set beside what the monitor published.
    """
    from thorbecke.studies import wmo as study
    from thorbecke.studies import wmo_tables as tables

    if everyone and by:
        raise ThorbeckeError("--all gives every municipality: leave out --by.")
    fee = study.fee_of(year, _shares(attraction), cost)
    population = opened(circular, None, seed, folder)
    with working(scheduler, workers) as found:
        result = study.fee_effect(population, fee, found)
    table = tables.by_municipality if everyone else tables.by_household if by else tables.nation
    emit(table(result), form, output)


def _shares(text: str | None) -> tuple[float, ...] | None:
    if text is None:
        return None
    try:
        shares = tuple(float(part) for part in text.split(","))
    except ValueError:
        shares = ()
    if not shares or not all(map(isfinite, shares)):
        raise ThorbeckeError(f"'{text}' is not three shares: write them as 0.05,0.67,1.")
    return shares
