"""What if, as a reader uses it: levers by mouse and keyboard, files, links, another language, no scripts."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from thorbecke import ask
from thorbecke.scenarios import packed, placed, read, written
from thorbecke.studies import edition, what_if

HTML = {"accept": "text/html"}
ENGLISH = {"accept-language": "en"}
PLAN = "jaar=2026&accres=2&maatstaf=10&maatstaf-keuze=jong"
YEAR = 2026


def own_text() -> str:
    made = what_if.own_scenario({"accres": placed("accres", 2.0), "maatstaf": placed("maatstaf", 10.0, "jong")}, YEAR)
    assert made is not None
    return written(made)


def whole(page: Page) -> str:
    return page.locator("#whole").inner_text()


def classes(page: Page) -> list[str | None]:
    of_each = "areas => areas.map(area => area.getAttribute('class'))"
    found: list[str | None] = page.locator("path[data-code]").evaluate_all(of_each)
    return found


# -- without a browser ----------------------------------------------------------------------------------------------


def test_a_page_where_nothing_moves_shows_zero(client) -> None:
    found = client.get("/wat-als", headers=HTML)
    assert found.status_code == 200
    assert '<strong id="whole">0,00</strong>' in found.text
    assert len(re.findall(r'class="none" data-code', found.text)) == 342


def test_the_page_the_file_and_the_script_have_the_same_sum(client) -> None:
    found = client.get(f"/wat-als/stand?{PLAN}").json()
    row = ask("effect", own=own_text(), first=YEAR).rows[0]
    shown = re.search(r'id="whole">([^<]+)<', found["html"]["totals"])
    assert shown is not None
    assert float(shown[1].replace(".", "").replace(",", ".")) == round(row["difference_mln"], 2)
    assert client.get(f"/wat-als/scenario.yaml?{PLAN}").text == own_text()


def test_a_move_is_answered_in_little(client) -> None:
    found = client.get(f"/wat-als/stand?{PLAN}")
    assert len(found.content) < 20_000
    assert len(found.json()["keys"]) == len(found.json()["each"]) == 342
    assert "etag" not in found.headers


def test_the_levers_stand_where_a_loaded_scenario_has_them(client) -> None:
    found = client.post("/wat-als", data={"tekst": own_text()}, headers=HTML)
    assert found.status_code == 303
    page = client.get(found.headers["location"], headers=HTML).text
    assert re.search(r'name="accres"[^>]* value="2"', page)
    assert re.search(r'name="maatstaf"[^>]* value="10"', page)
    assert 'value="jong" selected' in page
    assert 'name="inhoud"' not in page


def test_a_loaded_scenario_stays_beside_the_levers_and_can_be_left_out(client) -> None:
    text = written(read("voorjaarsnota-2025")).replace("name: voorjaarsnota-2025", "name: eigen")
    address = client.post("/wat-als", data={"tekst": text}).headers["location"]
    page = client.get(f"{address}&accres=1", headers=HTML).text
    assert 'name="inhoud"' in page
    left = re.search(r'href="(/wat-als\?[^"]+)" aria-label="[^"]*Totaal extra', page)
    assert left is not None
    assert "Totaal extra" not in client.get(left[1].replace("&amp;", "&"), headers=HTML).text


def test_a_share_link_of_another_edition_or_changed_on_its_way_shows_no_numbers(client) -> None:
    page = client.get(f"/wat-als?{PLAN}", headers=HTML).text
    link = re.search(r'id="share" href="([^"]+)"', page)
    assert link is not None
    address = link[1].replace("&amp;", "&")
    given = parse_qs(urlsplit(address).query)
    assert given["editie"] == [edition()]
    assert client.get(address).status_code == 200
    assert client.get(address.replace(edition(), "0123456789ab")).status_code == 410
    other = packed(own_text().replace("2026: 2", "2026: 3"))
    assert other != given["inhoud"][0]
    for changed in (
        address.replace(given["inhoud"][0], other),
        address.replace("jaar=2026", "jaar=2027"),
        f"{address}&scenario=voorjaarsnota-2024",
        address.replace(given["inhoud"][0], given["inhoud"][0][:-9]),
    ):
        found = client.get(changed)
        assert (found.status_code, found.headers["content-type"]) == (422, "application/problem+json")


HOSTILE = {
    "aliases": "a: &a [x]\nb: *a\n",
    "nan": own_text().replace("2026: 2\n", "2026: .nan\n"),
    "infinite": own_text().replace("2026: 2\n", "2026: 1e999\n"),
    "text": own_text().replace("2026: 2\n", "2026: veel\n"),
    "a file of this machine": own_text().replace("change: weight", "change: add_criterion\n  units: /etc/passwd"),
    "deep": "[" * 50_000,
    "empty": "",
    "not a scenario": "a: 1\n",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_scenario_is_refused_with_its_place(client, case: str) -> None:
    found = client.post("/wat-als", data={"tekst": HOSTILE[case]})
    assert (found.status_code, found.headers["content-type"]) == (422, "application/problem+json")
    assert "scenario.yaml" in found.json()["detail"]


def test_ten_megabytes_are_refused_before_they_are_read(client) -> None:
    found = client.post("/wat-als", files={"bestand": ("groot.yaml", b"a" * 10_000_000)})
    assert (found.status_code, found.headers["content-type"]) == (413, "application/problem+json")


def test_a_file_that_is_no_text_is_refused(client) -> None:
    found = client.post("/wat-als", files={"bestand": ("plaatje.yaml", b"\x89PNG\xff")}, headers=ENGLISH)
    assert found.status_code == 422
    assert "plaatje.yaml is not text in UTF-8" in found.json()["detail"]


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("accres=nan", 400, "out of bounds"),
        ("accres=1e400", 400, "out of bounds"),
        ("accres=veel", 400, "'veel'"),
        ("accres=11", 400, "from -10 to 10"),
        ("bedrag=5&bedrag-keuze=cluster:Jeugdd", 404, "cannot be chosen"),
        ("acres=1", 404, "accres"),
        ("jaar=soon", 400, "2026"),
        ("jaar=2019", 404, "2019"),
        ("scenario=voorjaarsnota-2023", 404, "voorjaarsnota-2024"),
        ("opschalingskorting=0&scenario=voorjaarsnota-2024", 422, "both change"),
        ("inhoud=abc", 422, "damaged"),
        ("belastingverschuiving=4000", 404, "thorbecke population build"),
    ],
)
def test_what_cannot_be_is_refused_with_the_remedy_and_without_figures(
    client, monkeypatch, tmp_path, address, status, told
) -> None:
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path))
    found = client.get(f"/wat-als/stand?{address}", headers=ENGLISH)
    assert (found.status_code, found.headers["content-type"]) == (status, "application/problem+json")
    assert told in found.json()["detail"]


def test_a_lever_that_lacks_the_population_says_how_to_build_it(client, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path))
    page = client.get("/wat-als", headers=HTML | ENGLISH).text
    assert page.count('<fieldset class="lever" disabled>') == 2
    assert "&#39;thorbecke population build&#39; builds it" in page


def test_scenarios_stand_side_by_side_with_any_as_the_yardstick(client) -> None:
    address = "/wat-als/naast-elkaar?jaar=2026&scenario=voorjaarsnota-2024&scenario=voorjaarsnota-2025"
    assert "1.300,00" in client.get(address, headers=HTML).text
    assert "550,00" in client.get(f"{address}&tegen=voorjaarsnota-2024", headers=HTML).text
    assert client.get(f"{address}&tegen=iets").status_code == 404


# -- as a person ----------------------------------------------------------------------------------------------------


def test_a_lever_moved_by_mouse_changes_map_and_totals_while_it_is_dragged(page: Page) -> None:
    page.goto("/wat-als")
    before, slider = classes(page), page.locator("#maatstaf").locator("xpath=preceding-sibling::input")
    assert whole(page) == "0,00"
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2, steps=5)
    expect(page.locator("#winners")).not_to_have_text("0")  # the button is still down
    assert classes(page) != before
    page.mouse.up()
    expect(page).to_have_url(re.compile("inhoud="))
    assert whole(page) == "0,00"  # another distribution of the same fund
    expect(page.locator("#extremes tbody tr")).to_have_count(10)


def test_a_lever_moved_by_keyboard_does_the_same(page: Page) -> None:
    page.goto("/wat-als?jaar=2026")
    slider = page.locator("#accres").locator("xpath=preceding-sibling::input")
    slider.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#accres")).to_have_value("1")
    row = ask("effect_by_measure", own=_text({"accres": 1.0}), year=YEAR).rows[-1]
    expect(page.locator("#whole")).to_have_text(f"{row['difference_mln']:.2f}".replace(".", ","))
    expect(page.locator("#winners")).to_have_text("342")
    page.keyboard.press("Home")
    expect(page.locator("#losers")).to_have_text("342")


def _text(values: dict[str, float]) -> str:
    made = what_if.own_scenario({name: placed(name, value) for name, value in values.items()}, YEAR)
    assert made is not None
    return written(made)


@pytest.fixture
def forgiving(browser: Browser, server: str):
    """A window in which an answer with an error is no failure of the test."""
    context = browser.new_context(base_url=server, locale="nl-NL")
    yield context.new_page()
    context.close()


def test_an_error_takes_the_old_figures_away(forgiving: Page) -> None:
    page = forgiving
    page.goto("/wat-als?jaar=2026&accres=2")
    number = page.locator("#accres")
    page.evaluate("document.getElementById('accres').removeAttribute('max')")
    number.fill("5000")
    expect(page.locator("#failed")).to_be_visible()
    expect(page.locator("#outcome")).to_be_hidden()
    expect(page.locator("#all")).to_be_hidden()
    number.fill("1")
    expect(page.locator("#failed")).to_be_hidden()
    expect(page.locator("#outcome")).to_be_visible()


def test_a_share_link_opened_in_a_fresh_browser_gives_the_same_numbers(page: Page, browser: Browser, server: str):
    page.goto(f"/wat-als?{PLAN}")
    link = page.locator("#share").get_attribute("href")
    assert link is not None
    fresh = browser.new_context(base_url=server, locale="nl-NL")
    other = fresh.new_page()
    other.goto(link)
    assert whole(other) == whole(page)
    assert classes(other) == classes(page)
    assert other.locator("#all").inner_text() == page.locator("#all").inner_text()
    fresh.close()


def test_a_wrong_file_is_told_with_its_line(forgiving: Page, tmp_path: Path) -> None:
    wrong = tmp_path / "mijn-plan.yaml"
    wrong.write_text(own_text().replace("criterion: jong", "criterion: jongg"), encoding="utf-8")
    forgiving.goto("/wat-als")
    forgiving.locator("#bestand").set_input_files(wrong)
    forgiving.locator("form.load button").click()
    expect(forgiving.get_by_role("alert").first).to_contain_text(re.compile(r"mijn-plan\.yaml, regel \d+: 'jongg'"))
    expect(forgiving.locator("#bestand")).to_have_attribute("aria-invalid", "true")


def test_a_saved_file_is_loaded_again_where_it_was(page: Page, tmp_path: Path) -> None:
    page.goto(f"/wat-als?{PLAN}")
    before = whole(page)
    with page.expect_download() as download:
        page.locator("#save").click()
    file = tmp_path / "eigen-plan.yaml"
    download.value.save_as(file)
    page.goto("/wat-als")
    page.locator("#bestand").set_input_files(file)
    page.locator("form.load button").click()
    expect(page.locator("#accres")).to_have_value("2")
    assert whole(page) == before


def test_without_scripts_the_form_does_it_all(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, locale="nl-NL", java_script_enabled=False)
    page = context.new_page()
    page.goto("/wat-als")
    page.locator("#accres").fill("2")
    page.locator("#levers button").click()
    assert page.locator("#winners").text_content() == "342"
    assert page.locator("#accres").get_attribute("value") == "2"
    context.close()
