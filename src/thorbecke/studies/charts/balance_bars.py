"""Net expenses of each cluster beside what the gemeentefonds gives for it, in euro per inhabitant."""

from typing import Any

from thorbecke.errors import NotPublishedError
from thorbecke.studies.answer import Answer
from thorbecke.studies.charts.style import DOWN, UP, configured
from thorbecke.studies.charts.words import DUTCH, Words

__all__ = ["balance_bars", "clusters_drawn"]

_NET, _GROSS, _GIVEN = "Netto lasten", "Lasten", "Gemeentefonds"
_NOT_DRAWN = {"total", "Gemeentefonds", "Mutaties reserves"}


def clusters_drawn(answer: Answer, words: Words = DUTCH) -> list[dict[str, Any]]:
    """A bar for each cluster and side; without a grant only what was spent, without revenue before it is taken off."""
    bars = []
    for row in answer.rows:
        if row["cluster"] in _NOT_DRAWN or row["per_inwoner"] is None:
            continue
        spent = _GROSS if row["netto_lasten"] is None else _NET
        bars.append(_bar(row["cluster"], spent, row["per_inwoner"], words))
        if row["saldo_per_inwoner"] is not None:
            given = row["per_inwoner"] + row["saldo_per_inwoner"]
            bars.append(_bar(row["cluster"], _GIVEN, given, words))
    return bars


def _bar(cluster: str, side: str, amount: float, words: Words) -> dict[str, Any]:
    side, shown = words.say(side), words.number(amount)
    told = "{cluster}, {side}: {amount} euro per inwoner"
    said = words.say(told, cluster=cluster, side=side.casefold(), amount=shown)
    return {"cluster": cluster, "side": side, "amount": amount, "said": said}


def balance_bars(answer: Answer, accounts: str, words: Words = DUTCH) -> Any:
    """The balance of `studies.balance` as bars, of accounts in words (`begroting 2024`); income points left.

    Raises NotPublishedError when there is nothing to draw.
    """
    import altair as alt

    bars = clusters_drawn(answer, words)
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
            x=alt.X(
                "amount:Q", title=words.say("Euro per inwoner"), axis=alt.Axis(format=",.0f", grid=True, tickCount=8)
            ),
            color=alt.Color(
                "side:N",
                scale=alt.Scale(domain=sides, range=[DOWN, UP][: len(sides)]),
                legend=alt.Legend(title=None, orient="top"),
            ),
            description="said:N",
            tooltip=[
                alt.Tooltip("cluster:N", title="Cluster"),
                alt.Tooltip("side:N", title=words.say("Wat")),
                alt.Tooltip("amount:Q", title=words.say("Euro per inwoner"), format=",.0f"),
            ],
        )
    )
    who = answer.municipality.name if answer.municipality else words.say("Alle gemeenten die leverden")
    given = words.say(_GIVEN) in sides
    what = words.say("taken en middelen") if given else sides[0].casefold()
    rests_on = "{accounts}, circulaire {circular}; bron: CBS, BZK" if given else "{accounts}; bron: CBS"
    subtitle = words.say(rests_on, accounts=accounts, circular=answer.circular)
    title = alt.Title(words.say("{who}: {what} per cluster", who=who, what=what), subtitle=subtitle)
    return configured(drawn.properties(width=560, height={"step": 16}, title=title), words)
