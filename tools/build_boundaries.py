"""Build the packaged municipal boundaries from the published ones.

    python tools/build_boundaries.py DIR

DIR holds gemeente_2019.topojson to gemeente_2023.topojson (WGS84, simplified). The years are laid over one another on
one grid, so that a border that did not change is kept once. Written is `boundaries.json`:

    provenance   publisher, licence, what was done, digests of the files read
    scale, translate   longitude and latitude of a point (x, y) on the grid: translate + scale * (x, y)
    arcs         pieces of border: x and y of the first point, then the steps to the next ones
    years        year -> GM code -> polygons -> rings -> arcs, in order; ~n is arc n walked backwards

The same input gives the same bytes.
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src" / "thorbecke" / "datasets" / "data" / "boundaries.json"
YEARS = range(2019, 2024)
TRANSLATE = (3.3, 50.7)
SCALE = (0.0002, 0.00015)  # about 14 by 17 metres: the grid of the published files, laid alike over all years
RECORD = {
    "title": "Wijk- en buurtkaart 2019-2023: gemeentegrenzen, vereenvoudigd",
    "publisher": "CBS en Kadaster",
    "date": "1 januari 2019 - 1 januari 2023",
    "licence": "CC BY 4.0",
    "address": "https://www.cbs.nl/nl-nl/dossier/nederland-regionaal/geografische-data",
    "note": "Coordinates are rounded to a grid of 0.0002 by 0.00015 degrees (about 14 by 17 metres) and points that "
    "fall together are left out; borders are for maps, not for measuring. The map of 2020 is that of 2019; 2021 is "
    "put together from those of 2022 and 2019. 2023 holds to 2026: no municipality ended or began since.",
}
Point = tuple[int, int]
Arc = tuple[Point, ...]


def points(topology: dict[str, Any], arc: Sequence[Sequence[int]]) -> Arc:
    """An arc on the common grid, without points that fall together."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    found: list[Point] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        on_grid = tuple(
            round((value - start) / step)
            for value, start, step in zip((x * sx + tx, y * sy + ty), TRANSLATE, SCALE, strict=True)
        )
        if not found or found[-1] != on_grid:
            found.append(on_grid)
    return tuple(found)


class Pool:
    """Every arc once, whichever way it is walked."""

    def __init__(self) -> None:
        self.arcs: list[Arc] = []
        self.places: dict[Arc, int] = {}

    def place(self, arc: Arc) -> int:
        """The number of an arc; ~number when it is kept the other way round."""
        if arc not in self.places:
            self.places[arc[::-1]] = ~len(self.arcs)
            self.places[arc] = len(self.arcs)
            self.arcs.append(arc)
        return self.places[arc]


def rings(geometry: dict[str, Any], arcs: Sequence[Arc], pool: Pool) -> list[list[list[int]]]:
    """The polygons of one municipality as arcs of the pool."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [
        [[pool.place(arcs[n] if n >= 0 else arcs[~n][::-1]) for n in ring] for ring in polygon] for polygon in polygons
    ]


def steps(arc: Arc) -> list[int]:
    """First point, then the steps, as one row of numbers."""
    flat = list(arc[0])
    for (x0, y0), (x1, y1) in pairwise(arc):
        flat += [x1 - x0, y1 - y0]
    return flat


def build(folder: Path) -> None:
    """Read every year and write the pooled boundaries."""
    pool, years, files = Pool(), {}, []
    for year in YEARS:
        path = folder / f"gemeente_{year}.topojson"
        content = path.read_bytes()
        files.append({"name": path.name, "sha256": hashlib.sha256(content).hexdigest()})
        topology = json.loads(content)
        arcs = [points(topology, arc) for arc in topology["arcs"]]
        (collection,) = topology["objects"].values()
        years[str(year)] = {
            geometry["properties"]["gm_code"]: rings(geometry, arcs, pool)
            for geometry in sorted(collection["geometries"], key=lambda own: own["properties"]["gm_code"])
        }
    packed = {
        "provenance": {**RECORD, "files": files},
        "scale": SCALE,
        "translate": TRANSLATE,
        "arcs": [steps(arc) for arc in pool.arcs],
        "years": years,
    }
    TARGET.write_text(json.dumps(packed, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(pool.arcs)} arcs, {len(YEARS)} years, {TARGET.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/build_boundaries.py DIR")
    build(Path(sys.argv[1]))
