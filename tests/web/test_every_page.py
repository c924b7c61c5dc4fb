"""Every page as it stands before people: on a telephone, on a desk, at twice its size, by keyboard and without scripts.

Pictures of each are kept in out/screenshots.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.web.accessible import with_axe, wrong_with
from tests.web.conftest import SHOTS

TELEPHONE = ViewportSize(width=320, height=700)
DESK = ViewportSize(width=1280, height=800)
# A browser that shows a page at twice its size has half the room: 1280 pixels become 640.
TWICE = ViewportSize(width=640, height=400)
AT = "/gemeenten/GM1954"
STEPS = 45
# What has the focus, whether it is seen to have it, and whether nothing lies over it.
FOCUSED = """() => {
  const own = document.activeElement, box = own.getBoundingClientRect(), style = getComputedStyle(own);
  if (own === document.body) return null;
  const across = Math.min(Math.max(box.x + Math.min(box.width, 20) / 2, 0), innerWidth - 1);
  const down = Math.min(Math.max(box.y + Math.min(box.height, 20) / 2, 0), innerHeight - 1);
  const there = document.elementFromPoint(across, down);
  const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return [own.outerHTML.slice(0, 120), marked, own.contains(there) || there?.contains(own)];
}"""


@dataclass(frozen=True)
class Place:
    """A page, and what is opened on it before it is looked at."""

    name: str
    address: str
    opened: str = ""


PLACES = (
    Place("front", "/?pakket=2025", "details.roof-article > summary"),
    Place("map", "/kaart?wat=balances:saldo_per_inwoner&jaar=2024"),
    Place("what-if", "/wat-als?jaar=2026&accres=2&maatstaf=10&maatstaf-keuze=jong"),
    Place("side-by-side", "/wat-als/naast-elkaar?jaar=2026&scenario=voorjaarsnota-2024&scenario=voorjaarsnota-2025"),
    Place("municipalities", "/gemeenten?zoek=Bekdalen"),
    Place("overview", AT),
    Place("specification", f"{AT}/specificatie", "a.explain >> nth=2"),
    Place("comparison", f"{AT}/vergelijking"),
    Place("outlook", f"{AT}/vooruitblik"),
    Place("budget", f"{AT}/begroting"),
    Place("ratios", f"{AT}/kengetallen"),
    Place("local-charges", f"{AT}/woonlasten"),
    Place("own-counts", f"{AT}/eigen-aantallen"),
    Place("explanation", f"{AT}/uitleg/totaal"),
    Place("report", f"{AT}/rapport.html"),
    Place("figures", "/cijfers?zoek=fvw"),
    Place("figure", "/cijfers/geplande_opschalingskorting"),
    Place("sources", "/bronnen", "#tabellen ~ details > summary >> nth=0"),
    Place("answer", "/antwoorden/resolution_packages"),
    Place("api", "/api/v1"),
    Place("problem", "/nergens"),
)
every_place = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)


@pytest.fixture(scope="module")
def telephone(browser: Browser, server: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=server, locale="nl-NL", viewport=TELEPHONE)
    yield with_axe(context)
    context.close()


@pytest.fixture(scope="module")
def twice(browser: Browser, server: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=server, locale="en-GB", viewport=TWICE, device_scale_factor=2)
    yield context
    context.close()


@pytest.fixture(scope="module")
def plain(browser: Browser, server: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=server, locale="en-GB", viewport=DESK, java_script_enabled=False)
    yield context
    context.close()


def sideways(page: Page) -> int:
    """How far a page goes on to the right of the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def picture(page: Page, place: Place, how: str) -> None:
    page.screenshot(path=SHOTS / f"{place.name}-{how}.png", full_page=True)


@every_place
def test_it_fits_a_telephone_and_axe_finds_nothing(telephone: BrowserContext, place: Place) -> None:
    page = telephone.new_page()
    page.goto(place.address)
    for closed in page.locator(place.opened).all() if place.opened else ():
        closed.click()
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    assert sideways(page) <= 0
    assert wrong_with(page) == []
    picture(page, place, "telephone-nl")
    page.set_viewport_size(DESK)
    assert sideways(page) <= 0
    picture(page, place, "desk-nl")
    page.close()


@every_place
def test_at_twice_its_size_and_without_scripts_an_english_reader_misses_nothing(
    twice: BrowserContext, plain: BrowserContext, place: Place
) -> None:
    large, bare = twice.new_page(), plain.new_page()
    large.goto(place.address)
    bare.goto(place.address)
    for page in (large, bare):
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert sideways(page) <= 0
    assert bare.locator("h1").text_content() == large.locator("h1").text_content()
    assert bare.locator("main td").count() == large.locator("main td").count()
    picture(large, place, "twice-en")
    large.close()
    bare.close()


@pytest.mark.parametrize(
    ("name", "size"), [("what-if", DESK), ("what-if", TWICE), ("map", DESK), ("specification", TWICE), ("front", TWICE)]
)
def test_what_has_the_focus_is_seen_and_never_hidden_forward_and_back(page: Page, name: str, size) -> None:
    page.set_viewport_size(size)
    page.goto(next(place.address for place in PLACES if place.name == name))
    for key in (*["Tab"] * STEPS, *["Shift+Tab"] * STEPS):
        page.keyboard.press(key)
        found = page.evaluate(FOCUSED)
        assert found is None or found[1:] == [True, True], found


@every_place
def test_headings_go_down_one_step_at_a_time(client, place: Place) -> None:
    text = client.get(place.address, headers={"accept": "text/html"}).text
    steps = [int(level) for level in re.findall(r"<h([1-6])\b", text)]
    assert steps.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(steps))
