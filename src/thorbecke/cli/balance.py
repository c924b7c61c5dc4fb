"""`thorbecke balance`: what municipalities spend on their tasks beside what the gemeentefonds gives for them."""

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.cli.options import FormatOption, Gemeente, OutputOption, not_empty
from thorbecke.cli.output import emit, write_atomically
from thorbecke.datasets import iv3
from thorbecke.errors import ThorbeckeError

if TYPE_CHECKING:
    from thorbecke.studies import Answer, Municipality, accounts

__all__ = ["balance"]

_YEARS = re.compile(r"(\d{4})-(\d{4})")
_DEFAULT_YEAR = 2024


class Overhead(StrEnum):
    """Where overhead stands."""

    apart = "apart"
    salaries = "salaries"


class Counted(StrEnum):
    """Whether something counts in a deficit."""

    counted = "counted"
    left_out = "left-out"


def balance(
    gemeente: Gemeente = None,
    year: Annotated[int, typer.Option("--year", metavar="YEAR", help="The year of the accounts.")] = _DEFAULT_YEAR,
    report: Annotated[
        iv3.Report | None,
        typer.Option("--kind", help="Budget or accounts. Default: the one with revenue, else the accounts."),
    ] = None,
    circular: Annotated[
        str | None,
        typer.Option(
            "--circular",
            metavar="MONTH-YEAR",
            callback=not_empty,
            help="The circular, as mei-2023. Default: of a budget the one it was made on (May of the year before), "
            "else the newest.",
        ),
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help="One row for every municipality.")] = False,
    years: Annotated[
        str | None,
        typer.Option("--years", metavar="FROM-TO", help="Expenses year by year on today's borders, as 2017-2026."),
    ] = None,
    deficit: Annotated[
        bool, typer.Option("--deficit", help="The deficit of the social domain under the convention chosen below.")
    ] = False,
    booked_grant: Annotated[
        bool, typer.Option("--booked-grant", help="How far the grant that was booked and the computed one are apart.")
    ] = False,
    overhead: Annotated[
        Overhead, typer.Option("--overhead", help="Overhead apart, or spread over tasks by salaries.")
    ] = Overhead.apart,
    buig: Annotated[
        Counted, typer.Option("--buig", help="In a deficit: income support (6.3) and the grant booked on it.")
    ] = Counted.counted,
    own_contributions: Annotated[
        Counted, typer.Option("--own-contributions", help="In a deficit: revenue on provisions of the Wmo.")
    ] = Counted.counted,
    payments: Annotated[
        Counted, typer.Option("--payments", help="In a deficit: IU and DU of the cluster as means.")
    ] = Counted.counted,
    chart: Annotated[
        Path | None, typer.Option("--chart", metavar="FILE", help="Write a chart to FILE (.svg, .png or .html).")
    ] = None,
    map_file: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="Write a map to FILE: difference per inhabitant.")
    ] = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Net expenses by cluster beside the grant, for a municipality, every municipality (--all) or the nation.

    Accounts are those of CBS (Iv3, 2017-2026) or your own (thorbecke import iv3). Revenue per taakveld is at hand for
    2023-2025; the grant by cluster for years with a circular.
    """
    from thorbecke.studies import accounts, balance_years, grant
    from thorbecke.studies import convention as conventions

    if sum([bool(years), deficit, booked_grant]) > 1:
        raise ThorbeckeError("Give one of --years, --deficit and --booked-grant.")
    if not deficit and Counted.left_out in (buig, own_contributions, payments):
        raise ThorbeckeError("--buig, --own-contributions and --payments are conventions of a deficit: add --deficit.")
    if (years or booked_grant) and overhead is Overhead.salaries:
        raise ThorbeckeError("--overhead goes with a balance or --deficit: leave it out.")
    if years and circular:
        raise ThorbeckeError("--years shows expenses alone: leave out --circular.")
    if gemeente and everyone:
        raise ThorbeckeError("--all gives every municipality: leave out the name.")
    if years:
        first, last = _span(years)
        who = grant.municipality(gemeente, balance_years.TODAY) if gemeente else None
        _no_pictures(chart, map_file, "--years")
        return emit(balance_years.series(first, last, who, report), form, output)
    convention = conventions.Convention(
        overhead=overhead is Overhead.salaries,
        buig=buig is Counted.counted,
        own_contributions=own_contributions is Counted.counted,
        payments=payments is Counted.counted,
    )
    found = accounts.standing(year, report, circular, convention)
    who = grant.municipality(gemeente, year) if gemeente else None
    answer = _answer(found, who, everyone=everyone, deficit=deficit, booked_grant=booked_grant)
    if deficit or booked_grant:
        _no_pictures(chart, map_file, "--deficit and --booked-grant")
    _pictures(found, answer, chart, map_file)
    return emit(answer, form, output)


def _span(text: str) -> tuple[int, int]:
    found = _YEARS.fullmatch(text.strip())
    if not found or int(found[1]) > int(found[2]):
        raise ThorbeckeError(f"'{text}' is not a span of years: write the first and the last, as 2017-2026.")
    return int(found[1]), int(found[2])


def _answer(
    found: "accounts.Standing", who: "Municipality | None", *, everyone: bool, deficit: bool, booked_grant: bool
) -> "Answer":
    from thorbecke.studies import balance as study
    from thorbecke.studies import booked_grant as booked
    from thorbecke.studies import deficit as deficits

    if booked_grant:
        if who:
            raise ThorbeckeError("--booked-grant is about all municipalities: leave out the name, or add --all.")
        return booked.everyone(found) if everyone else booked.distribution(found)
    if deficit:
        return deficits.everyone(found) if everyone else deficits.one(found, who)
    if everyone:
        return study.everyone(found)
    return study.one(found, who) if who else study.nation(found)


def _no_pictures(chart: Path | None, map_file: Path | None, why: str) -> None:
    if chart or map_file:
        raise ThorbeckeError(f"--chart and --map draw the balance by cluster: leave them out with {why}.")


def _pictures(found: "accounts.Standing", answer: "Answer", chart: Path | None, map_file: Path | None) -> None:
    if not (chart or map_file):
        return
    from thorbecke.studies import balance_map, charts

    if chart:
        if answer.rows and "cluster" not in answer.rows[0]:
            raise ThorbeckeError("--chart draws one balance by cluster: leave out --all.")
        write_atomically(chart, charts.render(charts.balance_bars(answer, str(found.accounts)), chart))
    if map_file:
        write_atomically(map_file, charts.render(balance_map.drawn(found), map_file))
