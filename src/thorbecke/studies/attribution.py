"""Which part of a change in a product each of its factors caused: the Shapley value, exact and free of order.

If a product changes from `a0*b0*c0` to `a1*b1*c1`, the share of a factor is its mean contribution over every order
in which the factors could have changed. The shares add up to the whole change, equal factors get equal shares, and
exchanging from and to turns every sign.
"""

from collections.abc import Sequence
from itertools import combinations
from math import factorial
from typing import Any

import numpy as np

__all__ = ["shares_of_change"]


def shares_of_change(before: Sequence[Any], after: Sequence[Any]) -> list[Any]:
    """The share of each factor in the change of their product, element by element; arrays of one shape, or numbers."""
    count = len(before)
    return [(np.asarray(after[own]) - before[own]) * _mean_of_others(before, after, own, count) for own in range(count)]


def _mean_of_others(before: Sequence[Any], after: Sequence[Any], own: int, count: int) -> Any:
    """The product of the other factors, averaged over the orders in which they may have changed already."""
    others = [place for place in range(count) if place != own]
    total: Any = 0.0
    for size in range(count):
        weight = factorial(size) * factorial(count - size - 1) / factorial(count)
        for changed in combinations(others, size):
            product: Any = 1.0
            for place in others:
                product = product * (after[place] if place in changed else before[place])
            total = total + weight * product
    return total
