"""Workbooks built from the exports, since the ministry's own workbook was not at hand."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
from tests.datasets.rekenmodel.exports import Grid

_MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OPENDOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(f'xmlns:{name}="{_OPENDOCUMENT}:{name}:1.0"' for name in ("office", "table", "text"))
_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_OPENDOCUMENT}:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIMETYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def write_xlsx(path: Path, sheets: dict[str, Grid]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, grid in sheets.items():
            sheet = book.add_worksheet(name)
            for index, row in enumerate(grid):
                sheet.write_row(index, 0, [None if cell == "" else cell for cell in row])
    return path


def _cell(cell: str | float) -> str:
    if cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{cell!r}"/>'


def write_ods(path: Path, sheets: dict[str, Grid]) -> Path:
    """A bare OpenDocument spreadsheet: odfdo needs ten seconds for one sheet of this size."""
    tables = "".join(
        f"<table:table table:name={quoteattr(name)}>"
        + "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in grid)
        + "</table:table>"
        for name, grid in sheets.items()
    )
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr(
            "content.xml", f'<office:document-content {_NAMES} office:version="1.2">{body}</office:document-content>'
        )
    return path
