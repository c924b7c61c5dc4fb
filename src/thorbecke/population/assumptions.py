"""What the synthetic population assumes: read from `assumptions.yaml`, each with its reason, none of them a fact."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from thorbecke.errors import UnknownNameError, closest
from thorbecke.parameters import Entries, read_yaml

__all__ = ["Assumption", "assumption", "assumptions"]

_FILE = Path(__file__).with_name("assumptions.yaml")


@dataclass(frozen=True)
class Assumption:
    """One assumption: its name, what it is about, why it was made so, and its values."""

    name: str
    title: str
    why: str
    values: Entries

    def table(self, *rows: str) -> np.ndarray[Any, np.dtype[np.float64]]:
        """The named values as the rows of a table, or as one row when one is named."""
        found = np.array([self._row(row) for row in rows], dtype=float)
        return found[0] if len(rows) == 1 else found

    def number(self, name: str) -> float:
        """One value."""
        return float(self._row(name))

    def _row(self, name: str) -> Any:
        if name not in self.values:
            raise self.values.refused(f"'{name}' is missing.")
        return self.values[name]


@cache
def assumptions() -> dict[str, Assumption]:
    """Every assumption by name, in the order of the file."""
    found = {}
    for name, entries in read_yaml(_FILE).items():
        title, why = (" ".join(str(entries[key]).split()) for key in ("title", "why"))
        found[name] = Assumption(name, title, why, entries)
    return found


def assumption(name: str) -> Assumption:
    """The assumption of that name; raises UnknownNameError with the closest."""
    found = assumptions().get(name)
    if found is None:
        near = closest(name, assumptions()) or list(assumptions())
        raise UnknownNameError(f"There is no assumption '{name}'. Did you mean {' or '.join(near)}?")
    return found
