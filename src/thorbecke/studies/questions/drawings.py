"""The charts of answers: a question that can be drawn is drawn the same for a page and for a file."""

from collections.abc import Callable
from typing import Any

from thorbecke.datasets import iv3
from thorbecke.studies import charts
from thorbecke.studies.questions.asked import Asked

__all__ = ["chart_of", "is_drawn"]


def is_drawn(asked: Asked) -> bool:
    """Whether there is a chart of this question."""
    return asked.question.name in _DRAWN


def chart_of(asked: Asked) -> Any:
    """The altair chart of an answer; raises as the answer does, and NotPublishedError when nothing can be drawn."""
    return _DRAWN[asked.question.name](asked)


def _balance(asked: Asked) -> Any:
    given = dict(asked.arguments)
    year = int(str(given["year"]))
    report = iv3.newest(year, iv3.Report(str(given["kind"])) if given["kind"] else None)
    return charts.balance_bars(asked.answer(), f"{report} {year}")


_DRAWN: dict[str, Callable[[Asked], Any]] = {
    "comparison": lambda asked: charts.waterfall(asked.answer()),
    "outlook_of": lambda asked: charts.year_bars(asked.answer()),
    "balance_of": _balance,
    "balance_of_nation": _balance,
}
