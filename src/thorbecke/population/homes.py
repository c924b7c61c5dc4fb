"""Where households live: dwellings, those that stand empty, and the WOZ value of each."""

import numpy as np

from thorbecke.population.assumptions import assumption
from thorbecke.population.fitting import Floats, Ints, share_out
from thorbecke.population.means import Means
from thorbecke.population.people import KINDS, People

__all__ = ["Homes", "draw_homes"]

_WOZ_STEP = 1000  # WOZ values are set in whole thousands of euro
Shuffle = np.random.Generator
Homes = tuple[Ints, Ints]


def draw_homes(people: People, means: Means, dwellings: int, woz: int, shuffle: Shuffle) -> Homes:
    """Whether each household has a dwelling of its own, and every WOZ value: of households, then of empty dwellings.

    Where there are more households than dwellings the youngest single persons share one. Values add up to the total
    of the municipality in whole thousands of euro.
    """
    households = np.flatnonzero(people.kind < KINDS.index("institution"))
    own = np.zeros(len(people.kind), dtype=np.int64)
    own[households] = 1
    sharing = max(0, len(households) - dwellings)
    if sharing:
        single = households[people.kind[households] == 0]
        own[single[np.argsort(people.head[single], kind="stable")[:sharing]]] = 0
    empty = max(0, dwellings - len(households))
    weights = np.concatenate(
        [own * _relative_value(means), np.full(empty, assumption("woz_value").number("unoccupied"))]
    )
    noise = np.exp(assumption("woz_value").number("sigma") * shuffle.standard_normal(len(weights)))
    return own, _WOZ_STEP * share_out(woz // _WOZ_STEP, weights * noise)


def _relative_value(means: Means) -> Floats:
    found = assumption("woz_value")
    by_income = np.append(found.table("by_income"), 0.0)
    by_tenure = np.append(found.table("by_tenure"), 0.0)
    value: Floats = by_income[means.income_class] * by_tenure[means.tenure]
    return value
