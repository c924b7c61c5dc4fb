"""All 352 municipalities of 2021 vote within a minute, and at the same moment: all are acknowledged, and soon."""

import random
from collections import Counter
from statistics import quantiles
from threading import Barrier, Thread, Timer
from time import perf_counter

import pytest

from tests.register.crashing import CHOICES
from tests.register.members import MEMBERS, POLL, WEIGHTS, cast, in_session
from thorbecke.register import Event, Register, init, verify, votes

ARRIVE_WITHIN = 15.0  # a quarter of the minute they have: what holds now holds then
SLOWEST = 0.3
TALLY_WITHIN = 0.3
CHOSEN = {code: CHOICES[place % 3] for place, code in enumerate(MEMBERS)}


@pytest.fixture
def register(database: str):
    init(database)
    with Register(database) as opened:
        in_session(opened, *MEMBERS)
        yield opened


def check(register: Register, acknowledged: dict[str, Event]) -> None:
    assert acknowledged.keys() == MEMBERS.keys()
    expected = Counter[str]()
    for code, choice in CHOSEN.items():
        expected[choice] += WEIGHTS[code]
    began = perf_counter()
    found = votes.tally(register, POLL)
    assert perf_counter() - began < TALLY_WITHIN
    assert {one.id: one.votes for one in found.counts} == expected
    assert votes.recount(register, POLL).votes == expected
    assert verify(register).holds


def test_of_voters_who_come_within_a_minute_95_in_100_wait_less_than_300_ms(register):
    chance = random.Random(342)
    acknowledged: dict[str, Event] = {}
    waited: list[float] = []

    def one(code: str) -> None:
        began = perf_counter()
        acknowledged[code] = cast(register, code, CHOSEN[code], key=code)
        waited.append(perf_counter() - began)

    timers = [Timer(chance.uniform(0, ARRIVE_WITHIN), one, (code,)) for code in MEMBERS]
    for timer in timers:
        timer.start()
    for timer in timers:
        timer.join()
    check(register, acknowledged)
    assert quantiles(waited, n=20)[-1] < SLOWEST


def test_voters_who_come_at_the_same_moment_are_all_acknowledged(register):
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
    check(register, acknowledged)
