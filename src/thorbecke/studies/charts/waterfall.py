"""The difference between two grants as a waterfall: from, each cause, to."""

from typing import Any

from thorbecke.studies.answer import Answer
from thorbecke.studies.charts.style import DOWN, NEUTRAL, UP, configured
from thorbecke.studies.charts.words import DUTCH, Words

__all__ = ["waterfall"]

_CAUSES = {
    "units": "Eenheden",
    "euro_per_unit": "Bedrag per eenheid",
    "uitkeringsfactor": "Uitkeringsfactor",
    "ozb": "OZB-aftrek",
    "suppletie": "Suppletie",
    "iu_du": "IU, DU en overig",
}
_THOUSAND = 1e3
_SMALLEST_BAR = 0.5  # euro
_IN_TWO_LINES = "split(replace(datum.label, ' per ', '|per '), '|')"


def _steps(total: Any, words: Words) -> list[dict[str, Any]]:
    """Bars with a start and an end, in thousands of euro."""
    steps = [{"bar": words.say("Van"), "start": None, "end": total["from"], "kind": "stand"}]
    level = total["from"]
    for cause, name in _CAUSES.items():
        if abs(total[cause]) >= _SMALLEST_BAR:
            steps.append(
                {
                    "bar": words.say(name),
                    "start": level,
                    "end": level + total[cause],
                    "kind": "op" if total[cause] > 0 else "af",
                }
            )
            level += total[cause]
    steps.append({"bar": words.say("Naar"), "start": None, "end": total["to"], "kind": "stand"})
    return steps


def _drawn(steps: list[dict[str, Any]], words: Words) -> list[dict[str, Any]]:
    """The bars in thousands of euro on an axis that starts just below the lowest level, with their labels."""
    levels = [step[side] for step in steps for side in ("start", "end") if step[side] is not None]
    spread = max(levels) - min(levels) or abs(max(levels)) or 1.0
    floor = min(levels) - spread / 2
    bars = []
    for place, step in enumerate(steps):
        start = floor if step["start"] is None else step["start"]
        change = step["end"] if step["start"] is None else step["end"] - step["start"]
        bars.append(
            {
                "bar": step["bar"],
                "place": place,
                "start": start / _THOUSAND,
                "end": step["end"] / _THOUSAND,
                "top": max(start, step["end"]) / _THOUSAND,
                "change": change / _THOUSAND,
                "label": ("" if step["kind"] == "stand" else "+" if change > 0 else "−"),
                "size": abs(change) / _THOUSAND,
                "kind": step["kind"],
                "said": words.say(
                    "{bar}: {amount} x € 1.000", bar=step["bar"], amount=words.number(change / _THOUSAND)
                ),
            }
        )
    return bars


def _unpublished(answer: Answer, words: Words) -> list[str]:
    """What of the difference stands in lines that one of the two sets does not publish, in a sentence."""
    lines = [row for row in answer.rows[:-1] if (row["from"] is None) != (row["to"] is None)]
    amount = sum(row["difference"] for row in lines) / _THOUSAND
    if not lines or abs(amount) < _SMALLEST_BAR / _THOUSAND:
        return []
    told = "Waarvan {amount} (x € 1.000) in regels die maar in één van beide zijn gepubliceerd: niet per se beleid."
    return [words.say(told, amount=words.number(amount))]


def waterfall(answer: Answer, words: Words = DUTCH) -> Any:
    """The total of a comparison as a waterfall, in thousands of euro; the axis does not start at zero and says so."""
    import altair as alt

    bars = _drawn(_steps(answer.rows[-1], words), words)
    base = alt.Chart(alt.InlineData(values=bars)).encode(
        x=alt.X(
            "bar:N",
            sort=alt.EncodingSortField("place"),
            title=None,
            axis=alt.Axis(labelAngle=0, labelExpr=_IN_TWO_LINES),
        )
    )
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=["stand", "op", "af"], range=[NEUTRAL, UP, DOWN]),
        legend=None,
    )
    drawn = base.mark_bar(size=54).encode(
        y=alt.Y(
            "start:Q",
            title=words.say("x € 1.000 (as begint niet bij nul)"),
            scale=alt.Scale(domain=[bars[0]["start"], max(bar["top"] for bar in bars)], nice=False),
            axis=alt.Axis(format=",.0f"),
        ),
        y2="end:Q",
        color=colour,
        description="said:N",
        tooltip=[
            alt.Tooltip("bar:N", title=words.say("Oorzaak")),
            alt.Tooltip("change:Q", title=words.say("x € 1.000"), format=",.1f"),
        ],
    )
    labels = (
        base.transform_calculate(text="datum.label + format(datum.size, ',.0f')")
        .mark_text(dy=-8, fontSize=12)
        .encode(y="top:Q", text="text:N")
    )
    who = answer.municipality.name if answer.municipality else ""
    before, _, after = str(answer.circular).partition(" to ")
    title = alt.Title(
        words.say("{who}: verschil in uitkering uit het gemeentefonds", who=who),
        subtitle=[
            words.say("van {before} naar {after}, uitkeringsjaar {year}", before=before, after=after, year=answer.year),
            *_unpublished(answer, words),
            words.say("Bron: BZK, rekenmodel gemeentefonds; berekening thorbecke"),
        ],
    )
    return configured((drawn + labels).properties(width=760, height=360, title=title), words)
