"""What an outlook rests on, in sentences for below its table."""

from collections.abc import Mapping, Sequence

from thorbecke.numbers import dutch
from thorbecke.parameters import figures
from thorbecke.studies.fund_path import Footing
from thorbecke.texts import Text

__all__ = ["comparison", "footing_notes", "prices_note"]

_MLN = 1e6


def prices_note(prices: Mapping[int, float], years: Sequence[int], start: int) -> list[str]:
    """Which prices the amounts are in, and why not in constant ones."""
    if prices:
        given = ", ".join(f"{year} {rate:.2%}" for year, rate in sorted(prices.items()))
        return [
            Text(
                "Prices as given by the user: {given}; years without a price on the way to {start} have no amount.",
                given=given,
                start=start,
            )
        ]
    return [
        Text(
            "Amounts are nominal. In constant prices they cannot be told: no sourced price of GDP for "
            "{first}-{last}. Give --price {start}=2.0 and so on.",
            first=years[0],
            last=years[-1],
            start=start + 1,
        )
    ]


def comparison(years: Sequence[int]) -> list[Text]:
    """What later circulars are quoted with for these years: no part of the computation, a check on it."""
    return [
        Text(
            "For comparison: {name} {year} is quoted at {amount} mln euro ({state}, {grade}, {note}; {source}).",
            name=figure.name,
            year=figure.year,
            amount=dutch((figure.amount or 0) / _MLN),
            state=figure.state,
            grade=figure.grade,
            note=Text(figure.note),
            source=figure.source,
        )
        for figure in figures("fund_totals")
        if figure.grade == "secundair" and figure.year in years and figure.name == "algemene uitkering"
    ]


def footing_notes(footing: Footing) -> list[Text]:
    """What the size of the fund rests on after the last circular."""
    return {
        "budget": [
            Text(
                "Size of the fund: budget path of the Voorjaarsnota 2024 (April 2024), reserve for the accres "
                "included, applied as yearly changes to the last circular; later decisions come in as scenarios, "
                "such as voorjaarsnota-2025. Its 'stand begroting' of 2026 holds the planned rise of the "
                "opschalingskorting (EUR 675 mln), which the line 'schrappen oploop opschalingskorting' gives back."
            ),
        ],
        "index": [
            Text(
                "Size of the fund: the amount of the year before, without one-off amounts, grown by the index; "
                "decisions beside the index, such as accres of 2022-2025 that falls away in 2026, are not in it."
            ),
        ],
        "factor": [
            Text(
                "Uitkeringsfactor of 2026 and 2027: meicirculaire 2026, second-hand; it belongs to that circular's "
                "own units and euro per unit, so the amounts here are a rough guide."
            ),
        ],
    }[footing]
