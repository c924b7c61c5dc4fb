"""How unequal an effect is over inhabitants: percentiles and Gini, municipalities weighing by their inhabitants."""

from typing import Any

import numpy as np

__all__ = ["gini", "percentile"]


def percentile(values: Any, weights: Any, share: float) -> float:
    """The value below which that share of the weight lies: the first, in rising order, that reaches it."""
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order]) / np.sum(weights)
    place = int(np.searchsorted(reached, share))
    return float(values[order][min(place, len(values) - 1)])


def gini(values: Any, weights: Any) -> float | None:
    """0 where everyone has the same, towards 1 where one has all; None where signs differ or there is nothing.

    Where all lose it is that of the losses.
    """
    if (np.min(values) < 0 < np.max(values)) or not np.any(values):
        return None
    sizes = np.abs(values)
    order = np.argsort(sizes, kind="stable")
    people = np.concatenate([[0.0], np.cumsum(weights[order]) / np.sum(weights)])
    amount = sizes[order] * weights[order]
    have = np.concatenate([[0.0], np.cumsum(amount) / np.sum(amount)])
    return float(1 - np.sum((have[1:] + have[:-1]) * np.diff(people)))
