"""Units of measure as the figures carry them: `euro`, `euro/inwoner`, `1`; multiplied and divided as they stand.

A unit is text: factors joined by `*`, divided by `/`, a power after `^`. The dimensionless unit is `1`.
"""

from functools import lru_cache

from thorbecke.errors import QuantityError

__all__ = ["DIMENSIONLESS", "divide", "multiply", "power"]

DIMENSIONLESS = "1"


@lru_cache(maxsize=4096)
def _factors(unit: str) -> tuple[tuple[str, float], ...]:
    powers: dict[str, float] = {}
    for place, part in enumerate(unit.split("/")):
        for factor in part.split("*"):
            name, _, exponent = factor.strip().partition("^")
            if not name:
                raise QuantityError(f"'{unit}' is not a unit: write for example euro/inwoner.")
            if name != DIMENSIONLESS:
                sign = -1 if place else 1
                powers[name] = powers.get(name, 0) + sign * (float(exponent) if exponent else 1.0)
    return tuple((name, exponent) for name, exponent in powers.items() if exponent)


def _text(factors: dict[str, float]) -> str:
    def side(sign: int) -> list[str]:
        return [
            name if abs(exponent) == 1 else f"{name}^{abs(exponent):g}"
            for name, exponent in factors.items()
            if exponent * sign > 0
        ]

    above = "*".join(side(1)) or DIMENSIONLESS
    return "/".join([above, *side(-1)])


@lru_cache(maxsize=4096)
def multiply(left: str, right: str) -> str:
    """The unit of a product: `eenheid` times `euro/eenheid` is `euro`."""
    powers = dict(_factors(left))
    for name, exponent in _factors(right):
        powers[name] = powers.get(name, 0) + exponent
    return _text({name: exponent for name, exponent in powers.items() if exponent})


@lru_cache(maxsize=4096)
def divide(left: str, right: str) -> str:
    """The unit of a quotient: `euro` by `inwoner` is `euro/inwoner`."""
    return multiply(left, power(right, -1))


@lru_cache(maxsize=4096)
def power(unit: str, exponent: float) -> str:
    """The unit of a power: `hectare` to the second is `hectare^2`."""
    return _text({name: own * exponent for name, own in _factors(unit)})
