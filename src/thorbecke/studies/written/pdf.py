"""A page of HTML as a PDF that readers with an aid can read too (PDF/UA)."""

from thorbecke.errors import OutputError

__all__ = ["to_pdf"]


def to_pdf(html: str) -> bytes:
    """The page on paper, tagged; raises OutputError, with the remedy, when it cannot be made here."""
    try:
        import weasyprint
    except ImportError as error:
        raise OutputError(
            "A PDF needs the package weasyprint: install it with 'pip install weasyprint', or choose --format html."
        ) from error
    except OSError as error:
        # weasyprint loads Pango when it is imported.
        raise OutputError(
            "A PDF needs system libraries that are not here: on Debian 'apt-get install libpango-1.0-0 "
            "libpangoft2-1.0-0 libharfbuzz-subset0'. Or choose --format html."
        ) from error
    content: bytes = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return content
