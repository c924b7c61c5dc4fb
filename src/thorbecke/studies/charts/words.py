"""What is said in charts: in Dutch, as most who look at them read, or in English where that is asked.

Terms of the law and of the accounts are Dutch in both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from thorbecke.numbers import dutch

__all__ = ["DUTCH", "Spoken", "Words"]

Spoken = Literal["nl", "en"]
_SWAPPED = str.maketrans(",.", ".,")
_NUMBERS: Mapping[Spoken, Mapping[str, Any]] = {
    "nl": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["€ ", ""]},
}
_ENGLISH = {
    "Van": "From",
    "Naar": "To",
    "Eenheden": "Units",
    "Bedrag per eenheid": "Euro per unit",
    "Uitkeringsfactor": "Uitkeringsfactor",
    "OZB-aftrek": "OZB deduction",
    "Suppletie": "Suppletie",
    "IU, DU en overig": "IU, DU and other",
    "{bar}: {amount} x € 1.000": "{bar}: € 1,000 x {amount}",
    "x € 1.000": "x € 1,000",
    "x € 1.000 (as begint niet bij nul)": "x € 1,000 (the axis does not begin at zero)",
    "Oorzaak": "Cause",
    "{who}: verschil in uitkering uit het gemeentefonds": "{who}: difference in the grant from the gemeentefonds",
    "van {before} naar {after}, uitkeringsjaar {year}": "from {before} to {after}, year of the grant {year}",
    "Waarvan {amount} (x € 1.000) in regels die maar in één van beide zijn gepubliceerd: niet per se beleid.": (
        "Of which {amount} (x € 1,000) in lines that only one of the two publishes: not necessarily policy."
    ),
    "Bron: BZK, rekenmodel gemeentefonds; berekening thorbecke": (
        "Source: BZK, calculation model of the gemeentefonds; computed by thorbecke"
    ),
    "volgens circulaire": "by circular",
    "op aannamen": "on assumptions",
    "{year}: {amount} mln euro, {basis}": "{year}: EUR {amount} mln, {basis}",
    "mln euro": "EUR mln",
    "{who}: uitkering uit het gemeentefonds per jaar": "{who}: grant from the gemeentefonds by year",
    "circulaire {circular}; bron: BZK; berekening thorbecke": (
        "circular {circular}; source: BZK; computed by thorbecke"
    ),
    "Netto lasten": "Net expenses",
    "Lasten": "Expenses",
    "Gemeentefonds": "Gemeentefonds",
    "{cluster}, {side}: {amount} euro per inwoner": "{cluster}, {side}: {amount} euro per inhabitant",
    "Euro per inwoner": "Euro per inhabitant",
    "Wat": "What",
    "Alle gemeenten die leverden": "All municipalities that delivered",
    "taken en middelen": "tasks and means",
    "{who}: {what} per cluster": "{who}: {what} by cluster",
    "{accounts}, circulaire {circular}; bron: CBS, BZK": "{accounts}, circular {circular}; source: CBS, BZK",
    "{accounts}; bron: CBS": "{accounts}; source: CBS",
    "mln euro tekort": "EUR mln short",
    "Artikel {article}": "Article {article}",
    "daarna": "after",
}


@dataclass(frozen=True)
class Words:
    """The words and the notation of a chart in one language."""

    spoken: Spoken = "nl"

    def say(self, sentence: str, /, **values: object) -> str:
        """A Dutch sentence in this language, its blanks filled; raises KeyError for one without English."""
        said = _ENGLISH[sentence] if self.spoken == "en" else sentence
        return said.format(**values)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number as this language writes it, with a real minus."""
        shown = dutch(value, decimals).replace("-", "−")
        return shown.translate(_SWAPPED) if self.spoken == "en" else shown

    @property
    def numbers(self) -> dict[str, Any]:
        """How the axes write numbers."""
        return dict(_NUMBERS[self.spoken])


DUTCH = Words()
