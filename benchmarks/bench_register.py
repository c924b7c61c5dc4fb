"""Votes in the register itself, without a server: how long 352 members wait until theirs is on disk, and the count.

Run with `python benchmarks/bench_register.py [SECONDS]`; SECONDS: within which they come, default 60. Each kind of
database is taken in turn, PostgreSQL as durable as in real use. The aims: 95 in 100 within 300 ms, and all of them at
one moment within a minute. `bench_votes.py` measures the same behind the web app.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from threading import Barrier, Thread, Timer

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.postgres import PostgresServer
from tests.register.members import MEMBERS, POLL, cast, in_session

from benchmarks.measure import best_of, show
from thorbecke.register import Register, init, votes

SECONDS = 60.0


@contextmanager
def addresses() -> Iterator[dict[str, Callable[[], str]]]:
    """By kind of database: what gives the address of an empty one."""
    with tempfile.TemporaryDirectory() as folder, PostgresServer(durable=True) as server:
        files = iter(Path(folder) / f"register-{number}.db" for number in range(9))
        yield {"SQLite": lambda: str(next(files)), "PostgreSQL": server.new_database}


class Meeting:
    """A meeting in session in a new register, and how long each voter waited."""

    def __init__(self, register: Register) -> None:
        self.register, self.waited = register, list[float]()
        in_session(register, *MEMBERS)

    def _vote(self, code: str) -> None:
        began = time.perf_counter()
        cast(self.register, code, key=code)
        self.waited.append(time.perf_counter() - began)

    def come_within(self, seconds: float) -> None:
        """Every member votes at a moment of its own."""
        chance = random.Random(342)
        self._all([Timer(chance.uniform(0, seconds), self._vote, (code,)) for code in MEMBERS])

    def come_at_once(self) -> None:
        """Every member votes at one moment."""
        together = Barrier(len(MEMBERS))

        def one(code: str) -> None:
            together.wait()
            self._vote(code)

        self._all([Thread(target=one, args=(code,)) for code in MEMBERS])

    def _all(self, threads: list[Thread]) -> None:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(self.waited) == len(MEMBERS), "not every vote was acknowledged"


@contextmanager
def meeting(address: str) -> Iterator[Meeting]:
    """A meeting in session in an empty database."""
    init(address)
    with Register(address) as register:
        yield Meeting(register)


def measured(kind: str, address: Callable[[], str], seconds: float) -> Iterator[tuple[str, str]]:
    """What members waited in one kind of database, and how long a count takes."""
    with meeting(address()) as spread:
        spread.come_within(seconds)
        slow = quantiles(spread.waited, n=20)[-1] * 1000
        told = f"half {median(spread.waited) * 1000:.0f} ms, 95 in 100 within {slow:.0f} ms"
        yield f"{kind}: {len(MEMBERS)} within {seconds:g} s, each on disk", told
        yield f"{kind}: their count", f"{best_of(lambda: votes.tally(spread.register, POLL)):.3f} s"
        yield f"{kind}: a recount, every act checked", f"{best_of(lambda: votes.recount(spread.register, POLL)):.3f} s"
    with meeting(address()) as together:
        together.come_at_once()
        yield f"{kind}: {len(MEMBERS)} at one moment, until the last", f"{max(together.waited):.1f} s"


def main() -> None:
    """Let members vote in each kind of database, and show what they waited."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with addresses() as kinds:
        show([row for kind, address in kinds.items() for row in measured(kind, address, seconds)])


if __name__ == "__main__":
    main()
