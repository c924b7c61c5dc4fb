"""All 352 municipalities of 2021 vote at the same moment: all are acknowledged, and every vote counts once.

How long they wait is measured in `benchmarks/bench_register.py`.
"""

from collections import Counter
from threading import Barrier, Thread

import pytest

from tests.register.crashing import CHOICES
from tests.register.members import MEMBERS, POLL, WEIGHTS, cast, in_session
from thorbecke.register import Event, Register, init, verify, votes

CHOSEN = {code: CHOICES[place % 3] for place, code in enumerate(MEMBERS)}


@pytest.fixture
def register(database: str):
    init(database)
    with Register(database) as opened:
        in_session(opened, *MEMBERS)
        yield opened


def test_voters_who_come_at_the_same_moment_are_all_acknowledged_and_counted_once(register):
    together = Barrier(len(MEMBERS))
    acknowledged: dict[str, Event] = {}

    def one(code: str) -> None:
        together.wait()
        acknowledged[code] = cast(register, code, CHOSEN[code], key=code)

    threads = [Thread(target=one, args=(code,)) for code in MEMBERS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert acknowledged.keys() == MEMBERS.keys()
    expected = Counter[str]()
    for code, choice in CHOSEN.items():
        expected[choice] += WEIGHTS[code]
    assert {one.id: one.votes for one in votes.tally(register, POLL).counts} == expected
    assert votes.recount(register, POLL).votes == expected
    assert verify(register).holds
