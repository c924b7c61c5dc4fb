"""The figures of one circular for one uitkeringsjaar: the tables a grant is computed from, and where they are kept.

A store is a folder with one folder per set, `<circular>_<year>`, holding

    eenheden.parquet    gemeente (GM code), then one column per maatstaf code: units, float64, 342 rows
    bedragen.parquet    maatstaf (code), one column per cluster, totaal: euro per unit before the uitkeringsfactor
                        (OZB maatstaven: rekentarief, negative, to which the uitkeringsfactor does not apply)
    betalingen.parquet  gemeente, post, bedrag: euro; every payment beside the general grant that was published
    posten.parquet      post, soort (suppletie | algemene uitkering | aanvullende uitkering | iu | du), cluster
    set.json            circular, year, uitkeringsfactor, units that the source rounds, and the provenance record

The packaged store is part of this package; the user's store lies in `data_folder()`.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from thorbecke.datasets.circulars import Circular, CircularYear
from thorbecke.datasets.provenance import Provenance
from thorbecke.errors import OutputError, UnknownNameError
from thorbecke.texts import Text

if TYPE_CHECKING:
    import polars as pl

__all__ = ["CircularFigures", "available", "data_folder", "load", "named", "newest", "save"]

_PACKAGED = Path(__file__).parent / "data" / "rekenmodel"
_TABLES = ("eenheden", "bedragen", "betalingen", "posten")


@dataclass(frozen=True)
class CircularFigures:
    """The tables of one circular for one uitkeringsjaar, as described at the head of this module.

    `rounded` names units that the source itself gives rounded: gemeente, maatstaf, and what is known of it.
    """

    which: CircularYear
    uitkeringsfactor: float
    eenheden: "pl.DataFrame"
    bedragen: "pl.DataFrame"
    betalingen: "pl.DataFrame"
    posten: "pl.DataFrame"
    provenance: Provenance
    rounded: tuple[tuple[str, str, str], ...] = ()


def data_folder() -> Path:
    """The user's data folder: `THORBECKE_DATA`, or the platform's user data directory."""
    chosen = os.environ.get("THORBECKE_DATA")
    if chosen:
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("thorbecke", appauthor=False))


def _stores() -> Iterator[Path]:
    yield data_folder() / "rekenmodel"
    yield _PACKAGED


def available() -> dict[CircularYear, Path]:
    """Every set at hand and its folder, oldest circular first; a set of the user's goes before a packaged one."""
    found: dict[CircularYear, Path] = {}
    for store in _stores():
        for record in sorted(store.glob("*/set.json")):
            found.setdefault(CircularYear.from_folder(record.parent.name), record.parent)
    return dict(sorted(found.items()))


def newest(circular: Circular | None = None, year: int | None = None) -> CircularYear:
    """The newest set that fits what is asked: latest circular first, then latest year.

    Raises UnknownNameError, listing what is there, when no set fits.
    """
    sets = list(available())
    fitting = [which for which in sets if circular in (None, which.circular) and year in (None, which.year)]
    if fitting:
        return fitting[-1]
    asked = Text.joined(
        (
            *([Text("circular {circular}", circular=circular)] if circular else []),
            *([Text("year {year}", year=year)] if year else []),
        ),
        " ",
    )
    there = "; ".join(str(which) for which in sets) or Text("none")
    raise UnknownNameError(
        Text(
            "There are no figures for {asked}. At hand: {there}. Others can be read from the official "
            "calculation files with 'thorbecke import rekenmodel'.",
            asked=asked,
            there=there,
        )
    )


def named(circular: str | None, year: int | None) -> CircularYear:
    """The newest set of the circular (written as `september-2024`) and year a person names, each optional.

    Raises UnknownNameError when there is none.
    """
    return newest(Circular.parse(circular) if circular else None, year)


@cache
def _load(folder: Path) -> CircularFigures:
    import polars as pl

    record = json.loads((folder / "set.json").read_text(encoding="utf-8"))
    eenheden, bedragen, betalingen, posten = (pl.read_parquet(folder / f"{name}.parquet") for name in _TABLES)
    return CircularFigures(
        which=CircularYear.from_folder(folder.name),
        uitkeringsfactor=record["uitkeringsfactor"],
        eenheden=eenheden,
        bedragen=bedragen,
        betalingen=betalingen,
        posten=posten,
        provenance=Provenance.from_json(record["provenance"]),
        rounded=tuple((gemeente, maatstaf, why) for gemeente, maatstaf, why in record["rounded"]),
    )


def load(which: CircularYear) -> CircularFigures:
    """The figures of one set, from the user's store or the packaged one; raises UnknownNameError when absent."""
    folder = available().get(which)
    if folder is None:
        newest(which.circular, which.year)
        raise UnknownNameError(Text("There are no figures for {which}.", which=which))
    return _load(folder)


def save(figures: CircularFigures, store: Path | None = None) -> Path:
    """Write a set into a store (default: the user's), whole or not at all; gives the folder written.

    Raises OutputError when the folder cannot be written.
    """
    store = store or data_folder() / "rekenmodel"
    target = store / figures.which.folder
    record = {
        "circular": str(figures.which.circular),
        "year": figures.which.year,
        "uitkeringsfactor": figures.uitkeringsfactor,
        "rounded": [list(entry) for entry in figures.rounded],
        "provenance": figures.provenance.to_json(),
    }
    try:
        store.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=store, prefix=".writing-") as scratch:
            fresh = Path(scratch) / target.name
            fresh.mkdir()
            for name in _TABLES:
                getattr(figures, name).write_parquet(fresh / f"{name}.parquet", compression="zstd")
            (fresh / "set.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            if target.exists():
                shutil.rmtree(target)
            fresh.rename(target)
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written: {error.strerror or error}. Set THORBECKE_DATA to another folder."
        ) from error
    _load.cache_clear()
    return target
