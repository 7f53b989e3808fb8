"""The presentation view in a browser: one slide over everything, walked with keys and left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pages import SECONDS, rest
from tests.support.browser import open_context, page_in

pytestmark = pytest.mark.browser
PROJECTOR = (1024, 768)
SHOWN = """() => { const { x, y, width, height } =
  document.querySelector(".nt-slide").getBoundingClientRect();
  return [x, y, width, height].map(Math.round); }"""


@pytest.fixture(scope="module")
def reader(browser) -> Iterator[BrowserContext]:
    with closing(open_context(browser, size=PROJECTOR)) as context:
        context.set_default_timeout(SECONDS)
        yield context


def at(page: Page, month: str, place: str) -> None:
    """Wait until the slide of that month and place is shown."""
    page.locator(f'.nt-stage[data-ready="{month} {place}"]').wait_for()


def test_the_button_opens_the_slide_keys_walk_and_escape_leads_back(dashboard, reader):
    with page_in(reader, f"{dashboard.url}/trends?lang=en&month=2024-01&scope=18") as watched:
        page = watched.page
        rest(page)
        page.get_by_role("button", name="Present").click()
        at(page, "2024-01", "18")
        assert page.evaluate(SHOWN) == [0, 96, 1024, 576]  # 16:9 on a screen of 4:3
        slide = page.get_by_role("img").and_(page.locator(".nt-slide"))
        assert len(slide.get_attribute("alt")) > 80
        assert page.locator("#root").evaluate("root => root.inert")
        page.keyboard.press("PageDown")  # what a clicker sends
        page.keyboard.press("ArrowDown")
        at(page, "2024-02", "19")
        assert "month=2024-02" in page.url
        assert "scope=19" in page.url
        assert "view=present" in page.url
        expect(page.locator(".nt-pending")).to_be_hidden()
        expect(page.locator(".nt-bar")).to_have_css("opacity", "0")
        page.keyboard.press("Escape")
        page.locator(".nt-stage").wait_for(state="detached")
        rest(page)
        assert "view=" not in page.url
        assert "month=2024-02" in page.url
        expect(page.get_by_role("button", name="Present")).to_be_visible()
        assert watched.refused == []
        assert watched.errors == []
