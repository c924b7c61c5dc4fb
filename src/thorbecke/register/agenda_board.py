"""The agenda board: every proposition with its parties and deadline, what it waits for, and what lacks in mln euro."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from thorbecke.errors import UnknownNameError, closest_or_all
from thorbecke.numbers import dutch
from thorbecke.register.actors import PUBLIC, Actor
from thorbecke.register.agenda.forms import THEMES, Basis, GapYear
from thorbecke.register.agenda.propositions import parties_in
from thorbecke.register.agenda_review import Reviewed, basis_now
from thorbecke.register.kinds import Data, Subject
from thorbecke.register.register import Register
from thorbecke.studies import Answer, Column
from thorbecke.texts import Text

__all__ = ["agenda_board", "proposition_page", "reviewed_table"]

_LASTING = "structural"
_STATES = {
    "proposed": Text("proposed"),
    "tabled": Text("tabled"),
    "agreed": Text("agreed"),
    "under_reservation": Text("under reservation"),
    "fulfilled": Text("fulfilled"),
    "withdrawn": Text("withdrawn"),
}
_ENDED = ("fulfilled", "withdrawn")
_HOW = {"open": Text("open"), "agreed": Text("agreed, not binding"), "binding": Text("binding")}
_COLUMNS = (
    Column("theme", Text("Theme")),
    Column("id", Text("Proposition")),
    Column("title", Text("Title"), spare=True),
    Column("parties", Text("Parties")),
    Column("deadline", Text("Deadline")),
    Column("state", Text("State")),
    Column("waits_for", Text("Waits for")),
    Column("missing", Text("Lacks for good"), "number"),
    Column("at_least", Text("Or more")),
)


def agenda_board(
    register: Register, actor: Actor = PUBLIC, *, theme: str | None = None, states: Iterable[str] = ()
) -> Answer:
    """One row for each proposition by theme; what lacks in mln euro a year for good, live from the resolution check.

    Raises UnknownNameError for a theme or state that does not exist.
    """
    _check_known("theme", [theme] if theme else [], THEMES)
    _check_known("state", states, _STATES)
    found = [one for one in register.subjects("proposition", actor, states) if theme in (None, one.data["theme"])]
    found.sort(key=lambda one: (THEMES.index(one.data["theme"]), one.id))
    return Answer(
        question=("command", "agenda list"),
        title=Text("The joint agenda of VNG, IPO and UvW"),
        columns=_COLUMNS,
        rows=[_row(one, basis_now(register, one)) for one in found],
        unit="mln euro",
        notes=_notes(),
        sources=_sources(found),
    )


def _check_known(what: str, asked: Iterable[str], known: Collection[str]) -> None:
    for one in asked:
        if one not in known:
            hint = closest_or_all(one, known)
            raise UnknownNameError(f"There is no {what} '{one[:60]}'.{hint}")


def _row(proposition: Subject, basis: Basis) -> Mapping[str, Any]:
    data, lasting = proposition.data, _lasting(basis)
    ended = proposition.state in _ENDED
    return {
        "theme": data["theme"],
        "id": proposition.id,
        "title": data["title"],
        "parties": ", ".join(parties_in(data)),
        "deadline": data["deadline"] or Text("unknown"),
        "state": _STATES[proposition.state],
        "waits_for": "" if ended else _waits(basis),
        "missing": None if ended or lasting is None else lasting.mln,
        "at_least": Text("yes") if not ended and lasting and lasting.at_least else "",
    }


def _lasting(basis: Basis) -> GapYear | None:
    return next((one for one in basis.gaps if one.when == _LASTING), None)


def _waits(basis: Basis) -> str:
    return Text.joined(Text("{id}: {how}", id=one.id, how=_HOW[one.status]) for one in basis.waits_for)


def _notes() -> list[str]:
    return [
        Text("It waits for articles and conditions of the resolution; what cannot be told never counts as binding."),
        Text("What lacks is what the resolution check finds for good, in mln euro a year, on the agreements to date."),
    ]


def _sources(found: Iterable[Subject]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for one in found for source in one.data["source"]))


# -- one proposition --------------------------------------------------------------------------------------------------


def proposition_page(register: Register, proposition: str, actor: Actor = PUBLIC) -> Answer:
    """Everything about one proposition, line by line: offer, terms and what lacks by year; raises UnknownNameError."""
    subject = register.subject("proposition", proposition, actor)
    basis = basis_now(register, subject)
    rows = [*_offer(subject), *_rests_on(basis), *_missing(basis), *_recorded(subject.data)]
    return Answer(
        question=("proposition", proposition),
        title=subject.data["title"],
        columns=(
            Column("what", Text("What")),
            Column("which", Text("Which")),
            Column("value", Text("How it stands")),
            Column("mln", Text("Mln euro"), "number"),
        ),
        rows=[{"which": "", "value": "", "mln": None} | row for row in rows],
        unit="mln euro",
        sources=_sources([subject]),
    )


def _offer(subject: Subject) -> Iterator[dict[str, Any]]:
    data, unknown = subject.data, Text("unknown")
    yield {"what": Text("commitment"), "value": data["commitment"]}
    if data["target"] is not None:
        yield {"what": Text("target"), "which": data["unit"], "value": dutch(data["target"], 0)}
    yield {"what": Text("state"), "value": _STATES[subject.state]}
    yield {"what": Text("deadline"), "value": data["deadline"] or unknown}
    yield {"what": Text("owners"), "value": ", ".join(data["owners"])}
    yield {"what": Text("supported by"), "value": ", ".join(data["supported_by"])}
    yield {"what": Text("offered to"), "value": ", ".join(data["departments"])}
    yield from _costs(data) if data["costs"] else [{"what": Text("costs"), "value": unknown}]
    for one in data["funding"]:
        yield {"what": Text("funding"), "value": one["route"]}
        yield from _series(Text("funding"), "", one["amounts"])
    if not data["funding"]:
        yield {"what": Text("funding"), "value": unknown}


def _costs(data: Data) -> Iterator[dict[str, Any]]:
    for costs in data["costs"]:
        for bound in ("lower", "best", "upper"):
            yield from _series(Text("costs"), f"{bound} {costs['borne_by']}".strip(), costs[bound])


def _series(what: str, which: str, amounts: Mapping[str, float] | None) -> Iterator[dict[str, Any]]:
    for year, mln in sorted((amounts or {}).items()):
        yield {"what": what, "which": f"{year} {which}".strip(), "mln": mln}


def _rests_on(basis: Basis) -> Iterator[dict[str, Any]]:
    yield {"what": Text("reading"), "which": basis.resolution, "value": f"{basis.reading} ({basis.bound})"}
    for one in basis.requirements:
        yield {"what": Text("waits for") if one.status != "binding" else Text("rests on"), "which": one.id} | {
            "value": _HOW[one.status]
        }


def _missing(basis: Basis) -> Iterator[dict[str, Any]]:
    for gap in basis.gaps:
        if gap.mln != 0:
            told = Text("cannot be told") if gap.mln is None else Text("at least") if gap.at_least else ""
            yield {
                "what": Text("lacks"),
                "which": Text("afterwards") if gap.when == _LASTING else gap.when,
                "value": told,
                "mln": gap.mln,
            }


def _recorded(data: Data) -> Iterator[dict[str, Any]]:
    """The check that the last act rested on, as it was then."""
    if basis := data["basis"]:
        counted = ", ".join(basis["agreements"]) or Text("no agreements")
        yield {"what": Text("recorded basis"), "which": basis["edition"], "value": counted}


# -- a review ---------------------------------------------------------------------------------------------------------


def reviewed_table(found: Iterable[Reviewed]) -> Answer:
    """One row for each proposition that was looked at: what it waits for, and what was done."""
    return Answer(
        question=("command", "agenda review"),
        title=Text("What agreed propositions rest on"),
        columns=(
            Column("id", Text("Proposition")),
            Column("state", Text("State")),
            Column("waits_for", Text("Waits for")),
            Column("done", Text("Done")),
        ),
        rows=[
            {
                "id": one.proposition.id,
                "state": _STATES[one.proposition.state],
                "waits_for": _waits(one.basis),
                "done": _done(one),
            }
            for one in found
        ],
    )


def _done(found: Reviewed) -> str:
    if found.event is not None:
        return Text("put under reservation")
    if found.lapsed:
        return Text("would be put under reservation")
    return Text("may be lifted") if found.may_be_lifted else ""
