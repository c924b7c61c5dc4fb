"""`thorbecke population`: draw synthetic households and persons, and see what they add up to."""

from typing import Annotated

import typer

from thorbecke.cli.options import CircularOption, FormatOption, Gemeente, OutputOption, YearOption
from thorbecke.cli.output import emit
from thorbecke.cli.residents import FolderOption, SeedOption, WorkersOption, member, opened

__all__ = ["app"]

app = typer.Typer(
    help="Synthetic residents and households that add up to the published figures of every municipality.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def build(
    gemeenten: Annotated[
        list[str] | None, typer.Argument(metavar="[GEMEENTE]...", help="Only these municipalities. Default: all.")
    ] = None,
    year: YearOption = None,
    circular: CircularOption = None,
    seed: SeedOption = None,
    folder: FolderOption = None,
    workers: WorkersOption = 2,
) -> None:
    """Draw the households and persons of every municipality, once, into Parquet files.

    Some 18 million persons in 8 million households take half a minute. The same figures and seed give the same rows,
    whatever the number of workers.
    """
    from rich.progress import Progress

    from thorbecke.datasets import find_gemeente, named
    from thorbecke.population import DEFAULT_SEED, SYNTHETIC
    from thorbecke.population import build as draw

    which = named(circular, year)
    codes = [find_gemeente(name, which.year) for name in gemeenten or ()]
    with Progress(transient=True) as bar:
        task = bar.add_task("Drawing households", total=None)
        made = draw(
            which,
            seed=DEFAULT_SEED if seed is None else seed,
            codes=codes or None,
            folder=folder,
            workers=workers,
            progress=lambda done, everyone: bar.update(task, completed=done, total=everyone),
        )
    typer.echo(f"Written: {made.folder} ({len(made.codes)} municipalities, seed {made.seed}).")
    typer.echo(f"Its rows are {SYNTHETIC}.")
    typer.echo("Next: thorbecke population report    thorbecke localtax --shift 4000    thorbecke wmo")


@app.command()
def report(
    gemeente: Gemeente = None,
    assumed: Annotated[bool, typer.Option("--assumptions", help="Everything that is assumed, and why.")] = False,
    year: YearOption = None,
    circular: CircularOption = None,
    seed: SeedOption = None,
    folder: FolderOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Every margin of the population beside the published figure: for the nation, or for one municipality."""
    from thorbecke.studies import population as study

    population = opened(circular, year, seed, folder)
    if assumed:
        return emit(study.assumed(population), form, output)
    if gemeente:
        return emit(study.margins_of(population, member(population, gemeente)), form, output)
    return emit(study.margins(population), form, output)
