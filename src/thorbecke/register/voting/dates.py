"""Days as acts tell them, and the day an act was registered in the Netherlands."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

__all__ = ["date_of", "day_in_the_netherlands", "days_before"]

_HERE = ZoneInfo("Europe/Amsterdam")


def date_of(text: str) -> date | None:
    """The day written as 2021-02-12; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def day_in_the_netherlands(moment: str) -> date:
    """The day of a moment of the register as people here have it."""
    return datetime.fromisoformat(moment).astimezone(_HERE).date()


def days_before(day: str, days: int) -> str:
    """The day so many days before another."""
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
