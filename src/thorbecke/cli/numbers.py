"""Numbers as people in the Netherlands read them: point for thousands, comma for decimals, rounded half up."""

from decimal import ROUND_HALF_UP, Decimal

from thorbecke.studies import Kind

__all__ = ["dutch", "shown"]

_DECIMALS: dict[Kind, int] = {
    "euro": 0,
    "cents": 2,
    "units": 2,
    "rate": 2,
    "factor": 3,
    "number": 0,
    "percent": 2,
    "change": 0,
}
_FINE_DECIMALS = 6
_EXACT = 1e-9
_SWAPPED = str.maketrans(",.", ".,")


def dutch(value: float, decimals: int) -> str:
    """A number with so many decimals, rounded half up as in law: 1234567.5 is `1.234.568`."""
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if not rounded:
        rounded = abs(rounded)
    return f"{rounded:,f}".translate(_SWAPPED)


def shown(value: object, kind: Kind) -> str:
    """A cell of a table: a number by its kind, text as it is, a word for an amount that is not published."""
    if value is None:
        return "not published" if kind in ("euro", "cents") else ""
    if kind == "text" or not isinstance(value, (int, float)):
        return str(value)
    if kind == "change" and not value:
        return ""
    if kind == "rate" and abs(round(value, 2) - value) > _EXACT:
        return dutch(value, _FINE_DECIMALS).rstrip("0")
    return dutch(value, _DECIMALS[kind])
