"""`thorbecke redistribute`: other weights for the same fund, and what the distribution of 2023 did in full."""

from pathlib import Path
from typing import Annotated

import typer

from thorbecke.cli.options import CircularOption, DecimalOption, FormatOption, OutputOption
from thorbecke.cli.output import emit
from thorbecke.cli.simulate import AllOption, ByOption, ChartOption, MapOption, draw, show_effects
from thorbecke.errors import ThorbeckeError

__all__ = ["redistribute"]


def redistribute(
    weights: Annotated[
        Path | None,
        typer.Option(
            "--weights",
            metavar="FILE",
            help="Own euro per unit (CSV, XLSX or ODS with columns maatstaf, euro_per_unit and, if need be, cluster): "
            "an amount as 650.50, or a change as +10%.",
        ),
    ] = None,
    decimal: DecimalOption = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help="Default: the newest.")] = None,
    circular: CircularOption = None,
    not_neutral: Annotated[
        bool, typer.Option("--not-neutral", help="Keep the uitkeringsfactor: the fund grows or shrinks.")
    ] = False,
    growth: Annotated[bool, typer.Option("--growth-path", help="Let the effect grow in, as that of 2023 did.")] = False,
    recalibration: Annotated[
        bool, typer.Option("--recalibration", help="The full effect of the distribution of 2023, where it can be told.")
    ] = False,
    by: ByOption = None,
    everyone: AllOption = False,
    map_: MapOption = None,
    chart: ChartOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """What other weights do to every municipality, the fund kept at its size unless told otherwise."""
    from thorbecke.datasets import Circular, newest
    from thorbecke.studies import redistribute as study

    if recalibration == (weights is not None):
        raise ThorbeckeError("Give --weights FILE for weights of your own, or --recalibration for those of 2023.")
    if weights is None:
        if not_neutral or growth or circular or by or map_ or chart:
            raise ThorbeckeError("--recalibration goes with --year, --format and --output alone.")
        return emit(study.recalibration(year or 2024), form, output)
    chosen = Circular.parse(circular) if circular else None
    effect = study.redistribute(weights, year or newest(chosen).year, chosen, neutral=not not_neutral, notation=decimal)
    draw(effect, by, map_, chart)
    if growth:
        return emit(study.growth_path(effect), form, output)
    return show_effects([effect], by, everyone, form, output)
