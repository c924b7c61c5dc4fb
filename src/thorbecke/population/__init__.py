"""Synthetic residents and households that add up to the published figures of every municipality.

No household or person here exists. What is published for a municipality is met by the number; how it hangs together
within households is assumed, and every assumption is listed in `assumptions()`.
"""

from thorbecke.population.assumptions import Assumption, assumption, assumptions
from thorbecke.population.blocks import WORKERS, Block, Workers, map_blocks, workers_at
from thorbecke.population.build import build
from thorbecke.population.columns import Column
from thorbecke.population.fitting import Floats, Ints, share_out
from thorbecke.population.margins import reached, wanted
from thorbecke.population.means import gross_income
from thorbecke.population.people import KINDS, POSITIONS
from thorbecke.population.store import DEFAULT_SEED, SYNTHETIC, Population, folder_of, open_population
from thorbecke.population.targets import AGE_GROUPS, INCOME_CLASSES, TENURES, Targets, targets

__all__ = [
    "AGE_GROUPS",
    "DEFAULT_SEED",
    "INCOME_CLASSES",
    "KINDS",
    "POSITIONS",
    "SYNTHETIC",
    "TENURES",
    "WORKERS",
    "Assumption",
    "Block",
    "Column",
    "Floats",
    "Ints",
    "Population",
    "Targets",
    "Workers",
    "assumption",
    "assumptions",
    "build",
    "folder_of",
    "gross_income",
    "map_blocks",
    "open_population",
    "reached",
    "share_out",
    "targets",
    "wanted",
    "workers_at",
]
