"""A kind of subject: which acts it knows, what each must bring, and what becomes of the subject."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from thorbecke.errors import RuleError
from thorbecke.register.actors import Actor, Parties
from thorbecke.register.canonical import text_of
from thorbecke.register.events import Event
from thorbecke.register.permissions import NEW, KindRules

__all__ = ["Act", "Attachment", "Data", "Guard", "Kinds", "Situation", "Subject", "SubjectKind", "kinds_of"]

Data = dict[str, Any]


@dataclass(frozen=True)
class Subject:
    """What a subject has come to: its state by the table, and its data by the `apply` of its kind.

    version: how many acts there were on it, 0 before the first. moment: of the last act.
    """

    kind: str
    id: str
    version: int = 0
    state: str = NEW
    moment: str = ""
    parties_json: str = "null"
    data_json: str = "{}"

    @property
    def data(self) -> Data:
        """Its data; a copy, as JSON has it."""
        return cast("Data", json.loads(self.data_json))

    @property
    def parties(self) -> Parties:
        """The organisations it is private to; None when it is public."""
        found = json.loads(self.parties_json)
        return None if found is None else tuple(found)


@dataclass(frozen=True)
class Attachment:
    """A document that goes with an act."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Situation:
    """What a guard may look at. `find` gives any other subject as it is now (version 0 when it is not there).

    payload: the act's form, filled in. Nothing changes while guards look: acts are done one by one.
    """

    subject: Subject
    actor: Actor
    payload: Any
    why: str
    attachments: tuple[Attachment, ...]
    moment: str
    find: Callable[[str, str], Subject]


Guard = Callable[[Situation], str | None]
"""What lacks before the act may be done, in a sentence; None when nothing does.

A guard raises NotAllowedError itself where it is not something that lacks but the actor that is the wrong one.
"""


@dataclass(frozen=True)
class Act:
    """An act: its name in the table, the form of its payload (a frozen dataclass), and what must be there."""

    name: str
    form: type
    guards: tuple[Guard, ...] = ()


def _as_before(situation: Situation) -> Parties:
    return situation.subject.parties


@dataclass(frozen=True)
class SubjectKind:
    """A kind of subject.

    apply: the data after an event, from the data before (`{}` at first); pure, and of the event's payload, actor,
    moment, act and version only. parties: to whom the subject is private from this act on (None: public); left out,
    as it was. An event carries the parties of its act for good, the subject those of its last act.
    """

    rules: KindRules
    acts: tuple[Act, ...]
    apply: Callable[[Data, Event], Data]
    parties: Callable[[Situation], Parties] = _as_before

    def __post_init__(self) -> None:
        """Raises RuleError where table and acts do not name the same acts."""
        differing = {rule.act for rule in self.rules.acts} ^ {act.name for act in self.acts}
        if differing:
            raise RuleError(f"Table and code of '{self.rules.kind}' differ in acts: {', '.join(sorted(differing))}.")

    @property
    def name(self) -> str:
        """The name of the kind."""
        return self.rules.kind

    def act(self, name: str) -> Act:
        """An act by name; raises UnknownNameError with the closest."""
        return {act.name: act for act in self.acts}[self.rules.rule(name).act]

    def after(self, subject: Subject, event: Event) -> Subject:
        """What the subject comes to by an event."""
        return Subject(
            kind=subject.kind,
            id=subject.id,
            version=event.version,
            state=self.rules.rule(event.act).to or subject.state,
            moment=event.moment,
            parties_json=event.parties_json,
            data_json=text_of(self.apply(subject.data, event)),
        )


Kinds = Mapping[str, SubjectKind]


def kinds_of(*kinds: SubjectKind) -> Kinds:
    """The kinds by name."""
    return {kind.name: kind for kind in kinds}
