"""Observed figures per municipality: tables, their provenance, and the readers of official files."""

from thorbecke.datasets.circulars import Circular, CircularYear
from thorbecke.datasets.figures import CircularFigures, available, data_folder, load, newest, save
from thorbecke.datasets.provenance import Provenance, SourceFile

__all__ = [
    "Circular",
    "CircularFigures",
    "CircularYear",
    "Provenance",
    "SourceFile",
    "available",
    "data_folder",
    "load",
    "newest",
    "save",
]
