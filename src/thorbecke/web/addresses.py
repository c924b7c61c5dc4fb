"""Every address in one place: pages and files link by these, so that an address is written once."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from thorbecke.datasets import CircularYear
from thorbecke.scenarios import packed
from thorbecke.studies import edition, questions
from thorbecke.web.look import look

__all__ = [
    "EDITION",
    "answer_page",
    "council_report",
    "drawing",
    "everything",
    "explanation",
    "figure_page",
    "municipality_page",
    "packed",
    "query",
    "share",
    "static",
    "static_folder",
]

EDITION = "editie"
_SCENARIO_TEXT = "own"


def query(arguments: Mapping[str, questions.Value]) -> str:
    """Arguments as the part of an address behind the question mark; what is left open is left out."""
    pairs = [(name, value) for name, value in arguments.items() if value is not None and value != ()]
    return urlencode([(name, _plain(name, value)) for name, value in pairs], doseq=True)


def _plain(name: str, value: questions.Value) -> object:
    """A value in an address; the text of a scenario is packed."""
    if name == _SCENARIO_TEXT:
        return packed(str(value))
    return str(value).lower() if isinstance(value, bool) else value


def answer_page(asked: questions.Asked, form: str = "") -> str:
    """The page of an answer, or the same as a file (`form`: csv, json, xlsx or ods)."""
    arguments = query(asked.given)
    path = f"/antwoorden/{asked.question.name}{form and '.'}{form}"
    return f"{path}?{arguments}" if arguments else path


def drawing(asked: questions.Asked) -> str:
    """The chart of an answer, to stand in a page."""
    return f"/tekeningen/{asked.question.name}?{query(asked.given)}"


def share(asked: questions.Asked) -> str:
    """An address whose numbers never change: it names the edition of rules and figures that they rest on."""
    return f"/antwoorden/{asked.question.name}?{query({**asked.given, EDITION: edition()})}"


def municipality_page(code: str, part: str = "") -> str:
    """The page of a municipality, or a part of it."""
    return f"/gemeenten/{code}/{part}" if part else f"/gemeenten/{code}"


def council_report(code: str, form: str) -> str:
    """The report for the council of a municipality (`form`: pdf or html)."""
    return f"{municipality_page(code, 'rapport')}.{form}"


def explanation(code: str, figure: str, which: CircularYear, line: str | None = None) -> str:
    """The page that takes a figure of a municipality apart, or one line of it."""
    arguments = query({"circular": str(which.circular), "year": which.year, "line": line})
    return f"{municipality_page(code, 'uitleg')}/{quote(figure)}?{arguments}"


def everything(code: str, which: CircularYear, form: str) -> str:
    """A workbook (`form`: xlsx or ods) with all there is about a municipality."""
    return f"{municipality_page(code, 'alles')}.{form}?{query({'stand': which.folder})}"


def figure_page(name: str) -> str:
    """The page of a figure of the law."""
    return f"/cijfers/{quote(name)}"


def static_folder() -> str:
    """Where the files lie that never change while they keep their address."""
    return f"/static/{look()}"


def static(name: str) -> str:
    """A file that this server hands out as it is."""
    return f"{static_folder()}/{name}"
