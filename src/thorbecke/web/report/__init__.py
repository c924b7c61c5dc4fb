"""Reports to print and to hand round: a page that needs nothing beside itself, and the same as a PDF."""

from thorbecke.web.report.council import council_html, council_pdf, council_style

__all__ = ["council_html", "council_pdf", "council_style"]
