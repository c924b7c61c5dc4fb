"""The pages of the register as readers use them: in two languages, on a telephone, by keyboard, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.accessible import wrong_with
from tests.web.conftest import SHOTS
from tests.web.register.site import DOSSIER, MEETING, POLL

SEEDED = (
    "/dossiers",
    "/dossiers/jeugdzorg",
    "/dossiers/arbitrage/jeugdzorg",
    "/agenda",
    "/agenda/een-miljoen-woningen",
    "/vergaderingen",
    "/vergaderingen/balv-2021-02-12",
    "/vergaderingen/uitslag/balv-2021-02-12/7",
    "/register",
    "/aanmelden",
)
SIGNED_IN = (
    ("demo-vws", f"/dossiers/{DOSSIER}"),
    ("demo-vws", f"/register/doen/dossier/estimate?id={DOSSIER}"),
    ("demo-vng", f"/dossiers/arbitrage/{DOSSIER}"),
    ("demo-vng", "/register/doen/proposition/propose"),
    ("demo-vng", f"/vergaderingen/{MEETING}"),
    ("demo-gm0637", f"/vergaderingen/stembiljet/{POLL}"),
    ("demo-gm0637", f"/vergaderingen/uitslag/{POLL}"),
)
TELEPHONE = {"width": 320, "height": 700}


def sign_in(page, user: str, back: str = "/dossiers") -> None:
    page.goto(f"/aanmelden?terug={back}")
    page.locator(f'button[value="{user}"]').click()


def whole(page) -> None:
    """Nothing sideways on a telephone, and nothing that axe finds."""
    assert page.evaluate("document.documentElement.scrollWidth") == TELEPHONE["width"]
    assert wrong_with(page) == []


@pytest.mark.parametrize(("language", "paths"), [("nl-NL", SEEDED), ("en-GB", SEEDED[1::3])])
def test_everyone_can_read_every_page_on_a_telephone(server: str, window, language: str, paths) -> None:
    page = window(server, viewport=TELEPHONE, locale=language)
    for path in paths:
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        whole(page)
        page.screenshot(path=SHOTS / f"register{re.sub(r'[^a-z0-9]+', '-', path)}-{language[:2]}.png", full_page=True)


def test_what_is_for_who_signed_in_can_be_used_on_a_telephone_too(demo_server: str, window) -> None:
    page, before = window(demo_server, viewport=TELEPHONE), ""
    for user, path in SIGNED_IN:
        if user != before:
            sign_in(page, user)
            before = user
        page.goto(path)
        whole(page)
        page.screenshot(path=SHOTS / f"acting{re.sub(r'[^a-z0-9]+', '-', path)}.png", full_page=True)


def test_a_voter_votes_with_the_keyboard_alone_and_is_told_what_is_recorded(demo_server: str, window) -> None:
    page = window(demo_server, viewport=TELEPHONE)
    sign_in(page, "demo-gm0637", f"/vergaderingen/stembiljet/{POLL}")
    group = page.get_by_role("group")
    expect(group).to_have_accessible_name(re.compile("Neemt u de resolutie aan\\?.*Zoetermeer"))
    group.get_by_role("radio", name="Voor").focus()
    page.keyboard.press("ArrowDown")
    expect(group.get_by_role("radio", name="Tegen")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("De stem is geregistreerd")
    expect(page.locator("main")).to_contain_text("tegen")
    whole(page)
    page.goto(f"/vergaderingen/stembiljet/{POLL}")
    expect(page.locator("main")).to_contain_text("is uitgebracht")


def test_a_result_that_comes_in_is_shown_without_loading_the_page_again(demo_server: str, window) -> None:
    public, voter = window(demo_server), window(demo_server)
    public.clock.install()
    public.goto(f"/vergaderingen/uitslag/{POLL}")
    before = public.locator("#quorum").inner_text()
    sign_in(voter, "demo-gm0150", f"/vergaderingen/stembiljet/{POLL}")
    voter.get_by_role("radio", name="Voor").check()
    voter.get_by_role("button", name="Stem uitbrengen").click()
    expect(voter.get_by_role("heading", level=1)).to_have_text("De stem is geregistreerd")
    public.clock.fast_forward(6000)
    expect(public.locator("#quorum")).not_to_have_text(before)


def test_everything_works_without_scripts(demo_server: str, window) -> None:
    page = window(demo_server, java_script_enabled=False, locale="en-GB")
    sign_in(page, "demo-vws", f"/dossiers/{DOSSIER}")
    page.get_by_role("link", name="Note a fact").click()
    page.get_by_role("button", name="Note a fact").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was recorded. Fill this in.")
    entry = page.get_by_label("What happened, in one sentence")
    expect(entry).to_have_attribute("aria-invalid", "true")
    entry.fill("Zonder script")
    page.locator("#stukken").set_input_files({"name": "nota.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    page.get_by_role("button", name="Note a fact").click()
    expect(page.get_by_role("status")).to_contain_text("Recorded: Note a fact")
    expect(page.locator(".timeline")).to_contain_text("Zonder script")
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="nota.pdf").click()
    assert downloaded.value.suggested_filename == "nota.pdf"


def test_dossiers_are_found_by_state_department_and_term(server: str, window) -> None:
    page = window(server)
    page.goto("/dossiers")
    page.locator("#staat").select_option("costed")
    page.get_by_role("button", name="Toon").click()
    expect(page.get_by_role("status")).to_have_text("2 dossiers")
    expect(page).to_have_url(re.compile("staat=costed"))
    page.locator("#departement").select_option("VWS")
    page.locator("#staat").select_option("")
    page.get_by_role("button", name="Toon").click()
    expect(page.locator("tbody")).to_contain_text("eugd")
