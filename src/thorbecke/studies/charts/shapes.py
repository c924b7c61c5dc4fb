"""The municipalities of a year as outlines for a page: one SVG path each, in whole units, small enough to send.

Points that fall together on the grid are left out in the same way on both sides of a border, so that no gaps appear.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from thorbecke.datasets import flat_map

__all__ = ["Shapes", "shapes_of"]

_HEIGHT = 1200
Point = tuple[int, int]


@dataclass(frozen=True)
class Shapes:
    """Outlines of municipalities by code, the middle of each, and the size of the drawing they are in."""

    year: int
    width: int
    height: int
    paths: Mapping[str, str]
    middles: Mapping[str, Point]


@cache
def shapes_of(year: int) -> Shapes:
    """The outlines of a year (2019-2026); raises NotPublishedError for others."""
    features = flat_map(year)["features"]
    points = [point for feature in features for ring in _rings(feature) for point in ring]
    west, north = (min(point[axis] for point in points) for axis in (0, 1))
    east, south = (max(point[axis] for point in points) for axis in (0, 1))
    scale = _HEIGHT / (south - north)

    def on_grid(ring: Sequence[Any]) -> list[Point]:
        return _apart([(round((x - west) * scale), round((y - north) * scale)) for x, y in ring])

    grids = {feature["id"]: [on_grid(ring) for ring in _rings(feature)] for feature in features}
    return Shapes(
        year=year,
        width=round((east - west) * scale),
        height=_HEIGHT,
        paths={code: "".join(_path(ring) for ring in rings) for code, rings in grids.items()},
        middles={code: _middle(max(rings, key=_area)) for code, rings in grids.items()},
    )


def _rings(feature: Any) -> Iterator[Any]:
    for polygon in feature["geometry"]["coordinates"]:
        yield from polygon


def _apart(points: Sequence[Point]) -> list[Point]:
    """The points without those that repeat the one before; at least three, or a speck would vanish from the map."""
    kept = [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]
    x, y = points[0]
    return kept if len(kept) > 3 else [(x, y), (x + 1, y), (x, y + 1), (x, y)]


def _path(ring: Sequence[Point]) -> str:
    """A ring as the steps from one point to the next; the closing point needs no step."""
    (x, y), *rest = ring[:-1]
    steps = []
    for across, down in rest:
        steps.append(f"{across - x}{'' if down < y else ' '}{down - y}")
        x, y = across, down
    joined = "".join(step if step.startswith("-") or not place else f" {step}" for place, step in enumerate(steps))
    return f"M{ring[0][0]} {ring[0][1]}l{joined}z"


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(x * down - across * y for (x, y), (across, down) in pairwise(ring))) / 2


def _middle(ring: Sequence[Point]) -> Point:
    return round(sum(x for x, _ in ring) / len(ring)), round(sum(y for _, y in ring) / len(ring))
