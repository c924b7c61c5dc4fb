"""Peers: the municipalities that are alike in size, social structure and central function."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from thorbecke.datasets import gemeenten_table
from thorbecke.texts import Text

__all__ = ["Peers", "peers_of", "percentile"]

_ALIKE = {
    "size_class": Text("size"),
    "social_structure": Text("social structure"),
    "central_function": Text("central function"),
}
_FEWEST = 8


@dataclass(frozen=True)
class Peers:
    """The codes of a group of municipalities, the one itself among them, and the classes they share."""

    codes: tuple[str, ...]
    classes: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """The group in one line."""
        if not self.classes:
            return Text("all {count} municipalities, for the classes of this one are not known", count=len(self.codes))
        shared = Text.joined(
            Text("{likeness} ({value})", likeness=_ALIKE[column], value=value) for column, value in self.classes
        )
        return Text("{count} municipalities of the same {shared}", count=len(self.codes), shared=shared)


def peers_of(code: str, year: int) -> Peers:
    """The municipalities of a year like one of them; the last likeness is dropped until there are at least eight."""
    rows = gemeenten_table(year).to_dicts()
    own = next(row for row in rows if row["gemeente"] == code)
    classes = [(column, own[column]) for column in _ALIKE if own[column] is not None]
    for shared in (classes[:count] for count in range(len(classes), -1, -1)):
        group = tuple(row["gemeente"] for row in rows if all(row[column] == value for column, value in shared))
        if len(group) >= _FEWEST:
            return Peers(group, tuple(shared))
    return Peers(tuple(row["gemeente"] for row in rows), ())


def percentile(values: Sequence[float], own: float) -> float:
    """How many of 100 values lie below one of them, equal ones counted half; missing values do not count."""
    known = np.asarray(values, dtype=float)
    known = known[~np.isnan(known)]
    return float(100.0 * ((known < own).sum() + 0.5 * (known == own).sum()) / len(known))
