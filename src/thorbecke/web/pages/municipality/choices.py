"""What a reader may choose on a page, as the fields of a form, and what stands chosen in the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thorbecke.datasets import CircularYear, available, iv3, named
from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.texts import Text

__all__ = ["Choice", "accounts_choice", "choice", "refuse_others", "set_choice"]

Query = Mapping[str, str]
_BESIDE = ("taal", "circular", "year")


@dataclass(frozen=True)
class Choice:
    """A list to choose from: its name in the address, its label, the options by value, and the one chosen."""

    name: str
    label: Text
    options: Mapping[str, str]
    chosen: str


def choice(query: Query, name: str, label: Text, options: Mapping[str, str], default: str) -> Choice:
    """What the address chooses; raises UnknownNameError, with the closest, for what cannot be chosen."""
    chosen = query.get(name) or default
    if chosen not in options:
        hint, known = did_you_mean(chosen, options), ", ".join(options)
        raise UnknownNameError(
            Text(
                "'{name}' cannot be '{chosen}'.{hint} Known are: {known}.",
                name=name,
                chosen=chosen[:60],
                hint=hint,
                known=known,
            )
        )
    return Choice(name, label, options, chosen)


def set_choice(query: Query, name: str, label: Text, default: CircularYear) -> tuple[Choice, CircularYear]:
    """Which set of figures, by `name` or by `circular` and `year`; newest first."""
    if not query.get(name) and (query.get("circular") or query.get("year")):
        default = _spelled_out(query)
    options = {which.folder: _shown(which) for which in reversed(available())}
    found = choice(query, name, label, options, default.folder)
    return found, CircularYear.from_folder(found.chosen)


def _spelled_out(query: Query) -> CircularYear:
    year = query.get("year") or None
    if year is not None and not year.isdecimal():
        raise UnknownNameError(Text("'{year}' is not a year: write it as 2025.", year=year[:20]))
    return named(query.get("circular") or None, int(year) if year else None)


def _shown(which: CircularYear) -> Text:
    return Text("{year}, circular {circular}", year=which.year, circular=str(which.circular).replace("-", " "))


def accounts_choice(query: Query, default: int) -> tuple[Choice, int, iv3.Report]:
    """Which budget or accounts, newest first."""
    options = {f"{year}-{report}": f"{report} {year}" for year, report in reversed(iv3.available())}
    found = choice(query, "stukken", Text("Budget or accounts"), options, f"{default}-{iv3.newest(default)}")
    year, _, report = found.chosen.partition("-")
    return found, int(year), iv3.Report(report)


def refuse_others(query: Query, names: Iterable[str]) -> None:
    """Raise UnknownNameError, with the closest, for something in the address that this page does not know."""
    known = [*names, *_BESIDE]
    for name in query:
        if name not in known:
            hint = did_you_mean(name, known)
            raise UnknownNameError(
                Text(
                    "This page knows no '{name}'.{hint} Known are: {known}.",
                    name=name[:60],
                    hint=hint,
                    known=", ".join(known),
                )
            )
