"""The commands that the texts promise exist, and set-up says in plain words what is missing."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def promised(pattern: str) -> list[str]:
    """What the pattern finds in the code blocks and inline code of the pages."""
    code = [
        part
        for page in PAGES
        for part in re.findall(r"^```.*?^```|`[^`\n]+`", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    ]
    return sorted({found for part in code for found in re.findall(pattern, part, re.MULTILINE)})


def run(*command: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, env=os.environ | changes, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("target", promised(r"(?:^|[`$] ?)make ([a-z]+)"))
def test_a_make_target_in_the_texts_exists(target: str) -> None:
    assert target in TARGETS


@pytest.mark.parametrize("command", promised(r"(?:^|[`/$ ])thorbecke ([a-z]+)\b"))
def test_a_thorbecke_command_in_the_texts_exists(command: str) -> None:
    done = run(sys.executable, "-c", "from thorbecke.cli import main; main()", command, "--help")
    assert done.returncode == 0, done.stderr


def test_make_alone_lists_every_target() -> None:
    listed = set(re.findall(r"^  make ([a-z]+)", run("make").stdout, re.MULTILINE))
    assert listed == TARGETS


def test_continuous_integration_does_what_make_test_does() -> None:
    commands = [line for line in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert commands == ["set -eu", 'cd "$(dirname "$0")/.."', "exec make test"]


@pytest.mark.parametrize(
    ("python", "message"),
    [
        (
            '[ "$1" = --version ] && echo Python 3.9.2 && exit; exit 1',
            "needs Python 3.11 or newer; found: Python 3.9.2",
        ),
        ('case "$2" in *ensurepip*) exit 1; esac', "apt-get install python3-venv"),
        (
            'case "$*" in *"pip install"*) exit 1;; *venv*--clear*) mkdir -p .venv/bin; cp "$0" .venv/bin/python; esac',
            "Without a network",
        ),
    ],
    ids=["an older Python", "Python without venv", "no network"],
)
def test_set_up_that_cannot_go_on_says_how_to_mend_it(tmp_path: Path, python: str, message: str) -> None:
    """The real script and lock in an empty folder; only the interpreter is one that lacks something."""
    for name in ("tools/install", "requirements/run.txt", "python3"):
        copy = tmp_path / name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(f"#!/bin/sh\n{python}\n".encode() if name == "python3" else (ROOT / name).read_bytes())
    (tmp_path / "python3").chmod(0o755)
    done = run("bash", str(tmp_path / "tools/install"), "run", PYTHON=str(tmp_path / "python3"))
    assert done.returncode == 1
    assert message in done.stderr
    assert not list(tmp_path.glob(".venv/.*-installed"))
