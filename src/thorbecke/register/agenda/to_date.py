"""What was agreed to date, as far as the register holds it: which scenarios count, which bind, and facts beside them.

One subject for each resolution, of kind `agreements`. Until something is recorded, what counts is what the resolution
itself names as agreed to date.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from thorbecke import resolution
from thorbecke.errors import NotAllowedError, UnknownNameError, did_you_mean
from thorbecke.register.agenda.forms import Agreed
from thorbecke.register.canonical import text_of
from thorbecke.register.dossier_checks import has_days, has_evidence
from thorbecke.register.dossier_forms import Said
from thorbecke.register.events import Event
from thorbecke.register.forms import filled
from thorbecke.register.kinds import Act, Data, Situation, Subject, SubjectKind
from thorbecke.register.permissions import rules_of
from thorbecke.resolution import RegisteredFact
from thorbecke.scenarios import entry
from thorbecke.studies import questions

__all__ = ["AGREEMENTS", "Recorded", "ToDate", "facts_in", "to_date"]

_KIND = "agreements"
_KEEPER = "SECRETARIAAT"


@dataclass(frozen=True, kw_only=True)
class Recorded(Said):
    """Everything that was agreed to date about a resolution; it takes the place of what was recorded before."""

    agreements: tuple[Agreed, ...] = entry("The agreements, by scenario; an empty list where there are none")
    facts: tuple[RegisteredFact, ...] = entry("Facts that take the place of the packaged ones of that name", default=())


@dataclass(frozen=True)
class ToDate:
    """The scenarios that bind, those agreed that do not bind yet, and the facts recorded, as JSON."""

    binding: tuple[str, ...]
    not_binding: tuple[str, ...] = ()
    facts_json: str = "[]"

    @property
    def all(self) -> tuple[str, ...]:
        """Every scenario that was agreed."""
        return (*self.binding, *self.not_binding)

    @property
    def facts(self) -> tuple[RegisteredFact, ...]:
        """The facts recorded."""
        return facts_in(self.facts_json)


@dataclass(frozen=True)
class _Facts:
    facts: tuple[RegisteredFact, ...]


def facts_in(text: str) -> tuple[RegisteredFact, ...]:
    """Facts written as JSON."""
    return cast("_Facts", filled(_Facts, {"facts": json.loads(text)}, _KIND)).facts


def to_date(name: str, find: Callable[[str, str], Subject]) -> ToDate:
    """What was agreed to date about a resolution: as recorded, or as the resolution itself names it."""
    readable = resolution.packaged_resolution(name)
    subject = find(_KIND, name)
    if not subject.version:
        return ToDate(readable.resolution.so_far)
    agreed = subject.data["agreements"]
    return ToDate(
        binding=tuple(one["scenario"] for one in agreed if one["binding"]),
        not_binding=tuple(one["scenario"] for one in agreed if not one["binding"]),
        facts_json=text_of(subject.data["facts"]),
    )


# -- the kind ---------------------------------------------------------------------------------------------------------


def _is_keeper(situation: Situation) -> str | None:
    if situation.actor.organisation != _KEEPER:
        raise NotAllowedError(f"What was agreed to date is recorded by {_KEEPER} alone.")
    return None


def _is_known(situation: Situation) -> str | None:
    name = situation.subject.id
    known = resolution.packaged_resolution(name).facts
    for one in situation.payload.agreements:
        questions.packaged_scenario(one.scenario)
    for fact in situation.payload.facts:
        if fact.id not in known:
            raise UnknownNameError(f"{name} rests on no fact '{fact.id[:60]}'.{did_you_mean(fact.id, known)}")
    return None


def _apply(_: Data, event: Event) -> Data:
    return event.payload


AGREEMENTS = SubjectKind(
    rules=rules_of(_KIND),
    acts=(Act("record", Recorded, (_is_keeper, has_days, has_evidence, _is_known)),),
    apply=_apply,
)
"""What was agreed to date about a resolution."""
