"""A real server and a real browser for the tests of the web app."""

import os
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
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def client() -> Iterator[TestClient]:
    """Requests straight to the application; not followed where it sends one on."""
    with TestClient(create_app(), follow_redirects=False) as found:
        yield found


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server that was started as a person does."""
    command = [sys.executable, "-m", "thorbecke", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}) as one:
        assert one.stderr is not None
        found = re.search(r"http://\S+", one.stderr.readline())
        assert found
        yield found[0]
        one.terminate()


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
