"""The pages of dossiers: the list with what is late, one dossier with its time line, and the bench of the arbiters."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from thorbecke.errors import UnknownNameError
from thorbecke.register import (
    Actor,
    Deadline,
    Register,
    Status,
    Step,
    Subject,
    bench,
    deadlines,
    dossier_answers,
    dossier_lists,
    open_steps,
    regimes,
    timeline,
)
from thorbecke.texts import Text
from thorbecke.web.held import register_of
from thorbecke.web.pages.register.context import Offer, act_page, offers, show, today
from thorbecke.web.sign_in import visitor_of

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_FILTERS = {"staat": "state", "regime": "regime", "departement": "department"}
_STATUSES: dict[str, Status] = {"verlopen": "passed", "binnenkort": "due", "lopend": "open", "geen": "no term"}


@dataclass(frozen=True)
class Listed:
    """A dossier in the list, with what it waits for, the most urgent first."""

    subject: Subject
    waits: Sequence[Deadline]


@router.get("/dossiers")
def listed(request: Request) -> Response:
    """Every dossier, or those of a state, regime, department or deadline; what is late stands first."""
    register, visitor = register_of(request), visitor_of(request)
    asked = {name: request.query_params.get(name) or None for name in (*_FILTERS, "termijn")}
    found = dossier_lists.found(
        register, visitor.actor, **{own: asked[name] for name, own in _FILTERS.items() if asked[name]}
    )
    waits = deadlines(register, today(), visitor.actor)
    rows = [Listed(one, [wait for wait in waits if wait.dossier == one.id]) for one in found]
    everything = register.subjects("dossier", visitor.actor)
    return show(
        request,
        "reg-dossiers.html.j2",
        visitor=visitor,
        rows=_with_status(rows, asked["termijn"]),
        late=[wait for wait in waits if wait.status == "passed"],
        asked=asked,
        states=register.kind("dossier").rules.states,
        regimes=regimes(),
        departments=sorted({one for subject in everything for one in subject.data["departments"]}),
        statuses=_STATUSES,
        offers=offers(register, visitor.actor, Subject("dossier", "")),
    )


def _with_status(rows: list[Listed], asked: str | None) -> list[Listed]:
    if asked is None:
        return rows
    if asked not in _STATUSES:
        known = ", ".join(_STATUSES)
        raise UnknownNameError(Text("There is no term '{name}': {known}.", name=asked[:40], known=known))
    return [row for row in rows if any(wait.status == _STATUSES[asked] for wait in row.waits)]


@router.get("/dossiers/arbitrage/{dossier:path}")
def before_arbiters(request: Request, dossier: str) -> Response:
    """What the parties of a dossier say is due, side by side; hearings and award."""
    register, visitor = register_of(request), visitor_of(request)
    subject = register.subject("dossier", dossier, visitor.actor)
    found = bench(register, dossier, visitor.actor)
    return show(
        request,
        "reg-bench.html.j2",
        visitor=visitor,
        subject=subject,
        bench=found,
        answer=dossier_answers.bench_of(register, dossier, visitor.actor),
        offers=[
            *_statement(register, visitor.actor, dossier),
            *_offered(register, subject, visitor.actor, ("appoint", "hear", "award", "follow_up")),
        ],
        drafts=_drafts(register, visitor.actor, dossier),
    )


def _drafts(register: Register, actor: Actor, dossier: str) -> list[Subject]:
    """Drafts of statements in this dossier that this reader may see: those of the own organisation."""
    found = register.subjects("statement", actor, ["draft"])
    return [one for one in found if one.data["dossier"] == dossier]


def _statement(register: Register, actor: Actor, dossier: str) -> list[Offer]:
    """What someone may do with the statement of the own organisation."""
    if actor.organisation is None:
        return []
    return offers(register, actor, register.find("statement", f"{dossier}/{actor.organisation}", actor))


@router.get("/dossiers/{dossier:path}")
def one(request: Request, dossier: str) -> Response:
    """One dossier: state, what lacks for the next step and who may take it, money, time line."""
    register, visitor = register_of(request), visitor_of(request)
    subject = register.subject("dossier", dossier, visitor.actor)
    return show(
        request,
        "reg-dossier.html.j2",
        visitor=visitor,
        subject=subject,
        regime=regimes()[subject.data["regime"]],
        steps=_next(open_steps(register, subject)),
        waits=deadlines(register, today(), visitor.actor, dossier=dossier),
        money=dossier_answers.money_of(register, dossier, visitor.actor),
        moments=timeline(register, "dossier", dossier, visitor.actor),
        offers=_offered(register, subject, visitor.actor),
    )


def _next(steps: Sequence[Step]) -> list[Step]:
    """The steps that lead on to another state."""
    return [step for step in steps if step.to]


def _offered(register: Register, subject: Subject, actor: Actor, only: Sequence[str] = ()) -> list[Offer]:
    """What someone may do with a dossier, with what lacks."""
    if register.read_only or actor.organisation is None:
        return []
    steps = open_steps(register, subject, actor)
    return [
        Offer(step.act, act_page("dossier", step.act, subject.id), step.lacks)
        for step in steps
        if not only or step.act in only
    ]
