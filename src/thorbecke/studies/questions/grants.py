"""Questions about what municipalities get from the gemeentefonds."""

from typing import Literal

from thorbecke.datasets import named
from thorbecke.studies import compare, grant, outlook, overview, summary
from thorbecke.studies.answer import Answer
from thorbecke.studies.national import model_of
from thorbecke.studies.questions.asked import Group, Value
from thorbecke.studies.questions.pins import code_of, which_of

__all__ = ["QUESTIONS", "pin"]

_LAST_OUTLOOK = 2029
Footing = Literal["budget", "index", "factor"]
Trend = Literal["held", "inwoners"]


def grant_of(gemeente: str, circular: str | None = None, year: int | None = None) -> Answer:
    """The grant of a municipality, line by line in the order of the official specification."""
    which = named(circular, year)
    return grant.specification(model_of(which), which, grant.municipality(gemeente, which.year))


def grant_by_cluster(gemeente: str, circular: str | None = None, year: int | None = None) -> Answer:
    """The grant of a municipality by cluster of expenditure."""
    which = named(circular, year)
    return grant.by_cluster(model_of(which), which, grant.municipality(gemeente, which.year))


def overview_of(gemeente: str, circular: str | None = None, year: int | None = None) -> Answer:
    """What a municipality gets at a glance, per inhabitant beside the nation."""
    which = named(circular, year)
    return overview.overview(model_of(which), which, grant.municipality(gemeente, which.year))


def grants(circular: str | None = None, year: int | None = None) -> Answer:
    """The grant of every municipality, one row each."""
    which = named(circular, year)
    return grant.all_grants(model_of(which), which)


def grants_by_class(by: Group = "province", circular: str | None = None, year: int | None = None) -> Answer:
    """The grants of the nation by class of municipalities."""
    which = named(circular, year)
    return summary.nation(model_of(which), which, by)


def comparison(
    gemeente: str,
    old_circular: str | None = None,
    old_year: int | None = None,
    circular: str | None = None,
    year: int | None = None,
) -> Answer:
    """Why the grant of a municipality differs between two circulars or years, by cause."""
    new, old = named(circular, year), named(old_circular, old_year)
    return compare.compare(old, new, grant.municipality(gemeente, new.year))


def comparisons(
    old_circular: str | None = None,
    old_year: int | None = None,
    circular: str | None = None,
    year: int | None = None,
) -> Answer:
    """Why the grant of every municipality differs between two circulars or years, one row each."""
    return compare.compare_all(named(old_circular, old_year), named(circular, year))


def outlook_of(
    gemeente: str,
    first: int = 2024,
    last: int = _LAST_OUTLOOK,
    fund: Footing = "budget",
    trend: Trend = "held",
) -> Answer:
    """The grant of a municipality over the years to come, on the assumptions named under it."""
    return _outlook(gemeente, first, last, fund, trend).years


def outlook_causes(
    gemeente: str,
    first: int = 2024,
    last: int = _LAST_OUTLOOK,
    fund: Footing = "budget",
    trend: Trend = "held",
) -> Answer:
    """Why the grant of a municipality differs from year to year in the outlook."""
    return _outlook(gemeente, first, last, fund, trend).causes


def _outlook(gemeente: str, first: int, last: int, fund: Footing, trend: Trend) -> outlook.Outlook:
    who = grant.municipality(gemeente, named(None, None).year)
    assumed = outlook.Assumptions(footing=fund, trend=trend)
    return outlook.outlook(who, range(first, last + 1), None, assumed)


QUESTIONS = (
    grant_of,
    grant_by_cluster,
    overview_of,
    grants,
    grants_by_class,
    comparison,
    comparisons,
    outlook_of,
    outlook_causes,
)


def pin(given: dict[str, Value]) -> dict[str, Value]:
    """The newest circular and year where they are left open, and the code of a municipality that is named."""
    found = dict(given)
    for before in ("", "old_"):
        if f"{before}circular" in given:
            which = which_of(given[f"{before}circular"], given[f"{before}year"])
            found |= {f"{before}circular": str(which.circular), f"{before}year": which.year}
    if "gemeente" in given:
        found["gemeente"] = code_of(given["gemeente"], found.get("year") or named(None, None).year)
    return found
