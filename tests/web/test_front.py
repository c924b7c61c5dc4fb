"""The front page, as a reader sees it."""

from playwright.sync_api import Page, expect


def test_the_front_page_asks_the_question(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is het dak gerepareerd?")
