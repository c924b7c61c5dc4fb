"""`thorbecke ratios`: key ratios of municipalities, the article 12 test and who shows most signals."""

from typing import Annotated

import typer

from thorbecke.cli.options import FormatOption, Gemeente, OutputOption
from thorbecke.cli.output import emit
from thorbecke.errors import ThorbeckeError

__all__ = ["ratios"]

_NEWEST = 2025
_LARGEST_NORM = 0.01


def ratios(
    gemeente: Gemeente = None,
    year: Annotated[int, typer.Option("--year", metavar="YEAR", help="The budget, 2020-2025.")] = _NEWEST,
    everyone: Annotated[bool, typer.Option("--all", help="Every municipality, most risk signals first.")] = False,
    norm: Annotated[
        float | None,
        typer.Option(
            "--norm",
            metavar="FRACTION",
            help="OZB at a reasonable level as a fraction of the value of property, as the circular of the year says: "
            "0.001809 for 0.1809%.",
        ),
    ] = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Net debt, solvency, structural room, tax capacity, and the test for an aanvullende uitkering (article 12).

    Ratios are as municipalities stated them, kept within bounds: some gave per cents for fractions.
    """
    from thorbecke.studies import grant
    from thorbecke.studies import ratios as study

    if norm is not None and not 0 < norm <= _LARGEST_NORM:
        raise ThorbeckeError(f"--norm {norm:g} is no share of the value of property: write 0.001809 for 0.1809%.")
    if bool(gemeente) == everyone:
        raise ThorbeckeError("Which municipality? Give a name or code, or --all for every municipality.")
    found = study.supervision(year, norm)
    if gemeente:
        return emit(study.one(found, grant.municipality(gemeente, year)), form, output)
    return emit(study.everyone(found), form, output)
