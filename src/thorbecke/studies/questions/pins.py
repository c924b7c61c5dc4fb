"""What was left open in a question, filled in: so that the question asked again later is the same question."""

from thorbecke.datasets import CircularYear, find_gemeente, named
from thorbecke.scenarios import canonical
from thorbecke.studies.questions.asked import Value

__all__ = ["code_of", "scenarios_of", "which_of"]


def which_of(circular: Value, year: Value) -> CircularYear:
    """The circular and year that are named, or the newest; raises UnknownNameError."""
    return named(str(circular) if circular else None, int(str(year)) if year else None)


def code_of(gemeente: Value, year: Value) -> str:
    """The code of a municipality of a year that is named; raises UnknownNameError with the closest."""
    return find_gemeente(str(gemeente), int(str(year)))


def scenarios_of(names: Value, own: Value) -> dict[str, Value]:
    """The scenarios in alphabetical order, for stacked they are the same in any, and one's own in its canonical text.

    Raises InputFileError for a text that is no scenario.
    """
    ordered = tuple(sorted(names)) if isinstance(names, tuple) else names
    return {"scenarios": ordered, "own": canonical(str(own)) if own else None}
