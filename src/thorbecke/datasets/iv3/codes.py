"""The taakvelden of each year: codes come and go, and some are split in finer ones.

Source: Iv3-informatievoorschrift as CBS publishes it; see `provenance_of("taakvelden")`.
"""

import csv
from functools import cache

from thorbecke.datasets.iv3.provenance import PACKAGED
from thorbecke.errors import UnknownNameError, closest

__all__ = ["taakveld_titles", "taakvelden_in", "unknown_taakveld"]


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with (PACKAGED / "taakvelden.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def taakveld_titles() -> dict[str, str]:
    """The title of every taakveld of any year, by code."""
    return {row["taakveld"]: row["titel"] for row in _rows()}


@cache
def taakvelden_in(year: int) -> dict[str, str]:
    """Code and title of the taakvelden of a year (2017-2026); raises UnknownNameError for other years."""
    found = {row["taakveld"]: row["titel"] for row in _rows() if int(row["first"]) <= year <= int(row["last"])}
    if not found:
        first, last = min(int(row["first"]) for row in _rows()), max(int(row["last"]) for row in _rows())
        raise UnknownNameError(f"There are no taakvelden for {year}: the list runs from {first} to {last}.")
    return found


def unknown_taakveld(code: str, year: int) -> str:
    """What to tell about a code that is not a taakveld of a year."""
    known = next((row for row in _rows() if row["taakveld"] == code), None)
    if known:
        when = f"from {known['first']} to {known['last']}"
        return f"'{code}' ({known['titel']}) is a taakveld {when}, not of {year}. Is this a file of another year?"
    near = closest(code, taakvelden_in(year))
    hint = f"Did you mean {' or '.join(near)}?" if near else "Write it as in 6.71 or 0.1."
    return f"'{code}' is not a taakveld of {year}. {hint}"
