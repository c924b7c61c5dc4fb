"""Many voters who are signed in at one server, and their votes over HTTP."""

import re
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import httpx

from tests.register.crashing import CHOICES
from tests.register.members import MEMBERS, POLL, WEIGHTS, in_session, voter
from thorbecke.register import Register, init, verify, votes
from thorbecke.web import Settings
from thorbecke.web.sign_in import Sessions

__all__ = ["Voter", "check", "look", "prepared", "vote"]

_PAPER = f"/vergaderingen/stembiljet/{POLL}"


@dataclass(frozen=True)
class Voter:
    """A voter with a session, a choice, and the name of the request that casts it."""

    code: str
    choice: str
    cookie: str
    token: str

    @property
    def key(self) -> str:
        return f"stem-{self.code}"


def prepared(database: str, sessions: Path, count: int) -> list[Voter]:
    """An open poll in a new register, and the first so many members, each signed in in the demo."""
    codes = list(MEMBERS)[:count]
    init(database)
    with Register(database) as register:
        in_session(register, *codes)
    held = Sessions(sessions, Settings(database=database, demo=True).realm)
    started = [(code, held.start(voter(code))) for code in codes]
    return [
        Voter(code, CHOICES[place % len(CHOICES)], session.id, session.token)
        for place, (code, session) in enumerate(started)
    ]


def look(client: httpx.Client, who: Voter) -> None:
    """Fetch the ballot paper, as a person does first."""
    page = client.get(_PAPER, headers=_headers(who)).text
    assert re.search(f'name="voor" value="{who.code}"', page), page


def vote(client: httpx.Client, who: Voter) -> bool:
    """Cast the vote; whether it was acknowledged."""
    sent = {"csrf": who.token, "sleutel": who.key, "voor": who.code, "keuze": who.choice}
    answer = client.post(_PAPER, data=sent, headers=_headers(who))
    return answer.status_code == HTTPStatus.SEE_OTHER


def _headers(who: Voter) -> dict[str, str]:
    return {"cookie": f"sessie={who.cookie}", "accept": "text/html"}


def check(database: str, voters: list[Voter]) -> None:
    """The register holds the vote of each once, as it was cast, and counts what a second count by hand does."""
    expected = dict.fromkeys(CHOICES, 0)
    for one in voters:
        expected[one.choice] += WEIGHTS[one.code]
    with Register(database) as register:
        assert {one.id: one.votes for one in votes.tally(register, POLL).counts} == expected
        assert votes.recount(register, POLL).votes == expected
        cast = [(event.subject.rpartition("/")[2], event.payload["choice"]) for event in register.events("ballot")]
        assert sorted(cast) == sorted((one.code, one.choice) for one in voters)
        assert verify(register).holds
