"""Net expenses of each cluster beside what the gemeentefonds gives for it, in euro per inhabitant."""

from typing import Any

from thorbecke.errors import NotPublishedError
from thorbecke.numbers import dutch
from thorbecke.studies.answer import Answer
from thorbecke.studies.charts.style import DOWN, UP, configured

__all__ = ["balance_bars", "clusters_drawn"]

_NET, _GROSS, _GIVEN = "Netto lasten", "Lasten", "Gemeentefonds"
_NOT_DRAWN = {"total", "Gemeentefonds", "Mutaties reserves"}


def clusters_drawn(answer: Answer) -> list[dict[str, Any]]:
    """A bar for each cluster and side; without a grant only what was spent, without revenue before it is taken off."""
    bars = []
    for row in answer.rows:
        if row["cluster"] in _NOT_DRAWN or row["per_inwoner"] is None:
            continue
        spent = _GROSS if row["netto_lasten"] is None else _NET
        bars.append(_bar(row["cluster"], spent, row["per_inwoner"]))
        if row["saldo_per_inwoner"] is not None:
            given = row["per_inwoner"] + row["saldo_per_inwoner"]
            bars.append(_bar(row["cluster"], _GIVEN, given))
    return bars


def _bar(cluster: str, side: str, amount: float) -> dict[str, Any]:
    said = f"{cluster}, {side.casefold()}: {dutch(amount)} euro per inwoner"
    return {"cluster": cluster, "side": side, "amount": amount, "said": said}


def balance_bars(answer: Answer, accounts: str) -> Any:
    """The balance of `studies.balance` as bars, of accounts in words (`begroting 2024`); income points left.

    Raises NotPublishedError when there is nothing to draw.
    """
    import altair as alt

    bars = clusters_drawn(answer)
    if not bars:
        raise NotPublishedError(f"There is nothing to draw: {' '.join(answer.notes[:1])}")
    clusters = list(dict.fromkeys(bar["cluster"] for bar in bars))
    sides = list(dict.fromkeys(bar["side"] for bar in bars))
    drawn = (
        alt.Chart(alt.InlineData(values=bars))
        .mark_bar(height={"band": 0.9})
        .encode(
            y=alt.Y("cluster:N", sort=clusters, title=None, axis=alt.Axis(labelLimit=260)),
            yOffset=alt.YOffset("side:N", sort=sides),
            x=alt.X("amount:Q", title="Euro per inwoner", axis=alt.Axis(format=",.0f", grid=True, tickCount=8)),
            color=alt.Color(
                "side:N",
                scale=alt.Scale(domain=sides, range=[DOWN, UP][: len(sides)]),
                legend=alt.Legend(title=None, orient="top"),
            ),
            description="said:N",
            tooltip=[
                alt.Tooltip("cluster:N", title="Cluster"),
                alt.Tooltip("side:N", title="Wat"),
                alt.Tooltip("amount:Q", title="Euro per inwoner", format=",.0f"),
            ],
        )
    )
    who = answer.municipality.name if answer.municipality else "Alle gemeenten die leverden"
    what = "taken en middelen" if _GIVEN in sides else sides[0].casefold()
    beside = f", circulaire {answer.circular}; bron: CBS, BZK" if _GIVEN in sides else "; bron: CBS"
    title = alt.Title(f"{who}: {what} per cluster", subtitle=f"{accounts}{beside}")
    return configured(drawn.properties(width=560, height={"step": 16}, title=title))
