"""The model of the nation: the law in force on the figures of one circular, every municipality at once."""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from thorbecke import datasets
from thorbecke.datasets import CircularFigures, CircularYear
from thorbecke.errors import NotPublishedError
from thorbecke.law import INPUTS, RULES
from thorbecke.model import Graph, Input, Lookup, Model
from thorbecke.quantity import Quantity
from thorbecke.texts import Text

if TYPE_CHECKING:
    from thorbecke.parameters import Parameter

__all__ = ["law_in", "model_of", "model_on", "parameter_of", "parameters_of"]


_MODELS: dict[CircularYear, tuple[CircularFigures, Model]] = {}


@cache
def law_in(year: int) -> Graph:
    """The graph of the rules that are law on 1 January of a year."""
    return Graph(RULES, INPUTS, date(year, 1, 1))


def model_of(which: CircularYear) -> Model:
    """The model on the figures of one circular and year, the published uitkeringsfactor given.

    Raises UnknownNameError when there are no such figures. The model is kept as long as the figures are the same.
    """
    figures = datasets.load(which)
    kept = _MODELS.get(which)
    if kept is None or kept[0] is not figures:
        kept = _MODELS[which] = figures, model_on(figures)
    return kept[1]


def model_on(figures: CircularFigures, year: int | None = None) -> Model:
    """The model on figures at hand, the published factor given, under the law of their own year or of another."""
    year, inputs = year or figures.which.year, datasets.to_quantities(figures)
    return Model(law_in(year), inputs.quantities, inputs.coords, inputs.sources, parameters_of(year))


# Inputs that law or agreement sets, where the parameter has another name than the input.
_CALLED = {
    "geplande_opschalingskorting": "opschalingskorting_oorspronkelijk",
    "bevriezing_opschalingskorting": "opschalingskorting_actueel",
    "ozb_norm": "ozb_redelijk_peil",
    "abonnementstarief": "wmo_abonnementstarief",
    "bijdrageperioden": "wmo_bijdrageperioden",
    "vaste_bijdrage": "wmo_vaste_bijdrage",
    "inkomensdeel": "wmo_inkomensdeel",
    "kosten_per_client": "wmo_kosten_per_client",
}


def parameters_of(year: int) -> Lookup:
    """Where a model finds the inputs that law or agreement sets: the dated parameters, as they are in a year."""

    def lookup(figure: Input) -> tuple[Quantity, str] | None:
        parameter = None if figure.dims else parameter_of(figure.name)
        if parameter is None or parameter.keys:
            return None
        try:
            value = parameter.value(year)
        except NotPublishedError:
            return None
        if value.amount is None:
            return None
        return Quantity.of(value.amount, (), figure.unit), Text.joined((Text(parameter.article), value.source), "; ")

    return lookup


def parameter_of(figure: str) -> "Parameter | None":
    """The dated parameter that holds a figure, None where there is none."""
    from thorbecke import parameters

    name = _CALLED.get(figure, figure)
    return parameters.load(name) if name in parameters.names() else None
