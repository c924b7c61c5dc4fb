"""A figure of every municipality on the map: in which class each falls, and what the classes are."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from thorbecke.datasets import LAST_MAP
from thorbecke.studies.charts import Classes, Shapes, classes_of, shapes_of
from thorbecke.studies.simulate import Effect

__all__ = ["UNKNOWN", "OnMap", "effect_on_map", "on_map"]

UNKNOWN = "unknown"


@dataclass(frozen=True)
class OnMap:
    """Outlines, and by code the figure (None: not known) and the short name of its class."""

    shapes: Shapes
    classes: Classes
    values: Mapping[str, float | None]
    keys: Mapping[str, str]

    @property
    def missing(self) -> bool:
        """Whether a municipality on the map has no figure."""
        return UNKNOWN in self.keys.values()


def on_map(values: Mapping[str, float | None], year: int) -> OnMap:
    """A figure by code on the map of a year; a municipality without one is of the class `unknown`.

    Raises NotPublishedError for a year without a map.
    """
    shapes = shapes_of(year)
    placed = {code: values.get(code) for code in shapes.paths}
    known = {code: value for code, value in placed.items() if value is not None and np.isfinite(value)}
    classes = classes_of(list(known.values()))
    places = np.searchsorted(classes.bounds, list(known.values()), side="right").tolist()
    keys = {code: classes.keys[place] for code, place in zip(known, places, strict=True)}
    return OnMap(
        shapes=shapes,
        classes=classes,
        values={code: known.get(code) for code in placed},
        keys={code: keys.get(code, UNKNOWN) for code in placed},
    )


def effect_on_map(effect: Effect) -> OnMap:
    """The effect of a scenario per inhabitant, on the map of the year of its figures."""
    values = dict(zip(effect.codes, effect.per_inwoner.tolist(), strict=True))
    return on_map(values, min(effect.at.which.year, LAST_MAP))
