"""Charts: one definition each in Python, drawn for a page, a notebook or a file."""

from thorbecke.studies.charts.balance_bars import balance_bars
from thorbecke.studies.charts.choropleth import choropleth
from thorbecke.studies.charts.effect_by_class import effect_by_class
from thorbecke.studies.charts.inline import inline
from thorbecke.studies.charts.render import render
from thorbecke.studies.charts.waterfall import waterfall
from thorbecke.studies.charts.year_bars import year_bars

__all__ = ["balance_bars", "choropleth", "effect_by_class", "inline", "render", "waterfall", "year_bars"]
