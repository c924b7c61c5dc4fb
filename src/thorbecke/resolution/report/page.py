"""The report as one HTML page that needs nothing beside itself."""

from functools import cache
from pathlib import Path
from typing import Any

from thorbecke.resolution.effect import spread_of_gap
from thorbecke.resolution.front_page import FrontPage
from thorbecke.resolution.report.charts import gaps_svg
from thorbecke.resolution.report.words import BOUNDS, SIGNS, VERDICTS, answer, day, gap_of, label_of, mln, spans

__all__ = ["to_html"]

_FOLDER = Path(__file__).parent


@cache
def _template() -> Any:
    import jinja2

    loader = jinja2.FileSystemLoader(_FOLDER)
    found = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    found.filters |= {"mln": mln, "when": label_of, "gap": gap_of, "spans": spans, "day": day}
    found.globals |= {"SIGNS": SIGNS, "VERDICTS": VERDICTS, "BOUNDS": BOUNDS}
    return found.get_template("page.html.j2")


def to_html(page: FrontPage) -> str:
    """The report as a page: self-contained, readable without colour, with a style for paper."""
    return str(
        _template().render(
            page=page,
            shown=page.shown,
            shown_title=page.titles[page.latest],
            answer=answer(page),
            chart=gaps_svg(page),
            effect=spread_of_gap(page.shown),
            style=(_FOLDER / "page.css").read_text(encoding="utf-8"),
        )
    )
