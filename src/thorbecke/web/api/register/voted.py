"""What votes came to: the count as it is now, and what each municipality chose."""

from typing import Any

from fastapi import Request, Response
from pydantic import Field

from thorbecke.errors import ThorbeckeError
from thorbecke.register import vote_lists, votes
from thorbecke.texts import Text
from thorbecke.web.api import arguments, own
from thorbecke.web.api.accepted import JSON, accepted
from thorbecke.web.api.answers import shared_parameters
from thorbecke.web.api.models import Answered, Model
from thorbecke.web.api.respond import FORMS, as_json, respond
from thorbecke.web.api.routes import Declared, declare, new_router
from thorbecke.web.held import register_of
from thorbecke.web.sign_in import visitor_of

__all__ = ["router"]

router = new_router()
_POLL = own.described(required=("poll",), poll=("The poll, by id.", "balv-2021-02-12/7", {"type": "string"}))


class Count(Model):
    """One choice."""

    id: str
    label: str
    municipalities: int
    votes: int | None = Field(description="Weighted votes; null where the weights are not given.")
    percent: str | None = Field(description="Share of the votes that count, with the decimals of the rules.")


class Result(Model):
    """What a poll came to."""

    poll: str
    meeting: str
    question: str
    state: str
    counts: list[Count]
    members: int | None
    takingPart: int | None  # noqa: N815 - as the API Design Rules want names
    quorumMet: bool | None  # noqa: N815
    outcome: str | None = Field(description="The option that is adopted, or rejected; null where that is not known.")
    legal: bool = Field(description="Whether this is a legal result.")
    lacks: list[str] = Field(description="Why it is none.")
    binding: bool
    notes: list[str]
    published: dict[str, Any] | None = Field(description="As it was published elsewhere, not computed here.")


def _poll(request: Request, given: dict[str, Any]) -> str:
    if "poll" not in given:
        raise ThorbeckeError(Text("Name the poll: 'poll' is missing."))
    return register_of(request).subject("poll", given["poll"], visitor_of(request).actor).id


def result(request: Request) -> Response:
    """The count of a poll, now."""
    accepted(request, (JSON,))
    poll = _poll(request, own.read(request, "poll"))
    tally = votes.tally(register_of(request), poll)
    there = tally.attendance
    return as_json(
        {
            **{name: getattr(tally, name) for name in ("poll", "meeting", "question", "state", "outcome", "binding")},
            "counts": [
                {"id": one.id, "label": one.label, "municipalities": one.gemeenten, "votes": one.votes}
                | {"percent": one.shown}
                for one in tally.counts
            ],
            "members": there.members if there else None,
            "takingPart": there.taking_part if there else None,
            "quorumMet": there.met if there else None,
            "legal": tally.legal,
            "lacks": list(tally.lacks),
            "notes": list(tally.notes),
            "published": votes.published_result(register_of(request), poll),
        }
    )


def roll_call(request: Request) -> Response:
    """What each municipality chose."""
    given = own.read(request, "poll", *arguments.SHARED)
    poll = _poll(request, given)
    return respond(request, lambda: vote_lists.roll_call_table(register_of(request), poll), given)


declare(
    router,
    "/poll-results",
    "poll_results",
    result,
    Declared(Text("What a poll came to, as it is now"), Result, parameters=_POLL),
)
declare(
    router,
    "/roll-calls",
    "roll_calls",
    roll_call,
    Declared(
        Text("What each municipality chose in a poll"),
        Answered,
        forms=FORMS,
        parameters=[*_POLL, *shared_parameters()],
        wrong=(410,),
    ),
)
