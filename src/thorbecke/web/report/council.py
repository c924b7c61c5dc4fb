"""The report of a municipality for its council, in Dutch or English."""

from base64 import b64encode
from functools import cache, lru_cache

from thorbecke import resolution
from thorbecke.errors import NotPublishedError
from thorbecke.studies import charts, council_report, questions, written
from thorbecke.web.language import Language
from thorbecke.web.pages.page import render

__all__ = ["council_html", "council_pdf", "council_style"]

_REMEMBERED = 16


def council_html(gemeente: str, language: Language) -> str:
    """The report as one page of HTML; raises UnknownNameError with suggestions for an unknown municipality."""
    report = council_report.council_report(gemeente, _agreements())
    drawn = {chapter.name: _drawing(chapter, language) for chapter in report.chapters}
    told = [chapter for chapter in report.chapters if chapter.answer]
    left_out = [chapter for chapter in report.chapters if not chapter.answer]
    return render(language, "council.html.j2", report=report, drawn=drawn, told=told, left_out=left_out)


def council_style() -> str:
    """The style that stands in the report."""
    return render(Language("en"), "council.css")


@lru_cache(maxsize=_REMEMBERED)
def council_pdf(gemeente: str, language: Language) -> bytes:
    """The report on paper, as PDF/UA; raises as `council_html` does, and OutputError where no PDF can be made."""
    return written.to_pdf(council_html(gemeente, language))


def _drawing(chapter: council_report.Chapter, language: Language) -> str:
    """The chart of a chapter as the address of an image within the page; empty where there is none."""
    if chapter.asked is None or not questions.is_drawn(chapter.asked):
        return ""
    try:
        drawing = charts.inline(questions.chart_of(chapter.asked, language.code), language.say(chapter.heading))
    except NotPublishedError:
        return ""
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"


@cache
def _agreements() -> tuple[str, ...]:
    """The agreements to date, as the resolution names them."""
    return resolution.read(resolution.RESOLUTION).resolution.so_far
