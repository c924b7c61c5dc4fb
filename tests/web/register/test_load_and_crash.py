"""Many voters at once, and a server that is killed meanwhile: nothing acknowledged is lost, nothing counts twice."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from tests.web.register.conftest import Serve
from tests.web.register.voters import Voter, check, look, prepared, vote

AT_ONCE, VOTERS, KILLS = 12, 60, 2


def test_sixty_voters_at_once_are_all_acknowledged_and_counted(serve: Serve, tmp_path: Path) -> None:
    database, sessions = str(tmp_path / "register.db"), tmp_path / "sessions.db"
    voters = prepared(database, sessions, VOTERS)
    address, _ = serve("--demo", "--database", database, THORBECKE_SESSIONS=str(sessions))
    with httpx.Client(base_url=address, timeout=60) as client, ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda one: look(client, one), voters))
        assert all(pool.map(lambda one: vote(client, one), voters))
    check(database, voters)


class Voting:
    """Voters who keep trying until their vote is acknowledged, with the same request each time."""

    def __init__(self, address: str, voters: list[Voter]) -> None:
        self.address, self.waiting, self.done = address, list(voters), 0
        self.enough = threading.Event()

    def round(self, kill_after: int | None) -> None:
        """Let everyone who still waits try once; says when so many were acknowledged."""
        self.enough.clear()
        self.done, tried, self.waiting = 0, self.waiting, []
        with httpx.Client(base_url=self.address, timeout=20) as client, ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda one: self._one(client, one, kill_after), tried))
        self.enough.set()

    def _one(self, client: httpx.Client, one: Voter, kill_after: int | None) -> None:
        try:
            assert vote(client, one)
        except httpx.TransportError:
            self.waiting.append(one)
            return
        self.done += 1
        if self.done == kill_after:
            self.enough.set()


def test_a_server_that_is_killed_while_votes_come_in_loses_none_and_counts_none_twice(
    serve: Serve, tmp_path: Path
) -> None:
    database, sessions = str(tmp_path / "register.db"), tmp_path / "sessions.db"
    voters = prepared(database, sessions, VOTERS)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    voting = Voting(f"http://127.0.0.1:{port}", voters)
    for _ in range(KILLS):
        _, process = serve("--demo", "--database", database, "--port", str(port), THORBECKE_SESSIONS=str(sessions))
        crowd = threading.Thread(target=voting.round, args=(VOTERS // (KILLS * 2),))
        crowd.start()
        voting.enough.wait()
        process.kill()
        crowd.join()
        assert voting.waiting, "the server was killed when everyone had voted already"
    serve("--demo", "--database", database, "--port", str(port), THORBECKE_SESSIONS=str(sessions))
    voting.round(None)
    assert voting.waiting == []
    # Who was acknowledged before a crash sends the same again: it is the same vote.
    with httpx.Client(base_url=voting.address) as client:
        assert all(vote(client, one) for one in voters)
    check(database, voters)
