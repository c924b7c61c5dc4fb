"""Years and rates as people type them: `2024-2029`, `2024..2029`, `2026`; `2027=3.5` or `2027=3,5` percent."""

import re
from collections.abc import Sequence

from thorbecke.errors import ThorbeckeError

__all__ = ["parse_rates", "parse_years"]

_SPAN = re.compile(r"\s*(\d{4})\s*(?:(?:-|\.\.)\s*(\d{4})\s*)?")
_RATE = re.compile(r"\s*(\d{4})\s*=\s*(-?\d+(?:[.,]\d+)?)\s*%?\s*")
_HIGHEST = 0.5
_LAST = 2040


def parse_years(text: str) -> range:
    """The years a person means by `2024-2029`, `2024..2029` or `2026`; raises ThorbeckeError otherwise."""
    found = _SPAN.fullmatch(text)
    if not found:
        raise ThorbeckeError(f"'{text}' names no years: write 2026, or 2024-2029.")
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise ThorbeckeError(f"'{text}' runs backwards: write the first year first, as in {last}-{first}.")
    if last > _LAST:
        raise ThorbeckeError(f"'{text}' runs to {last}: years run to {_LAST} at most.")
    return range(first, last + 1)


def parse_rates(texts: Sequence[str], option: str) -> dict[int, float]:
    """Fractions by year from texts such as `2027=3.5` (percent); raises ThorbeckeError for what reads otherwise."""
    rates: dict[int, float] = {}
    for text in texts:
        found = _RATE.fullmatch(text)
        if not found:
            raise ThorbeckeError(f"{option} '{text}' is not a year with a percentage: write {option} 2027=3.5.")
        year, rate = int(found[1]), float(found[2].replace(",", ".")) / 100
        if year in rates:
            raise ThorbeckeError(f"{option} names {year} twice: keep one.")
        if abs(rate) > _HIGHEST:
            raise ThorbeckeError(f"{option} {text} is {found[2]} percent: write percents, as 3.5 for 3.5%.")
        rates[year] = rate
    return rates
