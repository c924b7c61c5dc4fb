"""What a person sees: pages and the REST API. Every figure comes from a study; nothing is computed here."""

from thorbecke.web.app import create_app
from thorbecke.web.language import Language
from thorbecke.web.report import council_html, council_pdf
from thorbecke.web.run import missing_files, run
from thorbecke.web.settings import Settings, environment_of

__all__ = [
    "Language",
    "Settings",
    "council_html",
    "council_pdf",
    "create_app",
    "environment_of",
    "missing_files",
    "run",
]
