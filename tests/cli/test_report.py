"""`thorbecke report` writes two to four pages, in Dutch or English, and says in one line what cannot be."""

import re

import pytest
import weasyprint

from tests.pdf import streams
from thorbecke.datasets import gemeenten_in

TWO_TO_FOUR = range(2, 5)


def pages(html: str) -> int:
    return len(weasyprint.HTML(string=html).render().pages)


@pytest.mark.parametrize("gemeente", ["Beekdaelen", "Amsterdam", "Schiermonnikoog", "Vijfheerenlanden"])
def test_the_report_of_any_municipality_is_two_to_four_pages(thorbecke, tmp_path, gemeente):
    path = tmp_path / "report.html"
    assert thorbecke("report", gemeente, "-o", str(path)).code == 0
    text = path.read_text(encoding="utf-8")
    assert f"<h1>{gemeente} en het gemeentefonds</h1>" in text
    assert pages(text) in TWO_TO_FOUR


def test_the_pdf_is_tagged_for_readers_with_an_aid(thorbecke, tmp_path):
    path = tmp_path / "report.pdf"
    done = thorbecke("report", "Beekdaelen", "--language", "en", "--output", str(path))
    assert (done.code, done.out) == (0, f"Written: {path}.\n")
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"pdfuaid" in streams(content)


def test_the_report_says_the_same_figures_in_both_languages(thorbecke, tmp_path):
    numbers = {}
    for language in ("nl", "en"):
        path = tmp_path / f"{language}.html"
        assert thorbecke("report", "Beekdaelen", "--language", language, "-o", str(path)).code == 0
        text = path.read_text(encoding="utf-8")
        assert text.count('src="data:image/svg+xml') == 3
        cells = re.findall(r'<td class="number">([^<]*)</td>', text)
        numbers[language] = [re.sub(r"[.,]", "", cell) for cell in cells if cell[:1].isdigit() or cell[:1] == "-"]
    assert numbers["nl"] == numbers["en"]
    assert "Nothing here is a decision" in text


def test_by_default_it_is_a_pdf_here_named_after_the_municipality(thorbecke, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert thorbecke("report", "Urk").out == "Written: rapport-GM0184.pdf.\n"
    assert gemeenten_in(2025)["GM0184"] == "Urk"
    assert (tmp_path / "rapport-GM0184.pdf").stat().st_size


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("report Bekdalen", "Beekdaelen"),
        ("report Beekdaelen -o report.docx", "--format"),
        ("report Beekdaelen --language fr", "'nl', 'en'"),
        ("report Beekdaelen --format docx", "'pdf', 'html'"),
        ("report Beekdaelen -o nowhere/report.html", "nowhere"),
    ],
)
def test_what_cannot_be_is_one_clear_line(thorbecke, words, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = thorbecke(*words.split())
    assert done.code == 2
    assert message in done.err
    assert done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
