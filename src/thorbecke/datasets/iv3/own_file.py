"""A municipality's own accounts: the reader of the files that finance officers make.

A file (text or workbook) with a heading row: `taakveld`, and either `lasten` and/or `baten` (and `salarissen`), or
`categorie` and `bedrag`. A column `gemeente` says of whom a row is, a column `jaar` of which year. Other columns are
passed over. Amounts are in thousands of euro, as in Iv3, unless told otherwise.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from thorbecke.datasets.files import (
    Notation,
    OwnTable,
    Sheet,
    find_table,
    fingerprint,
    is_blank,
    readings,
    settle,
    text_of,
)
from thorbecke.datasets.gemeenten import find_gemeente
from thorbecke.datasets.iv3.accounts import AMOUNTS, THOUSAND, Accounts, Report, frame, missing_in
from thorbecke.datasets.iv3.check import check_closing, check_coverage, check_scale, check_subtotals
from thorbecke.datasets.iv3.codes import taakvelden_in, unknown_taakveld
from thorbecke.datasets.provenance import Provenance
from thorbecke.errors import InputFileError, UnknownNameError

__all__ = ["OwnAccounts", "merge", "read_own_accounts"]

_HEADINGS = {
    "taakveld": ("taakveld", "taakveldbalanspost", "code"),
    "lasten": ("lasten",),
    "baten": ("baten",),
    "salarissen": ("salarissen", "l1.1"),
    "categorie": ("categorie", "economische categorie"),
    "bedrag": ("bedrag", "k_2eplaatsing_2", "waarde"),
    "gemeente": ("gemeente", "gemeenten", "gemeentecode"),
    "jaar": ("jaar", "verslagjaar", "boekjaar"),
}
_SALARIES = "L1.1"
_MOST_ROWS = 500_000  # all municipalities, their taakvelden and categories
_REMEDY = "Make a table with the columns taakveld, lasten and baten, in thousands of euro, for example: 6.71a;1250;40"


_Sums = dict[tuple[str, str], dict[str, float | None]]


@dataclass(frozen=True)
class OwnAccounts:
    """Accounts that a person gives: ready for `merge`, with what there is to remark."""

    accounts: Accounts
    gemeenten: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class _Line:
    """One amount in the file: whose, of what, how much as written, and where it stands."""

    gemeente: str
    taakveld: str
    side: str
    category: str
    amount: float
    place: str


@dataclass(frozen=True)
class _Asked:
    """What the file should be about, as the person says."""

    year: int
    gemeente: str | None
    notation: Notation | None


def read_own_accounts(
    path: Path,
    year: int,
    report: Report,
    *,
    gemeente: str | None = None,
    notation: Notation | None = None,
    in_euro: bool = False,
    partial: bool = False,
) -> OwnAccounts:
    """The accounts in a file, in euro.

    Raises InputFileError with file, row, column and remedy: for a file without the columns, a taakveld or municipality
    that is not of the year, another year, an amount that is no number or readable in two ways, a line that stands
    twice, amounts in euro where thousands are expected, and municipalities left out.
    """
    asked = _Asked(year, find_gemeente(gemeente, year) if gemeente else None, notation)
    sheet, lines = _lines(path, asked)
    _refuse_doubles(lines)
    unit = 1.0 if in_euro else THOUSAND
    sums = _sums(lines, unit)
    whose = tuple(sorted({code for code, _ in sums}))
    check_coverage(whose, year, sheet.title, partial=partial)
    remarks = [remark for code in whose for remark in _remarks(sums, code, year, sheet.title)]
    rows = [{"gemeente": code, "taakveld": field, **line} for (code, field), line in sorted(sums.items())]
    record = Provenance(
        title=f"Own {report} of {', '.join(whose[:3])}, {year}",
        publisher="the municipality",
        date=str(year),
        licence="not given",
        address=path.name,
        files=(fingerprint(path),),
    )
    accounts = Accounts(year, report, frame(rows), missing_in(year, set(whose)), record)
    return OwnAccounts(accounts, whose, tuple(remarks))


def _lines(path: Path, asked: _Asked) -> tuple[Sheet, list[_Line]]:
    table = find_table(path, _HEADINGS, _enough, "taakveld and lasten or baten", "amounts", _REMEDY, _MOST_ROWS)
    return table.sheet, list(_amounts(table, asked))


def _enough(columns: Collection[str]) -> bool:
    """Whether the columns name taakvelden and amounts, by side or by category."""
    amounts = {"lasten", "baten"} & set(columns) or {"categorie", "bedrag"} <= set(columns)
    return "taakveld" in columns and bool(amounts)


def _amounts(table: OwnTable, asked: _Asked) -> Iterator[_Line]:
    columns, sheet = table.columns, table.sheet
    sides = {side: side for side in AMOUNTS if side in columns} or {"": "bedrag"}
    notation = settle(table.texts(list(sides.values())), asked.notation)
    for row in table.rows:
        _check_year(sheet, row, columns.get("jaar"), asked.year)
        whose = _gemeente(sheet, row, columns.get("gemeente"), asked)
        taakveld = _taakveld(sheet, row, columns["taakveld"], asked.year)
        for side, column in sides.items():
            category = "" if side else _category(sheet, row, columns["categorie"])
            amount = _amount(sheet, row, columns[column], notation)
            for own in [side] if side else _sides(category):
                yield _Line(whose, taakveld, own, category, amount, table.place(row, column))


def _check_year(sheet: Sheet, row: int, column: int | None, year: int) -> None:
    found = str(year) if column is None else text_of(sheet.cell(row, column))
    if found != str(year):
        raise InputFileError(
            f"{sheet.place(row, column)}: the row is of '{found}', not of {year}. "
            "Give the rows of one year, with --year."
        )


def _gemeente(sheet: Sheet, row: int, column: int | None, asked: _Asked) -> str:
    if column is None:
        if asked.gemeente is None:
            raise InputFileError(f"{sheet.title} does not say of which municipality it is. Add --gemeente NAME.")
        return asked.gemeente
    try:
        found = find_gemeente(text_of(sheet.cell(row, column)), asked.year)
    except UnknownNameError as error:
        raise InputFileError(f"{sheet.place(row, column)}: {error}") from error
    if asked.gemeente not in (None, found):
        raise InputFileError(
            f"{sheet.place(row, column)}: the row is of {found}, but --gemeente says {asked.gemeente}."
        )
    return found


def _taakveld(sheet: Sheet, row: int, column: int, year: int) -> str:
    text = text_of(sheet.cell(row, column))
    code = text.split()[0] if text else ""
    if code in taakvelden_in(year):
        return code
    longer = f" Or is it {code}0, shortened by a spreadsheet? Make the column text." if _shortened(code, year) else ""
    raise InputFileError(f"{sheet.place(row, column)}: {unknown_taakveld(code, year)}{longer}")


def _shortened(code: str, year: int) -> bool:
    return f"{code}0" in taakvelden_in(year)


def _category(sheet: Sheet, row: int, column: int) -> str:
    """The code of a category, as in `L1.1 Salarissen en sociale lasten`."""
    category = text_of(sheet.cell(row, column)).split(" ")[0].upper()
    if category[:1] not in ("L", "B"):
        raise InputFileError(
            f"{sheet.place(row, column)}: '{category}' is no category of lasten or baten. "
            "It begins with L or B, as L1.1."
        )
    return category


def _sides(category: str) -> list[str]:
    """To what an amount of a category belongs: lasten (L), baten (B), and salarissen besides (L1.1)."""
    return ["lasten" if category[0] == "L" else "baten", *(["salarissen"] if category == _SALARIES else [])]


def _amount(sheet: Sheet, row: int, column: int, notation: Notation) -> float:
    cell = sheet.cell(row, column)
    if is_blank(cell):
        return 0.0
    value = cell if isinstance(cell, float) else readings(text_of(cell)).get(notation)
    if value is None:
        raise InputFileError(
            f"{sheet.place(row, column)}: '{text_of(cell)}' is not a number. Write thousands of euro, as 1250."
        )
    return value


def _refuse_doubles(lines: list[_Line]) -> None:
    seen: dict[tuple[str, str, str, str], str] = {}
    for line in lines:
        key = (line.gemeente, line.taakveld, line.side, line.category)
        if key in seen:
            raise InputFileError(
                f"{line.place}: taakveld {line.taakveld} stands here for the second time, first in {seen[key]}. "
                "Add the rows up, or make the column text: a spreadsheet turns 0.10 into 0.1."
            )
        seen[key] = line.place


def _sums(lines: list[_Line], unit: float) -> _Sums:
    """Amounts in euro by municipality and taakveld; a side that the file does not have at all is missing, not zero."""
    given = {line.side for line in lines} | ({"salarissen"} if any(line.category for line in lines) else set())
    empty = {side: 0.0 if side in given else None for side in AMOUNTS}
    sums: _Sums = {}
    for line in lines:
        amounts = sums.setdefault((line.gemeente, line.taakveld), dict(empty))
        amounts[line.side] = (amounts[line.side] or 0.0) + line.amount * unit
    return {key: amounts for key, amounts in sums.items() if any(amounts.values())}


def _remarks(sums: _Sums, gemeente: str, year: int, where: str) -> Iterator[str]:
    """What is to be known of the accounts of one municipality; raises InputFileError when they cannot be right."""
    own = {taakveld: amounts for (code, taakveld), amounts in sums.items() if code == gemeente}
    lasten = {taakveld: amounts["lasten"] or 0.0 for taakveld, amounts in own.items()}
    check_subtotals(lasten, where)
    remarks = [check_scale(lasten, gemeente, year, where)]
    if all(amounts[side] is not None for amounts in own.values() for side in ("lasten", "baten")):
        net = sum(lasten.values()) - sum(amounts["baten"] or 0.0 for amounts in own.values())
        remarks.append(check_closing(net, f"{where}, {gemeente}"))
    yield from filter(None, remarks)


def merge(own: OwnAccounts, base: Accounts | None) -> Accounts:
    """The accounts at hand with those a person gives in place of the same municipalities; alone when there are none."""
    import polars as pl

    if base is None:
        return own.accounts
    others = base.table.filter(~pl.col("gemeente").is_in(own.gemeenten))
    table = pl.concat([others, own.accounts.table]).sort("gemeente", "taakveld")
    missing = tuple(code for code in base.missing if code not in own.gemeenten)
    return Accounts(base.year, base.report, table, missing, _both(base.provenance, own))


def _both(base: Provenance, own: OwnAccounts) -> Provenance:
    """The record of accounts with those of a person in them; who gives a file anew is named once."""
    record = own.accounts.provenance
    return Provenance(
        title="; ".join(dict.fromkeys([*base.title.split("; "), record.title])),
        publisher=" and ".join(dict.fromkeys([*base.publisher.split(" and "), record.publisher])),
        date=base.date,
        licence=base.licence,
        address=base.address,
        note="; ".join(filter(None, [base.note, f"{', '.join(own.gemeenten)} from {record.address}"])),
        files=(*base.files, *record.files),
    )
