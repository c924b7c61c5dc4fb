"""A server of several processes: one is killed, and the whole is told to stop, while people use it."""

import contextlib
import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx
import pytest

from tests.web.conftest import SERVE, address_in

READER = {"accept": "text/html", "accept-language": "nl"}
PATIENCE = 60


@pytest.fixture
def started(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A server of two processes, and its address once it is ready."""
    log = tmp_path / "log"
    with log.open("w") as told, subprocess.Popen([*SERVE, "--port", "0", "--workers", "2"], stderr=told) as process:
        address = address_in(log, process)
        assert httpx.get(f"{address}/ready", timeout=PATIENCE).json()["status"] == "ready"
        yield process, address
        process.terminate()


def workers_of(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that answer, of a server."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(child) for child in children if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text()]


@contextlib.contextmanager
def under_way(address: str, scenario: str) -> Iterator[tuple[socket.socket, bytes]]:
    """A request to load a scenario that a process has taken on and whose body it waits for, and that body."""
    body = urlencode({"tekst": scenario}).encode()
    parts = urlsplit(address)
    head = (
        f"POST /wat-als HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n"
    )
    with socket.create_connection((str(parts.hostname), int(parts.port or 0)), PATIENCE) as connection:
        connection.sendall(head.encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 100")
        yield connection, body


def total(page: str) -> str:
    """The sum that the page of levers shows."""
    found = re.search(r'id="whole">([^<]+)<', page)
    assert found is not None
    return found[1]


def test_a_killed_process_loses_no_saved_scenario_and_a_stop_lets_work_end(started) -> None:
    process, address = started
    page = httpx.get(f"{address}/wat-als?jaar=2026&accres=2", headers=READER, timeout=PATIENCE).text
    saved = re.findall(r'id="(?:save|share)" href="([^"]+)"', page)
    link, file = (address + one.replace("&amp;", "&") for one in reversed(saved))
    scenario = httpx.get(file, timeout=PATIENCE).text

    os.kill(workers_of(process)[0], signal.SIGKILL)
    for _ in range(3):
        assert total(httpx.get(link, headers=READER, timeout=PATIENCE).text) == total(page)
    loaded = httpx.post(
        f"{address}/wat-als", data={"tekst": scenario}, headers=READER, timeout=PATIENCE, follow_redirects=True
    )
    assert total(loaded.text) == total(page)

    with under_way(address, scenario) as (connection, body):
        process.terminate()
        connection.sendall(body)
        assert connection.recv(100).startswith(b"HTTP/1.1 303")
    assert process.wait(PATIENCE) == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{address}/health")
