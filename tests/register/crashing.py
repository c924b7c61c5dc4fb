"""What is killed in the crash tests: a process that casts votes and does acts, and tells of each that is done."""

import multiprocessing
import os
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any

from tests.register.members import MEETING, MEMBERS, SECRETARY, call, put, voter, weigh
from thorbecke.register import Actor, Event, Register, act, init

__all__ = ["Job", "Told", "Worker", "do", "hear_any", "polls", "prepared"]

CHOICES = ("voor", "tegen", "onthouding")
Told = dict[str, tuple[int, str]]
"""What was acknowledged: number and hash of the event, by the key of the request."""


@dataclass(frozen=True)
class Job:
    """One act to be done, with the key that makes doing it again harmless."""

    kind: str
    subject: str
    name: str
    actor: Actor
    payload: dict[str, Any]
    key: str


def polls(count: int) -> list[str]:
    return [f"{MEETING}/{number}" for number in range(1, count + 1)]


def prepared(address: str, count: int) -> list[Job]:
    """A meeting in session with so many open polls in a new register, and the jobs that are to be done in it."""
    init(address)
    with Register(address) as register:
        call(register)
        weigh(register)
        for poll in polls(count):
            put(register, poll)
        act(register, "meeting", MEETING, "begin", SECRETARY)
        for poll in polls(count):
            payload = {"meeting": MEETING, "kind": "agenda_item", "about": poll, "question": "?"}
            act(register, "poll", poll, "open", SECRETARY, payload)
    return _jobs(count)


def _jobs(count: int) -> list[Job]:
    """Of each of some municipalities: a voter designated, a vote in every poll, and a remark on a point."""
    found = []
    for place, code in enumerate(MEMBERS):
        payload = {"user": voter(code).user, "name": voter(code).name}
        found.append(Job("voter", f"{MEETING}/{code}", "designate", voter(code), payload, f"designate-{code}"))
        for number, poll in enumerate(polls(count)):
            choice = {"choice": CHOICES[(place + number) % len(CHOICES)]}
            found.append(Job("ballot", f"{poll}/{code}", "cast", voter(code), choice, f"vote-{poll}-{code}"))
        told = {"text": f"Bijdrage van {code}"}
        found.append(Job("agenda_item", polls(count)[0], "handle", SECRETARY, told, f"handle-{code}"))
    return found


def do(register: Register, job: Job) -> Event:
    return act(register, job.kind, job.subject, job.name, job.actor, job.payload, key=job.key)


def _work(address: str, todo: list[Job], tell: Connection) -> None:
    with Register(address) as register:
        for job in todo:
            event = do(register, job)
            tell.send((job.key, event.number, event.hash))


# A process that has imported everything already makes the next one in a blink.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.register.crashing", "psycopg", "sqlalchemy.dialects.postgresql.psycopg"])


class Worker:
    """A process of its own that does jobs one after another until it is killed."""

    def __init__(self, address: str, todo: list[Job]) -> None:
        self.said, tell = _PROCESSES.Pipe(duplex=False)
        self._process = _PROCESSES.Process(target=_work, args=(address, todo, tell), daemon=True)
        self._process.start()
        tell.close()

    def hear(self, told: Told) -> bool:
        """Note the next act it says is done; False where it said nothing more."""
        try:
            key, number, found = self.said.recv()
        except EOFError:
            return False
        told[key] = (number, found)
        return True

    def kill(self, told: Told) -> None:
        """End it as a power cut would, and note what it said until then."""
        assert self._process.pid is not None
        os.kill(self._process.pid, signal.SIGKILL)
        self._process.join()
        assert self._process.exitcode == -signal.SIGKILL
        while self.hear(told):
            continue
        self.said.close()


def hear_any(workers: list[Worker], told: Told, seconds: float) -> bool:
    """Note what any of them says next; False where none says anything within so many seconds."""
    ready = wait([worker.said for worker in workers], seconds)
    heard = [worker.hear(told) for worker in workers if worker.said in ready]
    return any(heard)
