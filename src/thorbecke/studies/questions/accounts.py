"""Questions about what municipalities spend beside what they get, and how they stand."""

from thorbecke.datasets import iv3
from thorbecke.studies import accounts, balance, balance_years, booked_grant, deficit, grant, ratios
from thorbecke.studies.answer import Answer
from thorbecke.studies.convention import Convention
from thorbecke.studies.questions.asked import Value
from thorbecke.studies.questions.pins import code_of

__all__ = ["QUESTIONS", "pin"]

_YEAR, _RATIOS, _FIRST = 2024, 2025, 2017


def balance_of(gemeente: str, year: int = _YEAR, kind: iv3.Report | None = None, circular: str | None = None) -> Answer:
    """Net expenses of a municipality by cluster beside its grant and its peers."""
    return balance.one(accounts.standing(year, kind, circular), grant.municipality(gemeente, year))


def balances(year: int = _YEAR, kind: iv3.Report | None = None, circular: str | None = None) -> Answer:
    """Net expenses beside the grant, one row for every municipality."""
    return balance.everyone(accounts.standing(year, kind, circular))


def balance_of_nation(year: int = _YEAR, kind: iv3.Report | None = None, circular: str | None = None) -> Answer:
    """Net expenses of all municipalities together by cluster beside the grant."""
    return balance.nation(accounts.standing(year, kind, circular))


def expenses_by_year(
    gemeente: str | None = None, first: int = _FIRST, last: int = balance_years.TODAY, kind: iv3.Report | None = None
) -> Answer:
    """Expenses by cluster year by year on today's borders, of a municipality or of all."""
    who = grant.municipality(gemeente, balance_years.TODAY) if gemeente else None
    return balance_years.series(first, last, who, kind)


def social_domain_deficit(
    gemeente: str | None = None,
    year: int = _YEAR,
    kind: iv3.Report | None = None,
    circular: str | None = None,
    overhead: bool = False,
    buig: bool = True,
    own_contributions: bool = True,
    payments: bool = True,
) -> Answer:
    """The deficit of the social domain under a stated convention, with the alternatives beside it."""
    convention = Convention(overhead=overhead, buig=buig, own_contributions=own_contributions, payments=payments)
    found = accounts.standing(year, kind, circular, convention)
    return deficit.one(found, grant.municipality(gemeente, year) if gemeente else None)


def booked_and_computed_grant(year: int = _YEAR, kind: iv3.Report | None = None) -> Answer:
    """How far the grant in the accounts and the computed one are apart."""
    return booked_grant.distribution(accounts.standing(year, kind, None))


def ratios_of(gemeente: str, year: int = _RATIOS, norm: float | None = None) -> Answer:
    """Key ratios of a municipality beside their signal values, and the article 12 test."""
    return ratios.one(ratios.supervision(year, norm), grant.municipality(gemeente, year))


def early_warning(year: int = _RATIOS, norm: float | None = None) -> Answer:
    """Key ratios of every municipality, most risk signals first."""
    return ratios.everyone(ratios.supervision(year, norm))


QUESTIONS = (
    balance_of,
    balances,
    balance_of_nation,
    expenses_by_year,
    social_domain_deficit,
    booked_and_computed_grant,
    ratios_of,
    early_warning,
)


def pin(given: dict[str, Value]) -> dict[str, Value]:
    """The code of a municipality that is named."""
    if not given.get("gemeente"):
        return given
    year = given.get("year", balance_years.TODAY)
    return given | {"gemeente": code_of(given["gemeente"], year)}
