"""Killed at any moment, 110 times: nothing that was acknowledged is lost, and nothing is counted twice.

Processes that vote and act are killed, and PostgreSQL itself; for real, with SIGKILL, while they are at it.
"""

import random
from collections import Counter
from threading import Event as Signal
from threading import Thread

import pytest

from tests.postgres import PostgresServer
from tests.register.crashing import Job, Told, Worker, do, hear_any, polls, prepared
from tests.register.members import WEIGHTS
from thorbecke.errors import RegisterError
from thorbecke.register import Register, verify, votes

KILLS = {"sqlite": 60, "postgresql": 30}
SERVER_KILLS = 20
POLLS = 4
LONGEST = 30.0


@pytest.fixture(scope="module")
def durable():
    with PostgresServer(durable=True) as server:
        yield server


def check(address: str, told: Told, todo: list[Job]) -> None:
    """Everything told is there as told; done again to the end, every job counts once and the count is right."""
    with Register(address) as register:
        by_key = {event.key: event for event in register.events()}
        lost = [
            key for key, said in told.items() if key not in by_key or said != (by_key[key].number, by_key[key].hash)
        ]
        assert lost == []
        assert verify(register).holds
        for job in todo:
            do(register, job)
        keys = Counter(event.key for event in register.events() if event.key)
        assert keys == Counter(job.key for job in todo)
        assert verify(register).holds
        for poll in polls(POLLS):
            expected = Counter[str]()
            for job in todo:
                if job.kind == "ballot" and job.subject.startswith(f"{poll}/"):
                    expected[job.payload["choice"]] += WEIGHTS[job.actor.organisation or ""]
            found = votes.recount(register, poll)
            assert (found.votes, found.problems) == (dict(expected), ())


def dealt(todo: list[Job], among: int) -> list[list[Job]]:
    """The jobs divided so that all of a municipality go to one."""
    return [[job for job in todo if int(job.key[-4:]) % among == place] for place in range(among)]


@pytest.mark.parametrize("kind", KILLS)
def test_processes_that_are_killed_at_any_moment_lose_and_double_nothing(kind, tmp_path, request):
    server = kind == "postgresql"
    address = request.getfixturevalue("durable").new_database() if server else str(tmp_path / "register.db")
    chance = random.Random(20210212)
    todo = prepared(address, POLLS)[: 12 * KILLS[kind]]
    told: Told = {}
    for _ in range(KILLS[kind] // 2):
        open_jobs = [job for job in todo if job.key not in told]
        both = [Worker(address, own) for own in dealt(open_jobs, 2)]
        for _ in range(chance.randint(1, 8)):
            assert hear_any(both, told, LONGEST)
        hear_any(both, told, chance.uniform(0, 0.005))
        for worker in both:
            worker.kill(told)
    assert len(told) >= KILLS[kind]
    check(address, told, todo)


def test_a_server_that_is_killed_at_any_moment_loses_and_doubles_nothing(durable):
    address = durable.new_database()
    chance = random.Random(20210212)
    todo = prepared(address, POLLS)[:600]
    told: Told = {}
    up, enough = Signal(), Signal()
    up.set()

    def voting(own: list[Job]) -> None:
        with Register(address) as register:
            while own and not enough.is_set():
                try:
                    event = do(register, own[0])
                except RegisterError:
                    up.wait(LONGEST)
                    continue
                told[own.pop(0).key] = (event.number, event.hash)
                heard.set()

    heard = Signal()
    threads = [Thread(target=voting, args=(own,), daemon=True) for own in dealt(todo, 3)]
    for thread in threads:
        thread.start()
    for _ in range(SERVER_KILLS):
        for _ in range(chance.randint(1, 8)):
            heard.clear()
            assert heard.wait(LONGEST)
        up.clear()
        durable.kill()
        durable.start()
        up.set()
    enough.set()
    for thread in threads:
        thread.join()
    assert len(told) >= SERVER_KILLS
    check(address, told, todo)
