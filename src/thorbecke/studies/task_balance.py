"""What a task costs beside what is given for it, year by year: adequate or not by the estimate that is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from thorbecke.scenarios import Scenario, granted, stack
from thorbecke.studies.answer import Answer, Column

__all__ = ["BOUNDS", "Bound", "TaskYear", "granted_in", "table"]

Bound = Literal["lower", "best", "upper"]
BOUNDS: tuple[Bound, ...] = get_args(Bound)


@dataclass(frozen=True)
class TaskYear:
    """One year of a task, in mln euro; what is not known is None."""

    year: int
    lower: float | None
    best: float | None
    upper: float | None
    granted: float | None

    def needed(self, bound: Bound) -> float | None:
        """What is needed by an estimate. Where there is a best one alone, it stands for every bound."""
        if self.lower is None and self.upper is None:
            return self.best
        found: float | None = getattr(self, bound)
        return found

    def shortfall(self, bound: Bound) -> float | None:
        """What lacks by an estimate: 0 where enough is given, None where it cannot be told."""
        needed = self.needed(bound)
        if needed is None or (self.granted is None and needed > 0):
            return None
        return max(0.0, needed - (self.granted or 0.0))

    def adequate(self, bound: Bound) -> bool | None:
        """Whether at least as much is given as is needed; None where it cannot be told."""
        short = self.shortfall(bound)
        return None if short is None else short == 0


def granted_in(scenarios: Sequence[Scenario], purpose: str, year: int) -> float | None:
    """Mln euro that scenarios together give the municipalities for a purpose; None where the sources leave a gap."""
    return granted(stack(scenarios), year, purpose) if scenarios else None


_COLUMNS = (
    Column("level", "Level"),
    Column("year", "Year"),
    Column("lower", "Lower", "units"),
    Column("best", "Best", "units"),
    Column("upper", "Upper", "units"),
    Column("granted", "Given", "units"),
    Column("shortfall", "Short", "units"),
    Column("adequate", "Adequate"),
)
_WORDS = {True: "yes", False: "no", None: "cannot be told"}


def table(
    question: tuple[str, str], title: str, levels: Sequence[tuple[str, Sequence[TaskYear]]], bound: Bound, **more: Any
) -> Answer:
    """One row for each level of government and year: estimates, what is given, what is short by the chosen bound."""
    rows = [
        {
            "level": level,
            "year": str(one.year),
            "lower": one.lower,
            "best": one.best,
            "upper": one.upper,
            "granted": one.granted,
            "shortfall": one.shortfall(bound),
            "adequate": _WORDS[one.adequate(bound)],
        }
        for level, years in levels
        for one in years
    ]
    return Answer(question=question, title=title, columns=_COLUMNS, rows=rows, unit="mln euro", **more)
