"""A form: a frozen dataclass that says what a file may hold. It gives the check, with file and line, and the schema.

The types a form may use: str, int, float, bool, Literal, another form, a union of forms (told apart by the one field
that is a Literal in each), `tuple[X, ...]` (a list; one entry may stand without it), `dict[int, float]` (figures by
year) and `dict[str, float]`, and any of these `| None`.
"""

import math
import types
from collections.abc import Collection, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from thorbecke.errors import InputFileError, did_you_mean
from thorbecke.parameters import Entries
from thorbecke.texts import Text

__all__ = ["FIRST_YEAR", "LAST_YEAR", "Place", "entry", "fill", "schema_of", "types_of"]

FIRST_YEAR, LAST_YEAR = 2015, 2040
_LARGEST = 1e12
_LONGEST_YEAR = 6
T = TypeVar("T")
_WORDS: dict[Any, str] = {
    str: Text("text"),
    int: Text("a whole number"),
    float: Text("a number"),
    bool: Text("true or false"),
}


def entry(what: str, *, default: Any = MISSING, year: bool = False, example: str = "") -> Any:
    """A field of a form: what it means (shown by editors), whether it is a year, and an example."""
    return field(default=default, metadata={"what": what, "year": year, "example": example})


@dataclass(frozen=True)
class Place:
    """Where in a file something stands: the mapping it is in, and its key."""

    entries: Entries
    key: str

    def refused(self, what: str) -> InputFileError:
        """The error about this place."""
        return self.entries.refused(what, self.key)


def types_of(form: Any) -> Mapping[str, Any]:
    """The type of every field of a form."""
    return _types_of(form)


@cache
def _types_of(form: Any) -> Mapping[str, Any]:
    return get_type_hints(form)


def fill(form: type[T], entries: Entries) -> T:
    """The form filled in; raises InputFileError with file, line, what was found and what was expected."""
    known = {own.name: own for own in fields(form)}  # type: ignore[arg-type]  # every form is a dataclass
    entries.refuse_others(known)
    for own in known.values():
        if entries.get(own.name) is None and own.default is MISSING:
            example = _example(own.metadata)
            raise entries.refused(Text("'{name}' is missing.{example}", name=own.name, example=example))
    hints = types_of(form)
    given = {key: _value(hints[key], value, Place(entries, key), known[key]) for key, value in entries.items()}
    return form(**given)


def _example(metadata: Mapping[str, Any]) -> str:
    shown = metadata.get("example")
    return Text(" {what}; for example {example}.", what=Text(metadata["what"]), example=shown) if shown else ""


def _value(kind: Any, value: Any, place: Place, own: "Field[Any]") -> Any:
    kinds = [kind for kind in _alternatives(kind) if kind is not types.NoneType]
    if value is None:
        if len(kinds) < len(_alternatives(kind)):
            return None
        raise place.refused(Text("'{key}' is empty; expected is {expected}.", key=place.key, expected=_named(kinds[0])))
    if len(kinds) > 1:
        return _one_of(kinds, value, place)
    origin = get_origin(kinds[0])
    if origin is tuple:
        inner = get_args(kinds[0])[0]
        items = value if isinstance(value, list) else [value]
        return tuple(_value(inner, item, place, own) for item in items)
    if origin is dict:
        return _figures(kinds[0], value, place)
    if is_dataclass(kinds[0]):
        return fill(kinds[0], _mapping(value, place))  # type: ignore[arg-type]  # a class here, never an instance
    return _plain(kinds[0], value, place, own)


def _alternatives(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)


def _mapping(value: Any, place: Place) -> Entries:
    if not isinstance(value, Entries):
        raise place.refused(Text("'{key}' must hold keys and values, not {found}.", key=place.key, found=_found(value)))
    return value


def _one_of(forms: list[Any], value: Any, place: Place) -> Any:
    """The one of several forms that the file names in the field that tells them apart."""
    entries = _mapping(value, place)
    tag, by_name = _tags(forms)
    named = entries.get(tag)
    if named is None:
        raise entries.refused(Text("'{tag}' is missing: one of {known}.", tag=tag, known=", ".join(by_name)))
    if not isinstance(named, str) or named not in by_name:
        raise entries.refused(_not_one_of(tag, named, by_name), tag)
    return fill(by_name[named], entries)


def _tags(forms: list[Any]) -> tuple[str, dict[str, Any]]:
    """The field that tells forms apart, and the forms by what stands in it."""
    tag = next(name for name, kind in types_of(forms[0]).items() if _is_tag(kind))
    return tag, {get_args(types_of(form)[tag])[0]: form for form in forms}


def _is_tag(kind: Any) -> bool:
    return get_origin(kind) is Literal and len(get_args(kind)) == 1


def _figures(kind: Any, value: Any, place: Place) -> dict[Any, float]:
    key_kind, _ = get_args(kind)
    entries = _mapping(value, place)
    found = {}
    for key, amount in entries.items():
        own = Place(entries, key)
        found[_year(key, own) if key_kind is int else key] = _number(amount, own)
    return found


def _year(text: str, place: Place) -> int:
    if not text.isdecimal() or len(text) > _LONGEST_YEAR:
        raise place.refused(Text("a year was expected, as in 2026, not {found}.", found=_found(text)))
    return _within(int(text), place)


def _within(year: int, place: Place) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise place.refused(
            Text(
                "the year {year} is out of range: scenarios run from {first} to {last}.",
                year=year,
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        )
    return year


def _number(value: Any, place: Place) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise place.refused(
            Text(
                "'{key}' must be a number as in 1234.56, not {found}. Where the sources give no figure, leave the "
                "year out and name it under 'gaps'.",
                key=place.key,
                found=_found(value),
            )
        )
    if abs(value) > _LARGEST or not math.isfinite(value):  # in this order: a whole number may be beyond any float
        raise place.refused(Text("'{key}' is too large to be an amount.", key=place.key))
    return float(value)


def _plain(kind: Any, value: Any, place: Place, own: "Field[Any]") -> Any:
    if get_origin(kind) is Literal:
        return _literal(get_args(kind), value, place)
    if kind is float:
        return _number(value, place)
    if type(value) is not kind:
        raise place.refused(
            Text("'{key}' must be {expected}, not {found}.", key=place.key, expected=_WORDS[kind], found=_found(value))
        )
    return _within(value, place) if own.metadata.get("year") else value


def _literal(known: tuple[str, ...], value: Any, place: Place) -> str:
    if isinstance(value, str) and value in known:
        return value
    raise place.refused(_not_one_of(place.key, value, known))


def _not_one_of(key: str, value: Any, known: Collection[str]) -> str:
    hint = did_you_mean(value, known, quoted=True) if isinstance(value, str) else ""
    return Text(
        "'{key}' cannot be {found}.{hint} Known are {known}.",
        key=key,
        found=_found(value),
        hint=hint,
        known=", ".join(known),
    )


def _found(value: Any) -> str:
    """What was found, in so many words; never a whole list or mapping, which may be as large as someone likes."""
    if isinstance(value, dict | list):
        return Text("a list") if isinstance(value, list) else Text("keys and values")
    return Text("empty") if value is None else f"'{str(value)[:60]}'"


def _named(kind: Any) -> str:
    return _WORDS.get(kind, Text("a value"))


# -- the schema -----------------------------------------------------------------------------------------------------


def schema_of(form: Any) -> dict[str, Any]:
    """The JSON schema of a form, for editors and for whoever checks files elsewhere."""
    hints = types_of(form)
    properties = {own.name: _schema(hints[own.name], own) for own in fields(form)}
    required = [own.name for own in fields(form) if own.default is MISSING]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _schema(kind: Any, own: "Field[Any]") -> dict[str, Any]:
    kinds = [kind for kind in _alternatives(kind) if kind is not types.NoneType]
    found = {"oneOf": [schema_of(one) for one in kinds]} if len(kinds) > 1 else _schema_of_one(kinds[0], own)
    described = {"description": own.metadata["what"]} if own.metadata.get("what") else {}
    return described | found


def _schema_of_one(kind: Any, own: "Field[Any]") -> dict[str, Any]:
    origin = get_origin(kind)
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if origin is tuple:
        item = _schema(get_args(kind)[0], field())
        return {"anyOf": [item, {"type": "array", "items": item}]}
    if origin is dict:
        names = {"propertyNames": {"pattern": "^20[0-9]{2}$"}} if get_args(kind)[0] is int else {}
        return {"type": "object", "additionalProperties": {"type": "number"}, **names}
    if is_dataclass(kind):
        return schema_of(kind)
    if own.metadata.get("year"):
        return {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[kind]}
