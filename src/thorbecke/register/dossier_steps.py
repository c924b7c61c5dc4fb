"""What can be done with a dossier now, by whom, and what each step still lacks; and what was done so far."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from thorbecke.errors import NotAllowedError
from thorbecke.register import store
from thorbecke.register.actors import PUBLIC, Actor, Role
from thorbecke.register.canonical import text_of
from thorbecke.register.dossier_forms import KOEPELS
from thorbecke.register.dossier_gates import is_party, lacks_before_decision, lacks_of
from thorbecke.register.events import Event
from thorbecke.register.kinds import Data, Kinds, Situation, Subject
from thorbecke.register.permissions import ActRule
from thorbecke.register.regimes import regime_called
from thorbecke.register.register import Register
from thorbecke.scenarios import schema_of

__all__ = ["Moment", "Step", "form_of", "open_steps", "timeline", "under"]


@dataclass(frozen=True)
class Step:
    """An act that the table allows in this state.

    who: the organisations that may. to: the state it leads to, None where it stays. lacks: what must be there first.
    duties: what the law asks and its absence does not stop. ground: what it rests on.
    """

    act: str
    roles: tuple[Role, ...]
    who: tuple[str, ...]
    to: str | None
    lacks: tuple[str, ...]
    duties: tuple[str, ...]
    ground: str

    @property
    def is_open(self) -> bool:
        """Whether it can be done now."""
        return not self.lacks


@dataclass(frozen=True)
class Moment:
    """One act in the history of a dossier: what happened when, by whom, on which evidence.

    happened: as the act says it (a day, month or year); empty where it does not. registered: in UTC.
    """

    version: int
    number: int
    act: str
    happened: str
    registered: str
    organisation: str
    role: str
    text: str
    ground: str
    why: str
    source: tuple[str, ...]
    grade: str
    evidence: tuple[Mapping[str, Any], ...]
    payload: Mapping[str, Any]
    hash: str


def under(subject: Subject, regime: str, chosen: Mapping[str, str] | None = None) -> Subject:
    """A dossier as it would stand under another regime; nothing is changed. Raises UnknownNameError."""
    data = subject.data | {"regime": regime_called(regime).id, "chosen": dict(chosen or {})}
    return replace(subject, data_json=text_of(data))


def open_steps(
    register: Register, subject: Subject, actor: Actor | None = None, *, regime: str | None = None
) -> tuple[Step, ...]:
    """The steps that a dossier can take, in the order of the table: all, or those open to one actor.

    regime: as it would be under that one instead of its own.
    """
    seen = subject if regime is None else under(subject, regime)
    situation = Situation(
        subject=seen,
        actor=actor or PUBLIC,
        payload=None,
        why="",
        attachments=(),
        moment=register.clock().isoformat(),
        find=lambda kind, name: _found(register, kind, name),
    )
    rules = register.kind(subject.kind).rules.acts
    return tuple(
        _step(rule, situation) for rule in rules if subject.state in rule.states and _may(rule, actor, situation)
    )


def _found(register: Register, kind: str, name: str) -> Subject:
    """Another subject, whoever may see it: guards ask for its state alone; at version 0 where there is none."""
    with register.database.reading() as connection:
        return store.subject_in(connection, kind, name)


def _may(rule: ActRule, actor: Actor | None, situation: Situation) -> bool:
    if actor is None:
        return True
    try:
        is_party(situation)
    except NotAllowedError:
        return False
    return actor.role in rule.roles


def _step(rule: ActRule, situation: Situation) -> Step:
    data = situation.subject.data
    on = date.fromisoformat(situation.moment[:10])
    duties = tuple(lacks_before_decision(data, on, "duty")) if rule.act == "decide" else ()
    who = tuple(dict.fromkeys(one for role in rule.roles for one in _organisations(role, data)))
    return Step(rule.act, rule.roles, who, rule.to, lacks_of(rule.act, situation), duties, rule.ground)


def _organisations(role: str, data: Data) -> tuple[str, ...]:
    """Who acts in a role in a dossier."""
    if role == "vakdepartement":
        return tuple(data["departments"])
    if role in KOEPELS.values():
        return tuple(role.upper() for level in data["levels"] if KOEPELS[level] == role)
    return ({"bzk": "BZK", "financien": "FIN", "arbiter": "ARBITERS", "secretary": "SECRETARIAAT"}[role],)


def form_of(kinds: Kinds, kind: str, act: str) -> dict[str, Any]:
    """The JSON schema of what an act brings along; raises UnknownNameError for an act that the kind does not know."""
    return schema_of(kinds[kind].act(act).form)


def timeline(register: Register, kind: str, subject: str, actor: Actor = PUBLIC) -> tuple[Moment, ...]:
    """Everything that was done with a subject, as far as the actor may see it, in the order of the register."""
    return tuple(
        Moment(
            version=event.version,
            number=event.number,
            act=event.act,
            happened=str(event.payload.get("date", "")),
            registered=event.moment,
            organisation=event.organisation,
            role=event.role,
            text=_text(event),
            ground=event.ground,
            why=event.why,
            source=tuple(cast("list[str]", event.payload.get("source", []))),
            grade=str(event.payload.get("grade") or ""),
            evidence=tuple(event.evidence),
            payload=event.payload,
            hash=event.hash,
        )
        for event in register.events(kind, subject, actor)
    )


def _text(event: Event) -> str:
    """What an act says in words: its title and its text, or its reasons."""
    said = (str(event.payload.get(name) or "").strip() for name in ("title", "text", "reasons"))
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in said if text)
