"""A small kind of subject to try the register with: a permit that is asked, advised on, granted or refused."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thorbecke.errors import NotAllowedError
from thorbecke.register import (
    Act,
    Actor,
    Data,
    Event,
    Parties,
    Register,
    Situation,
    SubjectKind,
    act,
    kinds_of,
    rules_in,
)

TABLE = Path(__file__).parent / "permits.yaml"
URK = Actor("u1", "Ada de Vries", "GM0184", "gemeente")
EDE = Actor("u2", "Bo Smit", "GM0228", "gemeente")
VNG = Actor("u3", "Cas Bakker", "VNG", "vng")
BZK = Actor("u4", "Dee Visser", "BZK", "bzk")


@dataclass(frozen=True)
class Asked:
    title: str
    costs: dict[int, float] | None = None
    private: bool = False


@dataclass(frozen=True)
class Said:
    text: str


@dataclass(frozen=True)
class Nothing:
    pass


def apply(data: Data, event: Event) -> Data:
    match event.act:
        case "ask":
            return {**event.payload, "owner": event.organisation, "said": []}
        case "advise" | "remark":
            return data | {"said": [*data["said"], [event.organisation, event.payload["text"]]]}
    return data | {event.act: event.moment}


def parties(situation: Situation) -> Parties:
    match situation.payload:
        case Asked(private=True):
            return (str(situation.actor.organisation), "BZK")
        case Nothing():
            return None
    return situation.subject.parties


def has_costs(situation: Situation) -> str | None:
    return None if situation.subject.data.get("costs") else "The costs by year are missing."


def is_owner(situation: Situation) -> str | None:
    if situation.actor.organisation != situation.subject.data["owner"]:
        raise NotAllowedError("Only who asked may publish.")
    return None


PERMIT = SubjectKind(
    rules=rules_in(TABLE)["permit"],
    acts=(
        Act("ask", Asked),
        Act("advise", Said),
        Act("grant", Said, (has_costs,)),
        Act("refuse", Said),
        Act("remark", Said),
        Act("publish", Nothing, (is_owner,)),
    ),
    apply=apply,
    parties=parties,
)
KINDS = kinds_of(PERMIT)


def ask(register: Register, permit: str = "p1", actor: Actor = URK, **more: Any) -> Event:
    return act(register, "permit", permit, "ask", actor, {"title": "Een brug", "costs": {2026: 1.5}}, **more)


def advise(register: Register, permit: str = "p1", text: str = "Akkoord.", **more: Any) -> Event:
    return act(register, "permit", permit, "advise", VNG, {"text": text}, **more)
