"""What must hold before figures are used.

Each check stands alone: it gives one line that says what holds, or raises InputFileError with file, row, column and
remedy.
"""

from collections.abc import Iterator
from functools import cache

from thorbecke.datasets.arrays import OZB_CLUSTER
from thorbecke.datasets.maatstaven import maatstaf_table
from thorbecke.datasets.rekenmodel.posts import needs_no_line, post_key
from thorbecke.datasets.rekenmodel.tables import Column, Row, Table
from thorbecke.datasets.rekenmodel.values import Values
from thorbecke.errors import InputFileError

__all__ = [
    "CENTS",
    "check_cluster_split",
    "check_clusters",
    "check_columns_filled",
    "check_gemeenten",
    "check_maatstaven",
    "check_payment_lines",
    "check_payments",
    "check_rows_whole",
    "check_signs",
    "is_ozb",
]

CENTS = 0.05
"""Euro per unit that the clusters of a maatstaf may differ from its total: they are published rounded to cents."""

_OZB_STEP = 1e-7  # OZB rates are published in millionths of a euro


@cache
def _ozb() -> frozenset[str]:
    table = maatstaf_table()
    return frozenset(table.filter(table["group"] == "ozb")["code"])


def is_ozb(code: str) -> bool:
    """Whether a maatstaf is one of the OZB maatstaven, whose rate is negative and not multiplied by the factor."""
    return code in _ozb()


def check_rows_whole(table: Table) -> str:
    """Every row of a text file reaches the last column (a workbook fills its rows up itself)."""
    for row in table.rows if not table.sheet.name else ():
        stops = len(table.sheet.rows[row.index])
        for column in table.columns:
            if column.index >= stops:
                raise InputFileError(
                    f"{table.place(row, column)}: the row stops at column {stops}. The file seems cut off: "
                    "export or download it again."
                )
    _check_last_row(table)
    return f"{table.kind}: every row is whole"


def _check_last_row(table: Table) -> None:
    """A last row that ends among its names was cut off before its figures; a note below a table is one cell."""
    last = len(table.sheet.rows) - 1
    if table.sheet.name or last + 1 not in table.skipped:
        return
    if 1 < len(table.sheet.rows[last]) <= min(column.index for column in table.columns):
        raise InputFileError(
            f"{table.sheet.place(last)}: the row stops before its figures. The file seems cut off: "
            "export or download it again."
        )


def check_gemeenten(table: Table, known: dict[str, str], year: int) -> str:
    """Every municipality of the year has a row."""
    there = {row.key for row in table.rows}
    missing = [name for code, name in known.items() if code not in there]
    if missing:
        last = table.rows[-1]
        few = ", ".join(missing[:3]) + (", ..." if len(missing) > len(missing[:3]) else "")
        raise InputFileError(
            f"{table.sheet.place(last.index)}: the {table.kind} table ends here with {len(there)} of the {len(known)} "
            f"municipalities of {year}; missing: {few}. The file seems cut off: export or download it again."
        )
    return f"{table.kind}: {len(there)} municipalities of {year}, each once"


def check_maatstaven(units: Table, weights: Table) -> str:
    """Every maatstaf with units has a weight, and the reverse."""
    columns = {column.key: column for column in units.columns}
    rows = {row.key: row for row in weights.rows if not row.payment}
    for code in (code for code in rows if code not in columns):
        raise InputFileError(
            f"{units.sheet.place(units.header)}: no column for {code}, which has a weight in "
            f"{weights.sheet.place(rows[code].index)}. Add the column or export the units again."
        )
    for code in (code for code in columns if code not in rows):
        raise InputFileError(
            f"{weights.sheet.place(weights.rows[-1].index)}: the weights table ends here without a row for {code}, "
            f"which has units in {units.sheet.place(units.header, columns[code].index, columns[code].label)}. "
            "Add the row or export the weights again."
        )
    return f"{len(rows)} maatstaven, each with units and a weight"


def check_payments(payments: Table, weights: Table) -> str:
    """Every column of the payments table is a payment that the weights table lists."""
    lines = {post_key(row.key) for row in weights.rows if row.payment}
    for column in payments.columns:
        if post_key(column.key) not in lines and not needs_no_line(column.key):
            place = payments.sheet.place(payments.header, column.index, column.label)
            raise InputFileError(
                f"{place}: no line for it in the weights table ({weights.sheet.title}). "
                "Add the line with 1 in its cluster, or remove the column when it is no payment."
            )
    return f"{len(payments.columns)} payments, each a line of the weights table (Art. 12 may lack one)"


def _split(weights: Values, row: Row) -> list[float]:
    clusters = [column.key for column in weights.table.columns[:-1]]
    return [weights.figures[row.key, cluster] for cluster in clusters]


def check_payment_lines(weights: Values) -> str:
    """Every payment line has weight 1 in one cluster and nothing elsewhere."""
    lines = [row for row in weights.table.rows if row.payment]
    total = weights.table.columns[-1].key
    for row in lines:
        split = _split(weights, row)
        if (split.count(1.0), split.count(0.0), weights.figures[row.key, total]) != (1, len(split) - 1, 1.0):
            raise InputFileError(
                f"{weights.table.sheet.place(row.index)}: '{row.key}' is no maatstaf and not a payment line either: "
                "that has 1 in one cluster and in the total, and 0 elsewhere. Correct the name or the weights."
            )
    return f"{len(lines)} payment lines, each in one cluster"


def check_clusters(weights: Table) -> str:
    """The cluster of the OZB deduction is there under its name; the report names them all."""
    names = [column.key for column in weights.columns[:-1]]
    if OZB_CLUSTER not in names:
        raise InputFileError(
            f"{weights.sheet.place(weights.header)}: no column '{OZB_CLUSTER}' among the clusters "
            f"({', '.join(names)}). Add the column or correct its header."
        )
    return f"{len(names)} clusters: {', '.join(names)}"


def check_cluster_split(weights: Values) -> str:
    """The clusters of a maatstaf add up to its total, within CENTS."""
    total = weights.table.columns[-1]
    largest = 0.0
    for row in (row for row in weights.table.rows if not row.payment):
        published = weights.figures[row.key, total.key]
        difference = abs(sum(_split(weights, row)) - published)
        if difference > (_OZB_STEP if is_ozb(row.key) else CENTS):
            raise InputFileError(
                f"{weights.table.place(row, total)}: the clusters of {row.key} add up to "
                f"{sum(_split(weights, row))!r}, its total is {published!r}. "
                "Find the cell that is wrong or the column that is missing, or export the file again."
            )
        largest = max(largest, difference)
    return f"clusters add up to the total of each maatstaf (largest difference EUR {largest:.2f}, allowed {CENTS:.2f})"


def check_columns_filled(units: Values) -> str:
    """No maatstaf has zero units in every municipality: formulas that were never computed read as zeros."""
    for column in units.table.columns:
        if not any(units.column(column.key)):
            place = units.table.sheet.place(units.table.header, column.index, column.label)
            raise InputFileError(
                f"{place}: zero in every municipality. Fill the column; a workbook with formulas must be saved by a "
                "spreadsheet program first."
            )
    return "every maatstaf has units somewhere"


def check_signs(units: Values, weights: Values) -> str:
    """Units are not negative; the rates of OZB are negative and the weights of the other maatstaven positive."""
    for values, wrong in ((units, _negative_units(units)), (weights, _wrong_weights(weights))):
        for row, column in wrong:
            place = values.table.place(row, column)
            raise InputFileError(f"{place}: {values.figures[row.key, column.key]!r} has the wrong sign. Correct it.")
    return "signs: units not negative, OZB rates negative, other weights positive"


def _negative_units(units: Values) -> Iterator[tuple[Row, Column]]:
    return ((row, c) for row in units.table.rows for c in units.table.columns if units.figures[row.key, c.key] < 0)


def _wrong_weights(weights: Values) -> Iterator[tuple[Row, Column]]:
    total = weights.table.columns[-1]
    return (
        (row, total)
        for row in weights.table.rows
        if (weights.figures[row.key, total.key] >= 0 if is_ozb(row.key) else weights.figures[row.key, total.key] <= 0)
    )
