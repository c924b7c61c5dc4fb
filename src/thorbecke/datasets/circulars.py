"""Circulars and the uitkeringsjaren they give figures for: names people type, and their order in time."""

import re
from dataclasses import dataclass
from functools import total_ordering

from thorbecke.errors import UnknownNameError, closest
from thorbecke.texts import Text

__all__ = ["MONTHS", "Circular", "CircularYear"]

MONTHS = {"mei": 5, "september": 9, "december": 12}
_SHORT = {"m": "mei", "s": "september", "d": "december"}
_NAME = re.compile(r"(?P<month>[a-z]+)-(?P<year>\d{4})")


@total_ordering
@dataclass(frozen=True)
class Circular:
    """A circular of the gemeentefonds: the month and year in which the fund's managers sent it."""

    month: str
    year: int

    @classmethod
    def parse(cls, text: str) -> "Circular":
        """The circular a person names as `september-2024`; raises UnknownNameError with the closest match."""
        found = _NAME.fullmatch(text.strip().casefold())
        if not found:
            raise UnknownNameError(
                Text(
                    "'{text}' is not a circular: write month and year, as in september-2024 (months: {months}).",
                    text=text,
                    months=", ".join(MONTHS),
                )
            )
        month = found["month"]
        if month not in MONTHS:
            near = closest(month, MONTHS, count=1) or [own for own in MONTHS if own[0] == month[0]]
            hint = Text(" Did you mean {month}-{year}?", month=near[0], year=found["year"]) if near else ""
            raise UnknownNameError(
                Text(
                    "'{text}' is not a circular: circulars appear in {months}.{hint}",
                    text=text,
                    months=", ".join(MONTHS),
                    hint=hint,
                )
            )
        return cls(month, int(found["year"]))

    @classmethod
    def from_export(cls, text: str) -> "Circular":
        """The circular that the ministry's export names as `S2024` or `M2023`."""
        return cls(_SHORT[text[0].casefold()], int(text[1:]))

    def __str__(self) -> str:
        return f"{self.month}-{self.year}"

    def __lt__(self, other: "Circular") -> bool:
        return (self.year, MONTHS[self.month]) < (other.year, MONTHS[other.month])


@total_ordering
@dataclass(frozen=True)
class CircularYear:
    """One set of figures: what one circular says about one uitkeringsjaar."""

    circular: Circular
    year: int

    def __str__(self) -> str:
        return Text("{circular} for {year}", circular=self.circular, year=self.year)

    @property
    def folder(self) -> str:
        """The name of the folder that holds this set in a store."""
        return f"{self.circular}_{self.year}"

    @classmethod
    def from_folder(cls, name: str) -> "CircularYear":
        """The set a store's folder of that name holds."""
        circular, _, year = name.rpartition("_")
        return cls(Circular.parse(circular), int(year))

    def __lt__(self, other: "CircularYear") -> bool:
        return (self.circular, self.year) < (other.circular, other.year)
