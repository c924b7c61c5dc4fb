"""What routes with a shape of their own share: arguments in an address, read as what they are."""

from collections.abc import Mapping
from typing import Any, TypeVar

from fastapi import Request

from thorbecke.errors import ThorbeckeError, UnknownNameError, did_you_mean
from thorbecke.studies import questions
from thorbecke.texts import Text
from thorbecke.web.api import arguments

__all__ = ["described", "one_of", "read", "whole_number", "year"]

T = TypeVar("T", bound=str)
Kind = type[str] | type[int]
_WRITTEN: Mapping[Kind, str] = {str: "string", int: "integer"}


def described(
    *names: str, path: tuple[str, ...] = (), required: tuple[str, ...] = (), **more: tuple[str, Any, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The description of arguments that questions have as well, and of `more` with meaning, example and schema."""
    found = []
    for name in names:
        what, example = arguments.ABOUT[name]
        written = "array" if isinstance(example, list) else _WRITTEN[type(example)]  # type: ignore[index]  # text or int
        schema: dict[str, Any] = {"type": written}
        if written == "array":
            schema["items"] = {"type": "string"}
        if name in questions.OF_YEARS:
            schema |= {"minimum": questions.YEARS.start, "maximum": questions.YEARS.stop - 1}
        found.append(_placed(name, what, example, schema, path, required))
    return found + [_placed(name, *about, path, required) for name, about in more.items()]


def _placed(
    name: str, what: str, example: Any, schema: Mapping[str, Any], path: tuple[str, ...], required: tuple[str, ...]
) -> dict[str, Any]:
    place = "path" if name in path else "query"
    said = arguments.parameter(name if place == "path" else arguments.camel(name), what, example, schema, place=place)
    return said | {"required": place == "path" or name in required}


def read(request: Request, *names: str, lists: tuple[str, ...] = ()) -> dict[str, Any]:
    """The arguments that stand in the address, by their names in it; others are refused."""
    return arguments.read(request, names, lists=lists)


def year(given: Mapping[str, Any], name: str = "year") -> int | None:
    """A year, or None where it is left open; raises ThorbeckeError for anything else."""
    return whole_number(given, name, None, questions.YEARS.start, questions.YEARS.stop - 1)


def whole_number(given: Mapping[str, Any], name: str, default: int | None, least: int, most: int) -> int | None:
    """A whole number between bounds; raises ThorbeckeError for anything else."""
    text = given.get(name)
    if text is None:
        return default
    digits = text.removeprefix("-")
    if text.isascii() and digits.isdecimal() and len(digits) < 10 and least <= int(text) <= most:
        return int(text)
    raise ThorbeckeError(
        Text("'{name}' must be a whole number from {least} to {most}.", name=name, least=least, most=most)
    )


def one_of(given: Mapping[str, Any], name: str, known: tuple[T, ...], default: T) -> T:
    """A word out of those known; raises UnknownNameError with the closest."""
    text = given.get(name, default)
    for word in known:
        if word == text:
            return word
    hint = did_you_mean(text[:60], known)
    raise UnknownNameError(
        Text(
            "'{name}' cannot be '{value}'.{hint} Known are: {known}.",
            name=name,
            value=text[:60],
            hint=hint,
            known=", ".join(known),
        )
    )
