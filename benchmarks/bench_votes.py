"""Votes over HTTP: 342 members within a minute on two cores, each looking at the ballot paper and then voting.

Run with `python benchmarks/bench_votes.py [SECONDS] [sqlite|postgresql]`; SECONDS: within which they come, default 60.
The aims: all acknowledged, 95 in 100 within 300 ms, and the count that of a count by hand.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median, quantiles

import httpx

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.postgres import PostgresServer
from tests.web.register.voters import Voter, check, look, prepared, vote

VOTERS, SECONDS, SOON = 342, 60.0, 0.3


class Crowd:
    """Voters who come when they come, and how long each waited for the ballot paper and for the acknowledgement."""

    def __init__(self, address: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=60, limits=httpx.Limits(max_connections=VOTERS))
        self.looked: list[float] = []
        self.waited: list[float] = []

    def come(self, voters: list[Voter], within: float) -> None:
        """Let everyone vote, at a moment of their own."""
        chance = random.Random(342)
        timers = [threading.Timer(chance.uniform(0, within), self._one, (one,)) for one in voters]
        for timer in timers:
            timer.start()
        for timer in timers:
            timer.join()

    def _one(self, one: Voter) -> None:
        began = time.perf_counter()
        look(self.client, one)
        seen = time.perf_counter()
        assert vote(self.client, one)
        self.looked.append(seen - began)
        self.waited.append(time.perf_counter() - seen)


def served(database: str, sessions: Path, log: Path) -> tuple[subprocess.Popen[bytes], str]:
    """A server on this register, and its address."""
    environment = {**os.environ, "THORBECKE_SESSIONS": str(sessions)}
    command = [sys.executable, "-m", "thorbecke", "serve", "--port", "0", "--demo", "--database", database]
    with log.open("w") as told:
        process = subprocess.Popen(command, stderr=told, env=environment)
    while not (found := re.search(r"http://\S+", log.read_text())):
        time.sleep(0.1)
    while httpx.get(f"{found[0]}/ready", timeout=60).status_code != httpx.codes.OK:
        time.sleep(0.1)
    return process, found[0]


def measure(database: str, within: float) -> None:
    """Let them vote, and print what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        sessions = Path(folder) / "sessions.db"
        voters = prepared(database, sessions, VOTERS)
        process, address = served(database, sessions, Path(folder) / "log")
        crowd = Crowd(address)
        crowd.come(voters, within)
        process.terminate()
        process.wait()
    check(database, voters)
    slow = quantiles(crowd.waited, n=20)[-1]
    print(f"{len(crowd.waited)} of {VOTERS} votes acknowledged, who came within {within:g} s; the counts are equal")
    print(f"half within {median(crowd.waited) * 1000:.0f} ms, 95 in 100 within {slow * 1000:.0f} ms")
    print(f"the ballot paper before it: 95 in 100 within {quantiles(crowd.looked, n=20)[-1] * 1000:.0f} ms")
    print(f"the longest {max(crowd.waited) * 1000:.0f} ms; {'as' if slow < SOON else 'NOT as'} aimed for")


def main() -> None:
    within = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    if sys.argv[2:] == ["postgresql"]:
        with PostgresServer(durable=True) as server:
            measure(server.new_database(), within)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(str(Path(folder) / "register.db"), within)


if __name__ == "__main__":
    main()
