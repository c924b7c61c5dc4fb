"""The report as a PDF: the same page, on paper."""

from thorbecke.resolution.front_page import FrontPage
from thorbecke.resolution.report.page import to_html
from thorbecke.studies import written

__all__ = ["to_pdf"]


def to_pdf(page: FrontPage) -> bytes:
    """The page as an accessible PDF (PDF/UA); raises OutputError, with the remedy, when it cannot be made here."""
    return written.to_pdf(to_html(page))
