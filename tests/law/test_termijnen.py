"""Terms end as the Algemene termijnenwet says, over the real holidays of the years they run through."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.datasets import feestdagen
from thorbecke.errors import UnknownNameError
from thorbecke.law.termijnen import laatste_dag, volgende_werkdag

FREE = frozenset[date]().union(*(feestdagen(year) for year in range(2019, 2032)))
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("begin", "days", "last"),
    [
        (date(2021, 3, 12), 28, date(2021, 4, 9)),  # a Friday
        (date(2021, 3, 29), 4, date(2021, 4, 6)),  # Good Friday, then the weekend and Easter Monday
        (date(2021, 4, 19), 7, date(2021, 4, 26)),
        (date(2021, 4, 20), 7, date(2021, 4, 28)),  # the King's birthday
        (date(2022, 4, 28), 7, date(2022, 5, 6)),  # 5 May, in a year in which it is no day off for most
        (date(2024, 12, 20), 5, date(2024, 12, 27)),  # Christmas
        (date(2024, 12, 24), 3, date(2024, 12, 30)),  # two working days within the term (art. 2)
        (date(2025, 4, 18), 3, date(2025, 4, 23)),  # Good Friday to Easter Monday: Tuesday and Wednesday
        (date(2025, 1, 4), 1, date(2025, 1, 6)),
        (date(2021, 1, 3), 91, date(2021, 4, 4)),  # Easter Sunday, yet longer than 90 days (art. 4)
    ],
)
def test_a_term_ends_where_the_law_says(begin: date, days: int, last: date) -> None:
    assert laatste_dag(begin, days, FREE) == last


@given(DAYS, st.integers(1, 90))
def test_a_term_never_ends_on_a_free_day_and_never_early(begin: date, days: int) -> None:
    last = laatste_dag(begin, days, FREE)
    assert last >= begin + timedelta(days=days)
    assert last.weekday() < 5
    assert last not in FREE
    within = [begin + timedelta(days=one) for one in range(1, (last - begin).days + 1)]
    assert days < 3 or sum(one.weekday() < 5 and one not in FREE for one in within) >= 2


@given(DAYS)
def test_a_working_day_stays_itself(day: date) -> None:
    found = volgende_werkdag(day, FREE)
    assert (found == day) is (day.weekday() < 5 and day not in FREE)


def test_the_holidays_are_those_the_law_names() -> None:
    assert [f"{day:%d-%m}" for day in sorted(feestdagen(2025))] == [
        "01-01", "18-04", "20-04", "21-04", "26-04", "05-05", "29-05", "08-06", "09-06", "25-12", "26-12",
    ]  # fmt: skip
    with pytest.raises(UnknownNameError, match="1850"):
        feestdagen(1850)
