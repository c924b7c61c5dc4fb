"""The arguments of a question in an address: how they are called there, read, and described."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from fastapi import Request

from thorbecke.errors import ThorbeckeError, did_you_mean
from thorbecke.studies import questions
from thorbecke.texts import Text

__all__ = ["ABOUT", "SHARED", "Example", "camel", "described", "parameter", "read"]

Example = str | int | float | bool | list[str]
# What an argument is and an example of it, by its name in the code.
ABOUT: Mapping[str, tuple[str, Example]] = {
    "gemeente": ("A municipality, by CBS code or by name.", "GM1954"),
    "circular": ("The circular to take figures from; left open: the newest of the year.", "mei-2024"),
    "year": ("The year; left open: the newest that fits.", 2025),
    "old_circular": ("The circular to compare with; left open: the newest of the year.", "mei-2024"),
    "old_year": ("The year to compare with; left open: the newest that fits.", 2024),
    "by": ("The classes of municipalities to group by.", "size_class"),
    "first": ("The first year.", 2025),
    "last": ("The last year.", 2026),
    "fund": ("What the size of the fund is taken from: budget, index of the law, or a quoted factor.", "budget"),
    "trend": ("What becomes of units: held as they are, or growing with inhabitants.", "held"),
    "kind": ("Budget (begroting) or accounts (jaarrekening); left open: what the year has.", "begroting"),
    "overhead": ("Whether overhead counts as an expense of the social domain.", False),
    "buig": ("Whether the specific grant for assistance counts as income.", True),
    "own_contributions": ("Whether own contributions of residents count as income.", True),
    "payments": ("Whether integratie- and decentralisatie-uitkeringen count as income.", True),
    "norm": ("OZB at a reasonable level, as a fraction of the value of property, where it is not known.", 0.0017),
    "remission": ("The income, as a share of the social minimum, up to which charges are remitted.", 1.0),
    "seed": ("The seed of the synthetic population.", 2025),
    "amount": ("Million euro that move from the gemeentefonds to a local tax.", 4000),
    "instrument": ("The local tax: ozb-users, ozb-owners or residents-levy.", "ozb-users"),
    "taken_out": (
        "By which key the amount is taken out: uitkeringsfactor, per-inhabitant, tax-capacity.",
        "per-inhabitant",
    ),
    "rates": ("standard: one rate everywhere; needed: what makes good each loss.", "standard"),
    "reading": ("Which articles of the resolution open the rest.", "decision-points"),
    "bound": ("The estimate of a need that is adequate: best, lower or upper.", "best"),
    "against": ("The scenario that the others are compared with; left open: none of them.", "arbitrage-jeugd-2021"),
    "figure": ("The figure that is shown, by its name.", "grants:per_inwoner"),
    "own": ("A scenario of one's own, as YAML or packed as in an address of this server.", ""),
    "scenarios": ("A packaged scenario by name; give it again for more, which are stacked.", ["arbitrage-jeugd-2021"]),
}
_WRITTEN: Mapping[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}
_YEAR = {"minimum": questions.YEARS.start, "maximum": questions.YEARS.stop - 1}


def camel(name: str) -> str:
    """The name of an argument in an address: `old_year` is `oldYear` there."""
    first, *others = name.split("_")
    return first + "".join(other.capitalize() for other in others)


# What every answer takes beside its own arguments: what it is, an example, its schema.
SHARED: dict[str, tuple[str, Example, dict[str, Any]]] = {
    "page": ("The page, from 1.", 1, {"type": "integer", "minimum": 1, "default": 1}),
    "pageSize": (
        "Rows on a page: 100 where nothing is asked; files (CSV, workbooks) hold all rows where nothing is asked.",
        100,
        {"type": "integer", "minimum": 1, "maximum": 1000},
    ),
    "fields": ("The columns wanted, with commas between; left open: all.", "", {"type": "string", "minLength": 1}),
    "edition": (
        "The edition of rules and figures to rest on; another than is here gives 410, never other numbers.",
        "",
        {"type": "string", "minLength": 1},
    ),
}


def read(request: Request, known: Collection[str], *, lists: Collection[str] = ()) -> dict[str, Any]:
    """What stands behind the question mark, by the name an argument has there.

    Raises ThorbeckeError, with the closest, for a name that is not known here, and for one given twice.
    """
    found: dict[str, Any] = {}
    for name in request.query_params:
        if name not in known:
            raise ThorbeckeError(
                Text(
                    "There is no parameter '{name}' here.{hint} Known are: {known}.",
                    name=name[:60],
                    hint=did_you_mean(name[:60], known),
                    known=", ".join(known) or "none",
                )
            )
        values = request.query_params.getlist(name)
        if len(values) > 1 and name not in lists:
            raise ThorbeckeError(Text("'{name}' stands in the address more than once: keep one.", name=name))
        found[name] = tuple(values) if name in lists else values[0]
    return found


def parameter(name: str, what: str, example: Any, schema: Mapping[str, Any], *, place: str = "query") -> dict[str, Any]:
    """The description of one parameter."""
    whole = {"name": name, "in": place, "description": what, "schema": dict(schema), "required": place == "path"}
    if example != "":
        whole["example"] = example
    return whole


def described(question: questions.Question, path: str) -> list[dict[str, Any]]:
    """The description of the arguments of a question; those that stand in the path are of the path."""
    found = []
    for name, kind in question.kinds.items():
        what, example = ABOUT[name]
        place = "path" if f"{{{name}}}" in path else "query"
        schema = _schema(kind) | (_YEAR if name in questions.OF_YEARS else {})
        one = parameter(name if place == "path" else camel(name), what, example, schema, place=place)
        empty = question.parameters[name].default is question.parameters[name].empty
        found.append(one | {"required": empty})
    return found


def _schema(kind: Any) -> dict[str, Any]:
    """The schema of an argument; one that may be left open has the schema of what it is where it is given."""
    if get_origin(kind) is tuple:
        return {"type": "array", "items": {"type": "string"}, "minItems": 1}
    if get_origin(kind) is Literal:
        return {"type": "string", "enum": list(get_args(kind))}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"type": "string", "enum": [str(one) for one in kind]}
    own = next((one for one in get_args(kind) if one is not NoneType), kind)
    return _schema(own) if own is not kind else {"type": _WRITTEN[kind]}
