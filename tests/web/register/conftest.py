"""The application on a register of its own, and a server as a person starts it."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page

from tests.web.accessible import with_axe
from tests.web.conftest import SERVE, address_in
from tests.web.register.site import fill
from thorbecke.web import Settings, create_app

Serve = Callable[..., tuple[str, subprocess.Popen[bytes]]]


@pytest.fixture(scope="session")
def filled(tmp_path_factory) -> Path:
    """A register that is filled once, to be copied."""
    path: Path = tmp_path_factory.mktemp("filled") / "register.db"
    fill(str(path))
    return path


@pytest.fixture
def database(filled: Path, tmp_path: Path) -> str:
    return str(shutil.copy(filled, tmp_path / "register.db"))


@pytest.fixture
def app(database: str, tmp_path: Path) -> Iterator[FastAPI]:
    """The application in demo mode on a register that is filled."""
    made = create_app(Settings(database=database, demo=True, sessions=tmp_path / "sessions.db"))
    yield made
    made.state.held.close()


@pytest.fixture(scope="module")
def serve(tmp_path_factory) -> Iterator[Serve]:
    """Start servers as a person does; they end with the tests."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str, **environment: str) -> tuple[str, subprocess.Popen[bytes]]:
        log = tmp_path_factory.mktemp("server") / "log"
        environment.setdefault("THORBECKE_SESSIONS", str(log.parent / "sessions.db"))
        with log.open("w") as told:
            command = [*SERVE, *(() if "--port" in arguments else ("--port", "0")), *arguments]
            process = subprocess.Popen(command, stderr=told, env={**os.environ, **environment})
        started.append(process)
        return address_in(log, process), process

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def demo_server(serve: Serve, filled: Path, tmp_path_factory) -> str:
    """A demo on a register that is filled."""
    address = str(shutil.copy(filled, tmp_path_factory.mktemp("register") / "register.db"))
    found, _ = serve("--demo", "--database", address)
    return found


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """New windows of readers, with axe at hand; an error in a script fails the test."""
    errors: list[str] = []
    contexts = []

    def opened(server: str, **more: Any) -> Page:
        context = with_axe(browser.new_context(**({"base_url": server, "locale": "nl-NL"} | more)))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not errors, errors
