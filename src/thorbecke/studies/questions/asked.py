"""A question is a function with plain arguments that gives an Answer; asked, every argument is filled in."""

import hashlib
import inspect
import json
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from thorbecke.errors import ThorbeckeError, UnknownNameError, did_you_mean
from thorbecke.studies.answer import Answer
from thorbecke.texts import Text

__all__ = ["OF_YEARS", "YEARS", "Asked", "Group", "Pin", "Question", "Value"]

Value = str | int | float | bool | tuple[str, ...] | None
Group = Literal["province", "size_class", "urbanity", "social_structure"]
Pin = Callable[[dict[str, Value]], dict[str, Value]]
_REMEMBERED = 256
YEARS = range(1900, 2101)
OF_YEARS = frozenset({"year", "old_year", "first", "last"})
_TRUE, _FALSE = {"true", "1", "ja", "on"}, {"false", "0", "nee", "off", ""}


@dataclass(frozen=True)
class Question:
    """One question: its name, what it asks in a sentence, and the function that answers it.

    `pin` fills in what was left open (the newest circular, the code of a municipality), so that the question asked
    again later is the same question.
    """

    name: str
    function: Callable[..., Answer]
    pin: Pin

    @property
    def about(self) -> str:
        """What is asked, in a sentence."""
        return (inspect.getdoc(self.function) or "").partition("\n")[0]

    @cached_property
    def kinds(self) -> Mapping[str, Any]:
        """The type of every argument."""
        hints = get_type_hints(self.function)
        return {name: hints[name] for name in self.parameters}

    @property
    def lists(self) -> frozenset[str]:
        """The arguments that may be given more than once."""
        return frozenset(name for name, kind in self.kinds.items() if get_origin(kind) is tuple)

    @cached_property
    def parameters(self) -> Mapping[str, inspect.Parameter]:
        """The arguments in order, with their defaults."""
        return inspect.signature(self.function).parameters

    def asked(self, **given: Any) -> "Asked":
        """The question with all arguments checked and filled in; text is read as what the argument is.

        Raises UnknownNameError for an argument or a name that is not known, ThorbeckeError for a value that cannot be.
        """
        for name in given:
            if name not in self.parameters:
                known = ", ".join(self.parameters) or "none"
                hint = did_you_mean(name, self.parameters)
                raise UnknownNameError(
                    Text(
                        "'{question}' has no argument '{name}'.{hint} Known are: {known}.",
                        question=self.name,
                        name=name,
                        hint=hint,
                        known=known,
                    )
                )
        read = {name: _read(name, self.kinds[name], value) for name, value in given.items()}
        for name, parameter in self.parameters.items():
            if name not in read and parameter.default is inspect.Parameter.empty:
                raise ThorbeckeError(Text("'{question}' needs the argument '{name}'.", question=self.name, name=name))
            read.setdefault(name, parameter.default)
        _refuse_backwards(read)
        pinned = self.pin(read)
        return Asked(self, tuple((name, pinned[name]) for name in self.parameters))


@dataclass(frozen=True)
class Asked:
    """A question with everything it asks filled in: the same object behind a page, a file and a script."""

    question: Question
    arguments: tuple[tuple[str, Value], ...]

    @property
    def given(self) -> dict[str, Value]:
        """The arguments that differ from their default, in order."""
        return {name: value for name, value in self.arguments if value != self.question.parameters[name].default}

    def answer(self) -> Answer:
        """The answer; computed once and remembered. Raises as the study does."""
        return _answer(self)

    def python(self) -> str:
        """A script that gives the same answer."""
        words = [repr(self.question.name), *(f"{name}={_written(value)}" for name, value in self.given.items())]
        return f"import thorbecke\n\nanswer = thorbecke.ask({', '.join(words)})\nprint(answer.to_polars())\n"

    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that stand for what is asked."""
        whole = json.dumps([self.question.name, self.arguments], ensure_ascii=False)
        return hashlib.sha256(whole.encode()).hexdigest()[:12]


def _written(value: Value) -> str:
    """A value as Python writes it; a choice is written as its text."""
    return repr(str(value) if isinstance(value, StrEnum) else value)


@lru_cache(maxsize=_REMEMBERED)
def _answer(asked: Asked) -> Answer:
    return asked.question.function(**dict(asked.arguments))


# -- from text to values --------------------------------------------------------------------------------------------


def _read(name: str, kind: Any, value: Any) -> Value:
    """A value of the type an argument has; text from an address or a form is read as such."""
    kinds = get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)
    if value is None or (value == "" and types.NoneType in kinds):
        if types.NoneType in kinds:
            return None
        raise ThorbeckeError(Text("'{name}' is empty.", name=name))
    own = next(one for one in kinds if one is not types.NoneType)
    if get_origin(own) is Literal:
        return _one_of(name, str(value), get_args(own))
    if isinstance(own, type) and issubclass(own, StrEnum):
        return own(_one_of(name, str(value), tuple(own)))
    if get_origin(own) is tuple:
        return tuple(str(one) for one in ([value] if isinstance(value, str) else value))
    return _READERS[own](name, value)


def _one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    if value in known:
        return value
    raise UnknownNameError(
        Text(
            "'{name}' cannot be '{value}'.{hint} Known are: {known}.",
            name=name,
            value=value[:60],
            hint=did_you_mean(value, known),
            known=", ".join(known),
        )
    )


def _text(name: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    raise ThorbeckeError(Text("'{name}' must be text.", name=name))


def _whole(name: str, value: Any) -> int:
    try:
        if not isinstance(value, bool) and float(value).is_integer():
            return _within(name, int(str(value)) if isinstance(value, str) else int(value))
    except (ValueError, TypeError, OverflowError):
        pass
    raise ThorbeckeError(
        Text("'{name}' must be a whole number as in 2025, not '{value}'.", name=name, value=str(value)[:60])
    )


def _within(name: str, value: int) -> int:
    """The number, unless it is meant for a year and is none: a row of a milliard years is never begun."""
    if name in OF_YEARS and value not in YEARS:
        raise ThorbeckeError(Text("'{name}' must be a year as in 2025, not '{value}'.", name=name, value=value))
    return value


def _refuse_backwards(read: Mapping[str, Value]) -> None:
    first, last = read.get("first"), read.get("last")
    if isinstance(first, int) and isinstance(last, int) and last < first:
        raise ThorbeckeError(Text("The years run backwards, from {first} to {last}.", first=first, last=last))


def _number(name: str, value: Any) -> float:
    try:
        number = float(value)
    except (ValueError, TypeError, OverflowError):
        number = float("nan")
    if isinstance(value, bool) or not abs(number) < float("inf"):
        raise ThorbeckeError(
            Text("'{name}' must be a number as in 1234.56, not '{value}'.", name=name, value=str(value)[:60])
        )
    return number


def _truth(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    folded = str(value).casefold()
    if folded in _TRUE | _FALSE:
        return folded in _TRUE
    raise ThorbeckeError(Text("'{name}' must be true or false, not '{value}'.", name=name, value=str(value)[:60]))


_READERS: Mapping[Any, Callable[[str, Any], Value]] = {str: _text, int: _whole, float: _number, bool: _truth}
