"""`thorbecke simulate`: what agreements and ideas do to every municipality, year by year."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thorbecke.cli.options import CircularOption, Format, FormatOption, OutputOption
from thorbecke.cli.output import emit, show_table, write_atomically
from thorbecke.cli.years import parse_years

if TYPE_CHECKING:
    from thorbecke.studies import simulate as study

__all__ = ["AllOption", "By", "ByOption", "ChartOption", "MapOption", "draw", "show_effects", "simulate"]

_EXTREMES = 5


class By(StrEnum):
    """The classes of municipalities an effect can be grouped by."""

    province = "province"
    size_class = "size_class"
    urbanity = "urbanity"
    social_structure = "social_structure"


ByOption = Annotated[By | None, typer.Option("--by", help="Group municipalities by this class.")]
AllOption = Annotated[bool, typer.Option("--all", help="One row for every municipality, on the screen too.")]
MapOption = Annotated[
    Path | None,
    typer.Option("--map", metavar="FILE", help="Write a map of the last year (.svg, .png or .html)."),
]
ChartOption = Annotated[
    Path | None,
    typer.Option("--chart", metavar="FILE", help="Write a chart by class of the last year (.svg, .png or .html)."),
]


def simulate(
    scenarios: Annotated[
        list[str], typer.Argument(metavar="SCENARIO...", help="Packaged scenarios by name, or .yaml files; stacked.")
    ],
    years: Annotated[
        str | None,
        typer.Option("--years", "--year", metavar="YEARS", help="As 2026, or 2025-2029. Default: the scenario's own."),
    ] = None,
    circular: CircularOption = None,
    by: ByOption = None,
    everyone: AllOption = False,
    map_: MapOption = None,
    chart: ChartOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """The grant before and after a scenario, for the nation, for groups and for every municipality, per year.

    On the screen a summary; with --format or --output one row for every municipality and year, or with --by for
    every class. Years without a circular use the nearest figures, unindexed, and say so.
    """
    from thorbecke.datasets import Circular
    from thorbecke.scenarios import read, stack
    from thorbecke.studies import simulate as study

    scenario = stack([read(name) for name in scenarios])
    asked = list(parse_years(years)) if years else study.years_of(scenario)
    effects = study.simulate(scenario, asked, Circular.parse(circular) if circular else None)
    draw(effects[-1], by, map_, chart)
    show_effects(effects, by, everyone, form, output)


def show_effects(
    effects: "list[study.Effect]", by: By | None, everyone: bool, form: Format | None, output: Path | None
) -> None:
    """A summary on the screen, or rows where a format, a file or --all asks for them."""
    from thorbecke.studies import simulate as study

    if everyone or form not in (None, Format.table) or output:
        return emit(study.by_group(effects, by.value) if by else study.by_municipality(effects), form, output)
    last = effects[-1]
    show_table(study.national(effects))
    if not last.known:
        typer.echo(f"What it brings in {last.year} is not known: the sources give no amount.")
        return None
    if not last.difference.any():
        typer.echo(f"No municipality gains or loses in {last.year} by what is applied here.")
        return None
    typer.echo()
    show_table(study.by_group([last], (by or By.size_class).value, brief=True))
    typer.echo()
    show_table(study.extremes(last, _EXTREMES))
    return None


def draw(effect: "study.Effect", by: By | None, map_: Path | None, chart: Path | None) -> None:
    """The map and the chart of one effect, where they are asked for."""
    from thorbecke.studies import charts, effect_charts

    if map_:
        write_atomically(map_, charts.render(effect_charts.effect_map(effect), map_))
    if chart:
        write_atomically(chart, charts.render(effect_charts.effect_chart(effect, (by or By.size_class).value), chart))
