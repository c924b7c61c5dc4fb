"""What a population adds up to, beside what it was to add up to."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from thorbecke.population.assumptions import assumption
from thorbecke.population.fitting import Floats
from thorbecke.population.people import KINDS
from thorbecke.population.store import Population
from thorbecke.population.targets import AGE_GROUPS

if TYPE_CHECKING:
    import polars as pl

__all__ = ["reached", "wanted"]


def wanted(population: Population) -> Mapping[str, Floats]:
    """The published figure of every margin per municipality of the population; NaN where none was published."""
    return {name: figures[population.places] for name, figures in population.targets.published.items()}


def reached(population: Population) -> Mapping[str, Floats]:
    """What the rows on disk add up to, per margin and municipality of the population, in the order of its codes."""
    tables = (_households(population), _persons(population))
    numbers = np.array([int(code.removeprefix("GM")) for code in population.codes])
    found: dict[str, Floats] = {}
    for table in tables:
        place = {number: row for row, number in enumerate(table["gemeente"].to_list())}
        rows = [place[number] for number in numbers.tolist()]
        found |= {name: table[name].to_numpy()[rows].astype(float) for name in table.columns[1:]}
    return {name: found[name] for name in population.targets.published}


def _households(population: Population) -> "pl.DataFrame":
    import polars as pl

    kind, tenure, level = pl.col("huishoudtype"), pl.col("eigendom"), pl.col("inkomensklasse")
    household = kind < KINDS.index("institution")
    own = (pl.col("eigen_woning") == 1) & (kind != KINDS.index("institution"))
    sums = {
        "in institutions": kind == KINDS.index("institution"),
        "one-person households": kind == 0,
        "households of more persons": household & (kind > 0),
        "households with children": kind.is_in([2, 3]),
        "one-parent households": kind == 3,
        "dwellings": own,
        "WOZ value of dwellings": pl.col("woz").cast(pl.Int64),
        "low-income households": level <= 3,
        "up to 100% of social minimum": level == 0,
        "up to 120% of social minimum": level <= 2,
        "in lowest 40% of incomes": level <= 4,
        "in highest 20% of incomes": level == 6,
        "standardised income": pl.col("inkomen").cast(pl.Int64),
        "bijstandsontvangers": pl.col("bijstand").cast(pl.Int64),
        "owner-occupied": tenure == 0,
        "rented from woningcorporatie": tenure == 1,
        "Wmo clients with household help": pl.col("hulp").cast(pl.Int64),
    }
    lazy = population.scan("huishoudens").group_by("gemeente")
    return lazy.agg(expression.sum().alias(name) for name, expression in sums.items()).collect(engine="streaming")


def _persons(population: Population) -> "pl.DataFrame":
    import polars as pl

    age, first = pl.col("leeftijd"), assumption("age_groups").values["groups"]
    edges = [*(first[group] for group in AGE_GROUPS), 1000]
    groups = {
        f"age {group}": ((age >= low) & (age < high)).sum()
        for group, low, high in zip(AGE_GROUPS, edges, edges[1:], strict=False)
    }
    totals = {"inhabitants": pl.len(), "under 18": (age < 18).sum(), "75 and over": (age >= 75).sum()}
    lazy = population.scan("personen").group_by("gemeente")
    named = [expression.alias(name) for name, expression in {**totals, **groups}.items()]
    return lazy.agg(named).collect(engine="streaming")
