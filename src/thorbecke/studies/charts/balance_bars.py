"""Net expenses of each cluster beside what the gemeentefonds gives for it, in euro per inhabitant."""

from typing import Any

from thorbecke.studies.answer import Answer
from thorbecke.studies.charts.style import DOWN, UP, configured

__all__ = ["balance_bars"]

_SPENT, _GIVEN = "Netto lasten", "Gemeentefonds"
_NOT_DRAWN = {"total", "Gemeentefonds", "Mutaties reserves"}


def _bars(answer: Answer) -> list[dict[str, Any]]:
    """A bar for each cluster and side; without a grant only what was spent."""
    bars = []
    for row in answer.rows:
        if row["cluster"] in _NOT_DRAWN or row["per_inwoner"] is None:
            continue
        bars.append({"cluster": row["cluster"], "side": _SPENT, "amount": row["per_inwoner"]})
        if row["saldo_per_inwoner"] is not None:
            given = row["per_inwoner"] + row["saldo_per_inwoner"]
            bars.append({"cluster": row["cluster"], "side": _GIVEN, "amount": given})
    return bars


def balance_bars(answer: Answer) -> Any:
    """The balance of `studies.balance` as bars; income and deductions point left."""
    import altair as alt

    bars = _bars(answer)
    clusters = list(dict.fromkeys(bar["cluster"] for bar in bars))
    drawn = (
        alt.Chart(alt.InlineData(values=bars))
        .mark_bar(height={"band": 0.9})
        .encode(
            y=alt.Y("cluster:N", sort=clusters, title=None, axis=alt.Axis(labelLimit=260)),
            yOffset=alt.YOffset("side:N", sort=[_SPENT, _GIVEN]),
            x=alt.X("amount:Q", title="Euro per inwoner", axis=alt.Axis(format=",.0f", grid=True)),
            color=alt.Color(
                "side:N",
                scale=alt.Scale(domain=[_SPENT, _GIVEN], range=[DOWN, UP]),
                legend=alt.Legend(title=None, orient="top"),
            ),
            tooltip=[
                alt.Tooltip("cluster:N", title="Cluster"),
                alt.Tooltip("side:N", title="Wat"),
                alt.Tooltip("amount:Q", title="Euro per inwoner", format=",.0f"),
            ],
        )
    )
    who = answer.municipality.name if answer.municipality else "Alle gemeenten die leverden"
    beside = f", circulaire {answer.circular}" if answer.circular else ""
    title = alt.Title(f"{who}: taken en middelen per cluster", subtitle=f"{answer.year}{beside}; bron: CBS, BZK")
    return configured(drawn.properties(width=560, height={"step": 16}, title=title))
