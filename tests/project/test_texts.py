"""The project's files stand on their own: links resolve, and nothing points to a machine or a registry."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Spelled in halves, so that this file passes its own test.
FORBIDDEN = [
    "".join(halves).encode()
    for halves in [
        ("../", "shared"),
        ("/wo", "rk/"),
        ("/ro", "ot/"),
        ("/opt/", "wheels"),
        ("pypi.", "org"),
        ("python", "hosted"),
        ("npmjs.", "org"),
        ("deb.", "debian.org"),
    ]
]
INDENTED_OR_FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")


def files_of_the_project() -> list[Path]:
    """What git keeps, or would keep at the next `git add`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return sorted(path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file())


FILES = files_of_the_project()
PAGES = [path for path in FILES if path.suffix == ".md"]


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("word", FORBIDDEN, ids=bytes.decode)
def test_no_file_mentions_a_machine_or_a_registry(word: bytes) -> None:
    assert [shown(path) for path in FILES if word in path.read_bytes()] == []


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as code forges and MkDocs make them."""
    headings = re.findall(
        r"^#+ +(.+?) *#*$", INDENTED_OR_FENCED.sub("", page.read_text(encoding="utf-8")), re.MULTILINE
    )
    bare = (re.sub(r"[^\w\- ]", "", re.sub(r"\]\([^)]*\)", "", heading).lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in bare}


def is_broken(page: Path, link: str) -> bool:
    target, _, anchor = link.partition("#")
    file = (page.parent / target).resolve() if target else page
    if not file.exists():
        return True
    return bool(anchor) and file.suffix == ".md" and anchor not in anchors(file)


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_links_between_pages_resolve(page: Path) -> None:
    links = LINK.findall(INDENTED_OR_FENCED.sub("", page.read_text(encoding="utf-8")))
    inside = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in inside if is_broken(page, link)] == []


def test_decisions_are_numbered_without_gaps_and_have_one_shape() -> None:
    decisions = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(len(decisions)))
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. "), shown(path)
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Why", "What", "What it costs"], shown(path)
