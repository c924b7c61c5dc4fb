"""All dossiers as answers: the list, what is waited for, and the regimes beside each other."""

from collections.abc import Mapping
from datetime import date

from thorbecke.errors import UnknownNameError, closest_or_all
from thorbecke.register.actors import PUBLIC, Actor
from thorbecke.register.deadlines import Status, deadlines
from thorbecke.register.dossier_forms import KOEPELS
from thorbecke.register.kinds import Subject
from thorbecke.register.organisations import organisations
from thorbecke.register.regimes import FREE, choices, regimes
from thorbecke.register.register import Register
from thorbecke.studies import Answer, Column

__all__ = ["found", "listed", "regimes_of", "waits_of"]

_UNKNOWN = "unknown"
_FILTERS = ("state", "regime", "level", "department", "purpose")


def found(register: Register, actor: Actor = PUBLIC, **wanted: str | None) -> list[Subject]:
    """The dossiers that the actor may see and that are of a state, regime, level, department or purpose, by id.

    Raises UnknownNameError for one that does not exist; a purpose exists when there is a dossier with it.
    """
    every = register.subjects("dossier", actor)
    known = {
        "state": register.kind("dossier").rules.states,
        "regime": tuple(regimes()),
        "level": tuple(KOEPELS),
        "department": tuple(one.id for one in organisations().values() if "vakdepartement" in one.roles),
        "purpose": tuple(sorted({one.data["purpose"] for one in every})),
    }
    for name, names in known.items():
        text = wanted.get(name)
        if text is not None and text not in names:
            hint = closest_or_all(text, names)
            raise UnknownNameError(f"There is no {name} '{text}'.{hint}")
    return [one for one in every if _fits(one, wanted)]


def _fits(subject: Subject, wanted: Mapping[str, str | None]) -> bool:
    data = subject.data
    own = {
        "state": (subject.state,),
        "regime": (data["regime"],),
        "level": data["levels"],
        "department": data["departments"],
        "purpose": (data["purpose"],),
    }
    return all(wanted.get(name) is None or wanted[name] in own[name] for name in _FILTERS)


def listed(register: Register, actor: Actor = PUBLIC, **wanted: str | None) -> Answer:
    """One row for each dossier: its state, regime, levels, departments, purpose and number of acts."""
    rows = [
        {
            "id": one.id,
            "title": one.data["title"],
            "state": one.state,
            "regime": one.data["regime"],
            "levels": ", ".join(one.data["levels"]),
            "departments": ", ".join(one.data["departments"]),
            "purpose": one.data["purpose"],
            "acts": one.version,
        }
        for one in found(register, actor, **wanted)
    ]
    columns = (
        Column("id", "Dossier"),
        Column("title", "Title"),
        Column("state", "State"),
        Column("regime", "Regime"),
        Column("departments", "Departments", spare=True),
        Column("levels", "Levels", spare=True),
        Column("purpose", "Purpose", spare=True),
        Column("acts", "Acts", "number"),
    )
    return Answer(("command", "dossier list"), "Dossiers", columns, rows, unit="", notes=_read_only(register))


def _read_only(register: Register) -> list[str]:
    return [register.read_only] if register.read_only else []


def waits_of(
    register: Register, on: date, actor: Actor = PUBLIC, status: Status | None = None, dossier: str | None = None
) -> Answer:
    """One row for everything that is waited for on a day, the most urgent first."""
    rows = [
        {
            "dossier": one.dossier,
            "what": one.wait.what,
            "since": one.wait.since.isoformat() if one.wait.since else _UNKNOWN,
            "due": one.wait.due.isoformat() if one.wait.due else "no term known",
            "days": None if one.days is None else str(one.days),
            "status": one.status,
            "passes": one.wait.passes,
            "ground": one.wait.article,
        }
        for one in deadlines(register, on, actor, status=status, dossier=dossier)
    ]
    columns = (
        Column("dossier", "Dossier"),
        Column("status", "Status"),
        Column("due", "Last day"),
        Column("days", "Days"),
        Column("what", "Waited for"),
        Column("passes", "When it passes", spare=True),
        Column("ground", "Ground", spare=True),
        Column("since", "Since", spare=True),
    )
    title = f"Deadlines on {on}"
    return Answer(("command", "dossier deadlines"), title, columns, rows, unit="", notes=_read_only(register))


def regimes_of() -> Answer:
    """One row for everything a regime settles: its value under each, and what that rests on."""
    known = regimes()
    rows = [
        {"id": choice.id, "what": choice.what}
        | {
            name: _setting(regime.setting(choice.id).value, regime.setting(choice.id).known)
            for name, regime in known.items()
        }
        for choice in choices().values()
    ]
    columns = (
        Column("id", "Choice"),
        *(Column(name, name) for name in known),
        Column("what", "What", spare=True),
    )
    notes = [f"What rests on {' or '.join(FREE)} may be chosen otherwise in a dossier."]
    title = "The regimes a dossier may be under"
    return Answer(("command", "dossier regimes"), title, columns, rows, unit="", notes=notes)


def _setting(value: str, known: str) -> str:
    return value if value == known else f"{value} ({known})"
