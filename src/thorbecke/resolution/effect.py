"""What closing the lasting gap of a check would bring every municipality: through the uitkeringsfactor."""

from typing import Any

import numpy as np

from thorbecke.datasets import CircularYear, gemeenten_in, newest
from thorbecke.law import verdeling
from thorbecke.quantity import Quantity
from thorbecke.resolution.front_page import lasting_gap
from thorbecke.resolution.results import Check
from thorbecke.studies import national

__all__ = ["effect_of_gap", "spread_of_gap"]

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


def spread_of_gap(found: Check) -> list[dict[str, Any]]:
    """What closing the gap brings the municipality with least per inhabitant, the median one and the one with most.

    Rows as of `effect_of_gap`, each with `which`: `minst`, `middelste` or `meest`.
    """
    rows = sorted(effect_of_gap(found), key=lambda row: row["per_inwoner"])
    if not rows:
        return []
    chosen = {"minst": rows[0], "middelste": rows[len(rows) // 2], "meest": rows[-1]}
    return [{"which": which, **row} for which, row in chosen.items()]
