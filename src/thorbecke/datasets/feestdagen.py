"""The Dutch public holidays, from the library `holidays`."""

from datetime import date
from functools import cache

from thorbecke.errors import UnknownNameError

__all__ = ["feestdagen"]

_FIRST, _LAST = 2010, 2060


@cache
def feestdagen(year: int) -> frozenset[date]:
    """The holidays of a year that the Algemene termijnenwet names (art. 3 lid 1 and 2), 5 May in every year among them.

    Days that a royal decree puts on a par with them (art. 3 lid 3) are not in it. Raises UnknownNameError for a year
    outside 2010-2060.
    """
    if not _FIRST <= year <= _LAST:
        raise UnknownNameError(f"The holidays of {year} are not known here: years run from {_FIRST} to {_LAST}.")
    from holidays import country_holidays
    from holidays.constants import OPTIONAL, PUBLIC

    return frozenset(country_holidays("NL", years=year, categories=(PUBLIC, OPTIONAL)))
