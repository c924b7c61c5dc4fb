"""The gaps as a picture: bars by year, a panel for each package and article, a question mark where it is not known."""

from typing import Any

from thorbecke.resolution.front_page import FrontPage
from thorbecke.resolution.results import STRUCTURAL
from thorbecke.studies import charts

__all__ = ["gaps_chart", "gaps_svg"]

_NOT_MET, _UNKNOWN = "#b3261e", "#4a4f55"
_WIDEST, _HEIGHT, _BETWEEN = 800, 110, 30


def gaps_svg(page: FrontPage) -> str:
    """The chart of the gaps as an SVG; empty where no article is about money."""
    chart = gaps_chart(page)
    if chart is None:
        return ""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(chart.to_json(), allowed_base_urls=[]))


def gaps_chart(page: FrontPage, spoken: charts.Spoken = "nl") -> Any:
    """The known gap in mln euro by year under every article about money, in a language; None where there is none."""
    words = charts.Words(spoken)
    rows = _rows(page, words)
    if not rows:
        return None
    import altair as alt

    articles = list(dict.fromkeys(row["artikel"] for row in rows))
    order = list(dict.fromkeys(row["jaar"] for row in rows))
    years = alt.X("jaar:N", title=None, sort=order, axis=alt.Axis(labelAngle=-90))
    axis = alt.Axis(format=",d", tickCount=4)
    bars = alt.Chart().transform_filter("datum.gat > 0").mark_bar(color=_NOT_MET)
    bars = bars.encode(years, alt.Y("gat:Q", title=words.say("mln euro tekort"), axis=axis))
    marks = alt.Chart().mark_text(color=_UNKNOWN, dy=-6, fontSize=11, fontWeight="bold")
    marks = marks.encode(years, alt.Y("gat:Q"), alt.Text("teken:N"))
    # A title breaks at its colon: two lines fit above a panel where one does not.
    titles = alt.Header(labelExpr="split(datum.label, ': ')", labelFontSize=10, labelLimit=150, labelLineHeight=12)
    return (
        alt.layer(bars, marks, data=alt.InlineData(values=rows))
        .properties(width=_WIDEST // len(page.titles) - _BETWEEN, height=_HEIGHT)
        .facet(
            row=alt.Row("artikel:N", title=None, sort=articles, header=alt.Header(labelFontWeight="bold")),
            column=alt.Column("pakket:N", title=None, sort=list(page.titles), header=titles),
        )
        .configure(font="sans-serif", locale={"number": words.numbers})
        .configure_view(stroke="#dddddd")
    )


def _rows(page: FrontPage, words: charts.Words) -> list[dict[str, Any]]:
    """One row for each package, article about money and year."""
    return [
        {
            "artikel": words.say("Artikel {article}", article=article.id),
            "pakket": title,
            "jaar": words.say("daarna") if when == STRUCTURAL else when,
            "gat": gap or 0.0,
            "teken": "" if gap is not None and when not in article.gap_at_least else "?",
        }
        for title, found in zip(page.titles, page.checks, strict=True)
        for article in found.articles
        for when, gap in article.gap_mln.items()
    ]
