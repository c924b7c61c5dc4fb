"""Municipalities by year: codes, names people type, classes and inhabitants.

Sources: CBS (codes, names, provinces, inhabitants), BZK (classes); see `provenance_of`.
"""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from thorbecke.datasets.reference import rows
from thorbecke.errors import UnknownNameError, closest, either
from thorbecke.texts import Text

if TYPE_CHECKING:
    import polars as pl

__all__ = ["closest_gemeenten", "find_gemeente", "folded", "gemeenten_in", "gemeenten_table", "inhabitants"]

_CODE = re.compile(r"(?:gm)?\s*(\d{1,4})", re.IGNORECASE)
_CLASSES = ("size_class", "urbanity", "social_structure", "central_function")


@cache
def _listed(year: int) -> dict[str, dict[str, str]]:
    """The rows of the municipalities on 1 January of a year, by code."""
    table = rows("gemeenten")
    first, last = min(int(row["first"]) for row in table), max(int(row["last"]) for row in table)
    if not first <= year <= last:
        raise UnknownNameError(
            Text(
                "There is no list of municipalities for {year}: the lists run from {first} to {last}.",
                year=year,
                first=first,
                last=last,
            )
        )
    return {row["gemeente"]: row for row in table if int(row["first"]) <= year <= int(row["last"])}


def gemeenten_in(year: int) -> dict[str, str]:
    """Code and official name of every municipality on 1 January of a year (2010-2026), ordered by code.

    Names carry no addition that only tells apart within the Netherlands (`Hengelo`, not `Hengelo (O.)`), except
    the two called Bergen. Raises UnknownNameError for other years. Source: CBS, Gemeentelijke indeling per jaar.
    """
    return {code: row["name"] for code, row in _listed(year).items()}


def folded(text: str) -> str:
    """A name without what people leave out or type differently: case, accents, apostrophes, hyphens, dots, brackets."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(re.sub(r"[-.,()]", " ", re.sub(r"['’‘`´ʼ]", "", plain)).casefold().split())


def _names(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split(";"))]


@cache
def _by_folded_name(year: int) -> dict[str, str]:
    return {folded(name): code for code, row in _listed(year).items() for name in _names(row)}


def find_gemeente(text: str, year: int) -> str:
    """The code (`GM0518`) of the municipality a person means by `GM0518`, `0518`, `518`, `Den Haag` or `den haag`.

    Names match whole, whatever their case, accents, apostrophes or hyphens. Raises UnknownNameError with the closest
    names of that year, or with what became of a municipality that no longer exists then.
    """
    number = _CODE.fullmatch(text.strip())
    if number:
        code = f"GM{int(number[1]):04d}"
        if code in _listed(year):
            return code
    else:
        found = _by_folded_name(year).get(folded(text))
        if found:
            return found
    raise UnknownNameError(_unknown(text.strip(), year))


def _unknown(text: str, year: int) -> str:
    """What to tell about a municipality that is not on the list of a year."""
    fate = _fate(text, year)
    if fate:
        return Text("{fate} Give one of the municipalities of {year}.", fate=fate, year=year)
    near = list(closest_gemeenten(text, year).values())
    hint = Text(" Did you mean {near}?", near=either(near)) if near else Text(" Give a name or a code as in GM0518.")
    return Text("'{text}' is not a municipality in {year}.{hint}", text=text, year=year, hint=hint)


def closest_gemeenten(text: str, year: int, count: int = 3) -> dict[str, str]:
    """Code and name of the municipalities of a year whose name resembles the text; those that begin with it first.

    At most `count`; a municipality once, by the name that resembles most. Raises UnknownNameError for other years.
    """
    wanted = folded(text)
    shown = {folded(name): (code, name) for code, row in _listed(year).items() for name in _names(row)}
    begin = sorted((known for known in shown if wanted and known.startswith(wanted)), key=len)
    found: dict[str, str] = {}
    for code, name in (shown[known] for known in [*begin, *closest(wanted, shown, count=count)]):
        found.setdefault(code, name)
    return dict(list(found.items())[:count])


def _fate(text: str, year: int) -> str:
    """When the text names a municipality of another year: since or until when it exists, and what it went into."""
    number = _CODE.fullmatch(text)
    code = f"GM{int(number[1]):04d}" if number else ""
    known = [row for row in rows("gemeenten") if code == row["gemeente"] or folded(text) in map(folded, _names(row))]
    if not known:
        return ""
    row = known[0]
    if int(row["first"]) > year:
        return Text(
            "{name} ({code}) is on the lists from {first} on, not yet in {year}.",
            name=row["name"],
            code=row["gemeente"],
            first=row["first"],
            year=year,
        )
    merged = [step for step in rows("herindelingen") if step["old"] == row["gemeente"]]
    if not merged:
        return Text(
            "{name} ({code}) was a municipality until {last}; reorganisations before 2015 are not in the "
            "packaged figures.",
            name=row["name"],
            code=row["gemeente"],
            last=row["last"],
        )
    into = ", ".join(f"{step['new_name']} ({step['new']})" for step in merged)
    verb = Text("was divided over") if len(merged) > 1 else Text("went into")
    return Text(
        "{name} ({code}) {verb} {into} on {date}.",
        name=row["name"],
        code=row["gemeente"],
        verb=verb,
        into=into,
        date=merged[0]["date"],
    )


def gemeenten_table(year: int) -> "pl.DataFrame":
    """The municipalities of a year with their classes, one row each, ordered by code.

    Columns: gemeente (GM code), name, province, size_class, urbanity, social_structure, central_function and
    classified (the year of size class and urbanity: 2023, 2024 or 2025, whichever lies nearest). Null where the source
    is silent: the province of municipalities that ended before 2016, the classes of those that ended before 2023,
    the central function of the four largest cities. Raises UnknownNameError for years without a list.
    """
    import polars as pl

    classes = rows("gemeenteklassen")
    nearest = min({int(row["year"]) for row in classes}, key=lambda known: (abs(known - year), known))
    of = {row["gemeente"]: row for row in classes if int(row["year"]) == nearest}
    return pl.DataFrame(
        [
            {
                "gemeente": code,
                "name": row["name"],
                "province": row["province"] or None,
                **{column: of.get(code, {}).get(column) or None for column in _CLASSES},
                "classified": nearest if code in of else None,
            }
            for code, row in _listed(year).items()
        ],
        schema={
            "gemeente": pl.String,
            "name": pl.String,
            "province": pl.String,
            **dict.fromkeys(_CLASSES, pl.String),
            "classified": pl.Int32,
        },
    )


def inhabitants(year: int) -> dict[str, int]:
    """Inhabitants of every municipality on 1 January of a year (2017-2026), by code.

    Raises UnknownNameError for other years. Source: CBS.
    """
    table = rows("inwoners")
    found = {row["gemeente"]: int(row["inhabitants"]) for row in table if int(row["year"]) == year}
    if not found:
        first, last = table[0]["year"], table[-1]["year"]
        raise UnknownNameError(
            Text(
                "There are no inhabitants for {year}: the figures run from {first} to {last}.",
                year=year,
                first=first,
                last=last,
            )
        )
    return found
