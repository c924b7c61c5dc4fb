# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""What a party says to the arbiters: a subject of its own, so that a draft stays private until it is submitted."""

from dataclasses import dataclass

from thorbecke.errors import ActRefusedError
from thorbecke.register.actors import Parties
from thorbecke.register.dossier_checks import has_days, has_texts
from thorbecke.register.dossier_forms import Level
from thorbecke.register.dossier_gates import organisations_of, side_of, statement_id
from thorbecke.register.events import Event
from thorbecke.register.kinds import Act, Data, Situation, SubjectKind
from thorbecke.register.permissions import rules_of
from thorbecke.scenarios import entry
from thorbecke.texts import Text

__all__ = ["Claim", "Statement", "statement_kind"]


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What a party says is due, in mln euro by year."""

    level: Level = entry("Level of government it is for")
    amounts: dict[int, float] = entry("Mln euro by year")
    why: str = entry("How it was worked out", default="")


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A party's view of the dispute, with its figures."""

    dossier: str = entry("Id of the dossier")
    text: str = entry("What the party says")
    claims: tuple[Claim, ...] = entry("What it says is due, one for each level of government", default=())
    source: tuple[str, ...] = entry("What it rests on", default=())


@dataclass(frozen=True, kw_only=True)
class Submitted:
    """The draft goes to the arbiters and to everyone."""

    date: str = entry("When it was submitted", default="")


def _apply(data: Data, event: Event) -> Data:
    if event.act == "submit":
        return data | {"submitted": event.payload["date"] or event.moment[:10]}
    return {**event.payload, "organisation": event.organisation, "role": event.role, "submitted": None}


def _belongs(situation: Situation) -> str | None:
    """The statement is the actor's own in a dossier of which it is a party, one for each organisation."""
    form: Statement = situation.payload
    found = situation.find("dossier", form.dossier)
    own = statement_id(form.dossier, str(situation.actor.organisation))
    if found.version == 0 or situation.actor.organisation not in _parties_of(found.data, situation):
        raise ActRefusedError(f"There is no dossier '{form.dossier}' of which you are a party.")
    if situation.subject.id != own:
        return Text("The statement of an organisation is called '{id}'.", id=own)
    levels = [claim.level for claim in form.claims]
    if len(set(levels)) != len(levels) or not set(levels) <= set(found.data["levels"]):
        return Text("'claims' must name levels that the dossier touches, each once.")
    return None


def _parties_of(data: Data, situation: Situation) -> tuple[str, ...]:
    return organisations_of(data)[side_of(situation.actor.role) or "rijk"]


def _is_asked(situation: Situation) -> str | None:
    dossier = situation.find("dossier", situation.subject.data["dossier"])
    if dossier.state != "arbitration":
        return Text("The dossier is not before arbiters: it is {state}.", state=dossier.state)
    return None


def _parties(situation: Situation) -> Parties:
    if isinstance(situation.payload, Submitted):
        return situation.find("dossier", situation.subject.data["dossier"]).parties
    return (str(situation.actor.organisation),)


def statement_kind() -> SubjectKind:
    """Statements as a kind of subject."""
    return SubjectKind(
        rules=rules_of("statement"),
        acts=(
            Act("draft", Statement, (_belongs, has_texts)),
            Act("revise", Statement, (_belongs, has_texts)),
            Act("submit", Submitted, (has_days, _is_asked)),
        ),
        apply=_apply,
        parties=_parties,
    )
