"""Code blocks of a page, run in the order of the page, and what they show against what the page shows.

    ```csv title="units.csv"     a file that the next commands find in their folder
    ```console                   lines after `$ ` are commands, the others what they print; `...` stands for anything,
                                 and one space for many: a page may be narrower than a table
    ```pycon                     Python with its answers
    ```python                    Python without

Commands run inside this process: a page of twenty commands takes a second.
"""

import contextlib
import doctest
import io
import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import pytest

from thorbecke.cli import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(?P<kind>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_RUN = {"console", "pycon", "python"}
_BAD_INPUT = 2


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the title of a file, its text and where it stands."""

    kind: str
    title: str
    text: str
    place: str


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(found["kind"], found["title"] or "", found["text"], _place(page, text, found.start()))
        for found in _BLOCK.finditer(text)
    ]


def _place(page: Path, text: str, start: int) -> str:
    return f"{page.relative_to(ROOT)}:{text.count(chr(10), 0, start) + 1}"


def pages_with_examples() -> list[Path]:
    return [page for page in PAGES if any(block.kind in _RUN for block in blocks(page))]


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """Each command of a console block and the output shown under it."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def run(command: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """The exit code of a command and all it prints, on standard output and error together."""
    program, *words = shlex.split(command)
    assert program == "thorbecke", f"only thorbecke is run in examples, not: {command}"
    monkeypatch.setattr(sys, "argv", ["thorbecke", *words])
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed), pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0), printed.getvalue()


def check_console(block: Block, monkeypatch: pytest.MonkeyPatch) -> None:
    for command, shown in commands(block):
        code, printed = run(command, monkeypatch)
        refused = shown.startswith("thorbecke: ")
        assert code == (_BAD_INPUT if refused else 0), f"{block.place}: {command} leaves with {code}: {printed}"
        expected, found = _tidy(shown), _tidy(printed)
        if expected and not re.fullmatch(_pattern(expected), found):
            pytest.fail(f"{block.place}: {command}\n" + _difference(expected, found))


def _tidy(text: str) -> str:
    return "".join(f"{' '.join(line.split())}\n" for line in text.strip("\n").splitlines())


def _pattern(expected: str) -> str:
    """A line of dots stands for any lines, also none; dots in a line for anything in it."""
    lines = (r"(?:.*\n)*?" if line == "..." else _line_pattern(line) + r"\n" for line in expected.splitlines())
    return "".join(lines)


def _line_pattern(line: str) -> str:
    return ".*?".join(re.escape(part) for part in re.split(r" ?\.\.\. ?", line))


def _difference(expected: str, found: str) -> str:
    return "\n".join(unified_diff(expected.splitlines(), found.splitlines(), "the page", "the program", lineterm=""))


def check_python(block: Block, names: dict[str, object]) -> None:
    if block.kind == "python":
        exec(compile(block.text, block.place, "exec"), names)
        return
    example = doctest.DocTestParser().get_doctest(block.text, names, block.place, block.place, 0)
    report = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    runner.run(example, out=report.write, clear_globs=False)
    names.update(example.globs)
    assert not runner.failures, report.getvalue()
