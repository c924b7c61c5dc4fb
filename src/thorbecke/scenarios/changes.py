"""What one measure changes in the inputs of a model. A value that stays the same leaves the model as it was."""

from pathlib import Path

import numpy as np

from thorbecke import datasets, parameters
from thorbecke.errors import InputFileError, QuantityError
from thorbecke.law import verdeling
from thorbecke.model import Model
from thorbecke.quantity import Quantity
from thorbecke.scenarios.measures import AddCriterion, DropCriterion, Figure, Measure, Ozb, Weight
from thorbecke.scenarios.series import step_in
from thorbecke.texts import Text

__all__ = ["changed_by"]

_WEIGHTS = ("bedrag_per_eenheid", "bedrag_per_eenheid_per_cluster")
_DWELLINGS = "WOZwe"
_ROUNDING = 1e-9


def changed_by(model: Model, measure: Measure, year: int) -> Model:
    """The model with the figures or weights of a measure as they are in a year; the same model when nothing changes."""
    match measure:
        case Figure():
            return _figure(model, measure, year)
        case Weight():
            return _weight(model, measure, year)
        case DropCriterion() if measure.since <= year <= (measure.until or year):
            return _weights_scaled(model, measure, _rows(model, measure.criterion), np.zeros(1))
        case AddCriterion():
            return _added(model, measure, year)
        case Ozb():
            return _ozb(model, measure, year)
        case _:
            return model


def _replaced(model: Model, measure: Measure, **figures: Quantity) -> Model:
    """The model with other figures, those left out that are what they were."""
    different = {
        name: new
        for name, new in figures.items()
        if not (model.given(name) and np.array_equal(model.value(name).data, new.data, equal_nan=True))
    }
    return model.replace(source=_source(measure), **different) if different else model


def _source(measure: Measure) -> str:
    return f"{measure.title} ({'; '.join(measure.source)})"


def _figure(model: Model, measure: Figure, year: int) -> Model:
    percent = step_in(measure.percent or {}, year, measure.until)
    value = step_in(measure.values or {}, year, measure.until)
    if percent == 0 or (percent is None and value is None):
        return model
    if measure.figure == "beschikbaar_bedrag" and model.given("uitkeringsfactor"):
        return _fund(model, measure, value, percent)
    if percent is not None:
        return _replaced(model, measure, **{measure.figure: model.value(measure.figure) * (1 + percent / 100)})
    figure = model.graph.figure(measure.figure)
    if figure.dims:
        raise QuantityError(
            Text(
                "'{figure}' goes by {dims}: one value cannot stand for all; give 'percent'.",
                figure=measure.figure,
                dims=", ".join(figure.dims),
            )
        )
    return _replaced(model, measure, **{measure.figure: Quantity.of(value, (), figure.unit)})


def _fund(model: Model, measure: Figure, value: float | None, percent: float | None) -> Model:
    """Another size of the fund where the circular gives the uitkeringsfactor: the factor then follows from it."""
    was = model.value("verdeeld_bedrag")
    available = was * (1 + percent / 100) if percent is not None else Quantity.of(value, (), "euro")
    if available.item() == was.item():
        return model
    solved = model.replace_rule(model.graph.rules["uitkeringsfactor"])
    return _replaced(solved, measure, beschikbaar_bedrag=available)


# -- weights --------------------------------------------------------------------------------------------------------


def _rows(model: Model, criterion: str | None) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Which maatstaven are meant: one, or all."""
    codes = list(model.coords["maatstaf"])
    if criterion is None:
        return np.ones(len(codes), dtype=bool)
    if criterion not in codes:
        raise QuantityError(
            Text("The maatstaf '{criterion}' has no euro per unit in this circular.", criterion=criterion)
        )
    return np.array([code == criterion for code in codes])


def _weight(model: Model, measure: Weight, year: int) -> Model:
    rows = _rows(model, measure.criterion)
    euro = step_in(measure.euro_per_unit or {}, year, measure.until)
    percent = step_in(measure.percent or {}, year, measure.until)
    if euro is not None:
        return _set_weight(model, measure, rows, euro)
    if percent is None or percent == 0:
        return model
    if measure.cluster is None:
        return _weights_scaled(model, measure, rows, np.array([1 + percent / 100]))
    return _cluster_scaled(model, measure, rows, percent / 100)


def _weights(model: Model, measure: Measure, total: np.ndarray, split: np.ndarray) -> Model:
    """The model with these weights and parts; raises InputFileError where a whole weight is below zero."""
    below = np.flatnonzero(total < -_ROUNDING)
    if len(below):
        code = model.coords["maatstaf"][below[0]]
        raise InputFileError(
            Text(
                "{title} ({id}) makes the weight of '{code}' {total:,.2f} euro per unit. The part of a cluster may be "
                "below zero, the whole weight may not: take less.",
                title=measure.title,
                id=measure.id,
                code=code,
                total=total[below[0]],
            )
        )
    whole, parts = (model.value(name) for name in _WEIGHTS)
    return _replaced(
        model,
        measure,
        bedrag_per_eenheid=Quantity(total, whole.dims, whole.unit),
        bedrag_per_eenheid_per_cluster=Quantity(split, parts.dims, parts.unit),
    )


def _weights_scaled(model: Model, measure: Measure, rows: np.ndarray, factor: np.ndarray) -> Model:
    """Whole weights by a factor, every cluster's part alike."""
    total, split = (model.value(name) for name in _WEIGHTS)
    scale = np.where(rows, factor, 1.0)
    return _weights(model, measure, total.data * scale, split.data * scale[:, None])


def _cluster_scaled(model: Model, measure: Weight, rows: np.ndarray, growth: float) -> Model:
    """One cluster's part of the weights by a factor; the whole weight rises by what its part rises."""
    total, split = (model.value(name) for name in _WEIGHTS)
    place = model.place("cluster", measure.cluster)
    extra = np.where(rows, split.data[:, place] * growth, 0.0)
    parts = np.array(split.data)
    parts[:, place] += extra
    return _weights(model, measure, total.data + extra, parts)


def _set_weight(model: Model, measure: Weight, rows: np.ndarray, euro: float) -> Model:
    """One weight set: the whole with its parts in proportion, or one cluster's part and the whole with it."""
    total, split = (model.value(name) for name in _WEIGHTS)
    row = int(np.flatnonzero(rows)[0])
    whole, parts = np.array(total.data), np.array(split.data)
    if measure.cluster is not None:
        place = model.place("cluster", measure.cluster)
        whole[row] += euro - parts[row, place]
        parts[row, place] = euro
    else:
        parts[row] *= euro / whole[row] if whole[row] else 0.0
        whole[row] = euro
    return _weights(model, measure, whole, parts)


def _added(model: Model, measure: AddCriterion, year: int) -> Model:
    """A new maatstaf behind the others, with units for every municipality."""
    euro = step_in(measure.euro_per_unit, year, measure.until)
    if euro is None:
        return model
    if measure.code in model.coords["maatstaf"]:
        raise InputFileError(
            Text(
                "'{code}' ({id}) is a maatstaf already: give the new one another code.",
                code=measure.code,
                id=measure.id,
            )
        )
    given = datasets.read_own_figures(Path(measure.units), "eenheden", datasets.newest().year)
    absent = [code for code in model.coords["gemeente"] if code not in given]
    if absent:
        raise InputFileError(
            Text(
                "{name}: {count} municipalities have no units, the first is {first}. Write 0 where there are none.",
                name=Path(measure.units).name,
                count=len(absent),
                first=absent[0],
            )
        )
    column = np.array([[given[code]] for code in model.coords["gemeente"]])
    part = [[euro if cluster == measure.cluster else 0.0 for cluster in model.coords["cluster"]]]
    units, total, split = (model.value(name) for name in ("eenheden", *_WEIGHTS))
    return model.relabel(
        "maatstaf",
        [*model.coords["maatstaf"], measure.code],
        source=_source(measure),
        eenheden=Quantity(np.hstack([units.data, column]), units.dims, units.unit),
        bedrag_per_eenheid=Quantity(np.append(total.data, euro), total.dims, total.unit),
        bedrag_per_eenheid_per_cluster=Quantity(np.vstack([split.data, part]), split.dims, split.unit),
    )


# -- OZB ------------------------------------------------------------------------------------------------------------


def _ozb(model: Model, measure: Ozb, year: int) -> Model:
    """The value that counts, at another share of the whole value."""
    law = parameters.load("verevend_aandeel_ozb")
    on = model.graph.on.year
    shares = {
        True: (law.at(on, "woningen"), step_in(measure.dwellings or {}, year, measure.until)),
        False: (law.at(on, "niet-woningen"), step_in(measure.other or {}, year, measure.until)),
    }
    own, new = [], []
    for code in model.coords["ozb_maatstaf"]:
        share, chosen = shares[code.startswith(_DWELLINGS)]
        own.append(share)
        new.append(share if chosen is None else chosen / 100)
    aandeel, nieuw = (Quantity.of(np.array(values), ("ozb_maatstaf",), "1") for values in (own, new))
    if own == new:
        return model
    value = model.value("gecorrigeerde_woz_waarde")
    return _replaced(model, measure, gecorrigeerde_woz_waarde=verdeling.gecorrigeerde_waarde(value, aandeel, nieuw))
