"""What each row of a segment is about: every row with figures is a municipality, maatstaf, payment line or total."""

from thorbecke.datasets.maatstaven import find_maatstaf
from thorbecke.datasets.rekenmodel.gemeente_names import GemeenteNames
from thorbecke.datasets.rekenmodel.groups import is_total
from thorbecke.datasets.rekenmodel.keys import Segment
from thorbecke.datasets.rekenmodel.sheets import is_blank, text_of
from thorbecke.datasets.rekenmodel.tables import Column, Row
from thorbecke.errors import InputFileError, UnknownNameError

__all__ = ["Found", "gemeente_rows", "maatstaf_rows"]

Found = tuple[tuple[Row, ...], tuple[int, ...]]


def _words(segment: Segment, row: int) -> list[tuple[int, str]]:
    """The filled key cells of a row: column and text."""
    sheet = segment.group.sheet
    return [
        (column, text_of(sheet.cell(row, column))) for column in segment.keys if not is_blank(sheet.cell(row, column))
    ]


def _skippable(segment: Segment, row: int, columns: tuple[Column, ...]) -> bool:
    """A total or a note: rows that carry no figures of their own."""
    if any(is_total(text) for _, text in _words(segment, row)):
        return True
    return all(is_blank(segment.group.sheet.cell(row, column.index)) for column in columns)


def _one_key(segment: Segment, row: int) -> str | None:
    found = {column: rows[row] for column, rows in segment.keys.items() if row in rows}
    if len(set(found.values())) > 1:
        said = ", ".join(
            f"'{text_of(segment.group.sheet.cell(row, column))}' is {key}" for column, key in found.items()
        )
        raise InputFileError(
            f"{segment.group.sheet.place(row)}: its columns name more than one {segment.about} ({said}). "
            "Correct the code or the name."
        )
    return next(iter(found.values()), None)


def _unique(segment: Segment, rows: list[Row]) -> tuple[Row, ...]:
    first: dict[str, Row] = {}
    for row in rows:
        double = first.setdefault(row.key.casefold(), row)
        if double is not row:
            column = next(iter(segment.keys))
            raise InputFileError(
                f"{segment.group.sheet.place(row.index, column)}: a second row for {row.key}, the first is row "
                f"{double.index + 1}. Remove one of the two."
            )
    return tuple(rows)


def gemeente_rows(segment: Segment, columns: tuple[Column, ...], names: GemeenteNames) -> Found:
    """The municipality of each row, and the rows skipped; raises InputFileError for an unknown one."""
    rows: list[Row] = []
    skipped: list[int] = []
    for index in segment.group.body:
        key = _one_key(segment, index)
        if key is None and _skippable(segment, index, columns):
            skipped.append(index)
        else:
            rows.append(Row(index, key or _other_spelling(segment, index, names)))
    return _unique(segment, rows), tuple(skipped)


def _other_spelling(segment: Segment, row: int, names: GemeenteNames) -> str:
    words = _words(segment, row)
    sheet = segment.group.sheet
    if not words:
        raise InputFileError(
            f"{sheet.place(row)}: figures without a municipality. Add its name or code, or remove the row."
        )
    column, text = words[-1]
    try:
        return names.find(text)
    except UnknownNameError as error:
        raise InputFileError(f"{sheet.place(row, column)}: {error} Correct the cell or remove the row.") from error


def maatstaf_rows(segment: Segment, columns: tuple[Column, ...]) -> Found:
    """The maatstaf or payment line of each row, and the rows skipped; raises InputFileError for an unknown code."""
    rows: list[Row] = []
    skipped: list[int] = []
    lines = _line_column(segment)
    for index in segment.group.body:
        key = _one_key(segment, index)
        if key is None and _skippable(segment, index, columns):
            skipped.append(index)
        else:
            rows.append(Row(index, key) if key else Row(index, _payment_line(segment, index, lines), payment=True))
    return _unique(segment, rows), tuple(skipped)


def _line_column(segment: Segment) -> int:
    """The key column with most words in it: payment lines have a name but no code."""
    sheet = segment.group.sheet
    return max(
        segment.keys, key=lambda column: sum(not is_blank(sheet.cell(row, column)) for row in segment.group.body)
    )


def _payment_line(segment: Segment, row: int, lines: int) -> str:
    sheet = segment.group.sheet
    words = dict(_words(segment, row))
    for column in words.keys() - {lines}:
        try:
            find_maatstaf(words[column])
        except UnknownNameError as error:
            raise InputFileError(f"{sheet.place(row, column)}: {error}") from error
    if lines not in words:
        raise InputFileError(
            f"{sheet.place(row)}: figures without a name. Add the maatstaf or payment, or remove the row."
        )
    return words[lines]
