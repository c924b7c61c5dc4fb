"""What an import recognised, as data: the command line shows it before anything is written."""

from dataclasses import dataclass

from thorbecke.datasets.circulars import CircularYear
from thorbecke.datasets.provenance import SourceFile
from thorbecke.datasets.rekenmodel.factor import Factor
from thorbecke.datasets.rekenmodel.posts import post_key
from thorbecke.datasets.rekenmodel.values import Values

__all__ = ["RecognisedTable", "Report", "notices_of", "table_report"]


@dataclass(frozen=True)
class RecognisedTable:
    """One table that is used: where it was found and how it was read."""

    kind: str
    place: str
    rows: int
    columns: int
    notation: str
    dashes: int
    blanks: int
    unused_columns: tuple[str, ...]
    skipped_rows: tuple[int, ...]


@dataclass(frozen=True)
class Report:
    """Everything to show about one import."""

    which: CircularYear
    files: tuple[SourceFile, ...]
    factor: Factor
    tables: tuple[RecognisedTable, ...]
    unrecognised: tuple[str, ...]
    checks: tuple[str, ...]
    notices: tuple[str, ...]


def table_report(values: Values) -> RecognisedTable:
    """What there is to say about one table."""
    table = values.table
    notation = f"text, decimal {values.notation}" if values.notation else "numbers of the workbook"
    return RecognisedTable(
        table.kind,
        table.sheet.place(table.header),
        len(table.rows),
        len(table.columns),
        notation,
        values.dashes,
        values.blanks,
        table.unused,
        table.skipped,
    )


def notices_of(units: Values, weights: Values, payments: Values) -> tuple[str, ...]:
    """What a reader should know though it is no mistake: payments without a column or line, rounded figures."""
    lines = {post_key(row.key): row.key for row in weights.table.rows if row.payment}
    columns = {post_key(column.key): column.key for column in payments.table.columns}
    unpublished = [name for key, name in lines.items() if key not in columns]
    unlined = [name for key, name in columns.items() if key not in lines]
    return (
        *(notice for values in (units, weights, payments) for notice in values.rounded.values()),
        *(
            f"{name}: in the weights table, but no amounts in these files (not published here, so not zero)"
            for name in unpublished
        ),
        *(f"{name}: amounts, but no line in the weights table, so no cluster" for name in unlined),
    )
