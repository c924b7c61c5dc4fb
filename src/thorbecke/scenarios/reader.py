"""Scenarios from files: read, checked, and what lies packaged."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.parameters import read_yaml
from thorbecke.scenarios.check import check
from thorbecke.scenarios.form import fill
from thorbecke.scenarios.resolve import resolved
from thorbecke.scenarios.scenario import Scenario
from thorbecke.texts import Text

__all__ = ["packaged", "read", "validate"]

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


def _read(path: Path) -> Scenario:
    entries = read_yaml(path)
    scenario = fill(Scenario, entries)
    if not scenario.measures:
        raise entries.refused(Text("'measures' is empty: a scenario changes at least one thing."), "measures")
    placed = entries.items_of("measures")
    measures = tuple(
        resolved(measure, place, path.parent) for measure, place in zip(scenario.measures, placed, strict=True)
    )
    scenario = replace(scenario, measures=measures)
    check(scenario, entries, placed)
    return scenario
