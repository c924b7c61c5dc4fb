"""Work on a population block by block: on this machine, or on a Dask cluster, with the same result to the cent.

What a block gives is whole numbers (cents, persons), and whole numbers add up to the same in any order; so results are
bit-identical on any number of workers. A worker holds one block at a time.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np

from thorbecke.errors import ThorbeckeError
from thorbecke.population.fitting import Floats, Ints
from thorbecke.population.people import KINDS
from thorbecke.population.store import Population
from thorbecke.quantity import Quantity

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["WORKERS", "Block", "Workers", "map_blocks", "workers_at"]

WORKERS = 2
_CENTS = 100
_PATIENCE = "5s"
# Arrays of a piece stay in a processor's cache, and so small that freed memory is used again at once rather than handed
# back to the system: four times as fast as pieces of 65,536 households.
_PIECE = 8_192
# Float additions are exact as long as sums of whole numbers stay below 2**53; a block of 1e15 cents would be EUR 10 tn.
_EXACT = 2**53
Compute = Callable[["Block"], Any]
Workers = Callable[[Compute, Population], list[Any]]


@dataclass(frozen=True)
class Block:
    """Households of one block of municipalities, all or some of them, as columns that rules take in.

    `stored` gives a column by its name, `places` the rows of it that are meant.
    """

    population: Population
    number: int
    stored: "Callable[[str], NDArray[Any]]"
    places: slice

    @classmethod
    def read(cls, population: Population, number: int) -> "Block":
        """All households of a block; a column is read from the file when it is first asked for."""
        import polars as pl

        file = pl.scan_parquet(population.path("huishoudens", number))

        @cache
        def stored(name: str) -> "NDArray[Any]":
            return file.select(name).collect().to_series().to_numpy()

        return cls(population, number, stored, slice(None))

    def where(self, column: str) -> "Block":
        """The households for which a column is not 0."""
        chosen = self.column(column) != 0
        return replace(self, stored=cache(lambda name: self.column(name)[chosen]), places=slice(None))

    def pieces(self) -> "Iterator[Block]":
        """The households a piece at a time; one piece at least."""
        for start in range(0, max(len(self), 1), _PIECE):
            yield replace(self, places=slice(start, start + _PIECE))

    @property
    def codes(self) -> tuple[str, ...]:
        """The municipalities of the block, in order."""
        return self.population.blocks[self.number]

    def column(self, name: str) -> "NDArray[Any]":
        """A column as it is stored."""
        return self.stored(name)[self.places]

    def __len__(self) -> int:
        return len(self.column("gemeente"))

    def whole(self, column: str) -> Ints:
        """A column as whole numbers."""
        whole: Ints = self.column(column).astype(np.int64)
        return whole

    def quantity(self, column: str | Any, unit: str = "1") -> Quantity:
        """A column, or values along the households, as a quantity."""
        values = self.column(column) if isinstance(column, str) else column
        return Quantity.of(np.asarray(values, dtype=float), ("huishouden",), unit)

    @cached_property
    def gemeente(self) -> Ints:
        """The place of each household's municipality within the block."""
        column = self.column("gemeente")
        edges = np.append(np.searchsorted(column, _numbers(self.codes)), len(column))
        place: Ints = np.repeat(np.arange(len(self.codes)), np.diff(edges))
        return place

    @cached_property
    def bewoond(self) -> "np.ndarray[Any, np.dtype[np.bool_]]":
        """Whether anyone lives there: not so in dwellings that stand empty."""
        lived_in: np.ndarray[Any, np.dtype[np.bool_]] = self.column("huishoudtype") != KINDS.index("unoccupied")
        return lived_in

    @cached_property
    def ingezetenen_18(self) -> Ints:
        """Residents of 18 and over."""
        # A household of more than 255 adults would not fit the bytes these are stored in, nor a dwelling.
        adults: Ints = (self.column("volwassenen") + self.column("volwassen_kinderen")) * self.bewoond
        return adults

    def at_home(self, per_gemeente: Floats) -> Floats:
        """A figure of each municipality of the block, for every household in it."""
        return per_gemeente.take(self.gemeente)

    def sums(self, figures: "Sequence[NDArray[Any]]", group: "NDArray[Any] | int" = 0, groups: int = 1) -> Ints:
        """Whole numbers added up by municipality of the block and by group: (figure, gemeente, group).

        `group` is a whole number below `groups` for every household.
        """
        cell = self.gemeente * groups + group
        added = np.array([np.bincount(cell, figure, len(self.codes) * groups) for figure in figures])
        if added.size and np.abs(added).max() >= _EXACT:
            raise ThorbeckeError("The amounts are too large to be added up to the cent.")
        return added.astype(np.int64).reshape(len(figures), len(self.codes), groups)

    @staticmethod
    def cents(amount: Quantity, per_euro: int = _CENTS) -> Floats:
        """Amounts in euro as whole cents, each rounded half up as a bill is."""
        rounded: Floats = np.asarray(amount.data) * per_euro
        rounded += 0.5
        return np.floor(rounded, out=rounded)


@contextmanager
def workers_at(scheduler: str | None = None, workers: int = WORKERS) -> Iterator[Workers]:
    """Workers on this machine (threads), or those of the Dask cluster at an address as `tcp://host:8786`.

    The workers of a cluster must see the folder of the population. Raises ThorbeckeError when the cluster cannot be
    reached or the extra `cluster` is not installed.
    """
    if scheduler is None:
        yield lambda compute, population: _on_threads(compute, population, workers)
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
            [client.submit(_one, compute, population, number, pure=False) for number in range(len(population.blocks))]
        )


def map_blocks(
    compute: Compute, population: Population, workers: Workers | None = None, where: str | None = None
) -> list[Any]:
    """What `compute` gives for every block, in order; on two threads of this machine unless told otherwise.

    `compute` gives whole numbers (one, or an array) for some households of a block; those of a block are added up.
    With `where` only the households are taken for which that column is not 0.
    """
    whole = partial(_by_piece, compute, where)
    if workers is not None:
        return workers(whole, population)
    return _on_threads(whole, population, WORKERS)


def _on_threads(compute: Compute, population: Population, workers: int) -> list[Any]:
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(partial(_one, compute, population), range(len(population.blocks))))


@cache
def _numbers(codes: tuple[str, ...]) -> "NDArray[np.int16]":
    """The numbers of municipalities as they are stored."""
    return np.array([int(code.removeprefix("GM")) for code in codes], dtype=np.int16)


def _one(compute: Compute, population: Population, number: int) -> Any:
    return compute(Block.read(population, number))


def _by_piece(compute: Compute, where: str | None, block: Block) -> Any:
    chosen = block if where is None else block.where(where)
    return sum(compute(piece) for piece in chosen.pieces())
