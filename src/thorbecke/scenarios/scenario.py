# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""A scenario: measures under one name, and the years and circular they are meant for."""

from dataclasses import dataclass

from thorbecke.scenarios.form import entry
from thorbecke.scenarios.measures import Measure

__all__ = ["Base", "Scenario"]


@dataclass(frozen=True, kw_only=True)
class Base:
    """The figures a scenario is meant to change."""

    circular: str | None = entry("The circular, as september-2024; default: the newest", default=None)
    first: int | None = entry("First year to look at", default=None, year=True)
    last: int | None = entry("Last year to look at", default=None, year=True)


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """Measures under one name, with what the sources leave open."""

    name: str = entry("Short name without spaces; the file is called after it", example="coalitieakkoord-2021")
    title: str = entry("What people call it")
    summary: str = entry("What it is, in a few sentences", default="")
    base: Base = entry("The figures it is meant to change", default=Base())
    gaps: tuple[str, ...] = entry("What the sources do not give", default=())
    measures: tuple[Measure, ...] = entry("What is changed")
