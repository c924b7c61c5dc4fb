"""A real server and a real browser for the tests of the web app."""

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect, sync_playwright

from thorbecke.web import create_app

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "out" / "screenshots"
CHROMIUM = "/usr/bin/chromium"
PATIENCE = 15_000
LOOKS = 600
SERVE = [sys.executable, "-m", "thorbecke", "serve"]
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def running() -> Iterator[TestClient]:
    """The application, begun once."""
    with TestClient(create_app(), follow_redirects=False) as found:
        yield found


@pytest.fixture
def client(running: TestClient) -> TestClient:
    """Requests straight to the application; not followed where it sends one on; without another's cookies."""
    running.cookies.clear()
    return running


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[str]:
    """The address of a server that was started as a person does."""
    log = tmp_path_factory.mktemp("server") / "log"
    with log.open("w") as told, subprocess.Popen([*SERVE, "--port", "0"], stderr=told) as process:
        yield address_in(log, process)
        process.terminate()


def address_in(log: Path, process: subprocess.Popen[bytes]) -> str:
    """The address that a server names in its log once it listens."""
    for _ in range(LOOKS):
        found = re.search(r"http://\S+", log.read_text())
        if found:
            return found[0]
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
            break
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A fresh window of a Dutch reader; an error in a script, or a thing the policy forbids, fails the test."""
    context = browser.new_context(base_url=server, locale="nl-NL")
    errors: list[str] = []
    found = context.new_page()
    found.on("pageerror", lambda error: errors.append(str(error)))
    found.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield found
    context.close()
    assert not errors, errors
