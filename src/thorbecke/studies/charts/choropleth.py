"""A map of the municipalities in classes of one figure: diverging where it has both signs, from light to dark else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap
from typing import Any

import numpy as np

from thorbecke.datasets import flat_map, gemeenten_in, provenance_of_boundaries
from thorbecke.numbers import dutch
from thorbecke.studies.charts.style import NEUTRAL, configured

__all__ = ["Classes", "choropleth", "classes_of"]

_GAIN = ("#cfe6f0", "#8fc3dc", "#4599bf", "#0b6e99", "#074a68")
_LOSS = ("#fbdcc4", "#f3ab7a", "#e07a36", "#c75000", "#8a3700")
_NO_FIGURE, _NONE, _BORDER = "#f4f4f4", "#e3e5e8", "#ffffff"
_KEYS = {
    **{colour: f"gain-{place}" for place, colour in enumerate(_GAIN)},
    **{colour: f"loss-{place}" for place, colour in enumerate(_LOSS)},
    _NONE: "none",
}
_MOST_DECIMALS = 6
_WIDTH, _HEIGHT = 560, 640
_STEPS = (1.0, 2.0, 5.0)
_ALMOST = 1e-9
_PER_SIDE = 4
_TITLE, _SUBTITLE = 62, 84  # characters on a line as wide as the map


@dataclass(frozen=True)
class Classes:
    """Bounds between classes in rising order, with the name and the colour of each class from low to high."""

    bounds: tuple[float, ...]
    names: tuple[str, ...]
    colours: tuple[str, ...]

    def of(self, value: float) -> str:
        """The class of a value; a bound belongs to the class above it."""
        return self.names[int(np.searchsorted(self.bounds, value, side="right"))]

    @property
    def keys(self) -> tuple[str, ...]:
        """Short names of the colours, which style sheets know them by: loss-4 to loss-0, gain-0 to gain-4, or none."""
        return tuple(_KEYS[colour] for colour in self.colours)

    @property
    def decimals(self) -> int:
        """How many decimals the bounds need to be told apart."""
        return _decimals(self.bounds)


def classes_of(values: Sequence[float]) -> Classes:
    """At most eight classes with round bounds that share out the values evenly; zero is a bound of its own."""
    known = np.array([value for value in values if np.isfinite(value)])
    gains, losses = known[known > 0], -known[known < 0]
    both = len(gains) > 0 and len(losses) > 0
    most = _PER_SIDE if both else len(_GAIN)
    above, below = (_bounds(side, min(most, 1 + len(side) * most // max(len(known), 1))) for side in (gains, losses))
    bounds = (*(-bound for bound in reversed(below)), *((0.0,) if both else ()), *above)
    colours = (
        *reversed(_LOSS[: len(below) + 1] if len(losses) else ()),
        *(_GAIN[: len(above) + 1] if len(gains) else ()),
    )
    names = _names(bounds) if bounds else ("alle gemeenten" if known.any() else "geen verschil",)
    return Classes(bounds, names, colours or (_NONE,))


def _bounds(sizes: Any, count: int) -> list[float]:
    """Round sizes that share out what lies on one side of zero in `count` classes; fewer when they fall together."""
    if len(sizes) == 0 or count < 2:
        return []
    low, *between, high = np.quantile(sizes, [place / count for place in range(count + 1)])
    step = _step((between[-1] - between[0]) / count or high - low)
    rounded = {round(round(bound / step) * step, 6) for bound in between} if step else set()
    return sorted(float(bound) for bound in rounded if low < bound < high)


def _step(width: float) -> float:
    """The round number (1, 2 or 5 times a power of ten) that is at most that wide, so that people can say bounds."""
    if width <= 0:
        return 0.0
    scale = 10.0 ** np.floor(np.log10(width))
    return float(max(step for step in _STEPS if step <= width / scale + _ALMOST) * scale)


def _names(bounds: Sequence[float]) -> tuple[str, ...]:
    shown = [dutch(bound, _decimals(bounds)).replace("-", "−") for bound in bounds]
    between = [f"{low} tot {high}" for low, high in pairwise(shown)]
    return (f"minder dan {shown[0]}", *between, f"{shown[-1]} of meer")


def _decimals(bounds: Sequence[float]) -> int:
    return next(
        (places for places in range(_MOST_DECIMALS) if all(abs(round(b, places) - b) < _ALMOST for b in bounds)),
        _MOST_DECIMALS,
    )


def choropleth(
    values: Mapping[str, float], year: int, title: str, subtitle: str, legend: str, sources: Sequence[str] = ()
) -> Any:
    """A map of a figure per municipality code in a year (2019-2026), with classes and a line of sources under it.

    Municipalities without a figure are light grey. Raises NotPublishedError for a year without a map.
    """
    import altair as alt

    classes, names = classes_of(list(values.values())), gemeenten_in(year)
    shapes = []
    for feature in flat_map(year)["features"]:
        code = feature["id"]
        value = values.get(code)
        known = value is not None and np.isfinite(value)
        own = {"naam": names[code], "waarde": value if known else None}
        shapes.append({**feature, **own, "klasse": classes.of(float(value or 0)) if known else "geen cijfer"})
    missing = any(shape["klasse"] == "geen cijfer" for shape in shapes)
    domain = [*reversed(classes.names), *(["geen cijfer"] if missing else [])]
    colours = [*reversed(classes.colours), *([_NO_FIGURE] if missing else [])]
    drawn = (
        alt.Chart(alt.InlineData(values=shapes))
        .mark_geoshape(stroke=_BORDER, strokeWidth=0.4)
        .encode(
            color=alt.Color(
                "klasse:N",
                sort=domain,
                scale=alt.Scale(domain=domain, range=colours),
                legend=alt.Legend(
                    title=legend, orient="top-left", symbolType="square", symbolStrokeWidth=0, labelLimit=220
                ),
            ),
            tooltip=[alt.Tooltip("naam:N", title="Gemeente"), alt.Tooltip("waarde:Q", title=legend, format=",.2f")],
        )
        .project(type="identity")
    )
    heading = alt.Title(wrap(title, _TITLE), subtitle=wrap(subtitle, _SUBTITLE))
    line = ["Bron: " + part for part in (*sources, f"grenzen: {provenance_of_boundaries().publisher}, CC BY 4.0")]
    footing = alt.Chart(
        alt.InlineData(values=[{"tekst": text, "regel": place} for place, text in enumerate(line)])
    ).mark_text(align="left", fontSize=10, color=NEUTRAL, baseline="top", limit=_WIDTH)
    footing = footing.encode(x=alt.value(0), y=alt.Y("regel:O", axis=None), text="tekst:N").properties(
        width=_WIDTH, height=14 * len(line)
    )
    map_ = drawn.properties(width=_WIDTH, height=_HEIGHT, title=heading)
    return configured(alt.vconcat(map_, footing, spacing=6))
