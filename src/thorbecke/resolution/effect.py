"""What closing the lasting gap of a check would bring every municipality: through the uitkeringsfactor."""

from typing import Any

import numpy as np

from thorbecke.datasets import CircularYear, gemeenten_in, newest
from thorbecke.law import verdeling
from thorbecke.quantity import Quantity
from thorbecke.resolution.front_page import lasting_gap
from thorbecke.resolution.results import Check
from thorbecke.studies import national

__all__ = ["effect_of_gap"]

_MLN = 1e6


def effect_of_gap(found: Check, which: CircularYear | None = None) -> list[dict[str, Any]]:
    """One row for every municipality: `code`, `name`, `euro` a year and `per_inwoner`; empty where no gap is known.

    The known lasting gap, shared out pro rata to the uitkeringsbasis under the newest circular (Fvw art. 10).
    """
    gap = lasting_gap(found)
    if not gap:
        return []
    which = which or newest()
    model, names = national.model_of(which), gemeenten_in(which.year)
    euros = np.asarray(verdeling.verdeel(Quantity.of(gap * _MLN, (), "euro"), model.value("uitkeringsbasis")).data)
    people = np.asarray(model.value("inwoners").data)
    return [
        {"code": code, "name": names[code], "euro": float(euro), "per_inwoner": float(euro / own)}
        for code, euro, own in zip(model.coords["gemeente"], euros, people, strict=True)
    ]
