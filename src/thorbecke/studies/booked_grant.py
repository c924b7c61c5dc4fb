"""The grant that municipalities booked (taakveld 0.7) beside the one computed: how far they are apart."""

from typing import TYPE_CHECKING, Any

import numpy as np

from thorbecke.datasets import gemeenten_in
from thorbecke.errors import NotPublishedError
from thorbecke.studies.accounts import Standing
from thorbecke.studies.answer import Answer, Column
from thorbecke.texts import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["distribution", "everyone"]

_BANDS = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.05)
_GRANT = "0.7"
_COMMAND = ("command", "balance --booked-grant")


def _booked(standing: Standing) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """What was booked and what is computed, in euro, over all municipalities; missing (NaN) where not delivered."""
    if standing.which is None or not standing.net:
        raise NotPublishedError(
            Text(
                "The grant booked in {year} cannot be set beside a computed one: revenue per taakveld is at hand for "
                "2023-2025 and circulars for 2024 and 2025. Take --year 2024 or 2025, or import what is missing.",
                year=standing.year,
            )
        )
    booked = standing.array("baten")[:, list(standing.model.coords["taakveld"]).index(_GRANT)]
    suppletie = np.nan_to_num(standing.array("suppletie"))
    return booked, standing.array("algemene_uitkering") + standing.array("iu_du") + suppletie


def _answer(standing: Standing, title: str, rows: list[dict[str, Any]], **parts: Any) -> Answer:
    which = standing.which
    return Answer(
        question=_COMMAND,
        title=Text(
            "{title}: {accounts}, taakveld 0.7, beside circular {circular}",
            title=title,
            accounts=standing.accounts,
            circular=which.circular if which else "",
        ),
        rows=rows,
        circular=which.circular if which else None,
        year=standing.year,
        notes=standing.notes,
        sources=standing.sources(),
        **parts,
    )


def distribution(standing: Standing) -> Answer:
    """How many municipalities booked a grant within so many per cent of the computed one.

    The computed one is general grant, payments beside it and suppletie. Raises NotPublishedError where one of the two
    is not at hand.
    """
    booked, computed = _booked(standing)
    apart = np.abs(booked / computed - 1)[standing.delivered]
    within = [(Text("at most {percent:g}%", percent=100 * band), int((apart <= band).sum())) for band in _BANDS]
    counts = [*within, (Text("any"), len(apart))]
    rows = [
        {"difference": words, "municipalities": count, "share": 100 * count / len(apart), "between": count - before}
        for (words, count), before in zip(counts, [0, *(count for _, count in counts)], strict=False)
    ]
    return _answer(
        standing,
        Text("{count} municipalities", count=len(apart)),
        rows,
        columns=(
            Column("difference", "Apart"),
            Column("municipalities", "Number", "number"),
            Column("share", "Per cent", "percent"),
            Column("between", "In this band", "number"),
        ),
        unit="municipalities",
        value=float(np.median(booked[standing.delivered] / computed[standing.delivered] - 1)),
    )


def everyone(standing: Standing) -> Answer:
    """Booked and computed grant of every municipality in euro, largest difference in per cent first."""
    booked, computed = _booked(standing)
    names = gemeenten_in(standing.year)
    rows: list[dict[str, Any]] = [
        {
            "code": code,
            "name": names[code],
            "booked": float(booked[place]),
            "computed": float(computed[place]),
            "difference": float(booked[place] - computed[place]),
            "percent": float(100 * (booked[place] / computed[place] - 1)),
        }
        for place, code in enumerate(standing.codes)
        if place in set(standing.delivered)
    ]
    rows.sort(key=lambda row: -abs(row["percent"]))
    return _answer(
        standing,
        Text("{count} municipalities", count=len(rows)),
        rows,
        columns=(
            Column("code", "Code"),
            Column("name", "Name"),
            Column("booked", "Booked", "euro"),
            Column("computed", "Computed", "euro"),
            Column("difference", "Difference", "change"),
            Column("percent", "Per cent", "percent"),
        ),
        value=float(np.nansum(booked) - computed[standing.delivered].sum()),
    )
