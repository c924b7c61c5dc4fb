"""Where a synthetic population is kept: Parquet files by block of municipalities, and a record of what it is.

A population is a folder with `population.json` and, for every block of municipalities, `huishoudens/NN.parquet` and
`personen/NN.parquet`, rows ordered by municipality. Every file says in its metadata that its rows are synthetic.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from thorbecke.datasets import CircularYear, data_folder
from thorbecke.errors import InputFileError, UnknownNameError
from thorbecke.population.fitting import Ints
from thorbecke.population.targets import Targets, targets
from thorbecke.texts import Text

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DEFAULT_SEED", "SYNTHETIC", "Population", "folder_of", "open_population"]

DEFAULT_SEED = 2025
SYNTHETIC = Text("synthetic: these households and persons do not exist; only their totals are published figures")
_FORM = 2
_RECORD = "population.json"
Table = Literal["huishoudens", "personen"]


@dataclass(frozen=True)
class Population:
    """A synthetic population on disk: of which circular and year, drawn with which seed, in which blocks.

    `blocks` lists the codes of the municipalities of each block, ordered by code.
    """

    folder: Path
    which: CircularYear
    seed: int
    blocks: tuple[tuple[str, ...], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The municipalities, ordered by code."""
        return tuple(code for block in self.blocks for code in block)

    @cached_property
    def targets(self) -> Targets:
        """What the population was to add up to, for every municipality of the nation."""
        return targets(self.which)

    @cached_property
    def places(self) -> Ints:
        """The place of each of its municipalities among the targets."""
        import numpy as np

        place = {code: number for number, code in enumerate(self.targets.codes)}
        return np.array([place[code] for code in self.codes])

    @property
    def whole(self) -> bool:
        """Whether every municipality of the nation is in it."""
        return len(self.codes) == len(self.targets.codes)

    def path(self, table: Table, block: int) -> Path:
        """The file of one block."""
        return self.folder / table / f"{block:02d}.parquet"

    def scan(self, table: Table, blocks: Sequence[int] | None = None) -> "pl.LazyFrame":
        """Every row of a table, or those of some blocks, streamed when used."""
        import polars as pl

        chosen = range(len(self.blocks)) if blocks is None else blocks
        return pl.scan_parquet([self.path(table, block) for block in chosen])

    def write_record(self) -> None:
        """Write the record that makes the folder a population."""
        record = {
            "form": _FORM,
            "what": SYNTHETIC,
            "circular": str(self.which.circular),
            "year": self.which.year,
            "set": self.which.folder,
            "seed": self.seed,
            "blocks": self.blocks,
        }
        (self.folder / _RECORD).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def folder_of(which: CircularYear, seed: int) -> Path:
    """Where the population of a circular, year and seed is kept by default."""
    return data_folder() / "population" / f"{which.folder}_seed-{seed}"


def open_population(which: CircularYear, seed: int = DEFAULT_SEED, folder: Path | None = None) -> Population:
    """The population in a folder (default: the user's own of that circular, year and seed).

    Raises UnknownNameError when none was built there, and InputFileError when the folder holds another one.
    """
    folder = folder or folder_of(which, seed)
    try:
        record = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
    except OSError:
        raise UnknownNameError(
            f"There is no synthetic population for {which} in {folder}. Build it with 'thorbecke population build'."
        ) from None
    if record.get("form") != _FORM:
        raise InputFileError(f"{folder} holds a population of another version. Build it again.")
    if record["set"] != which.folder:
        raise InputFileError(f"{folder} holds a population for {record['circular']}, {record['year']}; not {which}.")
    return Population(folder, which, record["seed"], _blocks(record["blocks"]))


def _blocks(found: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(block) for block in found)
