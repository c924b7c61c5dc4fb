"""A figure of every municipality on the map: in which class each falls, and what the classes are."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from thorbecke.datasets import LAST_MAP
from thorbecke.studies.charts import Classes, Shapes, classes_of, shapes_of
from thorbecke.studies.simulate import Effect

__all__ = ["NONE", "UNKNOWN", "OnMap", "effect_on_map", "on_map"]

NONE, UNKNOWN = "none", "unknown"


@dataclass(frozen=True)
class OnMap:
    """Outlines, and by code the figure (None: not known) and the short name of its class."""

    shapes: Shapes
    classes: Classes
    values: Mapping[str, float | None]
    keys: Mapping[str, str]

    @property
    def entries(self) -> tuple[tuple[str, int | None], ...]:
        """The classes that a legend names, from high to low: short name, and place among `classes` (None: no range)."""
        ranges = [(key, place) for place, key in enumerate(self.classes.keys) if key != NONE]
        return (*reversed(ranges), *((key, None) for key in (NONE, UNKNOWN) if self.count(key)))

    def count(self, key: str) -> int:
        """How many municipalities are in a class."""
        return list(self.keys.values()).count(key)


def on_map(values: Mapping[str, float | None], year: int) -> OnMap:
    """A figure by code on the map of a year; one that is nothing, or not known, is of a class of its own.

    Raises NotPublishedError for a year without a map.
    """
    shapes = shapes_of(year)
    placed = {code: values.get(code) for code in shapes.paths}
    known = {code: value for code, value in placed.items() if value is not None and math.isfinite(value)}
    classes = classes_of([value for value in known.values() if value])
    places = np.searchsorted(classes.bounds, list(known.values()), side="right").tolist()
    keys = {code: classes.keys[place] if known[code] else NONE for code, place in zip(known, places, strict=True)}
    return OnMap(
        shapes=shapes,
        classes=classes,
        values={code: known.get(code) for code in placed},
        keys={code: keys.get(code, UNKNOWN) for code in placed},
    )


def effect_on_map(effect: Effect) -> OnMap:
    """The effect of a scenario per inhabitant on the map; where all of it is left open, every one is unknown."""
    values = dict(zip(effect.codes, effect.per_inwoner.tolist(), strict=True)) if effect.known else {}
    return on_map(values, min(effect.at.which.year, LAST_MAP))
