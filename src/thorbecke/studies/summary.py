"""The nation on one screen: what the fund pays, by province and size, and who gets most and least per inhabitant."""

from typing import Any

import numpy as np

from thorbecke.datasets import CircularYear, gemeenten_in
from thorbecke.model import Model
from thorbecke.numbers import dutch
from thorbecke.studies.answer import Answer, Column
from thorbecke.studies.classes import GROUPS, class_order, classes_of
from thorbecke.texts import Text

__all__ = ["extremes", "nation", "totals"]

_MLN = 1e6
_NATIONAL = (
    ("uitkeringsbasis", Text("Uitkeringsbasis")),
    ("ozb_aftrek", Text("OZB deduction")),
    ("algemene_uitkering", Text("Algemene uitkering")),
    ("suppletie", Text("Suppletie")),
    ("iu_du", Text("IU, DU and other")),
    ("totaal", Text("Total published")),
)


def totals(model: Model, which: CircularYear) -> Answer:
    """What the fund pays the nation, line by line, in mln euro and euro per inhabitant."""
    inhabitants = model.value("inwoners").sum("gemeente").item()
    rows = []
    for name, heading in _NATIONAL:
        values = np.asarray(model.value(name).data)
        amount = None if np.isnan(values).all() else float(np.nansum(values))
        rows.append(
            {
                "line": heading,
                "mln_euro": None if amount is None else amount / _MLN,
                "per_inwoner": None if amount is None else amount / inhabitants,
            }
        )
    factor = model.value("uitkeringsfactor").item()
    return Answer.about(
        which,
        question=("command", "national"),
        title=Text(
            "Gemeentefonds {year}, circular {circular}: {count} municipalities, uitkeringsfactor {factor}",
            year=which.year,
            circular=which.circular,
            count=len(values),
            factor=dutch(factor, 3),
        ),
        columns=(
            Column("line", "The nation"),
            Column("mln_euro", "Mln euro", "cents"),
            Column("per_inwoner", "Per inhabitant", "cents"),
        ),
        rows=rows,
        unit="mln euro",
        strong=frozenset({2, 5}),
    )


def nation(model: Model, which: CircularYear, group: str) -> Answer:
    """The total by a class of municipalities (province, size_class, ...): number, mln euro, euro per inhabitant."""
    labels = classes_of(model.coords["gemeente"], which.year, group)
    totaal, inwoners = (np.asarray(model.value(name).data) for name in ("totaal", "inwoners"))
    rows: list[dict[str, Any]] = []
    for label in sorted({str(label) for label in labels}, key=class_order):
        own = labels == label
        rows.append(
            {
                group: label,
                "municipalities": int(own.sum()),
                "mln_euro": float(totaal[own].sum()) / _MLN,
                "per_inwoner": float(totaal[own].sum() / inwoners[own].sum()),
            }
        )
    return Answer.about(
        which,
        question=("command", "national"),
        title=Text("By {group}", group=GROUPS[group][1]),
        columns=(
            GROUPS[group][0],
            Column("municipalities", "Number", "number"),
            Column("mln_euro", "Mln euro", "cents"),
            Column("per_inwoner", "Per inhabitant", "cents"),
        ),
        rows=rows,
        unit="mln euro",
    )


def extremes(model: Model, which: CircularYear, count: int) -> Answer:
    """The municipalities that get most and least per inhabitant, `count` of each."""
    names, codes = gemeenten_in(which.year), model.coords["gemeente"]
    each = np.asarray(model.value("totaal_per_inwoner").data)
    order = np.argsort(-each, kind="stable")
    rows = [
        {"place": int(place) + 1, "code": codes[at], "name": names[codes[at]], "per_inwoner": float(each[at])}
        for place, at in enumerate(order)
        if place < count or place >= len(order) - count
    ]
    return Answer.about(
        which,
        question=("command", "national"),
        title=Text("Most and least per inhabitant"),
        columns=(
            Column("place", "Place", "number"),
            Column("name", "Municipality"),
            Column("per_inwoner", "Euro per inhabitant", "cents"),
        ),
        rows=rows,
        unit="euro/inwoner",
    )
