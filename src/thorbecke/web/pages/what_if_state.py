"""What stands in the address of the page "What if": year, packaged scenarios, levers, and a scenario of one's own."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from fastapi import Request

from thorbecke.datasets import newest
from thorbecke.errors import InputFileError, ThorbeckeError, UnknownNameError, did_you_mean
from thorbecke.scenarios import (
    Position,
    Scenario,
    levers,
    neutral,
    opened,
    packed,
    placed,
    positions_in,
    written,
)
from thorbecke.studies import edition, questions, what_if
from thorbecke.texts import Text
from thorbecke.web import addresses
from thorbecke.web.language import SWITCH

__all__ = ["HASH", "PATH", "State", "read_state"]

PATH = "/wat-als"
HASH = "hash"
_YEAR, _SCENARIO, _CONTENT = "jaar", "scenario", "inhoud"
_CHOICE = "-keuze"
_PLAIN = (_YEAR, _SCENARIO, _CONTENT, SWITCH)
_LONGEST = 16_000  # characters of a scenario in an address that servers and browsers on the way still pass on
_DIGITS = 12


@dataclass(frozen=True)
class State:
    """One question of the page: what is changed, and for which year. `scenario` is one's own."""

    year: int
    scenarios: tuple[str, ...] = ()
    scenario: Scenario | None = None

    @property
    def asks(self) -> bool:
        """Whether anything is changed at all."""
        return bool(self.scenarios or self.scenario)

    @cached_property
    def own(self) -> str | None:
        """One's own scenario as canonical text."""
        return written(self.scenario) if self.scenario else None

    @cached_property
    def _split(self) -> tuple[dict[str, Position], Scenario | None]:
        if self.scenario is None:
            return {}, None
        positions, others = positions_in(self.scenario, self.year)
        return positions, replace(self.scenario, measures=others) if others else None

    @property
    def positions(self) -> Mapping[str, Position]:
        """Where the levers stand that make measures of one's own scenario."""
        return self._split[0]

    @property
    def kept(self) -> Scenario | None:
        """The measures of one's own scenario that no lever makes."""
        return self._split[1]

    @property
    def kept_packed(self) -> str:
        """The same as it stands in an address; empty where there are none."""
        return packed(written(self.kept)) if self.kept else ""

    def without(self, measure: str) -> str:
        """The address of the page without one of the kept measures."""
        stays = tuple(found for found in (self.scenario.measures if self.scenario else ()) if found.id != measure)
        left = replace(self.scenario, measures=stays) if self.scenario and stays else None
        return replace(self, scenario=left).address()

    def asked(self, name: str, **more: questions.Value) -> questions.Asked:
        """A question about this state, as pages, files and scripts ask it."""
        return questions.question(name).asked(scenarios=self.scenarios, own=self.own, **more)

    def address(self, path: str = PATH, **more: str) -> str:
        """The address that holds all of it; raises InputFileError where the scenario is too long for one."""
        return f"{path}?{urlencode([*self._pairs(), *more.items()])}"

    def _pairs(self) -> list[tuple[str, str]]:
        content = packed(self.own) if self.own else ""
        if len(content) > _LONGEST:
            raise InputFileError(
                Text("This scenario is too long for an address. Keep it as a file; 'thorbecke simulate' computes it.")
            )
        own = [(_CONTENT, content)] if content else []
        return [(_YEAR, str(self.year)), *((_SCENARIO, name) for name in self.scenarios), *own]

    def share(self) -> str:
        """An address whose numbers never change: with the edition of rules and figures, and a hash of what is asked."""
        return self.address(**{addresses.EDITION: edition(), HASH: self.fingerprint})

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that stand for everything that is asked."""
        whole = "\n".join((str(self.year), *self.scenarios, self.own or ""))
        return hashlib.sha256(whole.encode()).hexdigest()[:_DIGITS]


def read_state(request: Request, *others: str) -> State:
    """The state in an address, which may hold `others` besides.

    Raises InputFileError for one that was changed on its way or a scenario that cannot be used, UnknownNameError for
    what is not known and ThorbeckeError for a position out of bounds.
    """
    given = request.query_params
    _refuse_unknown(given, others)
    year = _year(given.get(_YEAR, ""))
    names = tuple(sorted(set(given.getlist(_SCENARIO))))
    content = opened(given[_CONTENT]) if given.get(_CONTENT) else None
    positions = _positions(given)
    if positions is not None:
        content = what_if.own_scenario(positions, year, State(year, scenario=content).kept)
    state = State(year, names, content)
    if given.get(HASH) not in (None, state.fingerprint):
        raise InputFileError(
            Text("This link was changed on its way: what it asks is not what its hash stands for. Ask for it again.")
        )
    return state


def _refuse_unknown(given: Mapping[str, str], others: Sequence[str]) -> None:
    known = [*_PLAIN, *others, *levers(), *(f"{name}{_CHOICE}" for name in levers())]
    for name in given:
        if name not in known:
            hint = did_you_mean(name, known)
            raise UnknownNameError(Text("'{name}' is not known in this address.{hint}", name=name[:60], hint=hint))


def _year(text: str) -> int:
    if not text:
        return newest().year + 1
    if not (text.isdecimal() and text.isascii() and len(text) == len("2026")):
        raise ThorbeckeError(Text("'{name}' must be a year as in 2026, not '{value}'.", name=_YEAR, value=text[:60]))
    return int(text)


def _positions(given: Mapping[str, str]) -> dict[str, Position] | None:
    """Where the levers in an address stand; None when it names none."""
    named = [name for name in levers() if name in given]
    year = _year(given.get(_YEAR, ""))
    return {name: _position(name, given, year) for name in named} if named else None


def _position(name: str, given: Mapping[str, str], year: int) -> Position:
    text = given[name].strip().replace(",", ".")
    try:
        value = float(text) if text else neutral(name, year)
    except ValueError:
        told = Text("{title}: a number was expected, not '{value}'.", title=Text(levers()[name].title), value=text[:60])
        raise ThorbeckeError(told) from None
    return placed(name, value, given.get(f"{name}{_CHOICE}", ""))
