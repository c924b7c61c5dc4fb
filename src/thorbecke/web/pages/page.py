"""Writing a page: the template, the language of the reader, and what every page needs."""

from functools import cache
from typing import Any

import jinja2
from fastapi import Request, Response
from fastapi.responses import HTMLResponse

from thorbecke import __version__
from thorbecke.studies import edition
from thorbecke.web import addresses
from thorbecke.web.language import Language, language_of
from thorbecke.web.look import FOLDER

__all__ = ["macros", "render", "wants_html", "write_page"]


@cache
def _templates() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(FOLDER / "templates")
    found = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    found.globals |= {"at": addresses, "version": __version__, "edition": edition}
    return found


def render(language: Language, template: str, **values: Any) -> str:
    """A template in a language; templates say `_("English text")` for every text."""
    return str(_templates().get_template(template).render(_words(language) | values))


def macros(language: Language, template: str) -> Any:
    """The macros of a template, to write parts of a page in a language."""
    return _templates().get_template(template).make_module(_words(language))


def _words(language: Language) -> dict[str, Any]:
    """What every template says texts and figures with."""
    return {
        "_": language.say,
        "language": language,
        "number": language.number,
        "exact": language.exact,
        "cell": language.cell,
        "day": language.day,
    }


def write_page(
    request: Request, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **values: Any
) -> Response:
    """A page in the language of the reader."""
    here = request.url.path
    whole = f"{here}?{request.url.query}" if request.url.query else here
    text = render(language_of(request), template, here=here, here_whole=whole, **values)
    return HTMLResponse(text, status, headers)


def wants_html(request: Request) -> bool:
    """Whether whoever asks reads pages: a browser does, a program asks for JSON or for anything."""
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")
