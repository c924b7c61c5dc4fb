"""Which municipality a cell names: by CBS code, or by name when case, apostrophes and spaces are set aside."""

import re

from thorbecke.datasets.files import Cell, text_of
from thorbecke.datasets.gemeenten import find_gemeente, gemeenten_in

__all__ = ["GemeenteNames", "looks_like_code"]

_CODE = re.compile(r"(?:GM)?0*([1-9][0-9]{0,3})", re.IGNORECASE)


def _normal(name: str) -> str:
    return re.sub(r"[\s'’‘`´]+", "", name).casefold()


def looks_like_code(text: str) -> bool:
    """Whether a text is written as a CBS code, known or not."""
    return bool(re.fullmatch(r"(?:GM)?[0-9]+", text, re.IGNORECASE))


class GemeenteNames:
    """The municipalities of one uitkeringsjaar, found by code or by name."""

    def __init__(self, year: int) -> None:
        """Of that year; raises UnknownNameError when there is no list for it."""
        self.year = year
        self.known = gemeenten_in(year)
        self._by_name = {_normal(name): code for code, name in self.known.items()}

    def by_name(self, cell: Cell) -> str | None:
        """The code of the municipality with this name, or None."""
        return self._by_name.get(_normal(cell)) if isinstance(cell, str) else None

    def by_code(self, cell: Cell) -> str | None:
        """The code of the municipality with this number, written as 518, 0518 or GM0518; or None."""
        found = _CODE.fullmatch(text_of(cell))
        code = f"GM{int(found[1]):04d}" if found else ""
        return code if code in self.known else None

    def find(self, text: str) -> str:
        """The code for any other spelling the register knows; raises UnknownNameError with the closest names."""
        return find_gemeente(text, self.year)
