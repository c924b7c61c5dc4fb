"""Answers written down: as JSON, CSV and workbooks, and their cells as people read them."""

from thorbecke.studies.written.numbers import decimals_of, shown
from thorbecke.studies.written.pdf import to_pdf
from thorbecke.studies.written.text import to_csv, to_json_text
from thorbecke.studies.written.workbook import to_ods, to_xlsx

__all__ = ["decimals_of", "shown", "to_csv", "to_json_text", "to_ods", "to_pdf", "to_xlsx"]
