"""The report says what the check says, in every form."""

import importlib
import json
import re
import sys
from functools import partial
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.pdf import streams
from thorbecke.errors import OutputError
from thorbecke.resolution import effect_of_gap, front_page, read, to_html, to_markdown, to_pdf

PAGE = front_page(read("resolutie-2021"))
HTML = to_html(PAGE)
DUTCH = {"met": "gehaald", "not_met": "niet gehaald", "unknown": "niet te zeggen"}


class Cells(HTMLParser):
    """The verdict of every article and package as the page marks it, with the words that stand there."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        own = dict(attrs)
        if tag == "td" and "data-article" in own:
            self.found.append([own["data-article"], own["data-verdict"], ""])
            self.inside = True

    def handle_endtag(self, tag):
        if tag == "td":
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.found[-1][2] += data


def test_the_page_has_every_article_and_the_verdict_of_the_json():
    cells = Cells()
    cells.feed(HTML)
    packages = PAGE.to_json()["packages"]
    said = [
        (own["id"], own["verdict"]) for place in range(4) for own in (found["articles"][place] for found in packages)
    ]
    assert [(article, verdict) for article, verdict, _ in cells.found] == said
    for _, verdict, words in cells.found:
        assert DUTCH[verdict] in words


def test_the_page_answers_its_question_with_the_amount_that_lacks_for_good():
    assert "<h1>Is het dak gerepareerd?</h1>" in HTML
    assert "Nee. Van de 4 artikelen is er geen gehaald" in HTML
    assert "ten minste 300 miljoen euro per jaar tekort" in HTML


def test_the_page_needs_nothing_beside_itself():
    assert "<svg" in HTML
    for tag, attribute in (("link", "href"), ("script", "src"), ("img", "src")):
        assert not re.search(rf"<{tag}[^>]*{attribute}=", HTML)
    assert "@import" not in HTML


def test_the_page_can_be_read_without_seeing():
    assert '<html lang="nl">' in HTML
    assert HTML.count("<h1") == 1
    assert re.search(r'<figure role="group" aria-label="[^"]+', HTML)
    for heading in re.findall(r"<th(?=[ >])[^>]*>", HTML):
        assert 'scope="' in heading
    levels = [int(level) for level in re.findall(r"<h(\d)", HTML)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_text_from_a_file_cannot_become_markup(tmp_path):
    from thorbecke.resolution import template

    path = tmp_path / "x.yaml"
    path.write_text(template("x", 2026).replace("Is het geregeld?", "Is <b>dit</b> zo?"), encoding="utf-8")
    assert "Is &lt;b&gt;dit&lt;/b&gt; zo?" in to_html(front_page(read(path)))


def test_markdown_has_every_article_verdict_and_source():
    text = to_markdown(PAGE)
    for article in PAGE.shown.articles:
        assert f"### Artikel {article.id}. {article.title}: {DUTCH[article.verdict.value]}" in text
    assert all(f"- {source}" in text for source in PAGE.shown.sources)


def test_closing_the_gap_adds_up_over_the_municipalities():
    rows = effect_of_gap(PAGE.shown)
    assert len(rows) == 342
    assert sum(row["euro"] for row in rows) == pytest.approx(300e6)
    assert effect_of_gap(PAGE.checks[-1]) == []


def test_a_pdf_is_an_accessible_one():
    try:
        importlib.import_module("weasyprint")
    except OSError:
        with pytest.raises(OutputError, match="apt-get install"):
            to_pdf(PAGE)
        return
    content = to_pdf(PAGE)
    assert content.startswith(b"%PDF-")
    assert b"pdfuaid" in streams(content)


def test_a_pdf_that_cannot_be_made_names_the_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(OutputError, match="pip install weasyprint"):
        to_pdf(PAGE)


# -- the command ----------------------------------------------------------------------------------------------------


@pytest.fixture
def run(thorbecke, monkeypatch, tmp_path):
    """Run `thorbecke resolution` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return partial(thorbecke, "resolution")


def test_check_gives_the_articles_as_json(run):
    found = run("check", "resolutie-2021", "--format", "json").json
    assert found["command"] == "resolution check"
    assert [(own["id"], own["verdict"]) for own in found["articles"]] == [
        ("1", "met"),
        ("2", "met"),
        ("3", "not_met"),
        ("4", "met"),
    ]
    assert set(found["articles"][0]) >= {"id", "title", "verdict", "gap_mln", "conditions", "unlocks"}


def test_check_counts_the_agreements_to_date_on_demand(run):
    found = run("check", "--so-far", "--year", "2026", "--format", "json").json
    assert found["left_out"] == []
    assert found["articles"][0]["gap_mln"]["2026"] == 300


def test_the_report_is_written_in_every_form(run, tmp_path):
    done = run("report", "--output", "out")
    assert done.code == 0, done.err
    made = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert made >= {".html", ".md", ".json"}
    assert "Is het dak gerepareerd?" in done.out
    assert json.loads((tmp_path / "out/resolutie-2021.json").read_text())["question"] == "Is het dak gerepareerd?"


def test_a_resolution_of_ones_own_goes_from_template_to_report(run, tmp_path):
    assert run("new", "raad.yaml").code == 0
    assert "is right: 2 articles, 3 conditions" in run("validate", "raad.yaml").out
    done = run("check", "--so-far", "--resolution", "raad.yaml", "-o", "raad.html")
    assert done.code == 0, done.err
    assert "Is het geregeld?" in (tmp_path / "raad.html").read_text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check", "voorjaarsnota-2026"], "Did you mean voorjaarsnota-2025"),
        (["check", "--reading", "explantion"], "Did you mean explanation?"),
        (["check", "--year", "2019"], "2022 to 2029"),
        (["check", "--format", "pdf"], "add --output FILE.pdf"),
        (["check", "-o", "x.docx"], "add --format"),
        (["check", "--resolution", "resolutie"], "Did you mean resolutie-2021"),
        (["new", "raad.txt"], "call it raad.yaml"),
        (["validate", "missing.yaml"], "cannot be read"),
        (["show", "resolutie-2020"], "Did you mean resolutie-2021"),
    ],
)
def test_bad_input_is_refused_in_one_line_with_a_remedy(run, words, told):
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert done.err.count("\n") == 1
