"""Answers as workbooks: a sheet each, figures as numbers, notes and sources under the rows."""

import io
from collections.abc import Sequence
from typing import Any

from thorbecke.studies.answer import Answer, Column, Kind

__all__ = ["to_ods", "to_xlsx"]

_FORMATS: dict[Kind, str] = {
    "euro": "#,##0",
    "cents": "#,##0.00",
    "units": "#,##0.00",
    "rate": "#,##0.00####",
    "factor": "0.000",
    "number": "#,##0",
    "percent": "0.00",
    "change": "#,##0;-#,##0;",
}
_WIDEST = 60
_LONGEST_SHEET_NAME = 31


def _sheet_name(answer: Answer, number: int, names: Sequence[str]) -> str:
    if names:
        return names[number - 1][:_LONGEST_SHEET_NAME]
    own = answer.municipality.name if answer.municipality else str(answer.question[1])
    plain = "".join(char for char in own if char not in "[]:*?/\\'")
    return (f"{number} {plain}" if number > 1 else plain)[:_LONGEST_SHEET_NAME]


def _below(answer: Answer) -> list[str]:
    return [*answer.notes, *(f"Source: {source}" for source in answer.sources)]


def _cells(answer: Answer, row: Any) -> list[Any]:
    return [row.get(column.key) for column in answer.columns]


def _width(answer: Answer, column: Column) -> int:
    return min(_WIDEST, max([len(column.heading), *(len(str(row.get(column.key) or "")) for row in answer.rows)]) + 2)


def to_xlsx(answers: Sequence[Answer], names: Sequence[str] = ()) -> bytes:
    """The answers as an Excel workbook, a sheet each, by these names or by that of their municipality."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        bold, small = book.add_format({"bold": True}), book.add_format({"italic": True, "font_size": 9})
        for number, answer in enumerate(answers, 1):
            sheet = book.add_worksheet(_sheet_name(answer, number, names))
            sheet.write(0, 0, answer.title, bold)
            for place, column in enumerate(answer.columns):
                style = book.add_format({"num_format": _FORMATS[column.kind]} if column.kind != "text" else {})
                sheet.set_column(place, place, _width(answer, column), style)
                sheet.write(2, place, column.heading, bold)
            for line, row in enumerate(answer.rows, 3):
                sheet.write_row(line, 0, _cells(answer, row), bold_row(book, answer, line - 3))
            for line, text in enumerate(_below(answer), len(answer.rows) + 4):
                sheet.write(line, 0, text, small)
            sheet.freeze_panes(3, 0)
    return content.getvalue()


def bold_row(book: Any, answer: Answer, place: int) -> Any:
    """The format of a row that carries a total, None for any other."""
    return book.add_format({"bold": True, "num_format": "#,##0.00"}) if place in answer.strong else None


def to_ods(answers: Sequence[Answer], names: Sequence[str] = ()) -> bytes:
    """The answers as an OpenDocument spreadsheet, a sheet each, by these names or by that of their municipality."""
    from odfdo import Document, Row, Table

    book = Document("spreadsheet")
    book.body.clear()
    for number, answer in enumerate(answers, 1):
        sheet = Table(_sheet_name(answer, number, names))
        lines: list[list[Any]] = [[answer.title], [], [column.heading for column in answer.columns]]
        lines += [_cells(answer, row) for row in answer.rows]
        lines += [[], *([text] for text in _below(answer))]
        for line in lines:
            row = Row()
            row.set_values(line)
            sheet.append_row(row, clone=False)
        book.body.append(sheet)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
