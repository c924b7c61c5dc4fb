"""Sending what is to be told: each notice once to each recipient; what fails is tried again at the next run.

What was delivered is recorded after the other side took it. A run that is broken off between the two tells once more
at the next, under the same id: a recipient leaves out what it had.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from thorbecke.errors import NotAllowedError
from thorbecke.register.acting import act
from thorbecke.register.actors import Actor
from thorbecke.register.notice_kind import COURIER
from thorbecke.register.notices.mail import message_of, send
from thorbecke.register.notices.notice import Notice, notices
from thorbecke.register.notices.settings import Addressee, Settings, Webhook, secret_of
from thorbecke.register.notices.webhook import post
from thorbecke.register.organisations import find_organisation
from thorbecke.register.register import Register

__all__ = ["Delivery", "notify"]


@dataclass(frozen=True)
class Delivery:
    """What became of one notice to one recipient. why: it failed; empty otherwise."""

    notice: Notice
    recipient: str
    outcome: Literal["to send", "sent", "failed"]
    why: str = ""


@dataclass(frozen=True)
class _Post:
    """One notice to one recipient, for the organisations it is told for."""

    notice: Notice
    recipient: Webhook | Addressee
    organisations: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.notice.id}/{self.recipient.name}"


def notify(
    register: Register,
    settings: Settings,
    on: date,
    *,
    only_look: bool = False,
    wait: Callable[[float], None] = time.sleep,
) -> list[Delivery]:
    """Tell every recipient what it was not told yet, and record it; gives what became of each.

    Raises NotAllowedError for a register that takes no acts, and InputFileError for a secret that is not set.
    """
    waiting = list(_waiting(register, settings, on))
    if only_look:
        return [Delivery(one.notice, one.recipient.name, "to send") for one in waiting]
    if register.read_only:
        raise NotAllowedError(register.read_only)
    _check_secrets(settings)
    failing: dict[str, str] = {}
    return [_deliver(register, settings, one, failing, wait) for one in waiting]


def _waiting(register: Register, settings: Settings, on: date) -> Iterator[_Post]:
    delivered = {subject.id for subject in register.subjects("notice", COURIER)}
    for recipient in settings.recipients:
        by_id: dict[str, _Post] = {}
        for organisation in recipient.organisations:
            reader = Actor(COURIER.user, COURIER.name, organisation, find_organisation(organisation).roles[0])
            for notice in notices(register, on, reader, before=settings.before, after=settings.after):
                known = by_id.get(notice.id) or _Post(notice, recipient, ())
                by_id[notice.id] = replace(known, organisations=(*known.organisations, organisation))
        yield from (one for one in by_id.values() if one.id not in delivered)


def _check_secrets(settings: Settings) -> None:
    for hook in settings.webhooks:
        secret_of(hook.secret_from)
    if settings.mail and settings.mail.user:
        secret_of(settings.mail.password_from)


def _deliver(
    register: Register, settings: Settings, one: _Post, failing: dict[str, str], wait: Callable[[float], None]
) -> Delivery:
    """Tell it and record it; a recipient that failed in this run is left for the next, so that a run ends in time."""
    name = one.recipient.name
    why = failing.get(name) or _told(settings, one, register.clock(), wait)
    if why:
        failing[name] = why
        return Delivery(one.notice, name, "failed", why)
    _record(register, one)
    return Delivery(one.notice, name, "sent")


def _told(settings: Settings, one: _Post, moment: datetime, wait: Callable[[float], None]) -> str:
    to, source = one.recipient, settings.address
    if isinstance(to, Webhook):
        secret = secret_of(to.secret_from)
        return post(one.notice, to.address, secret, source=source, moment=moment, wait=wait)
    if settings.mail is None:
        return "there is no e-mail server in the settings"
    return send(message_of(one.notice, settings.mail.sender, to.address, source=source, moment=moment), settings.mail)


def _record(register: Register, one: _Post) -> None:
    about = one.notice.about
    payload = {
        "recipient": one.recipient.name,
        "organisations": list(one.organisations),
        "about": f"{about.kind}/{about.id}",
        "type": one.notice.type,
        "day": about.day.isoformat(),
    }
    act(register, "notice", one.id, "deliver", COURIER, payload, key=f"notice:{one.id}")
