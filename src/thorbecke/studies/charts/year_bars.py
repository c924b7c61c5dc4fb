"""The grant of a municipality year by year: what circulars say, and what rests on assumptions."""

from typing import Any

from thorbecke.errors import NotPublishedError
from thorbecke.studies.answer import Answer
from thorbecke.studies.charts.style import NEUTRAL, UP, configured
from thorbecke.studies.charts.words import DUTCH, Words

__all__ = ["year_bars", "years_drawn"]

_MILLION = 1e6
_TOLD, _ASSUMED = "volgens circulaire", "op aannamen"


def years_drawn(answer: Answer, words: Words = DUTCH) -> list[dict[str, Any]]:
    """A bar for each year that can be told, in millions of euro."""
    bars = []
    for row in answer.rows:
        if row["totaal"] is not None:
            basis = words.say(_TOLD if row["basis"].startswith("circular") else _ASSUMED)
            amount = row["totaal"] / _MILLION
            label = words.number(amount, 1)
            said = words.say("{year}: {amount} mln euro, {basis}", year=row["year"], amount=label, basis=basis)
            bars.append({"year": str(row["year"]), "amount": amount, "basis": basis, "label": label, "said": said})
    return bars


def year_bars(answer: Answer, words: Words = DUTCH) -> Any:
    """The years of an outlook as bars, in millions of euro; raises NotPublishedError when no year can be told."""
    import altair as alt

    bars = years_drawn(answer, words)
    if not bars:
        raise NotPublishedError("There is nothing to draw: none of these years can be told.")
    colours = {words.say(_TOLD): NEUTRAL, words.say(_ASSUMED): UP}
    kinds = [kind for kind in colours if any(bar["basis"] == kind for bar in bars)]
    base = alt.Chart(alt.InlineData(values=bars)).encode(
        x=alt.X("year:N", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("amount:Q", title=words.say("mln euro"), axis=alt.Axis(format=",.0f", grid=True, tickCount=6)),
    )
    drawn = base.mark_bar().encode(
        color=alt.Color(
            "basis:N",
            scale=alt.Scale(domain=kinds, range=[colours[kind] for kind in kinds]),
            legend=alt.Legend(title=None, orient="top"),
        ),
        description="said:N",
        tooltip=alt.Tooltip("said:N"),
    )
    labels = base.mark_text(dy=-8, fontSize=12).encode(text="label:N")
    who = answer.municipality.name if answer.municipality else ""
    title = alt.Title(
        words.say("{who}: uitkering uit het gemeentefonds per jaar", who=who),
        subtitle=words.say("circulaire {circular}; bron: BZK; berekening thorbecke", circular=answer.circular),
    )
    return configured((drawn + labels).properties(width=760, height=300, title=title), words)
