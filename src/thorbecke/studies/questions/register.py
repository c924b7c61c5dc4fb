"""The list of all questions, and asking one by name."""

from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any

from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.studies.answer import Answer
from thorbecke.studies.questions.asked import Pin, Question
from thorbecke.texts import Text

__all__ = ["ask", "offer", "question", "questions"]

_OFFERED: dict[str, Question] = {}


def offer(pin: Pin, *functions: Callable[..., Answer]) -> None:
    """Put the questions of a package that rests on studies in the list, which cannot fetch them there."""
    _OFFERED.update({function.__name__: Question(function.__name__, function, pin) for function in functions})


def questions() -> dict[str, Question]:
    """Every question by name."""
    return _own() | _OFFERED


@cache
def _own() -> dict[str, Question]:
    from thorbecke.studies.questions import accounts, catalogues, grants, maps, residents, scenarios

    modules: tuple[ModuleType, ...] = (grants, scenarios, accounts, residents, catalogues, maps)
    return {
        function.__name__: Question(function.__name__, function, module.pin)
        for module in modules
        for function in module.QUESTIONS
    }


def question(name: str) -> Question:
    """A question by name; raises UnknownNameError with the closest names."""
    known = questions()
    if name not in known:
        raise UnknownNameError(
            Text("There is no question '{name}'.{hint}", name=name[:60], hint=did_you_mean(name, known))
        )
    return known[name]


def ask(name: str, **given: Any) -> Answer:
    """The answer to a question by name, as `ask("grant", gemeente="Beekdaelen")`; raises as the study does."""
    return question(name).asked(**given).answer()
