"""Which register a server holds open: that of its database, the documented cases, or a copy of them to try."""

import pytest

from thorbecke.errors import NotAllowedError
from thorbecke.register import Actor, Register, act
from thorbecke.web.held import Held
from thorbecke.web.settings import Settings


def note(register: Register) -> int:
    return act(register, "dossier", "jeugdzorg", "note", Actor("u", "n", "VNG", "vng"), {"title": "x"}).number


def test_without_a_database_a_server_holds_the_documented_cases_on_which_nobody_acts():
    held = Held(Settings())
    with pytest.raises(NotAllowedError):
        note(held.get())
    held.close()


def test_a_demo_holds_the_documented_cases_to_try_and_begins_again_when_it_is_closed():
    held = Held(Settings(demo=True))
    first = note(held.get())
    assert note(held.get()) == first + 1
    held.close()
    assert note(held.get()) == first
    held.close()
