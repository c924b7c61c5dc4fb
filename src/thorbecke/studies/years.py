"""The model of a year, whether or not a circular covers it: the nearest figures, and what was done to get there."""

from dataclasses import dataclass, field

from thorbecke.datasets import Circular, CircularYear, available
from thorbecke.errors import NotPublishedError, UnknownNameError
from thorbecke.model import Model
from thorbecke.studies.national import model_of
from thorbecke.texts import Text

__all__ = ["FIRST_OF_THIS_LAW", "YearModel", "model_in"]

FIRST_OF_THIS_LAW = 2023


@dataclass(frozen=True)
class YearModel:
    """The model used for a year and the figures it holds; `note` says so where they are of another year."""

    year: int
    which: CircularYear
    model: Model
    note: Text = field(default_factory=lambda: Text(""))


def model_in(year: int, circular: Circular | None = None) -> YearModel:
    """The model of a year: the newest circular about it, or the newest about the nearest year, carried to it.

    Units, weights and the size of the fund are then those of the other year: nothing is indexed. Raises
    NotPublishedError for years before 2023, which had another distribution, unless there are figures of that very
    year; UnknownNameError for a circular that is not at hand.
    """
    sets = [which for which in available() if circular in (None, which.circular)]
    if not sets:
        there = ", ".join(dict.fromkeys(str(which.circular) for which in available()))
        raise UnknownNameError(
            Text("There are no figures of the circular {circular}. At hand: {there}.", circular=circular, there=there)
        )
    nearest = min(sets, key=lambda which: (abs(which.year - year), -which.year)).year
    which = max(own for own in sets if own.year == nearest)
    if year == nearest:
        return YearModel(year, which, model_of(which))
    if year < FIRST_OF_THIS_LAW:
        raise NotPublishedError(
            Text(
                "{year} cannot be computed: until 2022 the gemeentefonds was shared out by other maatstaven, and the "
                "units of that year are not at hand. The figures begin in {first}.",
                year=year,
                first=min(own.year for own in sets),
            )
        )
    way = Text("carried forward") if year > nearest else Text("carried back")
    note = Text(
        "{year}: figures of {which}, {way} without indexing; units, weights and the fund are those of {nearest}.",
        year=year,
        which=which,
        way=way,
        nearest=nearest,
    )
    return YearModel(year, which, model_of(which), note)
