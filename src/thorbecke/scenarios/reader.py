"""Scenarios from files and from text: read, checked, and what lies packaged."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.parameters import Entries, plain_yaml, read_yaml
from thorbecke.scenarios.check import check
from thorbecke.scenarios.form import fill
from thorbecke.scenarios.resolve import resolved
from thorbecke.scenarios.scenario import Scenario
from thorbecke.texts import Text

__all__ = ["LONGEST_TEXT", "packaged", "parse", "read", "validate"]

LONGEST_TEXT = 100_000
_MOST_MEASURES = 50
_DATA = Path(__file__).parent / "data"


@cache
def packaged() -> dict[str, Path]:
    """The packaged scenarios by name, in alphabetical order."""
    return {path.stem: path for path in sorted(_DATA.glob("*.yaml"))}


def read(name_or_path: str | Path) -> Scenario:
    """The packaged scenario of that name, or the one in a file.

    Raises InputFileError with file, line and remedy when the file is not a scenario, and UnknownNameError with the
    closest names when there is neither.
    """
    path = packaged().get(str(name_or_path)) or Path(name_or_path)
    if path.suffix in {".yaml", ".yml"}:
        return _read(path)
    hint = did_you_mean(str(name_or_path), packaged())
    raise UnknownNameError(
        Text(
            "There is no scenario '{name}'.{hint} 'thorbecke scenario list' names them; a file ends in .yaml.",
            name=name_or_path,
            hint=hint,
        )
    )


def validate(path: str | Path) -> Scenario:
    """The scenario in a file when nothing is wrong with it; raises as `read` does."""
    return read(path)


def parse(text: str, file: str = "scenario.yaml") -> Scenario:
    """The scenario in a text, YAML or JSON, that anyone may have sent; `file` is its name in messages.

    It is checked as a file is. It opens no file: a table beside it is refused. Raises InputFileError with line and
    remedy, also for a text that is too long or holds anchors, aliases or tags.
    """
    entries = plain_yaml(text, file, LONGEST_TEXT)
    measures = entries.get("measures")
    if isinstance(measures, list) and len(measures) > _MOST_MEASURES:
        raise entries.refused(
            Text("{count} measures are too many: at most {most} are read.", count=len(measures), most=_MOST_MEASURES),
            "measures",
        )
    return _filled(entries, None)


def _read(path: Path) -> Scenario:
    return _filled(read_yaml(path), path.parent)


def _filled(entries: Entries, folder: Path | None) -> Scenario:
    """The scenario in a mapping, every check done; tables beside it are looked for in `folder`."""
    scenario = fill(Scenario, entries)
    if not scenario.measures:
        raise entries.refused(Text("'measures' is empty: a scenario changes at least one thing."), "measures")
    placed = entries.items_of("measures")
    measures = tuple(resolved(measure, place, folder) for measure, place in zip(scenario.measures, placed, strict=True))
    scenario = replace(scenario, measures=measures)
    check(scenario, entries, placed)
    return scenario
