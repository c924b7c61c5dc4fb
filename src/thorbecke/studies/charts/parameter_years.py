"""A dated figure of the law by year: a bar where it is known, a question mark where no source gives it."""

from collections.abc import Iterator
from typing import Any

from thorbecke.parameters import Parameter
from thorbecke.studies.charts.style import NEUTRAL, configured
from thorbecke.studies.charts.words import DUTCH, Words

__all__ = ["parameter_years"]

_FEW = 3


def parameter_years(parameter: Parameter, words: Words = DUTCH) -> Any:
    """The chart; None for a figure of several parts, and for one with fewer than three values: a table says more."""
    if parameter.keys or len(parameter.values) < _FEW:
        return None
    import altair as alt

    base = alt.Chart(alt.InlineData(values=list(_bars(parameter)))).encode(
        x=alt.X("year:N", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("amount:Q", title="" if parameter.unit == "1" else parameter.unit, axis=alt.Axis(tickCount=4)),
        description="said:N",
    )
    marks = base.mark_text(dy=-6, fontSize=12).encode(text="mark:N")
    return configured((base.mark_bar(color=NEUTRAL) + marks).properties(width=720, height=160), words)


def _bars(parameter: Parameter) -> Iterator[dict[str, Any]]:
    """A bar for each year from the first value on; a value without end holds up to the last year that was checked."""
    firsts = [value.first for value in parameter.values]
    end = max(firsts + [value.last or 0 for value in parameter.values] + [parameter.last_checked or 0])
    for value in parameter.values:
        for year in range(value.first, (value.last or end) + 1):
            known = value.amount is not None
            said = f"{year}: {value.amount if known else '?'}"
            yield {"year": str(year), "amount": value.amount or 0.0, "mark": "" if known else "?", "said": said}
