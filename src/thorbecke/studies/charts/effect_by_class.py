"""The effect per inhabitant of every municipality, a dot each, by class of municipalities."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from thorbecke.studies.charts.style import DOWN, NEUTRAL, UP, configured

__all__ = ["effect_by_class"]

_ROW = 62
_GOLDEN = 0.618034
_TITLE, _SUBTITLE = 86, 120  # characters on a line as wide as the chart


def effect_by_class(
    rows: Sequence[dict[str, Any]], classes: Sequence[str], title: str, subtitle: str, sources: Sequence[str] = ()
) -> Any:
    """Dots by class, the mean of each class weighted by inhabitants as a bar.

    `rows` hold name, class, per_inwoner and inwoners; `classes` are in the order in which they are drawn.
    """
    import altair as alt

    # The same picture every time: dots are spread over the height of their class without chance.
    placed = [{**row, "height": place * _GOLDEN % 1} for place, row in enumerate(rows)]
    base = alt.Chart(alt.InlineData(values=placed)).encode(
        y=alt.Y("class:N", sort=list(classes), title=None, axis=alt.Axis(labelLimit=240)),
    )
    tooltip = [
        alt.Tooltip("name:N", title="Gemeente"),
        alt.Tooltip("per_inwoner:Q", title="Euro per inwoner", format=",.2f"),
    ]
    dots = (
        base.transform_calculate(side="datum.per_inwoner < 0 ? 'minder' : 'meer'")
        .mark_circle(size=26, opacity=0.65)
        .encode(
            x=alt.X("per_inwoner:Q", title="Euro per inwoner", axis=alt.Axis(format=",.0f", grid=True)),
            yOffset=alt.YOffset("height:Q"),
            color=alt.Color("side:N", scale=alt.Scale(domain=["meer", "minder"], range=[UP, DOWN]), legend=None),
            tooltip=tooltip,
        )
    )
    mean = (
        base.transform_calculate(amount="datum.per_inwoner * datum.inwoners")
        .transform_aggregate(amount="sum(amount)", people="sum(inwoners)", groupby=["class"])
        .transform_calculate(mean="datum.amount / datum.people")
        .mark_tick(thickness=3, size=_ROW * 0.7, color="#222222")
        .encode(x="mean:Q", tooltip=[alt.Tooltip("mean:Q", title="Gemiddeld per inwoner", format=",.2f")])
    )
    zero = alt.Chart(alt.InlineData(values=[{"nul": 0}])).mark_rule(color=NEUTRAL).encode(x="nul:Q")
    said = ["Streep: gemiddelde per inwoner van de klasse.", *(f"Bron: {source}" for source in sources)]
    heading = alt.Title(wrap(title, _TITLE), subtitle=[*wrap(subtitle, _SUBTITLE), *said])
    return configured((zero + dots + mean).properties(width=640, height=alt.Step(_ROW), title=heading))
