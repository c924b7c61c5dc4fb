"""`thorbecke outlook`: a municipality's grant over the years, and why each year differs from the one before."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.cli.options import DecimalOption, Format, FormatOption, OutputOption
from thorbecke.cli.output import emit, show_table, write_atomically
from thorbecke.cli.years import parse_rates, parse_years
from thorbecke.errors import ThorbeckeError

if TYPE_CHECKING:
    from thorbecke.studies import outlook as study

__all__ = ["outlook"]


class Trend(StrEnum):
    """What becomes of the units after the last circular."""

    held = "held"
    inwoners = "inwoners"


class Fund(StrEnum):
    """What the size of the fund rests on after the last circular."""

    by_budget = "budget"
    by_index = "index"
    by_factor = "factor"


def outlook(
    gemeente: Annotated[str, typer.Argument(metavar="GEMEENTE", help="A municipality, by name or code.")],
    scenarios: Annotated[
        list[str] | None, typer.Argument(metavar="[SCENARIO]...", help="Agreements, by name or file, stacked.")
    ] = None,
    years: Annotated[str, typer.Option("--years", metavar="YEARS", help="As 2024-2029.")] = "2024-2029",
    fund: Annotated[
        Fund | None,
        typer.Option(
            "--fund",
            help="After the last circular: budget (budget path of the Voorjaarsnota 2024), index (the index of the "
            "law) or factor (the uitkeringsfactor quoted from a later circular). Default: budget; with --index, index.",
        ),
    ] = None,
    trend: Annotated[
        Trend, typer.Option("--trend", help="Units after the last circular: held, or growing with the inhabitants.")
    ] = Trend.held,
    index: Annotated[
        list[str] | None,
        typer.Option("--index", metavar="YEAR=PERCENT", help="Index of the fund where no source gives it."),
    ] = None,
    price: Annotated[
        list[str] | None,
        typer.Option("--price", metavar="YEAR=PERCENT", help="Price of GDP: for the index, and for constant prices."),
    ] = None,
    units: Annotated[
        Path | None,
        typer.Option("--units", metavar="FILE", help="Own unit counts: columns maatstaf, eenheden and jaar."),
    ] = None,
    decimal: DecimalOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """The grant of a municipality over the years, nominal and (with --price) constant, and why it changes.

    Years with a circular follow it. Later years rest on assumptions that are listed under the table with their
    sources; a year that cannot be told says which figure is missing.
    """
    from thorbecke.datasets import newest
    from thorbecke.scenarios import read, stack
    from thorbecke.studies import grant
    from thorbecke.studies import outlook as study

    asked = parse_years(years)
    rates = parse_rates(index or [], "--index")
    if rates and fund not in (None, Fund.by_index):
        raise ThorbeckeError(f"--index does not go with --fund {fund}: leave one out.")
    assumed = study.Assumptions(
        footing=(fund or (Fund.by_index if rates else Fund.by_budget)).value,
        trend=trend.value,
        index=rates,
        prices=parse_rates(price or [], "--price"),
        units=units,
        notation=decimal,
    )
    who = grant.municipality(gemeente, newest().year)
    scenario = stack([read(name) for name in scenarios]) if scenarios else None
    _show(study.outlook(who, asked, scenario, assumed), form, output)


def _show(found: "study.Outlook", form: Format | None, output: Path | None) -> None:
    as_json = form is Format.json or (form is None and output is not None and output.suffix == ".json")
    if as_json:
        text = json.dumps(found.to_json(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"
        if output:
            return write_atomically(output, text.encode())
        sys.stdout.write(text)
        return None
    if form in (None, Format.table) and output is None:
        show_table(found.years)
        typer.echo()
        return show_table(found.causes)
    if output is not None and output.suffix == ".xlsx":
        from thorbecke.studies import written

        return write_atomically(output, written.to_xlsx([found.years, found.causes]))
    return emit(found.years, form, output)
