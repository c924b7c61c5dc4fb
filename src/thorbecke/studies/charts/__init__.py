"""Charts: one definition each in Python, drawn for a page, a notebook or a file."""

from thorbecke.studies.charts.balance_bars import balance_bars, clusters_drawn
from thorbecke.studies.charts.choropleth import Classes, choropleth, classes_of
from thorbecke.studies.charts.effect_by_class import effect_by_class
from thorbecke.studies.charts.inline import inline
from thorbecke.studies.charts.parameter_years import parameter_years
from thorbecke.studies.charts.render import render
from thorbecke.studies.charts.shapes import Shapes, shapes_of
from thorbecke.studies.charts.waterfall import waterfall
from thorbecke.studies.charts.words import Spoken, Words
from thorbecke.studies.charts.year_bars import year_bars, years_drawn

__all__ = [
    "Classes",
    "Shapes",
    "Spoken",
    "Words",
    "balance_bars",
    "choropleth",
    "classes_of",
    "clusters_drawn",
    "effect_by_class",
    "inline",
    "parameter_years",
    "render",
    "shapes_of",
    "waterfall",
    "year_bars",
    "years_drawn",
]
