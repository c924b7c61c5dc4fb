"""The packaged reference tables: small CSV files beside this module, each with a provenance record."""

import csv
import json
from functools import cache
from pathlib import Path

from thorbecke.datasets.provenance import Provenance
from thorbecke.errors import UnknownNameError, closest_or_all

__all__ = ["provenance_of", "reference_tables", "rows"]

_DATA = Path(__file__).parent / "data"


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """Every row of a packaged table as text, in the order of the file.

    The csv module rather than polars: naming a municipality must not cost the import of a table library.
    """
    with (_DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def _records() -> dict[str, dict[str, object]]:
    records: dict[str, dict[str, object]] = json.loads((_DATA / "provenance.json").read_text(encoding="utf-8"))
    return records


def reference_tables() -> tuple[str, ...]:
    """The names of the packaged reference tables that have a provenance record."""
    return tuple(_records())


def provenance_of(table: str) -> Provenance:
    """Where a packaged reference table comes from; raises UnknownNameError with the closest names."""
    record = _records().get(table)
    if record is None:
        hint = closest_or_all(table, _records())
        raise UnknownNameError(f"There is no reference table '{table}'.{hint}")
    return Provenance.from_json(record)
