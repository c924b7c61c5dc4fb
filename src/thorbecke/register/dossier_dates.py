"""Dates as people know them: a day, or a month or year alone, or nothing."""

from datetime import date, datetime

from thorbecke.errors import ActRefusedError

__all__ = ["day_of", "read_day"]

_FORMS = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}


def day_of(text: str) -> date | None:
    """The day that a text names; None where it names a month, a year or nothing."""
    return read_day(text) if len(text) == len("2021-05-18") else None


def read_day(text: str) -> date:
    """The day, or the first of a month or year; raises ActRefusedError for what is no date."""
    try:
        return datetime.strptime(text, _FORMS[len(text)]).date()
    except (KeyError, ValueError):
        raise ActRefusedError(
            f"'{text[:60]}' is no date as 2021-05-18, or 2021-05 or 2021 where more is unknown."
        ) from None
