"""A municipality at a glance: what it gets from the gemeentefonds, in all and per inhabitant, beside the nation."""

from typing import Any

import numpy as np

from thorbecke.datasets import CircularYear
from thorbecke.model import Model
from thorbecke.studies.answer import Answer, Column, Municipality
from thorbecke.texts import Text

__all__ = ["overview"]

_LINES = {
    "algemene_uitkering": Text("Algemene uitkering"),
    "suppletie": Text("Suppletie nieuwe verdeling"),
    "iu_du": Text("Integratie-, decentralisatie- and other uitkeringen"),
    "totaal": Text("Total published"),
}
_COLUMNS = (
    Column("name", "What"),
    Column("amount", "Amount (EUR)", "euro"),
    Column("per_inwoner", "Per inhabitant", "euro"),
    Column("nation", "All municipalities, per inhabitant", "euro"),
    Column("difference", "Difference per inhabitant", "change"),
)


def overview(model: Model, which: CircularYear, who: Municipality) -> Answer:
    """The parts of the grant in euro, in all and per inhabitant, and per inhabitant of the nation; None: not published.

    The nation is all municipalities together: their amounts divided by their inhabitants.
    """
    place = model.place("gemeente", who.code)
    inhabitants = np.asarray(model.value("inwoners").data, dtype=float)
    rows = [
        _row(name, np.asarray(model.value(name).data, dtype=float), inhabitants, place)
        for name in _LINES
        if not np.isnan(model.value(name).data).all()
    ]
    missing = sorted(str(text) for name, text in _LINES.items() if name not in {row["code"] for row in rows})
    return Answer.about(
        which,
        question=("command", "grant"),
        title=Text(
            "{name} ({code}) at a glance: {year}, circular {circular}",
            name=who.name,
            code=who.code,
            year=which.year,
            circular=str(which.circular),
        ),
        columns=_COLUMNS,
        rows=rows,
        municipality=who,
        value=rows[-1]["per_inwoner"],
        sources=sorted(set(model.sources.values())),
        notes=[Text("Not published in this set, so not in the total: {what}.", what="; ".join(missing))]
        if missing
        else [],
        strong=frozenset({len(rows) - 1}),
    )


def _row(name: str, amounts: Any, inhabitants: Any, place: int) -> dict[str, Any]:
    own, nation = amounts[place] / inhabitants[place], np.nansum(amounts) / inhabitants.sum()
    return {
        "code": name,
        "name": _LINES[name],
        "amount": float(amounts[place]),
        "per_inwoner": float(own),
        "nation": float(nation),
        "difference": float(own - nation),
    }
