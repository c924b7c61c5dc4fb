"""The charts of answers: a question that can be drawn is drawn the same for a page and for a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from thorbecke.datasets import iv3
from thorbecke.studies import charts
from thorbecke.studies.answer import Answer
from thorbecke.studies.questions.asked import Asked

__all__ = ["chart_of", "is_drawn"]


@dataclass(frozen=True)
class _Drawing:
    """How a question is drawn, and what of its answer is: nothing where no figure of it is known."""

    draw: Callable[[Asked, charts.Words], Any]
    drawn: Callable[[Answer], Sequence[Any]]


def is_drawn(asked: Asked) -> bool:
    """Whether there is a chart of this question, and anything to draw in it; raises as the answer does."""
    found = _DRAWN.get(asked.question.name)
    return found is not None and len(found.drawn(asked.answer())) > 0


def chart_of(asked: Asked, spoken: charts.Spoken = "nl") -> Any:
    """The altair chart of an answer in a language; raises as the answer does; NotPublishedError for an empty one."""
    return _DRAWN[asked.question.name].draw(asked, charts.Words(spoken))


def _balance(asked: Asked, words: charts.Words) -> Any:
    given = dict(asked.arguments)
    year = int(str(given["year"]))
    report = iv3.newest(year, iv3.Report(str(given["kind"])) if given["kind"] else None)
    return charts.balance_bars(asked.answer(), f"{report} {year}", words)


_DRAWN = {
    "comparison": _Drawing(lambda asked, words: charts.waterfall(asked.answer(), words), lambda answer: answer.rows),
    "outlook_of": _Drawing(lambda asked, words: charts.year_bars(asked.answer(), words), charts.years_drawn),
    "balance_of": _Drawing(_balance, charts.clusters_drawn),
    "balance_of_nation": _Drawing(_balance, charts.clusters_drawn),
}
