"""What is waited for in every dossier on a day: open, due or passed, and what happens then."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from thorbecke.register.actors import PUBLIC, Actor
from thorbecke.register.dossier_terms import Wait, waits_in
from thorbecke.register.register import Register

__all__ = ["DUE_WITHIN", "Deadline", "Status", "deadlines"]

Status = Literal["passed", "due", "open", "no term"]
DUE_WITHIN = 14
"""Days before its last day from which on a term is called due."""
_ENDED = ("withdrawn",)


@dataclass(frozen=True)
class Deadline:
    """Something that a dossier waits for. days: until its last day, negative when it passed; None: no term is known."""

    dossier: str
    title: str
    wait: Wait
    status: Status
    days: int | None


def deadlines(
    register: Register, on: date, actor: Actor = PUBLIC, *, status: Status | None = None, dossier: str | None = None
) -> list[Deadline]:
    """What is waited for on a day, the most urgent first; only of one status or dossier where that is asked."""
    found = [
        _deadline(subject.id, subject.data["title"], wait, on)
        for subject in register.subjects("dossier", actor)
        if subject.state not in _ENDED and dossier in (None, subject.id)
        for wait in waits_in(subject.data)
    ]
    wanted = [one for one in found if status in (None, one.status)]
    return sorted(wanted, key=lambda one: (one.days is None, one.days or 0, one.dossier, one.wait.what))


def _deadline(dossier: str, title: str, wait: Wait, on: date) -> Deadline:
    days = None if wait.due is None else (wait.due - on).days
    status: Status = "no term" if days is None else "passed" if days < 0 else "due" if days <= DUE_WITHIN else "open"
    return Deadline(dossier, title, wait, status, days)
