"""Observed figures per municipality: tables, their provenance, and the readers of official files."""

from thorbecke.datasets.arrays import OZB_CLUSTER, ModelFigures, to_quantities
from thorbecke.datasets.circulars import Circular, CircularYear
from thorbecke.datasets.figures import CircularFigures, available, data_folder, load, newest, save
from thorbecke.datasets.provenance import Provenance, SourceFile

__all__ = [
    "OZB_CLUSTER",
    "Circular",
    "CircularFigures",
    "CircularYear",
    "ModelFigures",
    "Provenance",
    "SourceFile",
    "available",
    "data_folder",
    "load",
    "newest",
    "save",
    "to_quantities",
]
