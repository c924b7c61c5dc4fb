# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""The regimes a dossier may be under: what each asks, which powers it gives, which terms run; read from a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from thorbecke.errors import ActRefusedError, UnknownNameError, closest_or_all, did_you_mean
from thorbecke.parameters import Entries, read_yaml
from thorbecke.scenarios import entry, fill

__all__ = ["FREE", "Choice", "Known", "Question", "Regime", "Setting", "Term", "choices", "questions", "regimes"]

_DATA = Path(__file__).parent / "data"
Known = Literal["law", "norm", "resolution", "assumption", "unknown"]
FREE: tuple[Known, ...] = ("assumption", "unknown")
"""What rests on no more than this may be chosen otherwise in a dossier."""
_DAYS, _MOST_DAYS = "days", 3660


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Something that a regime settles, and the values it can have; `days` stands for any whole number of days."""

    id: str = entry("Short name")
    values: tuple[str, ...] = entry("What it can be")
    what: str = entry("What it is about")

    def admits(self, value: str) -> bool:
        """Whether it can have this value."""
        is_days = value.isascii() and value.isdecimal() and 0 < int(value[:6]) <= _MOST_DAYS
        return (value in self.values and value != _DAYS) or (_DAYS in self.values and is_days)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What a regime says of one choice, and what that rests on."""

    id: str = entry("The choice")
    value: str = entry("What it is under this regime")
    known: Known = entry("What it rests on")
    article: str = entry("Article of law, agreement or resolution", default="")
    source: tuple[str, ...] = entry("Where it can be read", default=())
    note: str = entry("What a reader must know", default="")


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term: the act that opens it, what closes it, and what happens when it passes. Its days are a setting."""

    id: str = entry("Short name; the setting `<id>_days` holds its length")
    title: str = entry("What is waited for")
    opens: str = entry("The act that opens it")
    closes: tuple[str, ...] = entry("The acts that close it", default=())
    met: str | None = entry("The part of the dossier that closes it when it is complete", default=None)
    passes: str = entry("What happens when it passes")
    article: str = entry("What it rests on")
    counted: Literal["atw", "calendar"] = entry("By the Algemene termijnenwet, or by the calendar")


@dataclass(frozen=True, kw_only=True)
class Regime:
    """A set of rules that a dossier is under."""

    id: str = entry("Short name")
    title: str = entry("What people call it")
    what: str = entry("What it is")
    settings: tuple[Setting, ...] = entry("What it settles")
    terms: tuple[Term, ...] = entry("The terms that run under it")

    def setting(self, name: str) -> Setting:
        """What it says of one choice."""
        return {one.id: one for one in self.settings}[name]

    def value(self, name: str, chosen: Mapping[str, str] | None = None) -> str:
        """The value of one choice, as a dossier chose it or else as the regime has it."""
        return (chosen or {}).get(name, self.setting(name).value)

    def check_chosen(self, chosen: Mapping[str, str]) -> None:
        """Raise ActRefusedError unless every choice is known, free under this regime, and has a value it can have."""
        for name, value in chosen.items():
            choice = choices().get(name)
            if choice is None:
                raise ActRefusedError(f"There is no choice '{name}'.{did_you_mean(name, choices())}")
            if not choice.admits(value):
                raise ActRefusedError(f"'{name}' cannot be '{value[:60]}': it can be {', '.join(choice.values)}.")
            if self.setting(name).known not in FREE:
                raise ActRefusedError(
                    f"'{name}' is settled under {self.id} ({self.setting(name).known}): leave it out."
                )


@dataclass(frozen=True)
class _Regimes:
    choices: tuple[Choice, ...]
    regimes: tuple[Regime, ...]


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question of the feasibility test, and in which forms of it it is asked."""

    id: str = entry("Short name")
    text: str = entry("The question")
    forms: tuple[Literal["light", "extended"], ...] = entry("In which forms of the test")


@dataclass(frozen=True)
class _Questions:
    source: str
    questions: tuple[Question, ...]


@cache
def _read() -> _Regimes:
    entries = read_yaml(_DATA / "regimes.yaml")
    found = fill(_Regimes, entries)
    for regime, place in zip(found.regimes, entries.items_of("regimes"), strict=True):
        _check(regime, {choice.id: choice for choice in found.choices}, place)
    return found


def _check(regime: Regime, known: Mapping[str, Choice], place: Entries) -> None:
    """Raise InputFileError unless a regime settles every choice once, with a value it can have."""
    differing = sorted({one.id for one in regime.settings} ^ set(known))
    if differing or len(regime.settings) != len(known):
        raise place.refused(f"'{regime.id}' does not settle every choice once: {', '.join(differing)}.", "settings")
    for one, own in zip(regime.settings, place.items_of("settings"), strict=True):
        if not known[one.id].admits(one.value):
            raise own.refused(f"'{one.id}' cannot be '{one.value}'.", "value")


def choices() -> dict[str, Choice]:
    """Everything a regime settles, by name."""
    return {choice.id: choice for choice in _read().choices}


def regimes() -> dict[str, Regime]:
    """The regimes by name."""
    return {regime.id: regime for regime in _read().regimes}


def regime_called(name: str) -> Regime:
    """A regime by name; raises UnknownNameError with the closest."""
    if name not in regimes():
        hint = closest_or_all(name, regimes())
        raise UnknownNameError(f"There is no regime '{name}'.{hint}")
    return regimes()[name]


@cache
def questions(form: str) -> dict[str, str]:
    """The questions of the feasibility test in a form (light, extended), by id."""
    found = fill(_Questions, read_yaml(_DATA / "udo.yaml"))
    return {one.id: one.text for one in found.questions if form in one.forms}
