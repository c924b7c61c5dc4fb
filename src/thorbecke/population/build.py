"""Draw a population block by block and write it: the same for any number of workers."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from thorbecke.datasets import CircularYear
from thorbecke.errors import OutputError, UnknownNameError
from thorbecke.population.draw import draw
from thorbecke.population.store import DEFAULT_SEED, SYNTHETIC, Population, folder_of
from thorbecke.population.targets import Targets, targets

__all__ = ["build"]

MOST_IN_BLOCK = 400_000  # households; bounds the memory of a worker (Amsterdam alone has more)
Progress = Callable[[int, int], None]


def build(
    which: CircularYear,
    *,
    seed: int = DEFAULT_SEED,
    codes: Sequence[str] | None = None,
    folder: Path | None = None,
    workers: int = 2,
    most_in_block: int = MOST_IN_BLOCK,
    progress: Progress = lambda _done, _all: None,
) -> Population:
    """Draw the households and persons of municipalities (default: all) and write them, whole or not at all.

    Figures, seed and municipalities fix every row; `workers` processes share the work,
    a block of at most so many households (or one municipality) at a time. `progress` is told how many
    municipalities are done. Raises UnknownNameError for an unknown code and OutputError when nothing can be written.
    """
    wanted = targets(which)
    chosen = tuple(sorted(set(codes))) if codes else wanted.codes
    unknown = sorted(set(chosen) - set(wanted.codes))
    if unknown:
        raise UnknownNameError(f"No figures for {', '.join(unknown)} in {which}.")
    target = folder or folder_of(which, seed)
    blocks = tuple(_blocks(wanted, chosen, most_in_block))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".writing-") as scratch:
            fresh = Population(Path(scratch) / "population", which, seed, blocks)
            for table in ("huishoudens", "personen"):
                (fresh.folder / table).mkdir(parents=True)
            _draw_all(fresh, workers, progress)
            fresh.write_record()
            if target.exists():
                shutil.rmtree(target)
            fresh.folder.rename(target)
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written: {error.strerror or error}. Give another folder, or set THORBECKE_DATA."
        ) from error
    return Population(target, which, seed, blocks)


def _blocks(wanted: Targets, codes: Sequence[str], most: int) -> Iterator[tuple[str, ...]]:
    """Municipalities in order, together as long as their households stay within a block."""
    households = dict(zip(wanted.codes, wanted.kinds.sum(axis=1).tolist(), strict=True))
    block: list[str] = []
    for code in codes:
        if block and sum(households[own] for own in block) + households[code] > most:
            yield tuple(block)
            block = []
        block.append(code)
    yield tuple(block)


def _draw_all(population: Population, workers: int, progress: Progress) -> None:
    """Draw every block, the each by one worker."""
    done = 0
    order = range(len(population.blocks))
    everyone = len(population.codes)
    if workers < 2 or len(order) < 2:
        for block in order:
            done += _draw_block(population, block)
            progress(done, everyone)
        return
    # Forking a process that already has threads can hang; a fresh interpreter costs a second.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for count in pool.map(_draw_block, [population] * len(order), order):
            done += count
            progress(done, everyone)


def _draw_block(population: Population, block: int) -> int:
    """Draw and write one block; gives how many municipalities it has."""
    import polars as pl

    wanted = targets(population.which)
    codes = population.blocks[block]
    drawn = [draw(wanted, wanted.codes.index(code), population.seed) for code in codes]
    for table in ("huishoudens", "personen"):
        rows = pl.concat([getattr(one, table) for one in drawn])
        rows.write_parquet(population.path(table, block), compression="lz4", metadata={"thorbecke": SYNTHETIC})
    return len(codes)
