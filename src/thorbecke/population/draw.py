"""The population of one municipality as two tables: its households and its persons."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thorbecke.population.homes import draw_homes
from thorbecke.population.means import NO_INCOME_CLASS, NO_TENURE, Means, draw_means
from thorbecke.population.people import KINDS, People, draw_people
from thorbecke.population.targets import Targets

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Drawn", "draw"]


@dataclass(frozen=True)
class Drawn:
    """The synthetic households and persons of one municipality.

    huishoudens: gemeente (number of its code), huishouden (number within it), huishoudtype (place in KINDS),
    volwassenen (adults who head it), leeftijd_oudste and leeftijd_jongste (of those), volwassen_kinderen,
    minderjarigen, inkomensklasse (place in INCOME_CLASSES), inkomen and besteedbaar (standardised and disposable, euro
    of 2021), eigendom (place in TENURES), bijstand, hulp, eigen_woning, woz (euro).
    personen: gemeente, huishouden, leeftijd, positie (place in POSITIONS).
    """

    huishoudens: "pl.DataFrame"
    personen: "pl.DataFrame"


def draw(wanted: Targets, place: int, seed: int) -> Drawn:
    """The population of the municipality at that place of the targets; the same seed gives the same population."""
    number = int(wanted.codes[place].removeprefix("GM"))
    # One stream for each municipality: whoever draws it, in whatever order, draws the same.
    shuffle = np.random.default_rng([seed, number])
    people = draw_people(wanted.ages[place], int(wanted.institution[place]), wanted.kinds[place], shuffle)
    means = draw_means(
        people,
        wanted.income[place],
        wanted.tenure[place],
        int(wanted.bijstand[place]),
        int(wanted.help[place]),
        float(wanted.mean_income[place]),
        shuffle,
    )
    own, woz = draw_homes(people, means, int(wanted.dwellings[place]), int(wanted.woz[place]), shuffle)
    return Drawn(_huishoudens(number, people, means, own, woz), _personen(number, people))


def _huishoudens(number: int, people: People, means: Means, own: np.ndarray, woz: np.ndarray) -> "pl.DataFrame":
    import polars as pl

    empty = len(woz) - len(people.kind)

    def column(values: np.ndarray, of_empty: int = 0) -> np.ndarray:
        return np.concatenate([values, np.full(empty, of_empty)])

    paired = people.partner > 0
    columns = {
        "gemeente": (np.full(len(woz), number), pl.Int16),
        "huishouden": (np.arange(len(woz)), pl.Int32),
        "huishoudtype": (column(people.kind, KINDS.index("unoccupied")), pl.UInt8),
        "volwassenen": (column(1 + paired), pl.UInt8),
        "leeftijd_oudste": (column(people.head), pl.UInt8),
        "leeftijd_jongste": (column(np.where(paired, people.partner, people.head)), pl.UInt8),
        "volwassen_kinderen": (column(people.adult_children), pl.UInt8),
        "minderjarigen": (column(people.minors), pl.UInt8),
        "inkomensklasse": (column(means.income_class, NO_INCOME_CLASS), pl.UInt8),
        "inkomen": (column(means.income), pl.Int32),
        "besteedbaar": (column(means.disposable), pl.Int32),
        "eigendom": (column(means.tenure, NO_TENURE), pl.UInt8),
        "bijstand": (column(means.bijstand), pl.UInt8),
        "hulp": (column(means.help), pl.UInt8),
        "eigen_woning": (column(own, 1), pl.UInt8),
        "woz": (woz, pl.Int32),
    }
    return pl.DataFrame([pl.Series(name, values).cast(kind) for name, (values, kind) in columns.items()])


def _personen(number: int, people: People) -> "pl.DataFrame":
    import polars as pl

    return pl.DataFrame(
        [
            pl.Series("gemeente", np.full(len(people.age), number)).cast(pl.Int16),
            pl.Series("huishouden", people.household).cast(pl.Int32),
            pl.Series("leeftijd", people.age).cast(pl.UInt8),
            pl.Series("positie", people.position).cast(pl.UInt8),
        ]
    )
