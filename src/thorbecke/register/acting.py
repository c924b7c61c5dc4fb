"""The one way to change anything: an act, checked and appended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any, TypedDict, Unpack

from sqlalchemy import Connection

from thorbecke.errors import ActRefusedError, ConflictError, NotAllowedError
from thorbecke.register import store
from thorbecke.register.actors import Actor, is_visible
from thorbecke.register.canonical import text_of
from thorbecke.register.events import GENESIS, Event, Head, chained
from thorbecke.register.forms import check_attachments, check_id, check_text, evidence_of, filled, payload_of
from thorbecke.register.kinds import Act, Attachment, Situation, Subject, SubjectKind
from thorbecke.register.organisations import check_actor
from thorbecke.register.register import Register

__all__ = ["More", "act", "would_act"]


class More(TypedDict, total=False):
    """What may be said with any act, beside what it brings along; each may be left out.

    why: the reason in words. ground: in law; default: that of the table. expected_version: what the actor saw (0:
    nothing yet); left out, the act is done on whatever is there. key: names this request, so that a repetition of it
    gives the first event and counts once.
    """

    why: str
    ground: str | None
    attachments: tuple[Attachment, ...]
    expected_version: int | None
    key: str | None


@dataclass(frozen=True)
class _Asked:
    """An act as it was asked: what it is, what it brings, and the columns of its event that are known beforehand."""

    kind: SubjectKind
    act: Act
    actor: Actor
    form: Any
    columns: dict[str, Any]
    more: More

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The documents that go with it."""
        return self.more.get("attachments", ())


def act(
    register: Register,
    kind: str,
    subject: str,
    name: str,
    actor: Actor,
    payload: Mapping[str, Any] | None = None,
    **more: Unpack[More],
) -> Event:
    """Do an act on a subject and give its event, which is on disk by then.

    payload: by the form of the act. more: as `More` has it.

    Raises NotAllowedError (the actor may not), ConflictError (someone acted first), ActRefusedError (form, state, or
    what must be there), UnknownNameError (no such kind, act or organisation) and RegisterError (the database).
    """
    asked = _asked(register, kind, subject, name, actor, payload or {}, more)
    with register.database.writing() as connection:
        return _earlier(connection, asked) or _append(register, connection, asked)


def would_act(
    register: Register,
    kind: str,
    subject: str,
    name: str,
    actor: Actor,
    payload: Mapping[str, Any] | None = None,
    **more: Unpack[More],
) -> None:
    """Change nothing, and raise as `act` would if the act were done now."""
    asked = _asked(register, kind, subject, name, actor, payload or {}, more)
    with register.database.reading() as connection:
        last = store.last_event(connection)
        _check(asked, _situation(connection, asked, _moment(register, last)))


def _asked(
    register: Register, kind: str, subject: str, name: str, actor: Actor, payload: Mapping[str, Any], more: More
) -> _Asked:
    """What is asked, checked as far as it can be without looking at what is there."""
    if register.read_only:
        raise NotAllowedError(register.read_only)
    what = register.kind(kind)
    own = what.act(name)
    attachments = more.get("attachments", ())
    check_actor(actor)
    check_id(subject)
    check_attachments(attachments, register.largest_document)
    form = filled(own.form, payload, f"{kind} {name}")
    columns = {
        "kind": kind,
        "subject": subject,
        "act": name,
        "ground": what.rules.rule(name).ground,
        "payload_json": text_of(payload_of(form)),
        "evidence_json": text_of(evidence_of(attachments)),
    }
    return _Asked(what, own, actor, form, columns | _said(actor, more), more)


def _said(actor: Actor, more: More) -> dict[str, Any]:
    """The columns that are of whoever acts: who it is, and what is said with the act."""
    why, ground, key = more.get("why", ""), more.get("ground"), more.get("key")
    for text in (why, ground or "", actor.user, actor.name, key or ""):
        check_text(text)
    who = {"user_id": actor.user, "user_name": actor.name, "organisation": actor.organisation, "role": actor.role}
    return {**who, "why": why, "key": key} | ({} if ground is None else {"ground": ground})


def _earlier(connection: Connection, asked: _Asked) -> Event | None:
    """The event that this request made when it came before; raises ConflictError where its key made another one."""
    key = asked.columns["key"]
    found = None if key is None else store.event_with_key(connection, key)
    if found is not None and any(getattr(found, name) != value for name, value in asked.columns.items()):
        raise ConflictError("This key was used for another act: a key names one request.")
    return found


def _append(register: Register, connection: Connection, asked: _Asked) -> Event:
    last = store.last_event(connection)
    situation = _situation(connection, asked, _moment(register, last))
    subject = situation.subject
    _check(asked, situation)
    columns = asked.columns | {
        "version": subject.version + 1,
        "moment": situation.moment,
        "parties_json": text_of(asked.kind.parties(situation)),
    }
    event = chained(columns, Head(last.number, last.hash) if last else Head(0, GENESIS))
    for document, listed in zip(asked.attachments, event.evidence, strict=True):
        store.keep_evidence(connection, listed["sha256"], document.content)
    store.append(connection, event)
    store.keep_subject(connection, asked.kind.after(subject, event))
    return event


def _moment(register: Register, last: Event | None) -> str:
    """Now; the chain never runs back in time, whatever the clock of the machine does."""
    return max(register.clock().astimezone(UTC).isoformat(timespec="microseconds"), last.moment if last else "")


def _situation(connection: Connection, asked: _Asked, moment: str) -> Situation:
    return Situation(
        subject=store.subject_in(connection, asked.columns["kind"], asked.columns["subject"]),
        actor=asked.actor,
        payload=asked.form,
        why=asked.columns["why"],
        attachments=asked.attachments,
        moment=moment,
        find=lambda kind, other: store.subject_in(connection, kind, other),
    )


def _check(asked: _Asked, situation: Situation) -> None:
    """Raise unless the act may be done now, by this actor, on what is there."""
    subject, name = situation.subject, asked.act.name
    if not is_visible(subject.parties, asked.actor):
        raise NotAllowedError(f"There is no {subject.kind} '{subject.id}', or it is private to its parties.")
    expected = asked.more.get("expected_version")
    if expected not in (None, subject.version):
        raise ConflictError(
            f"Someone acted first: {subject.kind} '{subject.id}' is at version {subject.version}, "
            f"not {expected}. Look at what is there now, then act."
        )
    _check_table(asked, subject)
    lacks = [what for guard in asked.act.guards if (what := guard(situation))]
    if lacks:
        raise ActRefusedError(f"'{name}' on {subject.kind} '{subject.id}' cannot be done yet: {' '.join(lacks)}")


def _check_table(asked: _Asked, subject: Subject) -> None:
    rules, name, role = asked.kind.rules, asked.act.name, asked.actor.role
    rule = rules.rule(name)
    if role not in rule.roles:
        raise NotAllowedError(f"'{name}' on a {subject.kind} is for {', '.join(rule.roles)}, not for {role}.")
    if not rules.allowed(role, name, subject.state):
        raise ActRefusedError(
            f"'{name}' cannot be done on {subject.kind} '{subject.id}': it is {subject.state}; "
            f"it can be done when it is {' or '.join(rule.states)}."
        )
