"""Write the parts of the documentation that follow from the program itself.

    python tools/build_docs.py            write docs/figures/, docs/sources.md and docs/images/
    python tools/build_docs.py --check    write nothing; name what is out of date and leave with 1

The pictures are compared by the words and numbers in them: where a letter stands depends on the fonts of a machine.
"""

import os
import re
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from docs_figures import figure_pages
from docs_sources import sources_page

from thorbecke.datasets import named
from thorbecke.studies import charts, compare, grant

DOCS = Path(__file__).parents[1] / "docs"
PICTURE = "images/compare-beekdaelen-2025.svg"


def main(*options: str) -> int:
    """Write or check every generated file; the number to leave with."""
    with tempfile.TemporaryDirectory() as empty:
        os.environ["THORBECKE_DATA"] = empty  # the packaged figures, whatever this machine has imported
        made = {DOCS / name: text for name, text in generated().items()}
    old = {path for path in DOCS.glob("figures/*.md") if path not in made}
    stale = sorted(old | {path for path, text in made.items() if not is_current(path, text)})
    if "--check" in options:
        for path in stale:
            print(f"{path.relative_to(DOCS.parent)} is out of date: run python tools/build_docs.py")
        return int(bool(stale))
    write({path: made.get(path) for path in stale})
    print(f"{len(stale)} of {len(made)} files written anew.")
    return 0


def generated() -> dict[str, str]:
    """The text of every generated file, by its name under docs/."""
    pages = {f"figures/{name}": text for name, text in figure_pages().items()}
    return {**pages, "sources.md": sources_page(), PICTURE: picture()}


def picture() -> str:
    """Why the grant of Beekdaelen for 2025 changed from one circular to the next."""
    old, new = named("mei-2024", 2025), named("september-2024", 2025)
    answer = compare.compare(old, new, grant.municipality("Beekdaelen", new.year))
    return charts.render(charts.waterfall(answer), Path(PICTURE)).decode()


def is_current(path: Path, text: str) -> bool:
    """Whether the file says what it should."""
    if not path.exists():
        return False
    found = path.read_text(encoding="utf-8")
    return words(found) == words(text) if path.suffix == ".svg" else found == text


def words(svg: str) -> list[str]:
    """What a picture says, and what it tells readers who cannot see it."""
    return re.findall(r"<text[^>]*>([^<]*)</text>|aria-label=\"([^\"]*)\"", svg)


def write(files: Mapping[Path, str | None]) -> None:
    """Write each file; None removes it."""
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
