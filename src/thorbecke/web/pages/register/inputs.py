"""The form of an act as inputs of a page, and what was typed as the payload of the act.

Everything comes from the form itself: which entries there are, what each means, what it may hold.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any, Literal

from thorbecke.errors import InputFileError
from thorbecke.parameters import plain_yaml
from thorbecke.register import Act
from thorbecke.scenarios import schema_of
from thorbecke.texts import Text

__all__ = ["Input", "WrongInputError", "inputs_of", "payload_in", "place_of"]

Kind = Literal["line", "text", "number", "whole", "choice", "yes_no", "lines", "boxes", "years", "yaml"]
_LONG = ("text", "reasons", "explanation", "task", "commitment", "means", "problem", "goal", "options", "freedom")
_LONGEST = 200_000
_YEAR = re.compile(r"\s*(\d{4})\s*[:=]?\s*(\S+)\s*")
_QUOTED = re.compile(r"'(\w+)'")
_YES_NO = {"ja": True, "nee": False}


@dataclass(frozen=True)
class Input:
    """One entry of a form: what it is, what may be given, and what was typed."""

    name: str
    what: str
    kind: Kind
    required: bool
    options: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    example: str = ""


class WrongInputError(Exception):
    """What was typed in an entry cannot be used."""

    def __init__(self, name: str, told: str) -> None:
        super().__init__(told)
        self.name, self.told = name, told


def inputs_of(act: Act, typed: Mapping[str, Sequence[str]] | None = None, skip: Sequence[str] = ()) -> list[Input]:
    """The entries of an act's form, filled with what was typed, or else with their defaults."""
    schema = schema_of(act.form)
    own = {one.name: one for one in fields(act.form)}
    return [
        Input(
            name=name,
            what=str(about.get("description", name)),
            kind=_kind(name, about),
            required=name in schema["required"],
            options=_options(about),
            typed=tuple(typed.get(name, ())) if typed is not None else _default(own[name].default),
            example=str(own[name].metadata.get("example", "")),
        )
        for name, about in schema["properties"].items()
        if name not in skip
    ]


def _default(value: Any) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("ja" if value else "nee",)
    return (str(value),) if isinstance(value, str | int | float) and value is not MISSING and value != "" else ()


def _options(about: Mapping[str, Any]) -> tuple[str, ...]:
    item = about["anyOf"][0] if "anyOf" in about else about
    return tuple(item.get("enum", ()))


def _kind(name: str, about: Mapping[str, Any]) -> Kind:
    match about:
        case {"enum": _}:
            return "choice"
        case {"anyOf": [{"enum": _}, *_]}:
            return "boxes"
        case {"anyOf": [{"type": "string"}, *_]}:
            return "lines"
        case {"type": "object", "propertyNames": _}:
            return "years"
        case {"type": "boolean"}:
            return "yes_no"
        case {"type": "number"}:
            return "number"
        case {"type": "integer"}:
            return "whole"
        case {"type": "string"}:
            return "text" if name in _LONG else "line"
    return "yaml"


def payload_in(inputs: Sequence[Input]) -> dict[str, Any]:
    """What was typed as the payload of the act; what was left empty is left out. Raises WrongInputError."""
    found = {}
    for one in inputs:
        texts = [text.replace("\r\n", "\n").strip() for text in one.typed]
        if not any(texts):
            if one.required:
                raise WrongInputError(one.name, Text("Fill this in."))
            continue
        found[one.name] = _read(one, texts)
    return found


def _read(one: Input, texts: list[str]) -> Any:
    match one.kind:
        case "boxes":
            return [text for text in texts if text]
        case "lines":
            return [line.strip() for line in texts[0].splitlines() if line.strip()]
        case "number" | "whole":
            return _number(one, texts[0])
        case "years":
            return _years(one, texts[0])
        case "yes_no":
            if texts[0] not in _YES_NO:
                raise WrongInputError(one.name, Text("Choose yes or no."))
            return _YES_NO[texts[0]]
        case "yaml":
            return _yaml(one, texts[0])
    return texts[0]


def _number(one: Input, text: str) -> int | float:
    """A number with a comma or a point before its decimals, and no sign for thousands."""
    plain = text.replace(",", ".")
    try:
        value = float(plain)
        return int(plain) if one.kind == "whole" else value
    except ValueError:
        told = Text("'{text}' is no number as 1234,56.", text=text[:40])
        raise WrongInputError(one.name, told) from None


def _years(one: Input, text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for line in filter(str.strip, text.splitlines()):
        fits = _YEAR.fullmatch(line)
        if fits is None or fits[1] in found:
            told = Text("'{line}': write each year once, on a line of its own, as 2026: 120,5.", line=line[:40])
            raise WrongInputError(one.name, told)
        found[fits[1]] = _number(one, fits[2])
    return found


def _yaml(one: Input, text: str) -> Any:
    indented = "\n".join(f"  {line}" for line in text.splitlines())
    try:
        return plain_yaml(f"{one.name}:\n{indented}\n", one.name, _LONGEST)[one.name]
    except InputFileError as error:
        raise WrongInputError(one.name, str(error)) from error


def place_of(told: str, inputs: Sequence[Input]) -> str:
    """The entry that a refusal names; empty where it names none."""
    names = {one.name for one in inputs}
    return next((name for name in _QUOTED.findall(told) if name in names), "")
