"""The accounts or budgets of one year: where they are kept, and how they are read and written.

The packaged tables (`data/iv3/`) hold thousands of euro as published:

    rekeningen.parquet  jaar, soort, gemeente, taakveld, lasten, baten, salarissen; zeros are left out, and `baten` and
                        `salarissen` are null throughout where they were not published
    leveringen.parquet  jaar, soort, gemeente, geleverd and the totals of each delivery
    taakvelden.csv      the codes, their titles, and the first and last year of their use
    kengetallen.parquet key ratios in the budgets

What a user imports lies in `data_folder()/iv3/<year>_<report>/` and goes before what is packaged.
"""

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thorbecke.datasets.figures import data_folder
from thorbecke.datasets.gemeenten import gemeenten_in
from thorbecke.datasets.iv3.provenance import PACKAGED, provenance_of
from thorbecke.datasets.provenance import Provenance
from thorbecke.errors import OutputError, UnknownNameError
from thorbecke.texts import Text

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Accounts", "Report", "available", "deliveries", "imported", "load", "newest", "save"]

THOUSAND = 1000.0
AMOUNTS = ("lasten", "baten", "salarissen")
_KEY = ("jaar", "soort", "gemeente")


class Report(StrEnum):
    """What a municipality reports: its budget before the year, or its accounts after it."""

    BEGROTING = "begroting"
    JAARREKENING = "jaarrekening"


@dataclass(frozen=True)
class Accounts:
    """The budgets or accounts of one year.

    `table` has gemeente, taakveld, lasten, baten and salarissen in euro, without zeros; baten and salarissen are null
    where they were not published. `missing` are the municipalities of that year that did not deliver.
    """

    year: int
    report: Report
    table: "pl.DataFrame"
    missing: tuple[str, ...]
    provenance: Provenance

    def __str__(self) -> str:
        return f"{self.report} {self.year}"

    @property
    def has_revenue(self) -> bool:
        """Whether revenue per taakveld was published beside expenses."""
        return self.table["baten"].null_count() < len(self.table)


@cache
def _packaged(table: str) -> "pl.DataFrame":
    import polars as pl

    return pl.read_parquet(PACKAGED / f"{table}.parquet")


def _folder(year: int, report: Report) -> Path:
    return data_folder() / "iv3" / f"{year}_{report}"


def _own() -> dict[tuple[int, Report], Path]:
    found = {}
    for record in sorted((data_folder() / "iv3").glob("*/set.json")):
        year, _, report = record.parent.name.partition("_")
        found[int(year), Report(report)] = record.parent
    return found


@cache
def _at_hand() -> frozenset[tuple[int, Report]]:
    pairs = _packaged("leveringen").select("jaar", "soort").unique().iter_rows()
    return frozenset((year, Report(report)) for year, report in pairs)


def available() -> list[tuple[int, Report]]:
    """Every year and report at hand, packaged or imported, oldest first, budgets before accounts."""
    return sorted(_at_hand() | set(_own()))


def newest(year: int, report: Report | None = None) -> Report:
    """The report of a year to use: the one asked, else one with revenue per taakveld, else the accounts.

    Raises UnknownNameError, naming what there is, when it is not at hand.
    """
    found = [kind for known, kind in available() if known == year and report in (None, kind)]
    if not found:
        years = sorted({known for known, kind in available() if report in (None, kind)})
        what = report or Text("budget or accounts")
        there = Text("from {first} to {last}", first=years[0], last=years[-1]) if years else Text("nowhere")
        raise UnknownNameError(
            Text(
                "There is no {what} of {year}: the figures run {there}. Others can be fetched from CBS with "
                "'thorbecke import iv3 --year YEAR --kind KIND'.",
                what=what,
                year=year,
                there=there,
            )
        )
    return max(found, key=lambda kind: (load(year, kind).has_revenue, kind is Report.JAARREKENING))


def load(year: int, report: Report) -> Accounts:
    """The budgets or accounts of one year, imported or packaged; raises UnknownNameError when there are none."""
    if (year, report) not in _at_hand() and (year, report) not in _own():
        newest(year, report)
    return imported(year, report) or _load_packaged(year, report)


def imported(year: int, report: Report) -> Accounts | None:
    """What a user imported of one year and report; None when nothing."""
    folder = _folder(year, report)
    return _load_own(folder) if (folder / "set.json").exists() else None


@cache
def _load_packaged(year: int, report: Report) -> Accounts:
    import polars as pl

    here = (pl.col("jaar") == year) & (pl.col("soort") == str(report))
    table = _packaged("rekeningen").filter(here)
    silent = _packaged("leveringen").filter(here, ~pl.col("geleverd"))
    return Accounts(year, report, _in_euro(table), tuple(silent["gemeente"]), provenance_of("rekeningen"))


def _in_euro(table: "pl.DataFrame") -> "pl.DataFrame":
    import polars as pl

    return table.select("gemeente", "taakveld", *[pl.col(name) * THOUSAND for name in AMOUNTS])


@cache
def _load_own(folder: Path) -> Accounts:
    import polars as pl

    record = json.loads((folder / "set.json").read_text(encoding="utf-8"))
    return Accounts(
        record["year"],
        Report(record["report"]),
        pl.read_parquet(folder / "rekening.parquet"),
        tuple(record["missing"]),
        Provenance.from_json(record["provenance"]),
    )


def deliveries(year: int, report: Report) -> "pl.DataFrame":
    """The totals of every packaged delivery of a year in euro: gemeente, geleverd, lasten, baten, reserves and more.

    Null where nothing was delivered. Raises UnknownNameError when there are none.
    """
    import polars as pl

    table = _packaged("leveringen").filter(pl.col("jaar") == year, pl.col("soort") == str(report))
    if table.is_empty():
        raise UnknownNameError(
            Text("There are no totals of the {report} of {year} in the packaged figures.", report=report, year=year)
        )
    amounts = [pl.col(name) * THOUSAND for name in table.columns if name not in (*_KEY, "geleverd")]
    return table.select("gemeente", "geleverd", *amounts)


def save(accounts: Accounts) -> Path:
    """Write imported accounts into the user's data folder, whole or not at all; gives the folder written.

    Raises OutputError when it cannot be written.
    """
    target = _folder(accounts.year, accounts.report)
    record = {
        "year": accounts.year,
        "report": str(accounts.report),
        "missing": list(accounts.missing),
        "provenance": accounts.provenance.to_json(),
    }
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".writing-") as scratch:
            fresh = Path(scratch) / target.name
            fresh.mkdir()
            accounts.table.write_parquet(fresh / "rekening.parquet", compression="zstd")
            (fresh / "set.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            if target.exists():
                shutil.rmtree(target)
            fresh.rename(target)
    except OSError as error:
        raise OutputError(
            f"{target} cannot be written: {error.strerror or error}. Set THORBECKE_DATA to another folder."
        ) from error
    _load_own.cache_clear()
    return target


def frame(rows: Iterable[Mapping[str, Any]]) -> "pl.DataFrame":
    """Rows of gemeente, taakveld, lasten, baten and salarissen in euro as the table of accounts."""
    import polars as pl

    schema = {"gemeente": pl.String, "taakveld": pl.String} | dict.fromkeys(AMOUNTS, pl.Float64)
    return pl.DataFrame(list(rows), schema=schema)


def missing_in(year: int, delivered: set[str]) -> tuple[str, ...]:
    """The municipalities of a year that are not among those delivered."""
    return tuple(code for code in gemeenten_in(year) if code not in delivered)
