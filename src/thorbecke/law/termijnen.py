"""Algemene termijnenwet: when a term that a law sets ends.

It is about days and not about amounts, so it makes no graph. Days that a royal decree puts on a par with holidays
(art. 3 lid 3) count where whoever asks gives them among the holidays.
"""

from collections.abc import Collection
from datetime import date, timedelta

import numpy as np

__all__ = ["laatste_dag", "volgende_werkdag"]

_FROM_DAYS, _WORKING_DAYS = 3, 2  # art. 2
_LONGEST = 90  # art. 4: the law is not for terms of more than 90 days


def volgende_werkdag(dag: date, feestdagen: Collection[date]) -> date:
    """The day itself, or the next that is no Saturday, Sunday or generally recognised holiday (art. 1 lid 1)."""
    return _offset(dag, 0, feestdagen)


def laatste_dag(begin: date, dagen: int, feestdagen: Collection[date]) -> date:
    """The last day of a term of so many days, which starts to run the day after `begin`.

    It does not end on a Saturday, Sunday or holiday (art. 1 lid 1), and a term of three days or more holds at least two
    other days (art. 2); a term of more than 90 days ends where it ends (art. 4).
    """
    einde = begin + timedelta(days=dagen)
    if dagen > _LONGEST:
        return einde
    if dagen >= _FROM_DAYS:
        einde = max(einde, _offset(begin + timedelta(days=1), _WORKING_DAYS - 1, feestdagen))
    return volgende_werkdag(einde, feestdagen)


def _offset(dag: date, werkdagen: int, feestdagen: Collection[date]) -> date:
    free = np.array(sorted(feestdagen), dtype="datetime64[D]")
    return date.fromisoformat(str(np.busday_offset(np.datetime64(dag), werkdagen, roll="forward", holidays=free)))
