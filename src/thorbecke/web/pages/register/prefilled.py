"""What stands in the form of an act before anyone types: what is there already, and what follows from the subject."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from thorbecke.parameters import write_yaml
from thorbecke.register import Act, Actor, Register, Subject, agenda_review, votes

__all__ = ["beside", "carried"]

_ANEW = ("revise", "amend", "replace")
"""Acts that say the whole again."""
_RULES = "alv-vng"


def beside(actor: Actor, subject: Subject, act: Act) -> Mapping[str, tuple[str, ...]]:
    """What can be filled in already, by the name of the entry."""
    above = subject.id.rpartition("/")[0]
    match subject.kind, act.name:
        case _, name if name in _ANEW:
            return {key: _typed(value) for key, value in subject.data.items()}
        case "statement", "draft":
            return {"dossier": (above,)}
        case "voter", "designate":
            return {"user": (actor.user,), "name": (actor.name,)}
        case "meeting", "call":
            return {"rules": (write_yaml(asdict(votes.read_body(_RULES))),)}
        case "agenda_item" | "amendment" | "motion", "put" | "submit":
            return {"meeting": (above,), "by": (actor.organisation or "",)}
        case "dossier", "open":
            return {"regime": ("tussenregeling",)}
    return {}


def carried(register: Register, subject: Subject, act: Act) -> str:
    """What the act rests on as it is now, for an act that brings that along; empty for any other."""
    if subject.kind != "proposition" or "basis" not in [one.name for one in fields(act.form)] or not subject.version:
        return ""
    return json.dumps(asdict(agenda_review.basis_now(register, subject)), ensure_ascii=False)


def _typed(value: Any) -> tuple[str, ...]:
    """A value as a person would type it."""
    match value:
        case None | "":
            return ()
        case bool():
            return ("ja" if value else "nee",)
        case list() if all(isinstance(one, str) for one in value):
            return ("\n".join(value),)
        case dict() if value and all(isinstance(one, int | float) for one in value.values()):
            return ("\n".join(f"{year}: {mln:g}" for year, mln in value.items()),)
        case dict() | list():
            return (write_yaml({"x": value}).partition("\n")[2],)
    return (f"{value:g}" if isinstance(value, float) else str(value),)
