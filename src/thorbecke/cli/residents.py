"""What commands about residents share: which synthetic population, which workers, which rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from thorbecke.population import Population, Workers
    from thorbecke.studies import Municipality

__all__ = ["FolderOption", "SchedulerOption", "SeedOption", "WorkersOption", "member", "opened", "working"]

SeedOption = Annotated[
    int | None, typer.Option("--seed", metavar="NUMBER", min=0, help="The seed of the population. Default: 2025.")
]
FolderOption = Annotated[
    Path | None,
    typer.Option("--population", metavar="FOLDER", help="The folder of the population. Default: in the data folder."),
]
SchedulerOption = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help="A Dask cluster, as tcp://host:8786. Default: this machine."),
]
WorkersOption = Annotated[int, typer.Option("--workers", metavar="NUMBER", min=1, help="Workers on this machine.")]


def opened(circular: str | None, year: int | None, seed: int | None, folder: Path | None) -> "Population":
    """The population a person means; raises UnknownNameError when none was built."""
    from thorbecke.datasets import named
    from thorbecke.population import DEFAULT_SEED, open_population

    return open_population(named(circular, year), DEFAULT_SEED if seed is None else seed, folder)


def member(population: "Population", text: str) -> "Municipality":
    """The municipality of the population that a person names; raises UnknownNameError."""
    from thorbecke.errors import UnknownNameError
    from thorbecke.studies import grant

    who = grant.municipality(text, population.which.year)
    if who.code not in population.codes:
        raise UnknownNameError(
            f"{who.name} is not in this population. Build one with it: 'thorbecke population build'."
        )
    return who


@contextmanager
def working(scheduler: str | None, workers: int) -> "Iterator[Workers]":
    """The workers of this machine, or of a cluster."""
    from thorbecke.population import workers_at

    with workers_at(scheduler, workers) as found:
        yield found
