"""The three tables a grant is computed from, as recognised in a segment: which rows and columns carry what."""

from dataclasses import dataclass
from enum import StrEnum

from thorbecke.datasets.files import Sheet

__all__ = ["Column", "Kind", "Row", "Table"]


class Kind(StrEnum):
    """The tables of the calculation files, as messages name them."""

    UNITS = "units"
    WEIGHTS = "weights"
    PAYMENTS = "payments"


@dataclass(frozen=True)
class Row:
    """A row that counts: where it stands and the municipality, maatstaf or payment line it is about."""

    index: int
    key: str
    payment: bool = False


@dataclass(frozen=True)
class Column:
    """A column that counts: where it stands, its header, and the maatstaf, cluster or payment it holds."""

    index: int
    label: str
    key: str


@dataclass(frozen=True)
class Table:
    """One recognised table; `unused` headers of columns and `skipped` numbers of rows (from 1) carry nothing for it."""

    kind: Kind
    sheet: Sheet
    header: int
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    unused: tuple[str, ...] = ()
    skipped: tuple[int, ...] = ()

    def place(self, row: Row, column: Column) -> str:
        """Where a cell of the table is, for a message."""
        return self.sheet.place(row.index, column.index, column.label)
