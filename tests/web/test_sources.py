"""The page of sources and assumptions says what the records say, and the README the same gaps."""

import re
from html import unescape
from pathlib import Path

from playwright.sync_api import Page, expect

from thorbecke import parameters, population
from thorbecke.studies import known_gaps, sources

ROOT = Path(__file__).parents[2]
ENGLISH = {"accept": "text/html", "accept-language": "en"}


def test_every_record_parameter_table_and_assumption_is_on_the_page(client) -> None:
    page = unescape(client.get("/bronnen", headers=ENGLISH).text)
    for record in (own for kind in sources.records() for own in kind.tables.values()):
        assert record.title in page
        assert record.publisher in page
        assert [file.name for file in record.files if file.name not in page] == []
    assert [name for name in parameters.names() if f'id="parameter-{name}"' not in page] == []
    assert [own.name for own in sources.figure_tables() if own.name not in page] == []
    assert [own.title for own in population.assumptions().values() if own.title not in page] == []


def test_every_record_names_publisher_date_and_licence() -> None:
    for record in (own for kind in sources.records() for own in kind.tables.values()):
        assert record.publisher
        assert record.date
        assert record.licence


def test_the_readme_names_the_same_gaps() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## What it does not do")[2].partition("\n## ")[0]
    plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", section.replace("*", ""))
    told = [" ".join(bullet.split()) for bullet in plain.split("\n- ")[1:]]
    assert told == [str(gap) for gap in known_gaps.KNOWN_GAPS]


def test_a_source_opens_by_keyboard_in_dutch(page: Page) -> None:
    page.goto("/bronnen")
    expect(page.get_by_role("heading", name="Wat het model niet doet")).to_be_visible()
    first = page.locator("#tabellen ~ details").first
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(first.get_by_text("Uitgever")).to_be_visible()
