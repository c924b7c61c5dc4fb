"""Numbers as people in the Netherlands read them: comma for decimals, rounded half up as in law."""

from decimal import ROUND_HALF_UP, Decimal

__all__ = ["DutchNumber", "dutch"]

_SWAPPED = str.maketrans(",.", ".,")


class DutchNumber(str):
    """A number as people in the Netherlands write it, still known as one within a sentence in another language."""

    __slots__ = ()


def dutch(value: float, decimals: int = 0) -> DutchNumber:
    """A number with so many decimals: 1234567.5 is `1.234.568`; zero never has a sign."""
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if not rounded:
        rounded = abs(rounded)
    return DutchNumber(f"{rounded:,f}".translate(_SWAPPED))
