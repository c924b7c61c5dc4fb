"""The front page, as a reader sees it, and as a program reads its address."""

import pytest
from playwright.sync_api import Browser, Page, expect

from thorbecke import resolution

HTML = {"accept": "text/html"}
PACKAGES = {package.id: package.scenarios for package in resolution.read(resolution.RESOLUTION).resolution.packages}
CLOSED = "details.roof-article"


def shown(page: Page) -> dict[str, str]:
    """The verdict on each article as the page marks it."""
    found = page.locator(CLOSED).all()
    return {str(own.get_attribute("data-article")): str(own.get_attribute("data-verdict")) for own in found}


def told(thorbecke, *words: str) -> dict[str, str]:
    """The verdict on each article as the command line gives it."""
    found = thorbecke("resolution", "check", *words, "--format", "json").json
    return {article["id"]: article["verdict"] for article in found["articles"]}


def test_the_front_page_asks_the_question_and_answers_it_first(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is het dak gerepareerd?")
    expect(page.locator(".roof__word")).to_have_text("Nee.")
    expect(page.locator(".roof")).to_contain_text("ten minste 300 miljoen euro per jaar tekort")
    tops = [own.evaluate("node => node.getBoundingClientRect().top") for own in page.locator(f".roof, {CLOSED}").all()]
    assert tops == sorted(tops)
    assert tops[1] < page.evaluate("window.innerHeight")


def test_without_a_choice_the_agreements_to_date_count(page: Page, thorbecke) -> None:
    page.goto("/")
    assert shown(page) == told(thorbecke, "--so-far")


@pytest.mark.parametrize("package", PACKAGES)
def test_the_verdict_is_that_of_the_command_line(page: Page, thorbecke, package) -> None:
    page.goto(f"/?pakket={package}")
    assert shown(page) == told(thorbecke, *PACKAGES[package])
    row = page.locator(f"tr[data-package='{package}'] td")
    assert [own.get_attribute("data-verdict") for own in row.all()] == list(shown(page).values())


@pytest.mark.parametrize(("reading", "bound"), [("explanation", "best"), ("decision-points", "upper")])
def test_a_reading_and_a_bound_give_what_the_command_line_gives(page: Page, thorbecke, reading, bound) -> None:
    page.goto(f"/?pakket=2024&lezing={reading}&raming={bound}")
    assert shown(page) == told(thorbecke, *PACKAGES["2024"], "--reading", reading, "--bound", bound)


def test_agreements_of_ones_own_are_chosen_by_form_without_scripts(browser: Browser, server: str, thorbecke) -> None:
    context = browser.new_context(base_url=server, locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    page.goto("/?pakket=geen")
    page.get_by_label("Voorjaarsnota 2024", exact=True).check()
    page.get_by_label("Welke artikelen voorwaarde zijn voor de rest").select_option("explanation")
    page.get_by_role("button", name="Toets deze afspraken").click()
    assert "pakket=eigen" in page.url
    assert shown(page) == told(thorbecke, "voorjaarsnota-2024", "--reading", "explanation")
    page.get_by_role("link", name="2021: coalitieakkoord en arbitrage").first.click()
    assert shown(page) == told(thorbecke, *PACKAGES["2021"], "--reading", "explanation")
    context.close()


def test_an_article_opens_by_keyboard_down_to_figure_and_source(page: Page) -> None:
    page.goto("/?pakket=geen")
    first = page.locator("#artikel-1")
    first.locator("> summary").focus()
    page.keyboard.press("Enter")
    expect(first.get_by_text("Jeugdzorg krijgt wat de Commissie van Wijzen").first).to_be_visible()
    expect(first.locator("td").get_by_text("1.560").first).to_be_visible()
    first.locator(".chain > summary").focus()
    page.keyboard.press("Enter")
    expect(first.locator(".chain a[href^='https://vng.nl/']").first).to_be_visible()


def test_the_page_says_the_same_in_english(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, locale="en-GB")
    page = context.new_page()
    page.goto("/")
    expect(page.locator(".roof__word")).to_have_text("No.")
    expect(page.locator(".roof")).to_contain_text("at least 300 million euro a year")
    expect(page.locator("#artikel-2 > summary")).to_contain_text("cannot be told")
    english = shown(page)
    page.get_by_role("link", name="Nederlands").click()
    expect(page.locator(".roof__word")).to_have_text("Nee.")
    assert shown(page) == english
    context.close()


def test_the_link_that_lasts_names_the_edition_and_another_edition_shows_no_numbers(page: Page, client) -> None:
    page.goto("/?pakket=2024")
    address = str(page.get_by_role("link", name="Link naar deze bladzijde").get_attribute("href"))
    assert "editie=" in address
    assert client.get(address, headers=HTML).status_code == 200
    assert client.get(address.replace("editie=", "editie=0"), headers=HTML).status_code == 410


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("pakket=2031", 404, "2021"),
        ("lezing=explanaton", 404, "explanation"),
        ("raming=beste", 404, "best"),
        ("pakket=eigen&afspraak=voorjaarsnot-2024", 404, "voorjaarsnota-2024"),
        ("pakket=eigen&afspraak=/etc/hostname", 404, "hostname"),
        ("paket=2021", 404, "pakket"),
        ("afspraak=voorjaarsnota-2024", 400, "pakket=eigen"),
    ],
)
def test_what_cannot_be_chosen_is_refused_with_a_remedy(client, query, status, said) -> None:
    found = client.get(f"/?{query}")
    assert found.status_code == status
    assert said in found.json()["detail"]


def test_the_check_is_an_answer_with_files_like_any_other(client, thorbecke) -> None:
    command = thorbecke("resolution", "check", "voorjaarsnota-2024", "--format", "json").json
    found = client.get("/antwoorden/resolution_check.json?scenarios=voorjaarsnota-2024").json()
    gaps = [
        (article["id"], year["gap"])
        for article in command["articles"]
        for condition in article["conditions"]
        for year in condition["years"]
    ]
    assert [(row["article"], row["gap"]) for row in found["rows"]] == gaps
    lines = client.get("/antwoorden/resolution_packages.csv").text.splitlines()
    assert len(lines) == 1 + len(PACKAGES)
