"""Every example in the texts runs, and shows what the text says it shows."""

from pathlib import Path

import pytest

from tests.datasets.rekenmodel import write_exports
from tests.docs.examples import ROOT, Block, blocks, check_console, check_python, pages_with_examples
from thorbecke.datasets import Circular, CircularYear, load

_EXPORTED = CircularYear(Circular("september", 2024), 2025)


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A folder with what a reader has at hand: official exports, and nothing imported yet."""
    write_exports(tmp_path / "rekenmodel", load(_EXPORTED))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("THORBECKE_DATABASE", raising=False)


@pytest.mark.usefixtures("_folder")
@pytest.mark.parametrize("page", pages_with_examples(), ids=lambda page: str(page.relative_to(ROOT)))
def test_the_examples_of_a_page_show_what_the_program_says(page: Path, monkeypatch: pytest.MonkeyPatch):
    names: dict[str, object] = {}
    for block in blocks(page):
        if block.title:
            Path(block.title).write_text(block.text, encoding="utf-8")
        elif block.kind == "console":
            check_console(block, monkeypatch)
        elif block.kind in {"pycon", "python"}:
            check_python(block, names)


def test_the_readme_and_both_guides_have_examples():
    named = {str(page.relative_to(ROOT)) for page in pages_with_examples()}
    assert {"README.md", "docs/nl/specificatie-narekenen.md", "docs/en/reproduce-your-specification.md"} <= named


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("$ thorbecke explain uitkeringsfactor --depth 0\nall municipalities, 1848\n...", "1848"), ("$ ls\n", "ls")],
)
def test_an_example_that_shows_something_else_is_noticed(text: str, wrong: str, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises((AssertionError, pytest.fail.Exception), match=wrong):
        check_console(Block("console", "", text, "a page"), monkeypatch)
