"""Which figure of the law a row of an answer shows, so that it can be explained."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from thorbecke.parameters import links
from thorbecke.studies import ratios
from thorbecke.studies.accounts import clusters_of
from thorbecke.studies.answer import Answer

__all__ = ["figure_of"]

_OF_SECTION = {"A": "ozb_aftrek_per_maatstaf", "B": "bedrag_in_basis", "D": "uitkering_per_post"}
Row = Mapping[str, Any]
Figure = tuple[str, str | None]


def figure_of(answer: Answer, row: Row) -> Figure | None:
    """The figure and, where it has lines, the line that a row of a grant, a balance or of key ratios shows.

    None for a row that shows no figure of the law, or one that is not published: there is nothing to explain.
    """
    finder = {"grant": _of_grant, "balance": _of_balance, "ratios": _of_ratios}.get(answer.question[1])
    return finder(row) if finder else None


def _of_grant(row: Row) -> Figure | None:
    if row.get("amount") is None or "code" not in row:
        return None
    return (_OF_SECTION[row["section"]], row["code"]) if row.get("number") else (row["code"], None)


def _of_balance(row: Row) -> Figure | None:
    known = row.get("saldo") is not None and row.get("cluster") in _clusters()
    return ("saldo_per_cluster", row["cluster"]) if known else None


def _of_ratios(row: Row) -> Figure | None:
    return ratios.FIGURES.get(row["ratio"]) if row.get("value") is not None and "ratio" in row else None


@cache
def _clusters() -> frozenset[str]:
    return frozenset(clusters_of(links("taakveld_cluster")))
