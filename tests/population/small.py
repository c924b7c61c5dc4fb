"""A small real population: a few municipalities in several blocks, drawn once for all tests."""

import tempfile
from functools import cache
from pathlib import Path

from thorbecke.datasets import newest
from thorbecke.population import Population, build

CODES = ("GM0088", "GM0096", "GM0277", "GM0289", "GM1954")
"""Schiermonnikoog, Vlieland and Rozendaal (the smallest), Wageningen (fewer dwellings than households), Beekdaelen."""
_KEPT: list[tempfile.TemporaryDirectory[str]] = []


@cache
def small() -> Population:
    _KEPT.append(tempfile.TemporaryDirectory(prefix="thorbecke-"))
    return build(newest(), codes=CODES, folder=Path(_KEPT[-1].name) / "small", workers=1, most_in_block=3000)
