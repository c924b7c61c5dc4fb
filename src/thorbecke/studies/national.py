"""The model of the nation: the law in force on the figures of one circular, every municipality at once."""

from datetime import date
from functools import cache

from thorbecke import datasets
from thorbecke.datasets import CircularYear
from thorbecke.law import INPUTS, RULES
from thorbecke.model import Graph, Model

__all__ = ["law_in", "model_of"]


@cache
def law_in(year: int) -> Graph:
    """The graph of the rules that are law on 1 January of a year."""
    return Graph(RULES, INPUTS, date(year, 1, 1))


@cache
def model_of(which: CircularYear) -> Model:
    """The model on the figures of one circular and year, the published uitkeringsfactor given.

    Raises UnknownNameError when there are no such figures.
    """
    figures = datasets.to_quantities(datasets.load(which))
    return Model(law_in(which.year), figures.quantities, figures.coords, figures.sources)
