"""The pages of a municipality, as a reader uses them."""

import html
import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.population.small import small
from thorbecke.numbers import dutch
from thorbecke.population import DEFAULT_SEED, folder_of
from thorbecke.studies import grant, local_charges

HTML = {"accept": "text/html", "accept-language": "en"}
AT = "/gemeenten/GM1954"
OWN = f"{AT}/eigen-aantallen"
SET = "september-2024_2025"


def english(value: float, decimals: int = 0) -> str:
    """An amount as an English page shows it."""
    return dutch(value, decimals).translate(str.maketrans(",.", ".,"))


# -- the same figures as the command line --------------------------------------------------------------------------


def test_the_grant_on_the_page_is_that_of_the_command_line(page: Page, thorbecke) -> None:
    told = thorbecke("grant", "Beekdaelen", "--format", "json").json
    page.goto(f"{AT}/specificatie?taal=en")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Beekdaelen")
    rows = page.locator("table").first.get_by_role("row").all_inner_texts()
    for row in told["rows"]:
        if row["amount"]:
            assert any(row["name"] in one and english(row["amount"]) in one for one in rows), row


def test_the_difference_between_circulars_is_that_of_the_command_line(client, thorbecke) -> None:
    told = thorbecke("compare", "Beekdaelen", "--from", "mei-2024", "--year", "2025", "--format", "json")
    text = client.get(f"{AT}/vergelijking?van=mei-2024_2025&naar={SET}", headers=HTML).text
    assert told.code == 0, told.err
    assert english(told.json["value"]) in text


@pytest.mark.parametrize(
    ("command", "part"),
    [
        (["outlook", "Beekdaelen"], "vooruitblik"),
        (["balance", "Beekdaelen", "--year", "2024"], "begroting"),
    ],
)
def test_outlook_and_balance_are_those_of_the_command_line(client, thorbecke, command, part) -> None:
    told = thorbecke(*command, "--format", "json").json
    assert english(told["value"]) in client.get(f"{AT}/{part}", headers=HTML).text


def test_everything_about_a_municipality_comes_as_one_workbook(client) -> None:
    for form in ("xlsx", "ods"):
        found = client.get(f"{AT}/alles.{form}")
        assert found.status_code == 200
        names = zipfile.ZipFile(io.BytesIO(found.content))
        sheets = names.read("xl/workbook.xml" if form == "xlsx" else "content.xml").decode()
        for name in ("overview_of", "grant_of", "comparison", "outlook_of", "balance_of", "ratios_of"):
            assert f'name="{name}"' in sheets, name


# -- finding a municipality ----------------------------------------------------------------------------------------


def test_a_typing_error_leads_to_the_closest_names(page: Page) -> None:
    page.goto("/gemeenten")
    field = page.locator("#zoek")
    field.fill("Bekdalen")
    field.press("Enter")
    page.locator("#gevonden").get_by_role("link", name="Beekdaelen").click()
    expect(page).to_have_url(re.compile(r"/gemeenten/GM1954$"))


@pytest.mark.parametrize("text", ["beekdaelen", "GM1954", "1954", " Beekdaelen "])
def test_an_exact_name_or_code_leads_straight_to_the_page(client, text) -> None:
    assert client.get("/gemeenten", params={"zoek": text}).headers["location"] == AT


def test_a_name_in_the_address_leads_to_the_code(client) -> None:
    assert client.get("/gemeenten/beekdaelen").headers["location"] == AT
    sent_on = client.get("/gemeenten/beekdaelen/specificatie?stand=mei-2024_2025").headers["location"]
    assert sent_on == f"{AT}/specificatie?stand=mei-2024_2025"


def test_the_list_sorts_by_grant_per_inhabitant(page: Page) -> None:
    page.goto("/gemeenten")
    heading = page.locator('th[data-key="per_inwoner"]')
    heading.get_by_role("button").click()
    amounts = page.locator("tbody tr td:nth-of-type(2)").evaluate_all("cells => cells.map(c => +c.dataset.value)")
    assert len(amounts) > 300
    assert amounts == sorted(amounts)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/gemeenten/Bekdalen", "Beekdaelen"),
        ("/gemeenten/Bekdalen/specificatie", "Beekdaelen"),
        (f"{AT}/specificatie?stand=mei-2024_2052", "mei-2024_2025"),
        (f"{AT}/specificatie?year=1900", "2025"),
        (f"{AT}/specificatie?year=soon", "2025"),
        (f"{AT}/specificatie?circular=meij-2024", "mei-2024"),
        (f"{AT}/specificatie?jaar=2025", "stand"),
        (f"{AT}/specificati", "specificatie"),
        (f"{AT}/vooruitblik?fonds=budge", "budget"),
        (f"{AT}/kengetallen?jaar=1999", "2025"),
        (f"{AT}/begroting?stukken=2024-begrotin", "2024-begroting"),
        (f"{AT}/uitleg/totall", "totaal"),
        (f"{AT}/uitleg/bedrag_in_basis?line=inwoo", "inwo"),
        (f"{AT}/alles.pdf", "xlsx"),
    ],
)
def test_what_does_not_exist_is_said_with_the_closest_match(client, address, told) -> None:
    found = client.get(address, headers=HTML)
    assert found.status_code == 404
    assert told in found.text


# -- explaining a figure -------------------------------------------------------------------------------------------


def test_a_figure_explains_itself_in_place_by_mouse(page: Page) -> None:
    page.goto(f"{AT}/specificatie")
    link = page.locator("tr", has_text="éénpersoonshuishoudens").locator("a.explain")
    link.click()
    opened = page.locator(".explained-row")
    expect(opened).to_contain_text("Fvw art. 9")
    expect(link).to_have_attribute("aria-expanded", "true")
    expect(page).to_have_url(re.compile("specificatie$"))
    link.click()
    expect(opened).to_have_count(0)


def test_a_figure_explains_itself_in_place_by_keyboard(page: Page) -> None:
    page.goto(f"{AT}/specificatie")
    link = page.locator("a.explain").nth(3)
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".explained-heading")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".explained-row summary").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".explained-row")).to_have_count(0)
    expect(link).to_be_focused()


def test_the_explanation_shows_what_the_command_line_tells(client, thorbecke) -> None:
    tree = thorbecke("explain", "algemene_uitkering", "Beekdaelen", "--format", "json").json["explanation"]
    text = client.get(f"{AT}/uitleg/algemene_uitkering", headers=HTML).text
    for node in (tree, *tree["children"]):
        assert node["article"] in text
        assert english(node["value"], 3 if node["unit"] == "1" else 2) in text


@pytest.mark.parametrize("part", ["", "/specificatie", "/vergelijking", "/vooruitblik", "/begroting", "/kengetallen"])
def test_every_link_that_explains_leads_to_the_amount_beside_it(client, part) -> None:
    text = client.get(AT + part, headers=HTML).text
    rows = [row for row in text.split("<tr")[1:] if 'explain" href' in row]
    assert len(rows) >= 2
    for row in rows[::3]:
        address = re.findall(r'explain" href="([^"]+)"', row)[0].replace("&amp;", "&")
        found = client.get(address, headers=HTML)
        assert found.status_code == 200, address
        amount = float(re.findall(r'class="value">([-\d,.]+)', found.text)[0].replace(",", ""))
        shown = [float(cell.replace(",", "")) for cell in re.findall(r">(-?[\d,]+(?:\.\d+)?)</t", row)]
        shown = shown[-2:] if "/bedrag_in_basis" in address else shown  # units are not what is explained
        assert any(abs(one - each) <= 0.51 for one in shown for each in (amount, amount * 100)), row


@pytest.fixture
def plain_page(browser: Browser, server: str):
    """A window in which no script runs."""
    context = browser.new_context(base_url=server, locale="en-GB", java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_links_and_forms_do_the_same(plain_page: Page) -> None:
    plain_page.goto(f"{AT}/specificatie")
    plain_page.locator("select").select_option("mei-2024_2025")
    plain_page.locator("form.choices button").click()
    expect(plain_page).to_have_url(re.compile("stand=mei-2024_2025"))
    plain_page.locator("a.explain").first.click()
    expect(plain_page.locator(".explanation")).to_contain_text("Fvw art. 8")
    plain_page.goto(OWN)
    plain_page.locator("#m-inwo").fill("40000")
    plain_page.locator(".buttons button").first.click()
    expect(plain_page.locator("#uitkomst")).to_contain_text("40,000.00")


# -- counts of one's own -------------------------------------------------------------------------------------------


def test_own_counts_give_the_difference_of_the_command_line(page: Page, thorbecke, tmp_path: Path) -> None:
    file = tmp_path / "eigen.csv"
    file.write_text("maatstaf;eenheden\ninwo;37000,5\n")
    told = thorbecke("grant", "Beekdaelen", "--units", str(file), "--format", "json").json
    page.goto(OWN)
    page.locator("#m-inwo").fill("37.000,5")
    page.locator(".buttons button").first.click()
    expect(page.locator("#uitkomst")).to_contain_text(dutch(told["rows"][-1]["difference"]))
    page.goto(OWN)
    page.locator("#upload").set_input_files(file)
    page.locator(".buttons button").first.click()
    expect(page.locator("#uitkomst")).to_contain_text(dutch(told["value"]))
    expect(page.locator("#m-inwo")).to_have_value("37000,5")


def test_what_was_typed_stays_in_the_browser_until_forgotten(page: Page) -> None:
    page.goto(OWN)
    page.locator("#m-jong").fill("6000")
    page.locator(".buttons button").first.click()
    expect(page.locator("#uitkomst")).to_be_visible()
    page.goto(OWN)
    page.locator("[data-fill]").click()
    expect(page.locator("#m-jong")).to_have_value("6000")
    page.locator("[data-forget]").click()
    page.reload()
    expect(page.locator(".kept")).to_be_hidden()


def test_a_wrong_count_is_read_at_its_field_and_can_be_mended(plain_page: Page) -> None:
    plain_page.goto(OWN)
    field = plain_page.locator("#m-inwo")
    field.fill("veel")
    plain_page.locator(".buttons button").first.click()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("veel"))
    field.fill("36500")
    plain_page.locator(".buttons button").first.click()
    expect(plain_page.locator("#uitkomst")).to_be_visible()


def test_a_wrong_file_is_read_at_its_field(plain_page: Page, tmp_path: Path) -> None:
    file = tmp_path / "eigen.csv"
    file.write_text("maatstaf;eenheden\ninwo;5\ninwoo;6\n")
    plain_page.goto(OWN)
    plain_page.locator("#upload").set_input_files(file)
    plain_page.locator(".buttons button").first.click()
    expect(plain_page.locator("#upload")).to_have_accessible_description(re.compile("eigen.csv, row 3.*inwoo"))


@pytest.mark.parametrize(
    ("fields", "place", "told"),
    [
        ({"m.inwo": "veel"}, "m-inwo-fout", "is not a number"),
        ({"m.inwo": "-5"}, "m-inwo-fout", "below zero"),
        ({"m.inwo": "0"}, "m-inwo-fout", "one inhabitant at least"),
        ({"m.inwo": "9E99"}, "m-inwo-fout", "more than there can be"),
        ({"m.inwo": "36,5"}, "m-inwo-fout", "is not a number"),
        ({}, 'role="alert', "at least"),
    ],
)
def test_what_is_typed_wrong_is_said_at_its_field(client, fields, place, told) -> None:
    found = client.post(OWN, data={"stand": SET, **fields}, headers=HTML)
    assert found.status_code == 422
    assert place in found.text
    assert told in found.text.partition(f'{place}"')[2].partition("</p>")[0]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("jaar.csv", b"maatstaf;eenheden;jaar\ninwo;36500;2019\n", "2025"),
        ("min.csv", b"maatstaf;eenheden\ninwo;-1\n", "row 2"),
        ("tekst.csv", b"maatstaf;eenheden\njong;5\ninwo;veel\n", "row 3"),
        ("onbekend.csv", b"maatstaf;eenheden\ninwoo;5\n", "inwo"),
        ("dubbel.csv", b"maatstaf;eenheden\ninwo;5\n2;6\n", "row 2"),
        ("twijfel.csv", b"maatstaf;eenheden\ninwo;36.500\n", "can be read as"),
        ("leeg.csv", b"", "is empty"),
        ("geen.xlsx", b"PK\x03\x04 this is no workbook", "workbook"),
        ("beeld.png", b"\x89PNG\r\n\x1a\n\0\0", "not text"),
        ("..", b"maatstaf;eenheden\ninwo;0\n", "file, row 2"),
        ("../../etc/passwd", b"maatstaf;aantal\n", "no counts"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_at_its_field(client, name, content, told) -> None:
    found = client.post(OWN, data={"stand": SET}, files={"upload": (name, content)}, headers=HTML)
    assert found.status_code == 422
    assert told in found.text.partition('id="upload-fout"')[2].partition("</p>")[0]


def test_a_workbook_that_unpacks_without_end_is_not_opened(client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b"0" * 40_000_000)
    found = client.post(OWN, data={"stand": SET}, files={"upload": ("groot.xlsx", packed.getvalue())}, headers=HTML)
    assert found.status_code == 422
    assert "unpacks to" in found.text


def test_an_unknown_maatstaf_in_the_form_is_an_error(client) -> None:
    assert client.post(OWN, data={"m.inwoo": "5"}, headers=HTML).status_code == 404


def test_own_counts_can_be_downloaded(client) -> None:
    found = client.post(OWN, data={"stand": SET, "m.inwo": "36500", "bestand": "xlsx"})
    assert found.status_code == 200
    assert zipfile.is_zipfile(io.BytesIO(found.content))


# -- charts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["vergelijking", "vooruitblik", "begroting"])
def test_a_chart_is_named_and_holds_no_styles(client, part) -> None:
    picture = re.search(r'<img class="chart" src="([^"]+)" alt="[^"]+"', client.get(f"{AT}/{part}", headers=HTML).text)
    assert picture
    drawn = client.get(html.unescape(picture[1])).text
    assert drawn.startswith("<svg")
    assert 'role="img"' in drawn
    named = re.search(r'aria-labelledby="([^"]+)"', drawn)
    assert named
    assert f'<title id="{named[1]}">Beekdaelen' in drawn
    assert " style=" not in drawn
    ids = re.findall(r' id="([^"]+)"', drawn)
    assert len(ids) == len(set(ids))


def test_a_chart_becomes_part_of_the_page(page: Page) -> None:
    page.goto(f"{AT}/vergelijking")
    expect(page.locator("figure.drawing svg[role=img]")).to_be_visible()
    expect(page.locator("figure.drawing img")).to_have_count(0)


def test_what_cannot_be_drawn_has_no_chart(client) -> None:
    assert client.get("/tekeningen/grants").status_code == 404
    assert client.get("/tekeningen/grand").status_code == 404


@pytest.mark.parametrize(("form", "start"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_the_chart_comes_as_a_file(client, form, start) -> None:
    found = client.get(f"/antwoorden/outlook_of.{form}?gemeente=GM1954")
    assert found.status_code == 200
    assert found.content.startswith(start)


def test_local_charges_say_how_to_build_what_they_need(client, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path))
    found = client.get(f"{AT}/woonlasten?stand=mei-2024_2024", headers=HTML)
    assert found.status_code == 200
    assert "thorbecke population build" in found.text
    assert str(tmp_path) not in found.text
    assert found.headers["cache-control"] == "no-store"


def test_local_charges_are_shown_where_a_population_is_built(client, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path))
    folder = folder_of(small().which, DEFAULT_SEED)
    folder.parent.mkdir(parents=True)
    folder.symlink_to(small().folder)
    rows = local_charges.by_household(local_charges.charges(small()), grant.municipality("GM1954", 2025)).rows
    text = client.get(f"{AT}/woonlasten", headers=HTML).text
    assert all(english(row["woonlasten"], 2) in text for row in rows)


# -- for everyone --------------------------------------------------------------------------------------------------


def test_everything_is_there_in_english(client) -> None:
    text = client.get(f"{AT}/specificatie", headers=HTML).text
    assert "Specification" in text
    assert "72,929,532" in text
    assert 'lang="en"' in text
    dutch_text = client.get(f"{AT}/specificatie?taal=nl", headers=HTML).text
    assert "Specificatie" in dutch_text
    assert "72.929.532" in dutch_text
