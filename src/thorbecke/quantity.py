"""An array with named dimensions and a unit: what rules compute with.

It offers the part of xarray's vocabulary that rules use (`+ - * /`, `sum`, `dot`, `clip`, `fillna`), so that a rule
runs unchanged on an `xarray.DataArray`; it leaves out coordinates, which a model checks once when figures come in,
and adds units, which are checked at every step. The data may be a NumPy or a Dask array.
"""

from collections.abc import Callable
from math import prod
from typing import TYPE_CHECKING, Any, Protocol, Self

import numpy as np

from thorbecke import units
from thorbecke.errors import QuantityError

if TYPE_CHECKING:
    import xarray as xr

__all__ = ["Array", "Quantity"]


class Array(Protocol):
    """What a rule may do with its arguments: the common vocabulary of Quantity and xarray.DataArray."""

    def __add__(self, other: Self | float) -> Self:
        """Sum, dimension by dimension; both sides in one unit."""

    def __sub__(self, other: Self | float) -> Self:
        """Difference, in one unit."""

    def __rsub__(self, other: float) -> Self:
        """Difference of a bare number, where there is no unit."""

    def __mul__(self, other: Self | float) -> Self:
        """Product; units multiply."""

    def __truediv__(self, other: Self | float) -> Self:
        """Quotient; units divide."""

    def __pow__(self, exponent: Self | float) -> Self:
        """Power; the unit goes with it."""

    def __neg__(self) -> Self:
        """The opposite."""

    def __ge__(self, other: Self | float) -> Self:
        """1 where the values are at least those of the other side, in one unit; 0 elsewhere."""

    def __le__(self, other: Self | float) -> Self:
        """1 where the values are at most those of the other side, in one unit; 0 elsewhere."""

    def sum(self, dim: str) -> Self:
        """Sum over one dimension."""

    def mean(self, dim: str) -> Self:
        """Mean over one dimension."""

    def dot(self, other: Self, dim: str) -> Self:
        """Sum over one dimension of the products."""

    def clip(self, min: "Self | float | None" = None, max: "Self | float | None" = None) -> Self:  # noqa: A002 xarray's words
        """The values, kept between two bounds."""

    def fillna(self, value: float) -> Self:
        """The values, with `value` where nothing was published."""

    def where(self, condition: Self, other: float) -> Self:
        """The values where the condition is not 0, else `other`; what is passed over may be missing."""


class Quantity:
    """Values with named dimensions and a unit; never changed once made.

    `data` is a NumPy or Dask array (or a float when there are no dimensions), `dims` its dimension names in order,
    `unit` a unit as in `thorbecke.units`.
    """

    __slots__ = ("data", "dims", "unit")

    # NumPy must leave `array * quantity` to us rather than spread it over the elements.
    __array_ufunc__ = None

    def __init__(self, data: Any, dims: tuple[str, ...] = (), unit: str = units.DIMENSIONLESS) -> None:
        self.data = data
        self.dims = dims
        self.unit = unit

    @classmethod
    def of(cls, data: Any, dims: tuple[str, ...] = (), unit: str = units.DIMENSIONLESS) -> "Quantity":
        """A quantity of anything array-like; raises QuantityError when names and axes differ in number."""
        if not hasattr(data, "ndim"):
            data = np.asarray(data, dtype=float)
        if data.ndim != len(dims) or len(set(dims)) != len(dims):
            raise QuantityError(f"An array of {data.ndim} axes cannot have the dimensions {', '.join(dims) or 'none'}.")
        return cls(data, tuple(dims), unit)

    @property
    def sizes(self) -> dict[str, int]:
        """Length of each dimension."""
        return dict(zip(self.dims, np.shape(self.data), strict=True))

    def __repr__(self) -> str:
        sizes = ", ".join(f"{dim}: {size}" for dim, size in self.sizes.items())
        return f"<Quantity ({sizes}) {self.unit}>"

    # -- arithmetic -------------------------------------------------------------------------------------------------

    def _aligned(self, other: "Quantity") -> tuple[Any, Any, tuple[str, ...]]:
        """Both data with their axes side by side, and the dimensions that come out."""
        if self.dims == other.dims or not other.dims:
            return self.data, other.data, self.dims
        if not self.dims:
            return self.data, other.data, other.dims
        dims = self.dims + tuple(dim for dim in other.dims if dim not in self.dims)
        return self._spread(dims), other._spread(dims), dims

    def _spread(self, dims: tuple[str, ...]) -> Any:
        """The data with an axis for each of `dims`, of length one where this quantity lacks the dimension."""
        data = self.data
        own = tuple(dim for dim in dims if dim in self.dims)
        if own != self.dims:
            data = data.transpose([self.dims.index(dim) for dim in own])
        first = next((place for place, dim in enumerate(dims) if dim in self.dims), len(dims))
        if own == dims[first:]:
            return data
        return data[tuple(slice(None) if dim in self.dims else None for dim in dims)]

    def _same_unit(self, other: "Quantity | float", doing: str) -> "Quantity":
        if isinstance(other, Quantity):
            if other.unit != self.unit:
                raise QuantityError(f"Cannot {doing} {self.unit} and {other.unit}.")
            return other
        if self.unit != units.DIMENSIONLESS and other != 0:
            raise QuantityError(f"Cannot {doing} {self.unit} and a bare number ({other:g}).")
        return Quantity(other, (), self.unit)

    def _combine(self, other: "Quantity", operation: Callable[[Any, Any], Any], unit: str) -> "Quantity":
        left, right, dims = self._aligned(other)
        return Quantity(operation(left, right), dims, unit)

    def __add__(self, other: "Quantity | float") -> "Quantity":
        """Sum, dimension by dimension; raises QuantityError when the units differ."""
        return self._combine(self._same_unit(other, "add"), lambda a, b: a + b, self.unit)

    __radd__ = __add__

    def __sub__(self, other: "Quantity | float") -> "Quantity":
        """Difference; raises QuantityError when the units differ."""
        return self._combine(self._same_unit(other, "subtract"), lambda a, b: a - b, self.unit)

    def __rsub__(self, other: float) -> "Quantity":
        """Difference of a bare number; raises QuantityError unless the quantity has no unit."""
        return self._same_unit(other, "subtract")._combine(self, lambda a, b: a - b, self.unit)

    def __mul__(self, other: "Quantity | float") -> "Quantity":
        """Product; units multiply."""
        if not isinstance(other, Quantity):
            return Quantity(self.data * other, self.dims, self.unit)
        return self._combine(other, lambda a, b: a * b, units.multiply(self.unit, other.unit))

    __rmul__ = __mul__

    def __truediv__(self, other: "Quantity | float") -> "Quantity":
        """Quotient; units divide."""
        if not isinstance(other, Quantity):
            return Quantity(self.data / other, self.dims, self.unit)
        return self._combine(other, lambda a, b: a / b, units.divide(self.unit, other.unit))

    def __pow__(self, exponent: "Quantity | float") -> "Quantity":
        """Power; the unit goes with it. An exponent that is a quantity, and what it raises, must be without unit."""
        if isinstance(exponent, Quantity):
            if {self.unit, exponent.unit} != {units.DIMENSIONLESS}:
                raise QuantityError(f"Cannot raise {self.unit} to the power of a quantity in {exponent.unit}.")
            return self._combine(exponent, lambda a, b: a**b, units.DIMENSIONLESS)
        return Quantity(self.data**exponent, self.dims, units.power(self.unit, exponent))

    def __neg__(self) -> "Quantity":
        """The opposite."""
        return Quantity(-self.data, self.dims, self.unit)

    def __ge__(self, other: "Quantity | float") -> "Quantity":
        """1 where the values are at least those of the other side, 0 elsewhere; raises QuantityError as a sum does."""
        compared = self._same_unit(other, "compare")
        return self._combine(compared, lambda a, b: np.greater_equal(a, b) * 1.0, units.DIMENSIONLESS)

    def __le__(self, other: "Quantity | float") -> "Quantity":
        """1 where the values are at most those of the other side, 0 elsewhere; raises QuantityError as a sum does."""
        compared = self._same_unit(other, "compare")
        return self._combine(compared, lambda a, b: np.less_equal(a, b) * 1.0, units.DIMENSIONLESS)

    # -- over dimensions --------------------------------------------------------------------------------------------

    def _axis(self, dim: str) -> int:
        if dim not in self.dims:
            raise QuantityError(f"There is no dimension '{dim}' here: {', '.join(self.dims) or 'none'}.")
        return self.dims.index(dim)

    def _without(self, dim: str) -> tuple[str, ...]:
        return tuple(own for own in self.dims if own != dim)

    def sum(self, dim: str) -> "Quantity":
        """Sum over one dimension; raises QuantityError when it is not there."""
        return Quantity(self.data.sum(axis=self._axis(dim)), self._without(dim), self.unit)

    def mean(self, dim: str) -> "Quantity":
        """Mean over one dimension; raises QuantityError when it is not there."""
        return Quantity(self.data.mean(axis=self._axis(dim)), self._without(dim), self.unit)

    def dot(self, other: "Quantity", dim: str) -> "Quantity":
        """Sum over one dimension of the products; units multiply."""
        unit = units.multiply(self.unit, other.unit)
        shared = [own for own in self.dims if own in other.dims]
        if shared == [dim]:
            data = np.tensordot(self.data, other.data, axes=(self._axis(dim), other._axis(dim)))
            return Quantity(data, self._without(dim) + other._without(dim), unit)
        return (self * other).sum(dim)

    def clip(self, min: "Quantity | float | None" = None, max: "Quantity | float | None" = None) -> "Quantity":  # noqa: A002 xarray's words
        """The values kept between two bounds of the same unit."""
        result = self
        if min is not None:
            result = result._combine(result._same_unit(min, "compare"), np.maximum, self.unit)
        if max is not None:
            result = result._combine(result._same_unit(max, "compare"), np.minimum, self.unit)
        return result

    def fillna(self, value: float) -> "Quantity":
        """The values, with `value` (in this unit) where nothing was published."""
        return Quantity(np.where(np.isnan(self.data), value, self.data), self.dims, self.unit)

    def where(self, condition: "Quantity", other: float) -> "Quantity":
        """The values where the condition is not 0, else `other` (in this unit)."""
        return self._combine(condition, lambda values, holds: np.where(holds != 0, values, other), self.unit)

    # -- edges ------------------------------------------------------------------------------------------------------

    def isel(self, **places: int) -> "Quantity":
        """The part at the given place of each named dimension the quantity has; other names are passed over."""
        index = tuple(places.get(dim, slice(None)) for dim in self.dims)
        return Quantity(
            self.data[index] if self.dims else self.data, tuple(d for d in self.dims if d not in places), self.unit
        )

    def item(self) -> float:
        """The one value there is; raises QuantityError when there are more."""
        if prod(np.shape(self.data)) != 1:
            raise QuantityError(f"{self!r} holds more than one value.")
        return float(np.asarray(self.data).reshape(()))

    def to_xarray(self, coords: dict[str, Any], name: str | None = None) -> "xr.DataArray":
        """The quantity as an xarray.DataArray with those of `coords` that it has, and its unit in `attrs`."""
        import xarray as xr

        own = {dim: coords[dim] for dim in self.dims if dim in coords}
        return xr.DataArray(self.data, dims=self.dims, coords=own, name=name, attrs={"unit": self.unit})
