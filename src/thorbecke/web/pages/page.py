"""Writing a page: the template, the language of the reader, and what every page needs."""

from functools import cache
from typing import Any

import jinja2
from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from thorbecke import __version__
from thorbecke.studies import edition
from thorbecke.web import addresses
from thorbecke.web.language import language_of
from thorbecke.web.look import FOLDER

__all__ = ["macros", "wants_html", "write_page"]


@cache
def _templates() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(FOLDER / "templates")
    found = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    found.globals |= {"at": addresses, "version": __version__, "edition": edition}
    return found


def write_page(
    request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **values: Any
) -> Response:
    """A page in the language of the reader; templates say `_("English text")` for every text."""
    text = _templates().get_template(template).render(**_context(request), **values)
    return HTMLResponse(text, status, headers)


def macros(request: Request, template: str) -> Any:
    """The macros of a template, to write parts of a page in the language of the reader."""
    return _templates().get_template(template).make_module(_context(request))


def _context(request: Request) -> dict[str, Any]:
    """What every template may use."""
    language = language_of(request)
    return {
        "_": language.say,
        "language": language,
        "number": language.number,
        "cell": language.cell,
        "here": request.url.path,
        "here_whole": f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path,
    }


def wants_html(request: Request) -> bool:
    """Whether whoever asks reads pages: a browser does, a program asks for JSON or for anything."""
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")
