"""What must be there before an act on a proposition: its owners, their support, and what it rests on."""

from dataclasses import asdict
from typing import Any

from thorbecke.errors import NotAllowedError
from thorbecke.register.agenda.basis import articles_of, basis_of, check_of
from thorbecke.register.agenda.forms import Basis, Terms
from thorbecke.register.agenda.to_date import to_date
from thorbecke.register.canonical import text_of
from thorbecke.register.dossier_dates import day_of
from thorbecke.register.kinds import Data, Situation
from thorbecke.register.organisations import find_organisation
from thorbecke.texts import Text

__all__ = [
    "has_a_last_day",
    "has_known_terms",
    "has_sense",
    "holds",
    "holds_no_more",
    "is_counterpart",
    "is_own_offer",
    "is_owner",
    "is_supported",
    "keeps_owners",
    "rests_on_now",
    "short_of",
    "terms_in",
]

_HOW = {"open": Text("open"), "agreed": Text("agreed but not binding")}
_DEPARTMENT = ("vakdepartement", "bzk", "financien")


def terms_in(data: Data) -> Terms:
    """The terms of a proposition."""
    terms: dict[str, Any] = dict(data["terms"])
    return Terms(**terms | {"also": tuple(terms["also"])})


# -- who --------------------------------------------------------------------------------------------------------------


def is_own_offer(situation: Situation) -> str | None:
    """Who proposes or amends is among the owners it names."""
    if situation.actor.organisation not in situation.payload.owners:
        raise NotAllowedError(
            Text(
                "{organisation} is not among the owners: {owners}.",
                organisation=situation.actor.organisation,
                owners=", ".join(situation.payload.owners),
            )
        )
    return None


def is_owner(situation: Situation) -> str | None:
    """Who acts for VNG, IPO or UvW owns the proposition; the secretary acts for all."""
    data = situation.subject.data
    if situation.actor.role != "secretary" and situation.actor.organisation not in data["owners"]:
        raise NotAllowedError(Text("This proposition is of {owners}.", owners=", ".join(data["owners"])))
    return None


def keeps_owners(situation: Situation) -> str | None:
    """An amendment adds owners and takes none away: nobody amends another out of its own proposition."""
    lost = [one for one in situation.subject.data["owners"] if one not in situation.payload.owners]
    return Text("It leaves out {owners}, of whom the proposition is.", owners=", ".join(lost)) if lost else None


def is_counterpart(situation: Situation) -> str | None:
    """Who agrees for the Rijk is a department that it is offered to."""
    departments = situation.subject.data["departments"]
    if situation.actor.organisation not in departments:
        raise NotAllowedError(Text("This proposition is offered to {departments}.", departments=", ".join(departments)))
    return None


# -- what -------------------------------------------------------------------------------------------------------------


def has_sense(situation: Situation) -> str | None:
    """Departments are named, a target has a unit, and a range runs from lower to upper."""
    form = situation.payload
    if not form.departments:
        return Text("Name at least one department.")
    for one in form.departments:
        if not set(find_organisation(one).roles) & set(_DEPARTMENT):
            return Text("{organisation} is no department.", organisation=one)
    if form.target is not None and not form.unit:
        return Text("A target needs the unit that it counts.")
    return next(filter(None, (_range(costs) for costs in form.costs)), None)


def _range(costs: Any) -> str | None:
    lower, best, upper = costs.lower or {}, costs.best or {}, costs.upper or {}
    for year in sorted({*lower, *best, *upper}):
        known = [series[year] for series in (lower, best, upper) if year in series]
        if known != sorted(known) or known[0] < 0:
            return Text("The costs of {year} do not run from lower to upper, at least 0.", year=year)
    return None if lower or best or upper else Text("Costs without amounts: leave them out where they are not known.")


def has_a_last_day(situation: Situation) -> str | None:
    """A deadline is a whole day, or left empty."""
    text = situation.payload.deadline
    if text and day_of(text) is None:
        return Text("The deadline '{date}' is no day as 2029-12-31.", date=text)
    return None


def has_known_terms(situation: Situation) -> str | None:
    """Resolution, reading, articles and conditions exist, and something is asked at all."""
    terms = situation.payload.terms
    found = check_of(terms, to_date(terms.resolution, situation.find))
    return None if articles_of(terms, found) else Text("Its terms ask for nothing.")


def is_supported(situation: Situation) -> str | None:
    """Every owner supports it."""
    data = situation.subject.data
    lacking = [owner for owner in data["owners"] if owner not in data["supported_by"]]
    return Text("It lacks the support of {owners}.", owners=", ".join(lacking)) if lacking else None


# -- what it rests on -------------------------------------------------------------------------------------------------


def rests_on_now(situation: Situation) -> str | None:
    """The check that the act brings along is the one that comes out now: nobody agrees on what he did not see."""
    if _same(situation.payload.basis, _basis(situation)):
        return None
    return Text("The resolution check that it rests on is not what comes out now: look again, then act.")


def _same(one: Basis, other: Basis) -> bool:
    return text_of(asdict(one)) == text_of(asdict(other))


def _basis(situation: Situation) -> Basis:
    return basis_of(terms_in(situation.subject.data), situation.find)


def holds(situation: Situation) -> str | None:
    """Everything that it waits for is binding."""
    basis = _basis(situation)
    return None if basis.holds else short_of(basis)


def holds_no_more(situation: Situation) -> str | None:
    """Something that it rests on is not binding any more."""
    return Text("Everything that it rests on is binding still.") if _basis(situation).holds else None


def short_of(basis: Basis) -> Text:
    """What a proposition waits for, in a sentence."""
    waits = Text.joined(Text("{id} ({how})", id=one.id, how=_HOW[one.status]) for one in basis.waits_for)
    return Text("It waits for what {resolution} asks: {waits}.", resolution=basis.resolution, waits=waits)
