"""A register to serve in tests: a meeting in session with an open vote, a public and a confidential dossier."""

import html
import re
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.register.members import MEETING, POLL, SECRETARY, begin, call, open_poll, put, weigh
from thorbecke.register import Actor, Register, act, init

__all__ = ["CONFIDENTIAL", "DOSSIER", "HTML", "MEETING", "POLL", "Person", "anyone", "designate", "fill", "signed_in"]

HTML = {"accept": "text/html", "accept-language": "en"}
DOSSIER, CONFIDENTIAL = "beschermd-wonen", "geheim-plan"
_VWS = Actor("vws1", "Vera", "VWS", "vakdepartement")


def fill(address: str) -> None:
    """Make the register at an address, with everything that the tests look at."""
    init(address)
    with Register(address) as register:
        call(register)
        put(register)
        weigh(register)
        for code in ("GM0637", "GM0150"):
            designate(register, code, f"demo-{code.lower()}")
        begin(register)
        open_poll(register)
        about = {
            "task": "Gemeenten regelen beschermd wonen.",
            "levels": ["gemeenten"],
            "departments": ["VWS"],
            "regime": "tussenregeling",
        }
        act(register, "dossier", DOSSIER, "open", _VWS, about | {"title": "Beschermd wonen"})
        secret = about | {"title": "Een plan dat nog niet bekend is", "confidential": True}
        act(register, "dossier", CONFIDENTIAL, "open", _VWS, secret)


def designate(register: Register, code: str, user: str) -> None:
    payload = {"user": user, "name": f"Stemmer van {code}"}
    act(register, "voter", f"{MEETING}/{code}", "designate", SECRETARY, payload)


@dataclass(frozen=True)
class Person:
    """Someone with a browser of their own."""

    client: TestClient

    def get(self, path: str) -> Response:
        return self.client.get(path, headers=HTML)

    def form(self, path: str) -> dict[str, str]:
        """The hidden entries of the form on a page, as a browser would send them."""
        page = self.get(path).text
        form = page[page.rindex("<form class=") :]
        found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)
        return {name: html.unescape(value) for name, value in found}

    def post(self, path: str, data: dict[str, Any], **more: Any) -> Response:
        headers = HTML | more.pop("headers", {})
        return self.client.post(path, data=data, headers=headers, **more)

    def act(self, kind: str, name: str, subject: str, entries: dict[str, Any], **more: Any) -> Response:
        """Fill in the form of an act, and send it."""
        address = f"/register/doen/{kind}/{name}"
        typed = {f"veld-{key}": value for key, value in entries.items()}
        hidden = self.form(f"{address}?id={subject}") | {"id": subject}
        return self.post(address, hidden | typed | more.pop("over", {}), **more)


def anyone(app: FastAPI, host: str = "localhost") -> Person:
    return Person(TestClient(app, base_url=f"http://{host}", follow_redirects=False))


def signed_in(app: FastAPI, user: str) -> Person:
    """Someone who signed in as a user of the demo."""
    person = anyone(app)
    answer = person.post("/aanmelden/demo", {"wie": user})
    assert answer.status_code == 303, answer.text
    return person
