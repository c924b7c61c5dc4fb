"""A column of a table that is worked out by Polars when sums are asked for, and takes NumPy's vocabulary until then.

Rules and studies write `1 - a`, `np.where(a > b, a, b)`; what comes out is one expression, which Polars carries out
over the rows as they stream by: nothing in between is kept. So a rule written for arrays runs on millions of households
at about the speed of the same sums written in Polars. Each operation is NumPy's to the last bit, for finite numbers.
"""

from collections.abc import Callable, Mapping, Sequence
from math import nan
from operator import add, eq, ge, gt, le, lt, ne, neg, truediv
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from thorbecke.population.fitting import Floats

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Column"]


class Column(NDArrayOperatorsMixin):
    """Values along the rows of a table, as an expression; how many is not known until they are worked out.

    `truth` says that they are true or false, and count as 1 and 0. It understands the functions of NumPy listed in this
    module and no others: NumPy raises TypeError for those.
    """

    ndim = 1
    shape = (nan,)  # as Dask writes a length that is not known

    def __init__(self, expression: "pl.Expr", truth: bool = False) -> None:
        self.expression = expression
        self.truth = truth

    def choose(self, values: Sequence[float] | Floats) -> "Column":
        """Of a short list the value at each place."""
        import polars as pl

        *others, last = np.asarray(values).tolist()
        found: pl.Expr = pl.lit(last)
        for place, value in enumerate(others):
            if value != last:
                found = pl.when(self.expression == place).then(value).otherwise(found)
        return _Chosen(found, self.expression, (*others, last))

    def place_among(self, edges: Sequence[float] | Floats) -> "Column":
        """How many of a few rising edges each value has reached: its place in bands that include their lower edge."""
        import polars as pl

        return Column(
            pl.sum_horizontal((self.expression >= edge).cast(pl.Int64) for edge in np.asarray(edges).tolist())
        )

    def __array_ufunc__(self, function: np.ufunc, method: str, *values: Any, **options: Any) -> Any:
        if method != "__call__" or options:
            return NotImplemented
        if function in _SHORTER:
            return _SHORTER[function](*values)
        if function in _COMPARED:
            left, right = values
            if isinstance(left, _Chosen) and not isinstance(right, Column):
                return left.where_holds(function(left.values, _number(right)).tolist())
            return Column(_COMPARED[function](_number(left), _number(right)), truth=True)
        if function in _ELEMENTWISE:
            return Column(_ELEMENTWISE[function](*map(_number, values)))
        return NotImplemented

    def __array_function__(self, function: Any, _types: Any, values: Sequence[Any], options: Mapping[str, Any]) -> Any:
        return _OTHERS[function](*values, **options) if function in _OTHERS else NotImplemented


class _Chosen(Column):
    """Values of a short list; what holds for one holds wherever it stands: the list is compared, not the rows."""

    def __init__(self, expression: "pl.Expr", place: "pl.Expr", values: tuple[float, ...]) -> None:
        super().__init__(expression)
        self.place = place
        self.values = values

    def where_holds(self, holds: Sequence[bool]) -> Column:
        """Whether it holds, given for every value of the list; the last one stands for every further place."""
        import polars as pl

        others = [self.place == place for place, own in enumerate(holds) if own is not holds[-1]]
        unlike = pl.any_horizontal(others) if others else pl.lit(False)
        return Column(~unlike if holds[-1] else unlike, truth=True)


def _truth(value: Any) -> bool:
    return isinstance(value, Column) and value.truth


def _number(value: Any) -> Any:
    """The values of a column as an expression of numbers, or a plain number."""
    import polars as pl

    if not isinstance(value, Column):
        return np.asarray(value).item()
    return value.expression.cast(pl.Int64) if value.truth else value.expression


def _product(left: Any, right: Any) -> Any:
    """A product; by what is true or false it is a choice, which is several times as fast."""
    import polars as pl

    if _truth(left) and _truth(right):
        return Column(left.expression & right.expression, truth=True)
    if not _truth(left) and not _truth(right):
        return Column(_number(left) * _number(right))
    which, other = (left, right) if _truth(left) else (right, left)
    if not isinstance(other, Column) and other == 1:
        return which
    return Column(pl.when(which.expression).then(_number(other)).otherwise(0))


def _difference(left: Any, right: Any) -> Column:
    if _truth(right) and not isinstance(left, Column) and left == 1:
        return Column(~right.expression, truth=True)
    return Column(_number(left) - _number(right))


def _where(condition: Column, yes: Any, no: Any) -> Column:
    import polars as pl

    return Column(pl.when(condition.expression).then(_number(yes)).otherwise(_number(no)))


def _maximum(left: Any, right: Any) -> "pl.Expr":
    import polars as pl

    return pl.max_horizontal(left, right)


def _minimum(left: Any, right: Any) -> "pl.Expr":
    import polars as pl

    return pl.min_horizontal(left, right)


_SHORTER: Mapping[np.ufunc, Callable[..., Column]] = {np.multiply: _product, np.subtract: _difference}
_COMPARED: Mapping[np.ufunc, Callable[..., "pl.Expr"]] = {
    np.equal: eq,
    np.not_equal: ne,
    np.greater: gt,
    np.greater_equal: ge,
    np.less: lt,
    np.less_equal: le,
}
_ELEMENTWISE: Mapping[np.ufunc, Callable[..., "pl.Expr"]] = {
    np.add: add,
    np.true_divide: truediv,
    np.negative: neg,
    np.maximum: _maximum,
    np.minimum: _minimum,
    np.floor: lambda value: value.floor(),
}
_OTHERS: Mapping[Any, Callable[..., Any]] = {
    np.shape: lambda column: column.shape,
    np.where: _where,
}
