"""Files that people and publishers make, read strictly: sheets of cells, and numbers that are never guessed."""

from thorbecke.datasets.files.notation import DASHES, SAY_WHICH, Notation, readings, rounded_by, settle
from thorbecke.datasets.files.sheets import (
    TEXT_SUFFIXES,
    WORKBOOK_SUFFIXES,
    Cell,
    Sheet,
    fingerprint,
    is_blank,
    read_sheets,
    text_of,
)
from thorbecke.datasets.files.tables import OwnTable, find_table

__all__ = [
    "DASHES",
    "SAY_WHICH",
    "TEXT_SUFFIXES",
    "WORKBOOK_SUFFIXES",
    "Cell",
    "Notation",
    "OwnTable",
    "Sheet",
    "find_table",
    "fingerprint",
    "is_blank",
    "read_sheets",
    "readings",
    "rounded_by",
    "settle",
    "text_of",
]
