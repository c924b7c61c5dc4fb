"""The terms that run in a dossier: what is waited for, until when, and what happens when it passes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from thorbecke.datasets import feestdagen
from thorbecke.law import termijnen
from thorbecke.register.dossier_dates import day_of
from thorbecke.register.dossier_parts import PARTS
from thorbecke.register.kinds import Data
from thorbecke.register.regimes import Regime, Term, regime_called

__all__ = ["Wait", "regime_in", "setting_in", "waits_in"]


@dataclass(frozen=True)
class Wait:
    """Something that is waited for. `due` is its last day, None where no term is known."""

    what: str
    since: date | None
    due: date | None
    passes: str
    article: str
    term: str = ""


def regime_in(data: Data) -> Regime:
    """The regime that a dossier is under."""
    return regime_called(data["regime"])


def setting_in(data: Data, name: str) -> str:
    """What holds for a dossier: as it chose, or else as its regime has it."""
    return regime_in(data).value(name, data["chosen"])


def waits_in(data: Data) -> Iterator[Wait]:
    """Everything that a dossier waits for: terms of its regime, then days that parties agreed."""
    for term in regime_in(data).terms:
        opened = data["done"].get(term.opens)
        if opened and not _closed(term, opened, data):
            since = day_of(opened["date"])
            yield Wait(term.title, since, _due(term, opened, data), term.passes, term.article, term.id)
    for agreed in data["agreed_days"]:
        yield Wait(agreed["awaits"], day_of(agreed["date"]), day_of(agreed["until"]), "", agreed["title"])


def _closed(term: Term, opened: dict[str, Any], data: Data) -> bool:
    if term.met is not None:
        return not list(PARTS[term.met](data))
    later: list[int] = [data["done"][act]["version"] for act in term.closes if act in data["done"]]
    return max(later, default=0) > int(opened["version"])


def _due(term: Term, opened: dict[str, Any], data: Data) -> date | None:
    given, days, since = day_of(opened["until"]), setting_in(data, f"{term.id}_days"), day_of(opened["date"])
    if given is not None:
        return _last(given, term)
    if since is None or not days.isdecimal():
        return None
    if term.counted == "calendar":
        return since + timedelta(days=int(days))
    return termijnen.laatste_dag(since, int(days), _free(since, int(days)))


def _last(given: date, term: Term) -> date:
    return given if term.counted == "calendar" else termijnen.volgende_werkdag(given, _free(given, 0))


def _free(since: date, days: int) -> frozenset[date]:
    years = range(since.year, (since + timedelta(days=days)).year + 2)
    return frozenset[date]().union(*(feestdagen(year) for year in years))
