"""Boundaries of municipalities by year, for maps: as rings of points, or as a GeoJSON of a flat map.

Source: CBS and Kadaster, simplified; see `provenance_of_boundaries`. Kept in one file of 2019-2023, in which a border
that did not change stands once; the municipalities of 2023 hold to 2026.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

from thorbecke.datasets.gemeenten import gemeenten_in
from thorbecke.datasets.provenance import Provenance
from thorbecke.errors import NotPublishedError
from thorbecke.texts import Text

__all__ = [
    "FIRST_MAP",
    "LAST_MAP",
    "flat_map",
    "geojson_of",
    "provenance_of_boundaries",
    "rings_of",
    "topology_of",
]

FIRST_MAP, LAST_MAP = 2019, 2026
_LAST_DRAWN = 2023
_FILE = Path(__file__).parent / "data" / "boundaries.json"
_MIDDLE = 52.15  # degrees north: a degree of longitude is drawn as wide as it is there
Ring = tuple[tuple[float, float], ...]


@cache
def _packed() -> dict[str, Any]:
    packed: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return packed


def provenance_of_boundaries() -> Provenance:
    """Where the boundaries come from."""
    return Provenance.from_json(_packed()["provenance"])


def rings_of(year: int) -> Mapping[str, tuple[tuple[Ring, ...], ...]]:
    """The polygons of every municipality of a year (2019-2026) by code: rings of (longitude, latitude), closed.

    The first ring of a polygon is its outside, the others are holes. Raises NotPublishedError for other years.
    """
    return _rings(_drawn(year))


def _drawn(year: int) -> int:
    """The year whose map holds in a year."""
    if not FIRST_MAP <= year <= LAST_MAP:
        raise NotPublishedError(
            Text(
                "There is no map of {year}: the maps run from {first} to {last}.",
                year=year,
                first=FIRST_MAP,
                last=LAST_MAP,
            )
        )
    return min(year, _LAST_DRAWN)


@cache
def _rings(year: int) -> dict[str, tuple[tuple[Ring, ...], ...]]:
    return {
        code: tuple(tuple(_ring(ring) for ring in polygon) for polygon in polygons)
        for code, polygons in _packed()["years"][str(year)].items()
    }


@cache
def _arc(number: int) -> Ring:
    (sx, sy), (tx, ty) = _packed()["scale"], _packed()["translate"]
    flat = _packed()["arcs"][number]
    x = y = 0
    found = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((round(tx + sx * x, 5), round(ty + sy * y, 5)))
    return tuple(found)


def _ring(arcs: Sequence[int]) -> Ring:
    """Arcs one after another; each begins where the one before it ends."""
    points: list[tuple[float, float]] = []
    for number in arcs:
        arc = _arc(number) if number >= 0 else _arc(~number)[::-1]
        points += arc[1:] if points else arc
    return tuple(points)


@cache
def flat_map(year: int) -> dict[str, Any]:
    """The municipalities of a year as a GeoJSON of plane coordinates, `id` the code: x to the east, y to the south.

    One unit is a degree of latitude on both axes, so a page may draw it as it is. Raises NotPublishedError.
    """
    east = cos(radians(_MIDDLE))
    features = [
        {
            "type": "Feature",
            "id": code,
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [
                    [[[round(x * east, 5), round(-y, 5)] for x, y in ring] for ring in polygon] for polygon in polygons
                ],
            },
        }
        for code, polygons in rings_of(year).items()
    ]
    return {"type": "FeatureCollection", "features": features}


@cache
def geojson_of(year: int) -> dict[str, Any]:
    """The municipalities of a year as GeoJSON (RFC 7946): `id` the code, the name among the properties.

    Outer rings run against the clock, holes with it. Raises NotPublishedError.
    """
    names = gemeenten_in(year)
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": {"name": names[code]},
            "geometry": {"type": "MultiPolygon", "coordinates": [_wound(polygon) for polygon in polygons]},
        }
        for code, polygons in rings_of(year).items()
    ]
    return {"type": "FeatureCollection", "features": features}


def _wound(polygon: Sequence[Ring]) -> list[Ring]:
    return [ring if (_area(ring) > 0) == (place == 0) else ring[::-1] for place, ring in enumerate(polygon)]


def _area(ring: Ring) -> float:
    """Twice the area within a ring; negative when it runs with the clock."""
    return sum(x * below - left * y for (x, y), (left, below) in pairwise(ring))


@cache
def topology_of(year: int) -> dict[str, Any]:
    """The municipalities of a year as TopoJSON, a border between two of them once. Raises NotPublishedError."""
    names, drawn = gemeenten_in(year), _packed()["years"][str(_drawn(year))]
    rings = (ring for polygons in drawn.values() for polygon in polygons for ring in polygon)
    used = sorted({_forward(arc) for ring in rings for arc in ring})
    place = {arc: number for number, arc in enumerate(used)}
    geometries = [
        {
            "type": "MultiPolygon",
            "id": code,
            "properties": {"name": names[code]},
            "arcs": [[[_again(arc, place) for arc in ring] for ring in polygon] for polygon in polygons],
        }
        for code, polygons in drawn.items()
    ]
    arcs = [_packed()["arcs"][arc] for arc in used]
    return {
        "type": "Topology",
        "transform": {"scale": _packed()["scale"], "translate": _packed()["translate"]},
        "arcs": [[list(step) for step in zip(arc[::2], arc[1::2], strict=True)] for arc in arcs],
        "objects": {"gemeenten": {"type": "GeometryCollection", "geometries": geometries}},
    }


def _forward(arc: int) -> int:
    """The number of an arc, whichever way it is followed."""
    return arc if arc >= 0 else ~arc


def _again(arc: int, place: Mapping[int, int]) -> int:
    return place[arc] if arc >= 0 else ~place[~arc]
