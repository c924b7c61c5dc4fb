"""Levers: what a person may move between bounds, and the measure of an ordinary scenario that each position makes.

The levers are data (`levers.yaml`). A lever that reaches residents needs shares by municipality, which a study takes
from the synthetic population; the measure holds those shares, so that the scenario needs no population.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thorbecke import parameters
from thorbecke.datasets import OZB_CLUSTER, load, maatstaf_table, newest
from thorbecke.errors import ThorbeckeError, UnknownNameError, did_you_mean
from thorbecke.parameters import read_yaml
from thorbecke.scenarios.form import entry, fill
from thorbecke.scenarios.series import MLN
from thorbecke.texts import Text

__all__ = ["Lever", "Position", "choices_of", "levers", "neutral", "placed"]

_FILE = Path(__file__).with_name("levers.yaml")
_HUNDRED = 100.0


@dataclass(frozen=True, kw_only=True)
class Lever:
    """One lever: its bounds, where it changes nothing, what may be chosen with it, and what its measure is called."""

    title: str = entry("What it moves")
    unit: str = entry("Unit of its position")
    least: float = entry("Lowest position")
    most: float = entry("Highest position")
    step: float = entry("Between two positions")
    follows: str = entry("The parameter of the law that says where it changes nothing; default: at 0", default="")
    choice: str = entry("What is chosen with it: distribution, criterion or instrument", default="")
    chosen: str = entry("What is chosen at first", default="")
    residents: bool = entry("Whether it reaches residents, and needs the synthetic population", default=False)
    slow: bool = entry("Whether a position takes so long that it is computed when the lever is let go", default=False)
    why: str = entry("What it does, in a sentence")
    source: str = entry("Where that can be read")
    measure: str = entry("Title of the measure it makes")


@dataclass(frozen=True)
class Position:
    """Where a lever stands, in its own unit, and what is chosen with it."""

    value: float
    choice: str = ""


@cache
def levers() -> Mapping[str, Lever]:
    """Every lever by name, in the order of the page."""
    return {name: fill(Lever, entries) for name, entries in read_yaml(_FILE).items()}


def neutral(name: str, year: int) -> float:
    """Where a lever changes nothing in a year: the law as it is, or as it was at the last figure before."""
    parameter, _, key = levers()[name].follows.partition("/")
    if not parameter:
        return 0.0
    found = parameters.load(parameter)
    known = [value for value in found.values if value.amount is not None and value.key == key and value.first <= year]
    amount = known[-1].amount or 0.0
    return {"euro": amount / MLN, "1": amount * _HUNDRED}.get(found.unit, amount)


@cache
def choices_of(name: str) -> Mapping[str, str]:
    """What may be chosen with a lever: what stands in an address, and what it is called; empty where nothing is."""
    return {"distribution": _distributions, "criterion": _criteria, "instrument": _instruments, "": dict}[
        levers()[name].choice
    ]()


def _distributions() -> dict[str, str]:
    columns = load(newest()).bedragen.columns
    clusters = [name for name in columns if name not in ("maatstaf", "totaal", OZB_CLUSTER)]
    plain = {"factor": Text("through the uitkeringsfactor"), "inhabitants": Text("the same for every inhabitant")}
    by_criterion = {f"maatstaf:{code}": title for code, title in _criteria().items()}
    return plain | {f"cluster:{name}": name for name in clusters} | by_criterion


def _criteria() -> dict[str, str]:
    with_weight = set(load(newest()).bedragen["maatstaf"])
    rows = maatstaf_table().filter(maatstaf_table()["group"] == "uitgaven").iter_rows(named=True)
    return {row["code"]: row["name"] for row in rows if row["code"] in with_weight}


def _instruments() -> dict[str, str]:
    from thorbecke.law import belastinggebied

    return {name: found.title for name, found in belastinggebied.INSTRUMENTS.items()}


def placed(name: str, value: float, choice: str = "") -> Position:
    """A position of a lever; raises ThorbeckeError when it lies out of bounds, UnknownNameError for a choice."""
    if name not in levers():
        raise UnknownNameError(
            Text("There is no lever '{name}'.{hint}", name=name[:60], hint=did_you_mean(name, levers()))
        )
    lever, known = levers()[name], choices_of(name)
    if not lever.least <= value <= lever.most:
        raise ThorbeckeError(
            Text(
                "{title}: {value} lies out of bounds; it goes from {least} to {most}.",
                title=Text(lever.title),
                value=f"{value:g}",
                least=f"{lever.least:g}",
                most=f"{lever.most:g}",
            )
        )
    choice = choice or lever.chosen
    if known and choice not in known:
        told = Text("'{name}' cannot be chosen here.{hint}", name=choice[:60], hint=did_you_mean(choice, known))
        raise UnknownNameError(told)
    return Position(value, choice if known else "")
