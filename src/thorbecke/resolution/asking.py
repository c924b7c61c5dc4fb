"""Questions by name about the packaged resolution; the list of questions lies in studies, which knows no resolution."""

from functools import cache

from thorbecke.resolution.articles import Bound
from thorbecke.resolution.check import check, reading_called
from thorbecke.resolution.front_page import front_page
from thorbecke.resolution.reader import Readable, read
from thorbecke.resolution.tables import front_table, years_table
from thorbecke.studies import Answer, questions

__all__ = ["RESOLUTION", "offer"]

RESOLUTION = "resolutie-2021"


def resolution_check(scenarios: tuple[str, ...] = (), reading: str | None = None, bound: Bound = "best") -> Answer:
    """Whether packaged agreements meet the resolution: every condition in every year, and what lacks in mln euro."""
    chosen = [questions.packaged_scenario(name) for name in scenarios]
    return years_table(check(_readable(), chosen, reading=reading, bound=bound))


def resolution_packages(reading: str | None = None, bound: Bound = "best") -> Answer:
    """The verdict on each article of the resolution for every package of agreements, and what lacks for good."""
    return front_table(front_page(_readable(), reading=reading, bound=bound))


def offer() -> None:
    """Put these questions in the list of all."""
    questions.offer(_pin, resolution_check, resolution_packages)


@cache
def _readable() -> Readable:
    return read(RESOLUTION)


def _pin(given: dict[str, questions.Value]) -> dict[str, questions.Value]:
    """The reading where it is left open; the scenarios in alphabetical order, each once."""
    reading = reading_called(_readable().resolution, str(given["reading"]) if given["reading"] else None)
    names = given.get("scenarios")
    scenarios = {"scenarios": tuple(sorted(set(names)))} if isinstance(names, tuple) else {}
    return given | {"reading": reading.id} | scenarios
