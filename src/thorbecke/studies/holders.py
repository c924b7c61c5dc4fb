"""Which model holds a figure: that of a circular, of accounts, of key ratios or of residents; and what lacks in all."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache, partial

from thorbecke import law
from thorbecke.datasets import CircularYear, iv3
from thorbecke.errors import NotPublishedError, UnknownNameError
from thorbecke.law import belastinggebied, wmo2015
from thorbecke.model import Graph, Input, Model, Rule
from thorbecke.studies import figure_pages, national
from thorbecke.texts import Text

__all__ = ["lacking", "law_for_residents", "model_that_holds"]

_HOUSE = "huishouden"
_SHOWN = next(iter(belastinggebied.INSTRUMENTS.values()))


@cache
def law_for_residents(year: int) -> Graph:
    """The graph of the rules for residents on 1 January of a year, the first of the proposed taxes among them."""
    rules = (*belastinggebied.RULES, *_SHOWN.rules, *wmo2015.RULES)
    inputs = (*belastinggebied.INPUTS, *_SHOWN.inputs, *wmo2015.INPUTS)
    return Graph(rules, inputs, date(year, 1, 1))


def model_that_holds(figure: str, which: CircularYear) -> Model:
    """The first model that holds a figure for a circular and year; where none does, the one that lacks least for it.

    Raises UnknownNameError for a figure that does not exist.
    """
    figure_pages.page(figure)
    of_its_law = []
    for model in _models(which):
        if figure not in model.graph.names:
            continue
        try:
            model.value(figure)
        except NotPublishedError:
            of_its_law.append(model)
        else:
            return model
    return min(of_its_law, key=partial(_count_missing, figure), default=None) or _of_the_past(figure)


def _models(which: CircularYear) -> Iterator[Model]:
    from thorbecke.studies import accounts, ratios

    yield national.model_of(which)
    if which.year in {year for year, _ in iv3.available()}:
        yield accounts.standing(which.year, circular=str(which.circular)).model
    with suppress(UnknownNameError):  # of some years budgets are not at hand, nor are their ratios
        yield ratios.supervision(which.year, which=which).model
    yield Model(law_for_residents(which.year), {}, {}, {}, national.parameters_of(which.year))


def _of_the_past(figure: str) -> Model:
    """A model without figures under the last law that had a figure."""
    last = figure_pages.page(figure).versions[-1].until.year
    graphs = [national.law_in(last)] if figure in {rule.name for rule in law.RULES} else [law_for_residents(last)]
    return Model(graphs[0], {}, {}, {}, national.parameters_of(last))


def lacking(model: Model, name: str) -> str:
    """Why a figure cannot be told, in a few words."""
    figure = model.graph.figure(name)
    if isinstance(figure, Input):
        return _not_at_hand(figure)
    without = Text("cannot be told without {figures}", figures=", ".join(_missing(model, figure)))
    if figure.until.year == date.max.year:
        return without
    return Text("law until {year}; {without}", year=figure.until.year, without=without)


def _missing(model: Model, figure: Rule) -> list[str]:
    """The inputs that a figure lacks, in the order of its rule."""
    found: dict[str, None] = {}
    for need in figure.needs:
        below = model.graph.figure(need)
        try:
            model.value(need)
        except NotPublishedError:
            found |= dict.fromkeys([need] if isinstance(below, Input) else _missing(model, below))
    return list(found)


def _count_missing(name: str, model: Model) -> int:
    figure = model.graph.figure(name)
    return len(_missing(model, figure)) if isinstance(figure, Rule) else 0


def _not_at_hand(figure: Input) -> str:
    if _HOUSE in figure.dims:
        return Text("of each household: see 'thorbecke wmo' and 'thorbecke localtax'")
    sets = figure_pages.page(figure.name).published_in
    return (
        Text("not in this set; published in {sets}", sets="; ".join(map(str, sets)))
        if sets
        else Text("no figures at hand")
    )
