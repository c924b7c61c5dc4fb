"""Whether everyone can use a page: axe, the checker of Deque, run in the page itself."""

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

_AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_OF_A_LONG_TABLE = "{exclude: [['tbody tr:nth-child(n+20)']]}"
_ALSO = "{rules: {'target-size': {enabled: true}}}"


def with_axe(context: BrowserContext) -> BrowserContext:
    """A window whose pages have axe at hand; the policy of the pages would not let them load it."""
    context.add_init_script(path=_AXE)
    return context


def wrong_with(page: Page) -> list[Any]:
    """What axe finds: the rule and the elements that break it; of a long table its first rows stand for all."""
    found = page.evaluate(f"axe.run({_OF_A_LONG_TABLE}, {_ALSO})")["violations"]
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found]
