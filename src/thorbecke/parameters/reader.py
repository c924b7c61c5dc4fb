"""Read parameters from their files: one fact a file, strict about every key."""

from functools import cache
from pathlib import Path
from typing import Any

from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.parameters.parameter import GRADES, Parameter, Value
from thorbecke.parameters.strict_yaml import Entries, read_yaml

__all__ = ["load", "names", "read"]

_VALUES = Path(__file__).parent / "values"
_REQUIRED = ("title", "unit", "article", "values")
_OPTIONAL = ("source", "grade", "last_checked", "note")
_OF_VALUE = ("year", "from", "until", "key", "amount", "source", "grade", "note")


@cache
def names() -> tuple[str, ...]:
    """The names of the packaged parameters, in alphabetical order."""
    return tuple(sorted(path.stem for path in _VALUES.glob("*.yaml")))


@cache
def load(name: str) -> Parameter:
    """A packaged parameter; raises UnknownNameError with the closest names."""
    if name not in names():
        raise UnknownNameError(f"There is no parameter '{name}'.{did_you_mean(name, names())}")
    return read(_VALUES / f"{name}.yaml")


def read(path: Path) -> Parameter:
    """The parameter in a file, named after it.

    Raises InputFileError with file and line for an unknown, doubled or missing key, a value without source, grade or
    year, a number that is not one, and values of one part that overlap.
    """
    entries = read_yaml(path)
    entries.expect(_REQUIRED, _OPTIONAL)
    if not isinstance(entries["values"], list) or not entries["values"]:
        raise entries.refused("'values' must be a list with at least one value.", "values")
    values = tuple(_value(item, entries) for item in entries["values"])
    _refuse_overlap(entries, values)
    checked = entries.get("last_checked")
    if checked is None and any(value.last is None for value in values):
        raise entries.refused("'last_checked' is missing: say until which year an open value was seen.")
    texts = {key: _text(entries, key) for key in ("title", "unit", "article", "note")}
    return Parameter(
        path.stem, values=values, last_checked=None if checked is None else entries.year("last_checked"), **texts
    )


def _value(item: Any, parent: Entries) -> Value:
    if not isinstance(item, Entries):
        raise parent.refused("every value must give year or from, and amount.", "values")
    item.expect((), _OF_VALUE)
    first, last = _years(item)
    amount = _amount(item)
    grade = _text(item, "grade") or _text(parent, "grade")
    source = _text(item, "source") or _text(parent, "source")
    if amount is not None and not source:
        raise item.refused("a figure without source is not taken: give 'source'.")
    if amount is not None and grade not in GRADES:
        raise item.refused(f"'grade' must be one of {', '.join(GRADES)}, not '{grade}'.", "grade")
    return Value(first, last, amount, source, grade, _text(item, "key"), _text(item, "note"))


def _years(item: Entries) -> tuple[int, int | None]:
    """First and last year of a value: one `year`, or `from` with or without `until`."""
    if ("year" in item) == ("from" in item):
        raise item.refused("give either 'year', for one year, or 'from'.")
    if "year" in item:
        if "until" in item:
            raise item.refused("'until' goes with 'from', not with 'year'.", "until")
        return item.year("year"), item.year("year")
    first = item.year("from")
    last = item.year("until") if "until" in item else None
    if last is not None and last < first:
        raise item.refused(f"'until' {last} lies before 'from' {first}.", "until")
    return first, last


def _amount(item: Entries) -> float | None:
    if "amount" not in item:
        raise item.refused("'amount' is missing; leave it empty, with a note, where no figure was found.")
    amount = item["amount"]
    if amount is None:
        if not _text(item, "note"):
            raise item.refused("an empty amount needs a note that says why.", "amount")
        return None
    if type(amount) not in (int, float):
        raise item.refused(f"'amount' must be a number as in 1234.56, not '{amount}'.", "amount")
    return float(amount)


def _text(entries: Entries, key: str) -> str:
    text = entries.get(key)
    if text is None:
        return ""
    # A unit such as 1 reads as a number; the text is meant.
    if isinstance(text, str | int | float) and not isinstance(text, bool):
        return str(text)
    raise entries.refused(f"'{key}' must be text.", key)


def _refuse_overlap(entries: Entries, values: tuple[Value, ...]) -> None:
    for place, value in enumerate(values):
        for other in values[:place]:
            if value.key == other.key and (value.holds(other.first) or other.holds(value.first)):
                of = f" of '{value.key}'" if value.key else ""
                raise entries.refused(f"two values{of} hold in {max(value.first, other.first)}.", "values")
