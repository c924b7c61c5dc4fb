"""Scenarios made in a test: from the text of a file, as people write them."""

from pathlib import Path

from thorbecke.scenarios import Scenario, read

HEAD = "name: proef\ntitle: Proef\nmeasures:\n"
COMMON = "    source: a test\n    grade: U\n"


def measure(text: str, name: str = "een") -> str:
    """One measure of a file: id, title, source and grade are filled in."""
    body = "".join(f"    {line}\n" for line in text.strip().splitlines())
    return f"  - id: {name}\n    title: Maatregel {name}\n{body}{COMMON}"


def written(folder: Path, *measures: str, name: str = "proef", head: str = "") -> Path:
    """A scenario file with these measures."""
    path = folder / f"{name}.yaml"
    text = f"name: {name}\ntitle: {name.capitalize()}\n{head}measures:\n" + "".join(
        measure(text, f"m{place}") for place, text in enumerate(measures, 1)
    )
    path.write_text(text, encoding="utf-8")
    return path


def made(folder: Path, *measures: str, name: str = "proef", head: str = "") -> Scenario:
    """The scenario with these measures."""
    return read(written(folder, *measures, name=name, head=head))


def amount(mln: object = 100, through: str = "{through: factor}", channel: str = "AU", year: int = 2025) -> str:
    """A structural amount."""
    return (
        f"change: amount\namounts: {{{year}: {mln}}}\nlasting: structural\ndistribution: {through}\nchannel: {channel}"
    )
