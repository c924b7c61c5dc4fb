"""Work on a population block by block: on this machine, or on a Dask cluster, with the same result to the cent.

What a block gives is whole numbers (cents, persons), and whole numbers add up to the same in any order; so results are
bit-identical on any number of workers. Rows stream by: a worker never holds all of them.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from thorbecke.errors import ThorbeckeError
from thorbecke.population.columns import Column
from thorbecke.population.fitting import Floats, Ints
from thorbecke.population.people import KINDS
from thorbecke.population.store import Population
from thorbecke.quantity import Quantity

if TYPE_CHECKING:
    import polars as pl

__all__ = ["WORKERS", "Block", "Workers", "map_blocks", "workers_at"]

WORKERS = 2
_CENTS = 100
_PATIENCE = "5s"
# Float additions are exact as long as sums of whole numbers stay below 2**53; a block of 1e15 cents would be EUR 10 tn.
_EXACT = 2**53
Compute = Callable[["Block"], Any]
Workers = Callable[[Compute, Population], list[Any]]


@dataclass(frozen=True)
class Block:
    """Households of some municipalities, all or some of them, as columns that rules take in.

    Nothing is read before `sums` are asked for, and then only the columns that they need.
    """

    population: Population
    codes: tuple[str, ...]
    rows: "pl.LazyFrame"

    @classmethod
    def read(cls, population: Population, numbers: range) -> "Block":
        """All households of the files of these numbers."""
        codes = tuple(code for number in numbers for code in population.blocks[number])
        return cls(population, codes, population.scan("huishoudens", numbers))

    def where(self, column: str) -> "Block":
        """The households for which a column is not 0."""
        import polars as pl

        return replace(self, rows=self.rows.filter(pl.col(column) != 0))

    @property
    def _numbers(self) -> Ints:
        """The numbers of the municipalities, as they are stored."""
        return np.array([int(code.removeprefix("GM")) for code in self.codes])

    def column(self, name: str) -> Column:
        """A column as it is stored."""
        import polars as pl

        return Column(pl.col(name))

    def whole(self, column: str) -> Column:
        """A stored column as 64-bit whole numbers."""
        import polars as pl

        return Column(pl.col(column).cast(pl.Int64))

    def quantity(self, column: str | Column, unit: str = "1") -> Quantity:
        """A stored column, which holds whole numbers, or values along the households, as a quantity."""
        values = self.whole(column) if isinstance(column, str) else column
        return Quantity.of(values, ("huishouden",), unit)

    @property
    def bewoond(self) -> Column:
        """Whether anyone lives there: not so in dwellings that stand empty."""
        lived_in: Column = self.column("huishoudtype") != KINDS.index("unoccupied")
        return lived_in

    @property
    def ingezetenen_18(self) -> Column:
        """Residents of 18 and over."""
        # A household of more than 255 adults would not fit the bytes these are stored in, nor a dwelling.
        adults: Column = (self.column("volwassenen") + self.column("volwassen_kinderen")) * self.bewoond
        return adults

    def with_towns(self, **per_gemeente: Floats) -> "Block":
        """The households with figures of their municipalities beside them; each along the municipalities in order."""
        import polars as pl

        # A join takes a fifth of the time of a study, and one rate for all is the usual thing.
        one = {name: pl.lit(values[0]) for name, values in per_gemeente.items() if (values == values[0]).all()}
        each = {name: values for name, values in per_gemeente.items() if name not in one}
        rows = self.rows.with_columns(**one)
        if each:
            towns = pl.LazyFrame({"gemeente": self._numbers, **each}, schema_overrides={"gemeente": pl.Int16})
            rows = rows.join(towns, on="gemeente")
        return replace(self, rows=rows)

    def sums(self, figures: Sequence[Column], group: Column | None = None, groups: int = 1) -> Ints:
        """The number of households, and whole numbers added up, by municipality and group: (figure, gemeente, group).

        `group` is a whole number below `groups` for every household. Raises ThorbeckeError for figures that are not
        whole numbers, or too large to be added up exactly.
        """
        found = self._by_cell(figures, group, groups)
        if np.abs(found).max(initial=0.0) >= _EXACT:
            raise ThorbeckeError("The amounts are too large to be added up to the cent.")
        if (found != np.floor(found)).any():
            raise ThorbeckeError("Only whole numbers are added up, as cents or persons; these are not.")
        gemeente, own = np.divmod(found[:, 0].astype(np.int64), groups)
        added = np.zeros((len(figures) + 1, len(self.codes), groups), dtype=np.int64)
        added[:, np.searchsorted(self._numbers, gemeente), own] = found[:, 1:].T
        return added

    def _by_cell(self, figures: Sequence[Column], group: Column | None, groups: int) -> Floats:
        """A row for each municipality and group that occurs: which, how many households, the sums."""
        import polars as pl
        import polars.selectors as cs

        number = pl.col("gemeente").cast(pl.Int64)
        cell = number if group is None else number * groups + group.expression.cast(pl.Int64)
        rows = self.rows.select(cell.alias("cell"), *(one.expression.alias(f"{n}") for n, one in enumerate(figures)))
        wide = rows.with_columns(cs.by_dtype(pl.Int32).cast(pl.Int64))  # else they are added up in 32 bits
        lazy = wide.group_by("cell").agg(pl.len(), pl.exclude("cell").sum())
        found: Floats = lazy.collect(engine="streaming").cast(pl.Float64).to_numpy()
        return found

    @staticmethod
    def cents(amount: Quantity, per_euro: int = _CENTS) -> Column:
        """Amounts in euro as whole cents, each rounded half up as a bill is."""
        rounded: Column = np.floor(amount.data * float(per_euro) + 0.5)
        return rounded


@contextmanager
def workers_at(scheduler: str | None = None, workers: int = WORKERS) -> Iterator[Workers]:
    """Workers on this machine (threads), or those of the Dask cluster at an address as `tcp://host:8786`.

    The workers of a cluster must see the folder of the population. Raises ThorbeckeError when the cluster cannot be
    reached or the extra `cluster` is not installed.
    """
    if scheduler is None:
        yield lambda compute, population: _here(compute, population, workers)
        return
    try:
        import distributed
    except ImportError:
        raise ThorbeckeError(
            "A Dask cluster needs the package distributed: install thorbecke with the extra 'cluster'."
        ) from None
    connect: Any = distributed.Client  # it has no types of its own
    try:
        client = connect(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise ThorbeckeError(f"There is no Dask scheduler at {scheduler}: {error}.") from error
    with client:
        yield lambda compute, population: client.gather(
            [client.submit(_one, compute, population, part, pure=False) for part in _parts(population)]
        )


def map_blocks(compute: Compute, population: Population, workers: Workers | None = None) -> list[Any]:
    """What `compute` gives for every part of the population, in order; on two workers here unless told otherwise."""
    return (workers or partial(_here, workers=WORKERS))(compute, population)


def _here(compute: Compute, population: Population, workers: int) -> list[Any]:
    """As many parts as workers, each of many files: that costs least, and as rows stream by memory stays bounded."""
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(partial(_one, compute, population), _parts(population, workers)))


def _parts(population: Population, most: int | None = None) -> list[range]:
    """The numbers of the files in order, cut into parts of about one size: one each, or at most so many parts."""
    files = len(population.blocks)
    parts = min(most or files, files)
    edges = [files * part // parts for part in range(parts + 1)]
    return [range(*pair) for pair in pairwise(edges)]


def _one(compute: Compute, population: Population, numbers: range) -> Any:
    return compute(Block.read(population, numbers))
