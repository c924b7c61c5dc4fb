"""Dossiers brought to any state by acts, one after another, as parties would."""

from typing import Any

from thorbecke.register import ROLES, Actor, Event, Register, Role, act

LEVELS = ["gemeenten", "provincies", "waterschappen"]
ORGANISATIONS: dict[Role, str] = {
    "vakdepartement": "VWS",
    "bzk": "BZK",
    "financien": "FIN",
    "vng": "VNG",
    "ipo": "IPO",
    "uvw": "UVW",
    "gemeente": "GM0184",
    "arbiter": "ARBITERS",
    "secretary": "SECRETARIAAT",
}
ACTORS = {role: Actor("u", "Ada", own, role) for role, own in ORGANISATIONS.items()}
SIGNED_IN = ROLES[:-1]
SOURCE = "https://example.org/rapport"


def opened(regime: str = "tussenregeling", levels: list[str] | None = None, **more: Any) -> dict[str, Any]:
    return {
        "title": "Een nieuwe taak",
        "task": "Gemeenten doen iets nieuws",
        "levels": levels or ["gemeenten"],
        "departments": ["VWS"],
        "regime": regime,
        **more,
    }


def estimate(level: str = "gemeenten", **more: Any) -> dict[str, Any]:
    figures = {"lower": {2026: 80.0}, "best": {2026: 100.0}, "upper": {2026: 130.0}}
    own = {"id": f"raming-{level}", "level": level, "lasting": "structural", "method": "onderzoek", "author": "bureau"}
    return {**own, **figures, "source": SOURCE, **more}


def funding(level: str = "gemeenten", mln: float = 100.0, **more: Any) -> dict[str, Any]:
    return {"level": level, "route": "AU", "amounts": {2026: mln}, "lasting": "structural", "source": SOURCE, **more}


FEASIBLE = {"tasks": "ja", "means": "ja", "freedom": "ja", "result": "feasible"}
PAYLOADS: dict[str, dict[str, Any]] = {
    "open": opened(levels=LEVELS),
    "propose_regime": {"regime": "geldend-recht"},
    "scope": {"changes_tasks": True, "levels": LEVELS},
    "estimate": estimate(),
    "revise_estimate": estimate(),
    "propose_funding": funding(),
    "request_consultation": {},
    "consult": {"judgement": "positive"},
    "advise_minister": {"judgement": "positive"},
    "test_feasibility": FEASIBLE,
    "test_bzk": {"at": "onderraad", "finding": "no-objection"},
    "decide": {},
    "agree_arbitration": {"binds": "partly"},
    "appoint": {"name": "Commissie"},
    "award": {
        "level": "gemeenten",
        "amounts": {2026: 90.0},
        "reasons": "de cijfers",
        "binds": "partly",
        "source": SOURCE,
    },
    "follow_up": {"follows": "wholly"},
    "record_grant": funding(),
    "fund": funding(),
    "evaluate": {"level": "gemeenten", "source": SOURCE},
    "note": {"title": "Er gebeurde iets"},
}


def do(register: Register, dossier: str, name: str, role: Role, payload: dict[str, Any] | None = None) -> Event:
    """An act by the organisation of a role in these tests."""
    own = PAYLOADS.get(name, {}) if payload is None else payload
    return act(register, "dossier", dossier, name, ACTORS[role], own)


Step = tuple[str, Role, dict[str, Any] | None]


def steps(regime: str, levels: list[str] = LEVELS, bound: str | None = "best") -> list[Step]:
    """The way of a dossier with every part to a decision."""
    koepels: dict[str, Role] = {"gemeenten": "vng", "provincies": "ipo", "waterschappen": "uvw"}
    chosen = [{"id": "bound", "value": bound}] if bound and regime != "geldend-recht" else []
    return [
        ("open", "vakdepartement", opened(regime, levels, chosen=chosen)),
        ("scope", "vakdepartement", {"changes_tasks": True, "levels": levels}),
        *(("estimate", "vakdepartement", estimate(level)) for level in levels),
        *(("propose_funding", "vakdepartement", funding(level)) for level in levels),
        ("advise_minister", "bzk", None),
        ("advise_minister", "financien", None),
        ("test_feasibility", "vng" if "gemeenten" in levels else "ipo", None),
        *(("consult", koepels[level], None) for level in levels),
        ("test_bzk", "bzk", None),
        ("decide", "vakdepartement", None),
    ]


_UP_TO = {
    "signalled": "open",
    "scoped": "scope",
    "costed": "estimate",
    "funding_proposed": "propose_funding",
    "consulted": "consult",
    "bzk_tested": "test_bzk",
    "decided": "decide",
}


def way_to(state: str, regime: str) -> list[Step]:
    """The acts that bring a dossier to a state under a regime, with every part that belongs there."""
    whole = steps(regime)
    if state in _UP_TO:
        last = max(place for place, step in enumerate(whole) if step[0] == _UP_TO[state])
        return whole[: last + 1]
    tested, agreed = way_to("bzk_tested", regime), _agreed(regime)
    match state:
        case "new":
            return []
        case "bzk_blocked":
            return [*tested, ("block", "bzk", None)]
        case "escalated":
            return [*tested, ("escalate", "vng", None)]
        case "arbitration":
            return [*tested, *agreed, ("request_arbitration", "vng", None)]
        case "awarded":
            return [*way_to("arbitration", regime), ("statements", "vng", None), ("award", "arbiter", None)]
        case "funded":
            return [*way_to("decided", regime), ("fund", "financien", None)]
        case "evaluated":
            return [*way_to("funded", regime), ("evaluate", "vng", None)]
    assert state == "withdrawn"
    return [*tested, ("withdraw", "vakdepartement", None)]


def _agreed(regime: str) -> list[Step]:
    return (
        [("agree_arbitration", role, None) for role in ("vng", "vakdepartement")] if regime == "geldend-recht" else []
    )


def submit(register: Register, dossier: str, role: Role, mln: float = 100.0) -> None:
    """A statement with one claim, drafted and submitted."""
    name = f"{dossier}/{ORGANISATIONS[role]}"
    claims = [{"level": "gemeenten", "amounts": {2026: mln, 2027: mln}}]
    draft = {"dossier": dossier, "text": "Zo is het.", "claims": claims}
    act(register, "statement", name, "draft", ACTORS[role], draft)
    act(register, "statement", name, "submit", ACTORS[role])


def walk(register: Register, dossier: str, way: list[Step]) -> None:
    """Do the acts, in order."""
    for name, role, payload in way:
        if name == "statements":
            for own in ("vng", "vakdepartement"):
                submit(register, dossier, own)
        else:
            do(register, dossier, name, role, payload)
