"""The kind of subject that is a dossier: its acts, and what becomes of it."""

from collections.abc import Callable
from typing import Any

from thorbecke.register import dossier_checks as checks
from thorbecke.register import dossier_forms as forms
from thorbecke.register.actors import Parties
from thorbecke.register.dossier_gates import STANDING, is_party, organisations_of, side_of
from thorbecke.register.dossier_parts import PARTS
from thorbecke.register.events import Event
from thorbecke.register.kinds import Act, Data, Guard, Situation, SubjectKind
from thorbecke.register.permissions import rules_of

__all__ = ["dossier_kind"]

_EMPTY: Data = {
    "proposed_regime": None,
    "scope": None,
    "estimates": [],
    "fundings": [],
    "judgements": {},
    "ministers": {},
    "feasibility": None,
    "bzk_test": None,
    "objections": [],
    "blocked": False,
    "decision": None,
    "escalations": [],
    "agreed": [],
    "committee": None,
    "hearings": [],
    "awards": [],
    "follow_ups": [],
    "granted": [],
    "evaluations": [],
    "agreed_days": [],
    "done": {},
}


def _apply(data: Data, event: Event) -> Data:
    after = _AFTER[event.act](data, event)
    payload = event.payload
    mark = {
        "version": event.version,
        "date": payload.get("date") or event.moment[:10],
        "until": payload.get("until", ""),
    }
    return after | {"done": {**after["done"], event.act: mark}}


def _said(event: Event) -> dict[str, Any]:
    """What an act said, and for whom."""
    return {**event.payload, "organisation": event.organisation, "role": event.role}


def _chosen(payload: dict[str, Any]) -> dict[str, str]:
    return {one["id"]: one["value"] for one in payload["chosen"]}


def _open(_: Data, event: Event) -> Data:
    payload = event.payload
    return {**_EMPTY, **payload, "chosen": _chosen(payload), "opened_by": event.organisation}


def _keep(name: str) -> Callable[[Data, Event], Data]:
    """The newest stands under a name."""
    return lambda data, event: data | {name: _said(event)}


def _add(name: str) -> Callable[[Data, Event], Data]:
    """It comes at the end of a list."""
    return lambda data, event: data | {name: [*data[name], _said(event)]}


def _same(data: Data, _: Event) -> Data:
    return data


def _propose_regime(data: Data, event: Event) -> Data:
    payload = event.payload
    proposed = {"regime": payload["regime"], "chosen": _chosen(payload), "side": side_of(event.role)}
    return data | {"proposed_regime": proposed}


def _accept_regime(data: Data, _: Event) -> Data:
    proposed = data["proposed_regime"]
    return data | {"regime": proposed["regime"], "chosen": proposed["chosen"], "proposed_regime": None}


def _scope(data: Data, event: Event) -> Data:
    return data | {"scope": _said(event), "levels": event.payload["levels"]}


def _estimate(data: Data, event: Event) -> Data:
    others = [line for line in data["estimates"] if line["id"] != event.payload["id"]]
    return data | {"estimates": [*others, _said(event)]}


def _propose_funding(data: Data, event: Event) -> Data:
    """Another proposal: what was thought of the one before it counts no longer."""
    own = event.payload
    others = [line for line in data["fundings"] if (line["level"], line["part"]) != (own["level"], own["part"])]
    return data | {"fundings": [*others, _said(event)], "judgements": {}, "bzk_test": None}


def _consult(data: Data, event: Event) -> Data:
    return data | {"judgements": {**data["judgements"], event.role: _said(event)}}


def _advise_minister(data: Data, event: Event) -> Data:
    return data | {"ministers": {**data["ministers"], event.role: _said(event)}}


def _block(data: Data, event: Event) -> Data:
    return data | {"blocked": True, "objections": [*data["objections"], _said(event)]}


def _lift_block(data: Data, _: Event) -> Data:
    return data | {"blocked": False}


def _decide(data: Data, event: Event) -> Data:
    """What was there is kept with the decision, so that later acts cannot mend it afterwards."""
    without = [name for name, lacking in PARTS.items() if list(lacking(data))]
    return data | {"decision": {**_said(event), "regime": data["regime"], "without": without}}


def _conclude_escalation(data: Data, event: Event) -> Data:
    agreed = event.payload["agreed"] is True
    return data | {"escalations": [*data["escalations"], _said(event)], "blocked": data["blocked"] and not agreed}


def _award(data: Data, event: Event) -> Data:
    """With an award, what parties agreed on arbitration is used up: another dispute asks for another agreement."""
    return data | {"awards": [*data["awards"], _said(event)], "agreed": []}


def _note(data: Data, event: Event) -> Data:
    payload = event.payload
    days = [one for one in data["agreed_days"] if one["title"] != payload["meets"]]
    if payload["until"]:
        days.append({name: payload[name] for name in ("title", "date", "until", "awaits")})
    return data | {"agreed_days": days}


def _reopen(data: Data, _: Event) -> Data:
    """Measured, funded and judged anew; estimates and what was given stay."""
    parts = ("fundings", "judgements", "ministers", "feasibility", "bzk_test", "blocked", "decision")
    return data | {name: _EMPTY[name] for name in parts}


_AFTER: dict[str, Callable[[Data, Event], Data]] = {
    "open": _open,
    "publish": _same,
    "propose_regime": _propose_regime,
    "accept_regime": _accept_regime,
    "scope": _scope,
    "estimate": _estimate,
    "revise_estimate": _estimate,
    "propose_funding": _propose_funding,
    "request_consultation": _same,
    "consult": _consult,
    "advise_minister": _advise_minister,
    "test_feasibility": _keep("feasibility"),
    "test_bzk": _keep("bzk_test"),
    "object": _add("objections"),
    "block": _block,
    "lift_block": _lift_block,
    "decide": _decide,
    "escalate": _add("escalations"),
    "conclude_escalation": _conclude_escalation,
    "agree_arbitration": _add("agreed"),
    "request_arbitration": _same,
    "appoint": _keep("committee"),
    "hear": _add("hearings"),
    "award": _award,
    "follow_up": _add("follow_ups"),
    "record_grant": _add("granted"),
    "fund": _add("granted"),
    "evaluate": _add("evaluations"),
    "note": _note,
    "reopen": _reopen,
    "withdraw": _same,
}

_FORMS: dict[str, tuple[type, tuple[Guard, ...]]] = {
    "open": (forms.Opened, (checks.is_new_dossier, checks.named_regime)),
    "publish": (forms.Published, ()),
    "propose_regime": (forms.RegimeChange, (checks.named_regime,)),
    "accept_regime": (forms.Said, ()),
    "scope": (forms.Scope, (checks.keeps_levels,)),
    "estimate": (forms.Estimate, (checks.has_level, checks.has_evidence, checks.has_figures)),
    "revise_estimate": (forms.Estimate, (checks.has_level, checks.has_evidence, checks.has_figures)),
    "propose_funding": (forms.Funding, (checks.has_level,)),
    "request_consultation": (forms.Request, ()),
    "consult": (forms.Judgement, ()),
    "advise_minister": (forms.Judgement, ()),
    "test_feasibility": (forms.Feasibility, ()),
    "test_bzk": (forms.BzkTest, ()),
    "object": (forms.Said, ()),
    "block": (forms.Said, ()),
    "lift_block": (forms.Said, ()),
    "decide": (forms.Decision, ()),
    "escalate": (forms.Escalation, ()),
    "conclude_escalation": (forms.Escalation, ()),
    "agree_arbitration": (forms.AgreedArbitration, ()),
    "request_arbitration": (forms.Dispute, ()),
    "appoint": (forms.Committee, ()),
    "hear": (forms.Said, ()),
    "award": (forms.Award, (checks.has_level, checks.has_evidence)),
    "follow_up": (forms.FollowUp, ()),
    "record_grant": (forms.Fund, (checks.has_level, checks.has_evidence)),
    "fund": (forms.Fund, (checks.has_level, checks.has_evidence)),
    "evaluate": (forms.Evaluation, (checks.has_level, checks.has_evidence)),
    "note": (forms.Note, (checks.meets_a_day,)),
    "reopen": (forms.Said, ()),
    "withdraw": (forms.Said, ()),
}


def _act(name: str) -> Act:
    form, guards = _FORMS[name]
    standing = (STANDING[name],) if name in STANDING else ()
    return Act(name, form, (is_party, checks.has_texts, checks.has_days, *guards, *standing))


_ARBITERS = ("ARBITERS", "SECRETARIAAT")
"""Who see a confidential dossier once it is before arbiters."""


def _parties(situation: Situation) -> Parties:
    match situation.payload:
        case forms.Opened(confidential=True) as opened:
            found = organisations_of({"departments": opened.departments, "levels": opened.levels})
            return tuple(dict.fromkeys((*found["rijk"], *found["decentraal"])))
        case forms.Published():
            return None
        case forms.Dispute() if situation.subject.parties is not None:
            return tuple(dict.fromkeys((*situation.subject.parties, *_ARBITERS)))
    return situation.subject.parties


def dossier_kind() -> SubjectKind:
    """Dossiers as a kind of subject."""
    return SubjectKind(rules_of("dossier"), tuple(_act(name) for name in _FORMS), _apply, _parties)
