"""The grant of a municipality year by year: what circulars say, and what rests on assumptions."""

from typing import Any

from thorbecke.errors import NotPublishedError
from thorbecke.numbers import dutch
from thorbecke.studies.answer import Answer
from thorbecke.studies.charts.style import NEUTRAL, UP, configured

__all__ = ["year_bars", "years_drawn"]

_MILLION = 1e6
_TOLD, _ASSUMED = "volgens circulaire", "op aannamen"


def years_drawn(answer: Answer) -> list[dict[str, Any]]:
    """A bar for each year that can be told, in millions of euro."""
    bars = []
    for row in answer.rows:
        if row["totaal"] is not None:
            basis = _TOLD if row["basis"].startswith("circular") else _ASSUMED
            amount = row["totaal"] / _MILLION
            label = dutch(amount, 1)
            said = f"{row['year']}: {label} mln euro, {basis}"
            bars.append({"year": str(row["year"]), "amount": amount, "basis": basis, "label": label, "said": said})
    return bars


def year_bars(answer: Answer) -> Any:
    """The years of an outlook as bars, in millions of euro; raises NotPublishedError when no year can be told."""
    import altair as alt

    bars = years_drawn(answer)
    if not bars:
        raise NotPublishedError("There is nothing to draw: none of these years can be told.")
    kinds = [kind for kind in (_TOLD, _ASSUMED) if any(bar["basis"] == kind for bar in bars)]
    base = alt.Chart(alt.InlineData(values=bars)).encode(
        x=alt.X("year:N", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("amount:Q", title="mln euro", axis=alt.Axis(format=",.0f", grid=True, tickCount=6)),
    )
    drawn = base.mark_bar().encode(
        color=alt.Color(
            "basis:N",
            scale=alt.Scale(domain=kinds, range=[NEUTRAL if kind == _TOLD else UP for kind in kinds]),
            legend=alt.Legend(title=None, orient="top"),
        ),
        description="said:N",
        tooltip=alt.Tooltip("said:N"),
    )
    labels = base.mark_text(dy=-8, fontSize=12).encode(text="label:N")
    who = answer.municipality.name if answer.municipality else ""
    title = alt.Title(
        f"{who}: uitkering uit het gemeentefonds per jaar",
        subtitle=f"circulaire {answer.circular}; bron: BZK; berekening thorbecke",
    )
    return configured((drawn + labels).properties(width=760, height=300, title=title))
