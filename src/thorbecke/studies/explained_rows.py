"""Which figure of the law a row of an answer shows, so that it can be explained."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from thorbecke.datasets import OZB_CLUSTER, Circular, CircularYear, maatstaf_table
from thorbecke.parameters import links
from thorbecke.studies import ratios
from thorbecke.studies.accounts import clusters_of
from thorbecke.studies.answer import Answer

__all__ = ["figure_of", "set_of"]

_OF_SECTION = {"A": "ozb_aftrek_per_maatstaf", "B": "bedrag_in_basis", "D": "uitkering_per_post"}
Row = Mapping[str, Any]
Figure = tuple[str, str | None]


def figure_of(answer: Answer, row: Row) -> Figure | None:
    """The figure and, where it has lines, the line that a row of a grant, a balance or the like shows.

    Of a comparison it is the amount that there is now; of an outlook the total of a year that a circular tells.

    None for a row that shows no figure of the law, or one that is not published: there is nothing to explain.
    """
    finder = _FINDERS.get(answer.question[1])
    return finder(row) if finder else None


def set_of(answer: Answer, row: Row, newest: CircularYear) -> CircularYear | None:
    """The set of figures that a row rests on, `newest` being the one of a comparison; None where it is not one."""
    circular = answer.circular
    if answer.question[1] == "compare":
        return newest
    year = row.get("year") if answer.question[1] == "outlook" else answer.year
    return CircularYear(circular, year) if isinstance(circular, Circular) and isinstance(year, int) else None


def _of_grant(row: Row) -> Figure | None:
    if "cluster" in row:
        return _of_cluster(row)
    if row.get("amount") is None or "code" not in row:
        return None
    return (_OF_SECTION[row["section"]], row["code"]) if row.get("number") else (row["code"], None)


def _of_cluster(row: Row) -> Figure | None:
    """The general grant of a cluster; that of property tax holds the deduction too, which is no cluster's own."""
    if row["cluster"] == "total":
        return "totaal", None
    known = row["cluster"] in _clusters() and row["cluster"] != OZB_CLUSTER
    return ("uitkering_per_cluster", row["cluster"]) if known else None


def _of_comparison(row: Row) -> Figure | None:
    if row.get("to") is None:
        return None
    if row["line"] == "total":
        return "totaal", None
    if not row["number"]:
        return "uitkering_per_post", row["line"]
    figure = "ozb_aftrek_per_maatstaf" if row["line"] in _ozb_lines() else "uitkering_per_maatstaf"
    return figure, row["line"]


def _of_outlook(row: Row) -> Figure | None:
    told = str(row.get("basis", "")).startswith("circular") and row.get("totaal") is not None
    return ("totaal", None) if told else None


def _of_balance(row: Row) -> Figure | None:
    known = row.get("saldo") is not None and row.get("cluster") in _clusters()
    return ("saldo_per_cluster", row["cluster"]) if known else None


def _of_ratios(row: Row) -> Figure | None:
    return ratios.FIGURES.get(row["ratio"]) if row.get("value") is not None and "ratio" in row else None


_FINDERS: Mapping[str, Callable[[Row], Figure | None]] = {
    "grant": _of_grant,
    "compare": _of_comparison,
    "outlook": _of_outlook,
    "balance": _of_balance,
    "ratios": _of_ratios,
}


@cache
def _ozb_lines() -> frozenset[str]:
    return frozenset(row["code"] for row in maatstaf_table().iter_rows(named=True) if row["group"] == "ozb")


@cache
def _clusters() -> frozenset[str]:
    return frozenset(clusters_of(links("taakveld_cluster")))
