"""`thorbecke import`: official files into the project's own tables, in the user's data folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.cli.import_iv3 import import_iv3
from thorbecke.cli.output import show_table
from thorbecke.datasets import Circular, CircularYear, Notation, save
from thorbecke.datasets import rekenmodel as calculation_files
from thorbecke.numbers import dutch

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["app"]

app = typer.Typer(help="Read official files into the project's own tables.", no_args_is_help=True)


app.command("iv3")(import_iv3)


@app.callback()
def _group() -> None:
    """Read official files into the project's own tables."""


@app.command()
def rekenmodel(
    source: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder with the exports, or one workbook (.xlsx, .ods).")
    ],
    circular: Annotated[str, typer.Option(metavar="MONTH-YEAR", help="The circular, as september-2024.")],
    year: Annotated[int, typer.Option(metavar="YEAR", help="The uitkeringsjaar.")],
    factor: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="The uitkeringsfactor. Default: Uitkeringsfactor.csv in DIR.")
    ] = None,
    decimal: Annotated[
        Notation | None, typer.Option(help="The decimal sign, where a file has only numbers with two readings.")
    ] = None,
    blank_is_zero: Annotated[
        bool, typer.Option("--blank-is-zero", help="Read every open cell as zero, also where it may be a gap.")
    ] = False,
    address: Annotated[
        str | None,
        typer.Option("--source", metavar="TEXT", help="Where the files come from, for the record of the source."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what is recognised; write nothing.")] = False,
) -> None:
    """Read the official calculation files of a circular, check them, and keep their figures.

    Shows what was recognised first. A file that cannot be used is refused, with the place and the remedy, and nothing
    is written. The ministry's own workbook was not at hand when this was made: compare the totals with the circular.
    """
    from thorbecke.studies import national, summary

    which = CircularYear(Circular.parse(circular), year)
    address = address or f"read from {source.resolve().name}, address not given"
    found = calculation_files.read_rekenmodel(
        source, which, factor=factor, decimal=decimal, blank_is_zero=blank_is_zero, address=address
    )
    console = _console()
    _show(found.report, console)
    show_table(summary.totals(national.model_on(found.figures), which))
    if dry_run:
        console.print("Dry run: nothing is written.")
        return
    folder = save(found.figures)
    console.print(f"Written: {folder}", markup=False)
    console.print(f"Next: thorbecke grant GEMEENTE --circular {which.circular} --year {which.year}", markup=False)


def _console() -> "Console":
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True, markup=False)


def _show(report: calculation_files.Report, console: "Console") -> None:
    _list(console, f"Recognised: {report.which}", [_table(table) for table in report.tables])
    console.print(f"Uitkeringsfactor: {report.factor.value} ({report.factor.place})")
    for table in report.tables:
        for line in _left_out(table):
            console.print(line)
    for title in report.unrecognised:
        console.print(f"Not used: {title} (no table recognised)")
    _list(console, "Files (SHA-256)", [f"{file.name}  {file.sha256}" for file in report.files])
    _list(console, "Checks that hold", report.checks)
    _list(console, "To know", report.notices)


def _list(console: "Console", heading: str, lines: "tuple[str, ...] | list[str]") -> None:
    if lines:
        console.print(f"{heading}:")
    for line in lines:
        console.print(f"  {line}")


def _left_out(table: calculation_files.RecognisedTable) -> list[str]:
    columns = [f"Not used in {table.place}: {', '.join(table.unused_columns)}"] if table.unused_columns else []
    skipped = ", ".join(map(str, table.skipped_rows))
    return columns + ([f"Skipped in {table.place} (totals, notes): row {skipped}"] if skipped else [])


def _table(table: calculation_files.RecognisedTable) -> str:
    size = f"{table.rows} rows, {table.columns} columns of figures"
    zeros = f"read as zero: {dutch(table.dashes, 0)} dashes, {dutch(table.blanks, 0)} blanks"
    return f"{table.kind:<8}  {table.place}: {size}; {table.notation}; {zeros}"
