"""A proposition to try the joint agenda with: homes, offered by VNG and IPO to BZK."""

from typing import Any

from tests.register.permits import BZK, VNG
from thorbecke.register import Actor, Event, Register, act, agenda_review, find_organisation

IPO = Actor("u5", "Eva Mulder", "IPO", "ipo")
UVW = Actor("u6", "Fen de Boer", "UVW", "uvw")
KEEPER = Actor("u7", "Guus Vos", "SECRETARIAAT", "secretary")
RESOLUTION = "resolutie-2021"
FACTS = (
    "artikel-2-fvw-aangescherpt",
    "positie-minister-bzk",
    "uitvoerbaarheid-vanaf-begin",
    "bindende-arbitrage",
    "wdb-in-werking",
)


def offer(**more: Any) -> dict[str, Any]:
    return {
        "date": "2021-01-15",
        "title": "Woningen",
        "theme": "wonen-en-leefomgeving",
        "commitment": "Woningen mogelijk maken",
        "target": 1000.0,
        "unit": "woningen",
        "deadline": "2029-12-31",
        "owners": ["VNG", "IPO"],
        "terms": {"reading": "decision-points"},
        "source": ["test"],
    } | more


def propose(register: Register, name: str = "woningen", actor: Actor = VNG, **more: Any) -> Event:
    return act(register, "proposition", name, "propose", actor, offer(**more))


def do(register: Register, act_: str, actor: Actor, name: str = "woningen", **payload: Any) -> Event:
    evidence = {"source": ["test"]} if act_ in {"agree", "fulfil"} else {}
    return agenda_review.act_on(register, name, act_, actor, evidence | payload)


def table(register: Register, name: str = "woningen", **more: Any) -> None:
    """A proposition that is on the table."""
    propose(register, name, **more)
    do(register, "support", IPO, name)
    do(register, "table", VNG, name)


def record(register: Register, *scenarios: str, not_binding: tuple[str, ...] = (), facts: bool = False) -> Event:
    """What counts as agreed to date: these scenarios, and article 3 as done in law where `facts`."""
    agreed: list[dict[str, Any]] = [{"scenario": one} for one in scenarios]
    agreed += [{"scenario": one, "binding": False} for one in not_binding]
    payload = {"agreements": agreed, "facts": [done(one) for one in FACTS] if facts else [], "source": ["test"]}
    return act(register, "agreements", RESOLUTION, "record", KEEPER, payload)


def done(fact: str) -> dict[str, Any]:
    state = {"since": 2021, "in_law": "yes", "in_practice": "yes", "why": "Verzonnen, om mee te proberen."}
    return {"id": fact, "title": fact, "states": [state | {"source": ["test"], "grade": "wet", "seen": "2026-01-01"}]}


def agreed(register: Register, name: str = "woningen", **more: Any) -> None:
    """A proposition that was agreed while the resolution was carried out."""
    record(register, RESOLUTION)
    table(register, name, **more)
    do(register, "agree", BZK, name)


def someone(role: str) -> Actor:
    """Someone in a role, of the organisation that is a party where one of the role is."""
    known = {"vng": VNG, "ipo": IPO, "uvw": UVW, "bzk": BZK, "secretary": KEEPER}
    by_role = {"financien": "FIN", "vakdepartement": "VWS", "gemeente": "GM0184", "arbiter": "ARBITERS"}
    return known.get(role) or Actor("u", "n", find_organisation(by_role[role]).id, role)  # type: ignore[arg-type]  # a role by its name
