"""What the register answers, typed."""

from typing import Any

from pydantic import Field

from thorbecke.register import Event, Subject
from thorbecke.web.api.models import Links, Model
from thorbecke.web.api.paging import Page

__all__ = ["Done", "EventRow", "Events", "Session", "SubjectRow", "Subjects", "event_row", "paged", "subject_row"]


class SubjectRow(Model):
    """What a subject has come to."""

    kind: str
    id: str
    version: int = Field(description="How many acts there were on it; give it with the next act.")
    state: str
    moment: str = Field(description="When the last act on it was registered, in UTC.")
    parties: list[str] | None = Field(description="The organisations it is private to; null where it is public.")
    data: dict[str, Any] = Field(description="What its acts say of it.")


class EventRow(Model):
    """One act, in the columns over which its hash is taken."""

    number: int
    kind: str
    subject: str
    version: int
    act: str
    user_id: str
    user_name: str
    organisation: str
    role: str
    moment: str
    why: str
    ground: str
    payload_json: str
    evidence_json: str
    parties_json: str
    key: str | None
    previous: str = Field(description="The hash of the act before it.")
    hash: str = Field(description="SHA-256 over all other columns as canonical JSON.")


class _Paged(Model):
    page: int
    pageSize: int  # noqa: N815 - as the API Design Rules want names
    total: int
    links: Links


class Subjects(_Paged):
    """Subjects, by the page."""

    rows: list[SubjectRow]


class Events(_Paged):
    """Events in order, by the page."""

    rows: list[EventRow]


class Session(Model):
    """Who is signed in, and what acts of this session must bring along."""

    user: str
    name: str
    organisation: str
    role: str
    token: str = Field(description="For the header X-CSRF-Token.")


class Done(Model):
    """An act that is on disk."""

    number: int
    version: int
    hash: str
    moment: str


def subject_row(found: Subject) -> dict[str, Any]:
    """A subject as the API gives it."""
    parties = None if found.parties is None else list(found.parties)
    about = {"kind": found.kind, "id": found.id, "version": found.version, "state": found.state}
    return about | {"moment": found.moment, "parties": parties, "data": found.data}


def event_row(found: Event) -> dict[str, Any]:
    """An event as the API gives it."""
    return {name: getattr(found, name) for name in EventRow.model_fields}


def paged(page: Page, links: dict[str, str | None]) -> dict[str, Any]:
    """A page of rows as the API gives it."""
    about = {"page": page.number, "pageSize": page.size, "total": page.total}
    return {"rows": list(page.rows)} | about | {"links": links}
