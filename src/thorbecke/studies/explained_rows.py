"""Which figure of the law a row of an answer shows, so that it can be explained."""

from collections.abc import Mapping
from typing import Any

from thorbecke.studies.answer import Answer

__all__ = ["figure_of"]

_OF_SECTION = {"A": "ozb_aftrek_per_maatstaf", "B": "bedrag_in_basis", "D": "uitkering_per_post"}


def figure_of(answer: Answer, row: Mapping[str, Any]) -> tuple[str, str | None] | None:
    """The figure and, where it has lines, the line of a row of a specification or overview; None where there is none.

    A row whose amount is not published has nothing to explain.
    """
    if answer.question != ("command", "grant") or row.get("amount") is None or "code" not in row:
        return None
    if row.get("number"):
        return _OF_SECTION[row["section"]], row["code"]
    return row["code"], None
