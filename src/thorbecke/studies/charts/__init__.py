"""Charts: one definition each in Python, drawn for a page, a notebook or a file."""

from thorbecke.studies.charts.render import render
from thorbecke.studies.charts.waterfall import waterfall

__all__ = ["render", "waterfall"]
