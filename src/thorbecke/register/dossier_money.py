"""The money of a dossier: what is needed and what is given by level of government and year, in mln euro."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from thorbecke.register.kinds import Data
from thorbecke.scenarios import Scenario
from thorbecke.studies import task_balance

__all__ = ["Line", "amount_in", "as_years", "balance_of", "given_in", "needed_in", "years_in"]

Line = Mapping[str, Any]


def as_years(amounts: Mapping[Any, float] | None) -> dict[int, float]:
    """Amounts by year as whole numbers, however JSON wrote the years."""
    return {int(year): mln for year, mln in (amounts or {}).items()}


def amount_in(amounts: Mapping[Any, float] | None, lasting: str, year: int) -> float | None:
    """The amount of a year. What is structural goes on after its last year; None where nothing is known."""
    known = as_years(amounts)
    if year in known or lasting == "incidental":
        return known.get(year)
    earlier = [own for own in known if own < year]
    return known[max(earlier)] if earlier else None


def _newest(lines: Iterable[Line], year: int, key: str) -> float | None:
    """The amount of a year by the newest of the lines that know it."""
    found = None
    for line in lines:
        own = amount_in(line[key], line["lasting"], year)
        found = found if own is None else own
    return found


def _by_part(lines: Iterable[Line], level: str) -> dict[str, list[Line]]:
    parts: dict[str, list[Line]] = {}
    for line in lines:
        if line["level"] == level:
            parts.setdefault(line["part"], []).append(line)
    return parts


def needed_in(data: Data, level: str, year: int, bound: task_balance.Bound) -> float | None:
    """What is needed in a year by one estimate; the parts of the task add up, None where one is not known.

    A part that is known only as a total of several years does not count: it cannot be told when it falls.
    """
    by_year = [line for line in data["estimates"] if any(line[own] for own in task_balance.BOUNDS)]
    found = [_newest(lines, year, bound) for lines in _by_part(by_year, level).values()]
    return None if not found or None in found else sum(mln for mln in found if mln is not None)


def given_in(data: Data, level: str, year: int, lines: Sequence[Line] | None = None) -> float | None:
    """What is given in a year, or what was proposed as long as nothing is given; None where nothing is known.

    A line of which no amount is known makes the whole unknown.
    """
    own = (data["granted"] or data["fundings"]) if lines is None else lines
    parts = _by_part(own, level)
    if any(not part[-1]["amounts"] for part in parts.values()):
        return None
    found = [mln for part in parts.values() if (mln := _newest(part, year, "amounts")) is not None]
    return sum(found) if found else None


def years_in(data: Data, level: str) -> list[int]:
    """The years for which anything is known of a level."""
    own = [line for line in data["estimates"] if line["level"] == level]
    estimates = [as_years(line[bound]) for line in own for bound in task_balance.BOUNDS]
    lines = [*data["granted"], *data["fundings"]]
    given = [as_years(line["amounts"]) for line in lines if line["level"] == level]
    return sorted({year for series in (*estimates, *given) for year in series})


def balance_of(
    data: Data, level: str, scenarios: Sequence[Scenario] = (), years: Sequence[int] | None = None
) -> list[task_balance.TaskYear]:
    """A dossier's level of government, year by year.

    scenarios: what they give the municipalities for the purpose of the dossier, instead of what the dossier says.
    """
    return [
        task_balance.TaskYear(
            year,
            **{bound: needed_in(data, level, year, bound) for bound in task_balance.BOUNDS},
            granted=task_balance.granted_in(scenarios, data["purpose"], year)
            if scenarios and level == "gemeenten"
            else given_in(data, level, year),
        )
        for year in (years_in(data, level) if years is None else years)
    ]
