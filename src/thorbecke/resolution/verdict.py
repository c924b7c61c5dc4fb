"""Met, not met, or cannot be told: the logic that never lets the unknown pass for met."""

from collections.abc import Iterable
from enum import StrEnum

from thorbecke.texts import Text

__all__ = ["Verdict", "all_of", "any_of"]


class Verdict(StrEnum):
    """What a check comes to."""

    met = "met"
    not_met = "not_met"
    unknown = "unknown"

    @property
    def words(self) -> Text:
        """What people call it."""
        return _WORDS[self]


_WORDS = {Verdict.met: Text("met"), Verdict.not_met: Text("not met"), Verdict.unknown: Text("cannot be told")}


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Met when all are; not met when one is not, whatever the others; unknown otherwise, and when there are none."""
    found = set(verdicts)
    if Verdict.not_met in found:
        return Verdict.not_met
    return Verdict.met if found == {Verdict.met} else Verdict.unknown


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Met when one is; not met when none is and all are known; unknown otherwise, and when there are none."""
    found = set(verdicts)
    if Verdict.met in found:
        return Verdict.met
    return Verdict.not_met if found == {Verdict.not_met} else Verdict.unknown
