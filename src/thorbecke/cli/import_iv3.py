"""`thorbecke import iv3`: budgets and accounts from CBS, or from a municipality's own file."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.datasets import Notation, gemeenten_in, iv3
from thorbecke.errors import ThorbeckeError
from thorbecke.numbers import dutch

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["import_iv3"]

_MLN = 1e6


class Unit(StrEnum):
    """In what the amounts of a file are."""

    thousand = "thousand"
    euro = "euro"


def import_iv3(
    year: Annotated[int, typer.Option("--year", metavar="YEAR", help="The year of the budget or accounts.")],
    report: Annotated[iv3.Report, typer.Option("--kind", help="Budget or accounts.")],
    source: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="A file of your own (CSV, XLSX, ODS). Default: fetch from CBS."),
    ] = None,
    gemeente: Annotated[
        str | None, typer.Option("--gemeente", metavar="GEMEENTE", help="Whose file it is, where it does not say so.")
    ] = None,
    unit: Annotated[Unit, typer.Option("--unit", help="Thousands of euro, as in Iv3, or euro.")] = Unit.thousand,
    decimal: Annotated[
        Notation | None, typer.Option("--decimal", help="Decimal sign in the file, where it is in doubt.")
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="Accept a file that leaves out municipalities: those at hand stay.")
    ] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Fetch from CBS again what was fetched before.")] = False,
    address: Annotated[
        str, typer.Option("--address", metavar="URL", help="The open data service of CBS.")
    ] = iv3.STATLINE,
) -> None:
    """Budgets or accounts (Iv3) of a year: from the open data of CBS, or from a municipality's own file.

    A file has a heading row: taakveld, lasten and baten (or categorie and bedrag), in thousands of euro; gemeente and
    jaar where it holds more than one. What is imported goes before the packaged figures.
    """
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True, markup=False)
    if source:
        own = iv3.read_own_accounts(
            source, year, report, gemeente=gemeente, notation=decimal, in_euro=unit is Unit.euro, partial=partial
        )
        return _merged(own, console)
    if gemeente:
        raise ThorbeckeError("--gemeente goes with a file of your own: give the file, or leave it out.")
    return _fetched(year, report, address, console, refresh=refresh)


def _fetched(year: int, report: iv3.Report, address: str, console: "Console", *, refresh: bool) -> None:
    known = iv3.imported(year, report)
    if known and not refresh:
        console.print(f"Already there: {report} {year}, {known.provenance.date}. --refresh fetches it again.")
        return
    with console.status(f"Asking CBS for {report} {year}") as status:
        service = iv3.ODataService(address, read=lambda rows: status.update(f"{report} {year}: {rows} rows"))
        accounts = iv3.fetch(year, report, service)
    _saved(accounts, console)


def _merged(own: iv3.OwnAccounts, console: "Console") -> None:
    year, report = own.accounts.year, own.accounts.report
    base = iv3.load(year, report) if (year, report) in iv3.available() else None
    for remark in own.remarks:
        console.print(f"To know: {remark}")
    _saved(iv3.merge(own, base), console)


def _saved(accounts: iv3.Accounts, console: "Console") -> None:
    folder = iv3.save(accounts)
    names = gemeenten_in(accounts.year)
    expenses = float(accounts.table["lasten"].to_numpy().sum()) / _MLN
    console.print(f"{accounts}: {accounts.table['gemeente'].n_unique()} of {len(names)} municipalities")
    console.print(f"Expenses, reserves and result included where given: EUR {dutch(expenses, 1)} mln")
    if accounts.missing:
        shown = ", ".join(names[code] for code in accounts.missing[:5])
        console.print(f"Not delivered, so missing and not zero: {len(accounts.missing)} ({shown}, ...)")
    console.print(f"Written: {folder}")
    console.print(f"Next: thorbecke balance --year {accounts.year} --kind {accounts.report}")
