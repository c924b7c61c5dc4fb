"""Tables made to fit: iterative proportional fitting, and rounding to whole numbers that keeps every total."""

from typing import Any, TypeAlias

import numpy as np

__all__ = ["Floats", "Ints", "fit", "share_out", "whole_table"]

Floats: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]
Ints: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]

_ROUNDS = 5000
# A row may be off by less than rounding down forgives, so that no row is rounded down to more than its total.
_CLOSE = 1e-7
_ROUNDING = 1e-6


def share_out(total: int, weights: Floats) -> Ints:
    """A whole total over parts pro rata to their weights: whole parts that add up, by largest remainder.

    Of equal remainders the first gets more. Weights that are all zero count as equal.
    """
    weights = np.asarray(weights, dtype=float)
    if not weights.sum() > 0:
        weights = np.ones_like(weights)
    exact = total * weights / weights.sum()
    parts: Ints = np.floor(exact).astype(np.int64)
    short = total - int(parts.sum())
    parts[np.argsort(parts - exact, kind="stable")[:short]] += 1
    return parts


def fit(start: Floats, rows: Ints, columns: Ints) -> Floats:
    """The table nearest to `start` with these row and column totals (iterative proportional fitting).

    `start` holds no zeros that the totals would need; the totals of rows and columns are equal.
    """
    table = np.array(start, dtype=float)
    for _ in range(_ROUNDS):
        table *= _ratio(rows, table.sum(axis=1))[:, None]
        table *= _ratio(columns, table.sum(axis=0))
        if np.abs(table.sum(axis=1) - rows).max(initial=0.0) <= _CLOSE:
            break
    return table


def _ratio(wanted: Ints, found: Floats) -> Floats:
    return np.divide(wanted, found, out=np.zeros_like(found), where=found > 0)


def whole_table(table: Floats, rows: Ints, columns: Ints) -> Ints:
    """The table in whole numbers with exactly these totals; every cell stays next to its value where that can be.

    Cells are rounded down, then raised by one, those with the largest remainders first. What rows and columns still
    lack then goes where both lack most (a step that rounding rarely needs).
    """
    whole = np.floor(np.maximum(table - _ROUNDING, 0.0)).astype(np.int64)
    short_rows, short_columns = rows - whole.sum(axis=1), columns - whole.sum(axis=0)
    width = table.shape[1]
    for place in np.argsort(whole - table, axis=None, kind="stable"):
        row, column = divmod(int(place), width)
        if short_rows[row] > 0 and short_columns[column] > 0:
            whole[row, column] += 1
            short_rows[row] -= 1
            short_columns[column] -= 1
    while short_rows.any():
        row, column = int(short_rows.argmax()), int(short_columns.argmax())
        more = min(short_rows[row], short_columns[column])
        whole[row, column] += more
        short_rows[row] -= more
        short_columns[column] -= more
    return whole
