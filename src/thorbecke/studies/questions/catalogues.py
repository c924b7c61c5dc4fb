"""Questions about what there is to ask about."""

from thorbecke.datasets import named
from thorbecke.studies import catalogue, scenario_pages
from thorbecke.studies.answer import Answer
from thorbecke.studies.questions.asked import Value
from thorbecke.studies.questions.pins import which_of

__all__ = ["QUESTIONS", "pin"]

_YEAR = 2025


def circulars(year: int | None = None) -> Answer:
    """The sets of figures at hand: circular, year and what the nation gets."""
    return catalogue.circulars(year)


def criteria(circular: str | None = None, year: int | None = None) -> Answer:
    """The maatstaven of a circular: euro per unit, units of the nation and article."""
    return catalogue.criteria(named(circular, year))


def past_criteria(year: int) -> Answer:
    """The euro per unit that was decided for a year before the packaged circulars."""
    return catalogue.past_criteria(year)


def municipalities(year: int = _YEAR) -> Answer:
    """The municipalities of a year with their classes."""
    return catalogue.municipalities(year)


def figures(year: int = _YEAR) -> Answer:
    """Every figure of the law of a year: unit, dimensions, article and what it is."""
    return catalogue.figures(year)


def scenarios() -> Answer:
    """The packaged scenarios and what they are about."""
    return scenario_pages.listed()


QUESTIONS = (circulars, criteria, past_criteria, municipalities, figures, scenarios)


def pin(given: dict[str, Value]) -> dict[str, Value]:
    """The newest circular and year where they are left open."""
    if "circular" not in given:
        return given
    which = which_of(given["circular"], given["year"])
    return given | {"circular": str(which.circular), "year": which.year}
