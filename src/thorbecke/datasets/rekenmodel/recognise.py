"""Finds the three tables in sheets by what is in them, wherever they start.

- units: rows are municipalities, columns maatstaven (header by code, official number or name);
- weights: rows are maatstaven and payment lines, columns clusters and a column Totaal;
- payments: rows are municipalities, columns payments.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from thorbecke.datasets.files import Sheet, is_blank, text_of
from thorbecke.datasets.rekenmodel.gemeente_names import GemeenteNames
from thorbecke.datasets.rekenmodel.groups import Group, groups_of, is_label, is_total
from thorbecke.datasets.rekenmodel.keys import About, Segment, maatstaf_of, segments_of
from thorbecke.datasets.rekenmodel.rows import Found, gemeente_rows, maatstaf_rows
from thorbecke.datasets.rekenmodel.tables import Column, Kind, Table
from thorbecke.errors import InputFileError

__all__ = ["Recognised", "recognise"]

TOTAL = "totaal"
_DESCRIPTIVE = frozenset({"prov", "provincie", "cbs", "naam", "gemeente", "gemeentenaam"})
_LEAST_CLUSTERS = 2
_LEAST_CRITERIA = 10


@dataclass(frozen=True)
class Recognised:
    """The tables found, in the order of the files, and the sheets in which none was found."""

    tables: tuple[Table, ...]
    unrecognised: tuple[str, ...]


def recognise(sheets: Iterable[Sheet], names: GemeenteNames) -> Recognised:
    """The tables in some sheets; raises InputFileError when a table that is recognised cannot be used."""
    tables: list[Table] = []
    unrecognised: list[str] = []
    for sheet in sheets:
        found = [table for group in groups_of(sheet) for table in _tables(group, names)]
        tables.extend(found)
        if not found:
            unrecognised.append(sheet.title)
    return Recognised(tuple(tables), tuple(unrecognised))


def _tables(group: Group, names: GemeenteNames) -> Iterable[Table]:
    for segment in segments_of(group, names):
        found = [_weights(segment)] if segment.about is About.MAATSTAF else _by_gemeente(segment, names)
        yield from (table for table in found if table)


def _used(segment: Segment) -> list[int]:
    """The value columns in which at least one row or header holds something."""
    group = segment.group
    rows = (*group.heads, *group.body)
    return [column for column in segment.values if not all(is_blank(group.sheet.cell(row, column)) for row in rows)]


def _label(segment: Segment, head: int, column: int) -> str:
    return text_of(segment.group.sheet.cell(head, column))


def _by_gemeente(segment: Segment, names: GemeenteNames) -> list[Table | None]:
    """Units and payments may share one sheet and its municipalities: each column goes where its header belongs."""
    used = _used(segment)
    heads = segment.group.heads
    criteria = {
        head: [column for column in used if maatstaf_of(segment.group.sheet.cell(head, column))] for head in heads
    }
    best = max(heads, key=lambda head: len(criteria[head]))
    if len(criteria[best]) < _LEAST_CRITERIA:
        return [_payments(segment, heads[-1], used, names)]
    others = [column for column in used if column not in criteria[best]]
    payments = _payments(segment, best, others, names) if _amounts(segment, others) else None
    return [_units(segment, best, criteria[best] if payments else used, names), payments]


def _amounts(segment: Segment, columns: list[int]) -> bool:
    """Whether some columns beside the maatstaven look like payments."""
    labels = [text_of(segment.group.sheet.cell(segment.group.heads[-1], column)) for column in columns]
    return sum(label.casefold() not in _DESCRIPTIVE and not is_total(label) for label in labels) >= _LEAST_CLUSTERS


def _units(segment: Segment, head: int, used: list[int], names: GemeenteNames) -> Table:
    sheet = segment.group.sheet
    columns: dict[str, Column] = {}
    unused: list[str] = []
    for index in used:
        label, code = _label(segment, head, index), maatstaf_of(sheet.cell(head, index))
        if not code:
            unused.append(label or f"column {index + 1}")
        elif code in columns:
            raise InputFileError(_double(sheet, head, index, label, columns[code]))
        else:
            columns[code] = Column(index, label, code)
    rows, skipped = gemeente_rows(segment, tuple(columns.values()), names)
    return _table(Kind.UNITS, segment, head, (rows, skipped), columns, unused)


def _payments(segment: Segment, head: int, used: list[int], names: GemeenteNames) -> Table | None:
    sheet = segment.group.sheet
    columns: dict[str, Column] = {}
    unused: list[str] = []
    for index in used:
        label = _label(segment, head, index)
        if label.casefold() in _DESCRIPTIVE or is_total(label) or maatstaf_of(label) or _wordy(segment, index):
            unused.append(label)
        elif label.casefold() in columns:
            raise InputFileError(_double(sheet, head, index, label, columns[label.casefold()]))
        elif not label:
            raise InputFileError(
                f"{sheet.place(head, index)}: amounts without a header. Name the payment or empty the column."
            )
        else:
            columns[label.casefold()] = Column(index, label, label)
    if not columns:
        return None
    rows, skipped = gemeente_rows(segment, tuple(columns.values()), names)
    return _table(Kind.PAYMENTS, segment, head, (rows, skipped), columns, unused)


def _wordy(segment: Segment, column: int) -> bool:
    """Whether a column is a description: all its filled cells are words."""
    cells = [segment.group.sheet.cell(row, column) for row in segment.group.body]
    return all(is_label(cell) for cell in cells if not is_blank(cell))


def _weights(segment: Segment) -> Table | None:
    sheet = segment.group.sheet
    used = [column for column in _used(segment) if not _wordy(segment, column)]
    if len(used) < _LEAST_CLUSTERS:
        return None
    totals = [
        (head, column)
        for head in segment.group.heads
        for column in used
        if _label(segment, head, column).casefold() == TOTAL
    ]
    if not totals:
        raise InputFileError(
            f"{sheet.place(segment.group.heads[-1])}: the weights table has no column 'Totaal'. "
            "Add the euro per unit of all clusters together, or export the file again."
        )
    head, total = totals[-1]
    columns: dict[str, Column] = {}
    unused = [_label(segment, head, column) for column in _used(segment) if column not in used or column > total]
    for index in (column for column in used if column <= total):
        label = _label(segment, head, index)
        if not label or label.casefold() in columns:
            raise InputFileError(
                f"{sheet.place(head, index, label)}: a cluster column needs a name of its own. Correct the header."
            )
        columns[label.casefold()] = Column(index, label, TOTAL if index == total else label)
    return _table(Kind.WEIGHTS, segment, head, maatstaf_rows(segment, tuple(columns.values())), columns, unused)


def _table(
    kind: Kind, segment: Segment, head: int, found: Found, columns: dict[str, Column], unused: list[str]
) -> Table:
    rows, skipped = found
    return Table(
        kind,
        segment.group.sheet,
        head,
        rows,
        tuple(columns.values()),
        tuple(unused),
        tuple(index + 1 for index in skipped),
    )


def _double(sheet: Sheet, head: int, index: int, label: str, first: Column) -> str:
    return (
        f"{sheet.place(head, index, label)}: a second column for {first.key}, the first is column {first.index + 1} "
        f"({first.label}). Remove one of the two."
    )
