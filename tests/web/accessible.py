"""Whether everyone can use a page: axe, the checker of Deque, run in the page itself."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

_ROOT = Path(__file__).parents[2]
_SHOTS = _ROOT / "out" / "screenshots"
_AXE = _ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


def with_axe(context: BrowserContext) -> BrowserContext:
    """A window whose pages have axe at hand; the policy of the pages would not let them load it."""
    context.add_init_script(path=_AXE)
    return context


@contextlib.contextmanager
def telephone(browser: Browser, server: str, language: str = "nl-NL") -> Iterator[Page]:
    """A page 320 pixels wide with axe at hand; at the end it must not scroll sideways, and axe must find nothing."""
    context = with_axe(browser.new_context(base_url=server, locale=language, viewport={"width": 320, "height": 700}))
    page = context.new_page()
    yield page
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert wrong_with(page) == []
    _keep(page)
    context.close()


def _keep(page: Page) -> None:
    """Pictures of the page on a telephone and on a desk, for people to look at."""
    parts = urlsplit(page.url)
    name = "-".join(part for part in (*parts.path.split("/"), *parse_qs(parts.query)) if part) or "front"
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=_SHOTS / f"{name}-{width}.png", full_page=True)


def wrong_with(page: Page) -> list[Any]:
    """What axe finds: the rule and the elements that break it; of a long table its first rows stand for all."""
    found = page.evaluate("axe.run({exclude: [['tbody tr:nth-child(n+20)']]})")["violations"]
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found]
