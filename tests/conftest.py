"""What all tests share: properties that are not timed, and the command line, run as a person does."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import settings

from thorbecke.cli import main

# A busy machine must never make a property fail.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The output read as JSON."""
        return json.loads(self.out)


@pytest.fixture
def thorbecke(monkeypatch, capsys):
    """Run `thorbecke` with these arguments."""

    def run(*arguments: str) -> Outcome:
        monkeypatch.setattr("sys.argv", ["thorbecke", *arguments])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run
