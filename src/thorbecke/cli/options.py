"""The options that commands share, each written once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from thorbecke.datasets import Notation

__all__ = [
    "CircularOption",
    "DatabaseOption",
    "DecimalOption",
    "Estimate",
    "Format",
    "FormatOption",
    "Gemeente",
    "OutputOption",
    "YearOption",
    "not_empty",
]


class Format(StrEnum):
    """How an answer is shown or written."""

    table = "table"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"
    ods = "ods"


class Estimate(StrEnum):
    """Which estimate of a need the grant is held against."""

    by_best = "best"
    by_lower = "lower"
    by_upper = "upper"


def not_empty(text: str | None) -> str | None:
    """What was given; raises BadParameter for an empty text, which a script passes where it meant to pass a name."""
    if text is not None and not text.strip():
        raise typer.BadParameter("it is empty; leave the option out for its default")
    return text


Gemeente = Annotated[
    str | None, typer.Argument(metavar="GEMEENTE", help="A municipality, by name or code: Beekdaelen, GM1954, 1954.")
]
CircularOption = Annotated[
    str | None,
    typer.Option(
        "--circular",
        metavar="MONTH-YEAR",
        callback=not_empty,
        help="The circular, as september-2024. Default: newest.",
    ),
]
YearOption = Annotated[
    int | None, typer.Option("--year", metavar="YEAR", help="The uitkeringsjaar. Default: the newest of the circular.")
]
DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="ADDRESS",
        envvar="THORBECKE_DATABASE",
        callback=not_empty,
        help="A file (SQLite), or postgresql://user@host/name. Default: a file in your data folder.",
    ),
]
DecimalOption = Annotated[
    Notation | None, typer.Option("--decimal", help="Decimal sign in the file of your own, where it is in doubt.")
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", help="How to show or write the answer. Default: table, or what the output file's name says."
    ),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen.")
]
