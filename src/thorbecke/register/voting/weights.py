# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""How many votes each member has: a table that someone supplies with its source, for nobody may make one up."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from thorbecke.datasets import find_gemeente, gemeenten_in, inhabitants, read_own_counts
from thorbecke.errors import InputFileError
from thorbecke.parameters import Entries, read_yaml
from thorbecke.register.voting.dates import date_of
from thorbecke.scenarios import entry, fill

__all__ = ["MemberVotes", "Weights", "read_weights", "table_faults"]

_COLUMN = "votes"
_WAYS = ("votes", "brackets", "per", "file")
_MOST_VOTES = 1_000_000
_MOST_NAMED = 5


@dataclass(frozen=True, kw_only=True)
class MemberVotes:
    """The votes of one member."""

    gemeente: str = entry("Name or code", example="GM0518")
    votes: int = entry("A whole number above zero", example="12")


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How many votes each member has, by which text, on which date."""

    body: str = entry("Of which body", example="ALV_VNG")
    source: str = entry("The article of the statutes, and where they stand")
    reference_date: str = entry("The day of the municipalities and inhabitants", example="2021-01-01")
    basis: str = entry("How the votes follow, in words", default="")
    table: tuple[MemberVotes, ...] = entry("The votes of every member")

    @property
    def by_code(self) -> dict[str, int]:
        """Votes by the code of the municipality."""
        return {one.gemeente: one.votes for one in self.table}


@dataclass(frozen=True, kw_only=True)
class _Bracket:
    up_to: int | None = entry("Inhabitants, this number included; left out for all above", default=None)
    votes: int = entry("Votes")


@dataclass(frozen=True, kw_only=True)
class _Per:
    inhabitants: int = entry("One vote for each so many inhabitants, and for the part that is left")
    most: int | None = entry("The most that one member has", default=None)


@dataclass(frozen=True, kw_only=True)
class _File:
    body: str = entry("Of which body", example="ALV_VNG")
    source: str = entry("The article of the statutes, and where they stand")
    reference_date: str = entry("The day of the municipalities and inhabitants", example="2021-01-01")
    votes: tuple[MemberVotes, ...] | None = entry("The votes of every member, one by one", default=None)
    brackets: tuple[_Bracket, ...] | None = entry("Votes by inhabitants", default=None)
    per: _Per | None = entry("A vote for so many inhabitants", default=None)
    file: str | None = entry(f"A table beside this file, with columns gemeente and {_COLUMN}", default=None)


def read_weights(path: Path) -> Weights:
    """The votes of every member from a file, with its source and reference date.

    The file lists them (`votes`, or `file`: a table beside it), or gives a function of inhabitants (`brackets`, or
    `per`). Raises InputFileError, with the line, for a member that is missing, double or unknown on the reference date,
    for votes that are no whole number above zero, and where source or date is missing.
    """
    if path.suffix not in {".yaml", ".yml"}:
        raise InputFileError(
            f"{path.name}: a table alone says no source and no date. Write a .yaml file with body, source, "
            f"reference_date and 'file: {path.name}'."
        )
    entries = read_yaml(path)
    given = fill(_File, entries)
    way = _way(given, entries)
    day = _day(given.reference_date, entries)
    members = _members(day.year, entries)
    table = _table(given, way, entries, path, members)
    faults = table_faults(table.items(), members)
    if faults:
        raise entries.refused(faults[0], way)
    return Weights(
        body=given.body,
        source=given.source,
        reference_date=given.reference_date,
        basis=way,
        table=tuple(MemberVotes(gemeente=code, votes=table[code]) for code in sorted(table)),
    )


def _way(given: _File, entries: Entries) -> str:
    found = [way for way in _WAYS if getattr(given, way) is not None]
    if len(found) != 1:
        raise entries.refused(f"give the votes in one way: {', '.join(_WAYS)}; found {', '.join(found) or 'none'}.")
    return found[0]


def _day(text: str, entries: Entries) -> date:
    day = date_of(text)
    if day is None:
        raise entries.refused(f"'reference_date' must be a day as 2021-01-01, not '{text}'.", "reference_date")
    return day


def _members(year: int, entries: Entries) -> dict[str, str]:
    return entries.known(lambda _: gemeenten_in(year), str(year), "reference_date")


def _table(given: _File, way: str, entries: Entries, path: Path, members: Mapping[str, str]) -> dict[str, int]:
    year = int(given.reference_date[:4])
    if given.file is not None:
        return read_own_counts(path.parent / given.file, _COLUMN, year)
    if given.votes is not None:
        return _listed(given.votes, entries, year)
    people = entries.known(lambda _: inhabitants(year), str(year), "reference_date")
    _check_function(given, entries, way)
    return {code: _by_function(given, people[code]) for code in members}


def _listed(given: Iterable[MemberVotes], entries: Entries, year: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for one, place in zip(given, entries.items_of("votes"), strict=True):
        code = place.known(lambda name: find_gemeente(name, year), one.gemeente, "gemeente")
        if code in found:
            raise place.refused(f"{one.gemeente} stands here twice.", "gemeente")
        if one.votes < 1:
            raise place.refused(f"'votes' must be a whole number above zero, not {one.votes}.", "votes")
        found[code] = one.votes
    return found


def _check_function(given: _File, entries: Entries, way: str) -> None:
    if given.per is not None and given.per.inhabitants < 1:
        raise entries.refused("'inhabitants' must be above zero.", way)
    limits = [bracket.up_to for bracket in given.brackets or ()]
    below = [limit for limit in limits[:-1] if limit is not None]
    if limits and (limits[-1] is not None or len(below) != len(limits) - 1 or below != sorted(set(below))):
        raise entries.refused("brackets go up in inhabitants, and only the last is without 'up_to'.", way)


def _by_function(given: _File, people: int) -> int:
    if given.per is not None:
        votes = -(-people // given.per.inhabitants)
        return votes if given.per.most is None else min(votes, given.per.most)
    return next(one.votes for one in given.brackets or () if one.up_to is None or people <= one.up_to)


def table_faults(table: Iterable[tuple[str, int]], members: Mapping[str, str]) -> list[str]:
    """What is wrong with a table of votes by code, for these members by code and name: each in a sentence."""
    rows = list(table)
    counted = Counter(code for code, _ in rows)
    unknown = [code for code in counted if code not in members]
    return [
        *_named("no municipality on that date", unknown),
        *_named("in the table twice", [code for code, times in counted.items() if times > 1]),
        *_named("without votes", [f"{name} ({code})" for code, name in members.items() if code not in counted]),
        *_named(
            f"with votes that are no whole number from 1 to {_MOST_VOTES}",
            [code for code, votes in rows if not 1 <= votes <= _MOST_VOTES],
        ),
    ]


def _named(what: str, names: list[str]) -> list[str]:
    if not names:
        return []
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return [f"{len(names)} {what}: {', '.join(names[:_MOST_NAMED])}{more}."]
