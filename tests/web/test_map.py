"""The map of the Netherlands, as a reader uses it."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from thorbecke import ask
from thorbecke.studies import charts, questions

ROOT = Path(__file__).parents[2]
HTML = {"accept": "text/html"}


def test_every_figure_that_is_offered_has_a_map_in_some_year(client) -> None:
    for figure in questions.map_figures():
        year = 2024 if figure.startswith(("balances", "grants:suppletie")) else 2025
        found = client.get("/kaart", params={"wat": figure, "jaar": year}, headers=HTML)
        assert found.status_code == 200, figure
        assert found.text.count('" data-x=') == 342, figure
        assert "style=" not in found.text


def test_the_map_is_small_and_its_colours_are_in_the_style_sheet(client) -> None:
    page = client.get("/kaart", headers=HTML).text
    drawing = re.search(r"<svg viewBox=\"-6.*?</svg>", page, re.DOTALL)
    assert drawing is not None
    assert len(drawing[0]) < 250_000
    sheet = (ROOT / "src/thorbecke/web/static/thorbecke.css").read_text(encoding="utf-8")
    classes = charts.classes_of([-4.0, -3.0, -2.0, -1.0, 1.0, 2.0, 3.0, 4.0])
    for key, colour in zip(classes.keys, classes.colours, strict=True):
        assert f".{key} {{ fill: " in sheet
        assert colour in sheet


def test_boundaries_are_those_of_the_year(client) -> None:
    assert client.get("/kaart?wat=early_warning:signals&jaar=2020", headers=HTML).text.count('" data-x=') == 355
    assert client.get("/kaart?wat=early_warning:signals&jaar=2025", headers=HTML).text.count('" data-x=') == 342


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("wat=grants:per_inwonr", 404, "grants:per_inwoner"),
        ("wat=early_warning:signals&jaar=2019", 404, "2020"),
        ("jaar=soon", 400, "2025"),
        ("figuur=x", 404, "not known in this address"),
        ("wat=balances:saldo_per_inwoner&jaar=2018", 404, "2018"),
        ("wat=effect_by_municipality:difference&scenario=voorjaarsnota-2023", 404, "voorjaarsnota-2024"),
    ],
)
def test_a_figure_that_is_not_there_is_told_with_its_remedy(client, address: str, status: int, told: str) -> None:
    found = client.get(f"/kaart?{address}", headers={"accept-language": "en"})
    assert (found.status_code, found.headers["content-type"]) == (status, "application/problem+json")
    assert told in found.json()["detail"]
    assert client.get(f"/kaart?{address}", headers=HTML).status_code == status


def test_the_script_beside_a_map_gives_its_figures() -> None:
    asked = questions.question("figure_by_municipality").asked(
        figure="effect_by_municipality:difference", year=2026, scenarios=("voorjaarsnota-2024",)
    )
    names: dict[str, Any] = {}
    exec(asked.python(), names)
    whole = ask("effect_by_municipality", scenarios=("voorjaarsnota-2024",), first=2026)
    assert [row["value"] for row in names["answer"].rows] == [row["difference"] for row in whole.rows]


# -- as a person ----------------------------------------------------------------------------------------------------


def test_the_map_tells_what_is_pointed_at_and_the_keys_walk_over_it(page: Page) -> None:
    page.goto("/kaart")
    page.locator('path[data-code="GM0363"]').hover(force=True)
    read = page.locator(".country__read")
    expect(read).to_contain_text("Amsterdam: ")
    page.locator(".country__drawing").focus()
    page.keyboard.press("ArrowDown")
    expect(read).not_to_contain_text("Amsterdam: ")
    page.keyboard.press("ArrowUp")
    expect(read.get_by_role("link")).to_have_attribute("href", re.compile(r"^/gemeenten/GM\d{4}$"))


def test_the_table_beside_it_sorts_and_filters(page: Page) -> None:
    page.goto("/kaart")
    table = page.locator("table.sortable")
    table.locator("th[data-key=value] button").click()
    first = table.locator("tbody tr").first.inner_text()
    answer = ask("figure_by_municipality")
    assert first.startswith(min(answer.rows, key=lambda row: row["value"])["name"])
    page.locator(".filterable input").fill("sudwest")
    expect(table.locator("tbody tr:visible")).to_have_count(1)
    expect(page.locator(".country__read")).to_contain_text("Súdwest-Fryslân")
