"""The cells of a table as people read them: a number by its kind, a word for what is not published."""

from thorbecke.numbers import dutch
from thorbecke.studies.answer import Kind
from thorbecke.texts import Text

__all__ = ["decimals_of", "shown"]

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


def shown(value: object, kind: Kind) -> str:
    """A cell of a table: a number by its kind, text as it is, a word for an amount that is not published."""
    if value is None:
        return Text("not published") if kind in ("euro", "cents") else ""
    if kind == "text" or not isinstance(value, (int, float)):
        return str(value)
    if kind == "change" and not value:
        return ""
    if kind == "rate" and abs(round(value, 2) - value) > _EXACT:
        return dutch(value, _FINE_DECIMALS).rstrip("0")
    return dutch(value, _DECIMALS[kind])


def decimals_of(value: float, unit: str) -> int:
    """How many decimals a figure of the law is shown with: euro in cents, factors in thousandths, small ones finer."""
    if abs(value) < 1 and value != 0:
        return _FINE_DECIMALS
    return 3 if unit == "1" else 2
