"""Where the packaged Iv3 tables come from."""

import json
from functools import cache
from pathlib import Path

from thorbecke.datasets.provenance import Provenance
from thorbecke.errors import UnknownNameError, closest

__all__ = ["PACKAGED", "provenance_of", "tables"]

PACKAGED = Path(__file__).parents[1] / "data" / "iv3"


@cache
def _records() -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = json.loads((PACKAGED / "provenance.json").read_text(encoding="utf-8"))
    return found


def tables() -> tuple[str, ...]:
    """The packaged tables that have a record."""
    return tuple(_records())


def provenance_of(table: str) -> Provenance:
    """The record of a packaged table: rekeningen, leveringen, taakvelden or kengetallen.

    Raises UnknownNameError with the closest names.
    """
    records = _records()
    if table not in records:
        near = closest(table, records) or list(records)
        raise UnknownNameError(f"There is no Iv3 table '{table}'. Did you mean {' or '.join(near)}?")
    return Provenance.from_json(records[table])
