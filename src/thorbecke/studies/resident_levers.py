"""The levers that reach residents: what municipalities receive by them, from the synthetic population.

What is taxed, or what households with help contribute, is worked out once for a population and remembered; after that
the tax shift moves as quickly as any lever. Each position of the fee is worked out by the rules of the Wmo.
"""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from thorbecke import parameters
from thorbecke.datasets import gemeenten_in, newest
from thorbecke.errors import NotPublishedError, ThorbeckeError, UnknownNameError
from thorbecke.population import Ints, Population, open_population, share_out
from thorbecke.scenarios import Position, Reached, levers, neutral
from thorbecke.studies.local_tax import Proposal, tax_base
from thorbecke.studies.wmo import fee_effect, fee_of
from thorbecke.texts import Text

__all__ = ["lacking", "reached"]

_SHIFT = "belastingverschuiving"
_CENTS_IN_MLN = 100_000_000
_PARTS = 10_000_000_000  # shares of a whole, so that they add up to 100 percent exactly
_PARTS_IN_PERCENT = 100_000_000
_REMEMBERED = 64


def lacking() -> Text | None:
    """Why the levers that reach residents cannot be moved here, and what to do about it; None where they can."""
    try:
        _population()
    except ThorbeckeError:
        return Text(
            "This lever reaches residents and needs the synthetic population, which is not built on this server. "
            "'thorbecke population build' builds it, once, in half a minute."
        )
    return None


def _population() -> Population:
    which = newest()
    found = open_population(which)
    if len(found.codes) < len(gemeenten_in(which.year)):  # `whole` asks for targets, which take longer than a move
        raise UnknownNameError(Text("The synthetic population at hand does not hold every municipality."))
    return found


def reached(name: str, position: Position, year: int, population: Population | None = None) -> Reached | None:
    """What a lever brings municipalities by way of residents; None for one that reaches none or changes nothing.

    `population`: default the whole one at hand. Raises NotPublishedError, with what to do, where there is none.
    """
    if not levers()[name].residents or position.value == neutral(name, year):
        return None
    told = None if population else lacking()
    if told:
        raise NotPublishedError(told)
    people = population or _population()
    if name == _SHIFT:
        return Reached(position.value, _shares(people, _taxed(people, position.choice)))
    more = _contributed(people, position.value) - _contributed(people, neutral(name, year))
    return Reached(int(more.sum()) / _CENTS_IN_MLN, _shares(people, np.abs(more)))


def _shares(population: Population, amounts: Ints) -> dict[str, float]:
    """Percent of the whole by municipality; together 100 to the last digit."""
    parts = share_out(_PARTS, amounts.astype(float)).tolist()
    return {code: part / _PARTS_IN_PERCENT for code, part in zip(population.codes, parts, strict=True)}


@lru_cache(maxsize=_REMEMBERED)
def _taxed(population: Population, instrument: str) -> Ints:
    found: Ints = tax_base(population, Proposal(1.0, instrument))[:, 0]
    return found


@lru_cache(maxsize=_REMEMBERED)
def _contributed(population: Population, amount: float) -> Ints:
    """Contributions of households with help under a fee, in cents by municipality; clients as the monitor counted."""
    growth = parameters.load("wmo_aanzuigende_werking")
    year = max(value.first for value in growth.values)
    law = fee_of(population.which.year, tuple(growth.by_key(year).values()))
    found: Ints = fee_effect(population, replace(law, amount=amount)).contribution[1].sum(axis=1)
    return found
