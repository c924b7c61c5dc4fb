"""Days on the joint agenda: what is no date is refused, and a deadline is a whole day."""

from datetime import date, datetime

from thorbecke.register.kinds import Situation

__all__ = ["day_of", "has_day", "is_dated"]

_FORMS = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}


def day_of(text: str) -> date | None:
    """The day written as 2029-12-31; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def is_dated(situation: Situation) -> str | None:
    """The date of what happened is empty, or a day, month or year."""
    text = situation.payload.date
    try:
        if text:
            datetime.strptime(text, _FORMS[len(text)])
    except (KeyError, ValueError):
        return f"'{text[:60]}' is no date as 2021-05-18, or 2021-05 or 2021 where more is unknown."
    return None


def has_day(situation: Situation) -> str | None:
    """A deadline is empty or a day."""
    text = situation.payload.deadline
    return None if not text or day_of(text) else f"The deadline '{text[:60]}' is no day as 2029-12-31."
