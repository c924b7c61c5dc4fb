"""The pages of figures, in a browser and by their addresses."""

import re

import pytest
from playwright.sync_api import Page, expect

from thorbecke import parameters
from thorbecke.datasets import newest
from thorbecke.numbers import dutch
from thorbecke.studies import figure_pages, national

HTML = {"accept": "text/html"}
SOME = 9


def test_every_figure_of_the_law_is_in_the_list_with_a_page(client) -> None:
    page = client.get("/cijfers", headers=HTML).text
    names = [page.name for chapter in figure_pages.chapters() for page in chapter.pages]
    assert [name for name in names if f'href="/cijfers/{name}"' not in page] == []
    assert [name for name in names[::SOME] if client.get(f"/cijfers/{name}", headers=HTML).status_code != 200] == []


def test_a_figure_is_found_by_its_article_and_its_neighbours_by_links(page: Page) -> None:
    page.goto("/cijfers")
    page.get_by_label("Zoek een cijfer").fill("fvw 10 uitkeringsfactor")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="uitkeringsfactor", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("uitkeringsfactor")
    expect(page.locator("pre").first).to_contain_text("ozb_aftrek.sum('gemeente')")
    page.get_by_role("link", name="algemene_uitkering").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("algemene_uitkering")


def test_a_search_without_result_says_so(client) -> None:
    assert "0 cijfers" in client.get("/cijfers?zoek=winstbelasting", headers=HTML).text


def test_the_value_of_the_nation_is_that_of_the_model(client) -> None:
    total = national.model_of(newest()).value("totaal").sum("gemeente").item()
    assert f"{dutch(total)} euro" in client.get("/cijfers/totaal", headers=HTML).text


def test_a_parameter_shows_every_value_with_its_source(client) -> None:
    parameter = parameters.load("accrespercentage")
    text = client.get(f"/cijfers/{parameter.name}", headers=HTML).text
    for value in parameter.values:
        assert str(value.first) in text
        assert value.source.partition(" ")[0] in text


def test_a_path_over_the_years_is_drawn_and_what_no_source_gives_is_a_question_mark(client) -> None:
    text = client.get("/cijfers/geplande_opschalingskorting", headers=HTML).text
    drawing = text.partition("<svg")[2].partition("</svg>")[0]
    unknown = [value for value in parameters.load("opschalingskorting_oorspronkelijk").values if value.amount is None]
    assert drawing.count(">?<") == len(unknown) == 3
    assert "<svg" not in client.get("/cijfers/accrespercentage", headers=HTML).text


def test_a_figure_is_explained_for_the_municipality_that_is_typed(page: Page) -> None:
    page.goto("/cijfers/algemene_uitkering")
    page.get_by_label("Haal dit cijfer uit elkaar").fill("beekdaelen")
    page.get_by_role("button", name="Leg uit").click()
    expect(page).to_have_url(re.compile("/gemeenten/GM1954/uitleg/algemene_uitkering"))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/cijfers/uitkeringsfaktor", "uitkeringsfactor"),
        ("/cijfers/totaal/uitleg?gemeente=Bekdalen", "Beekdaelen"),
    ],
)
def test_an_unknown_name_is_answered_with_the_closest(client, address, said) -> None:
    found = client.get(address)
    assert found.status_code == 404
    assert said in found.json()["detail"]
