"""From any figure of a profile to the cell that it came from, in two clicks at most."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pages import SECONDS, rest
from tests.support.browser import open_context, page_in

pytestmark = pytest.mark.browser
TANGGAMUS = "profile?lang=en&place=18.06&month=2024-01"


@pytest.fixture(scope="module")
def app(dashboard) -> str:
    return dashboard.url


@pytest.fixture(scope="module")
def reader(browser) -> Iterator[BrowserContext]:
    with closing(open_context(browser, size=(1366, 900))) as context:
        yield context


@contextmanager
def opened(reader: BrowserContext, url: str) -> Iterator[Page]:
    """A page at rest; nothing was asked of another host, no script failed."""
    with page_in(reader, "about:blank") as watched:
        watched.page.set_default_timeout(SECONDS)
        watched.page.goto(url)
        rest(watched.page)
        yield watched.page
        assert watched.refused == []
        assert watched.errors == []


def follow(page: Page, link: str) -> None:
    """Click a link and wait for the page behind it."""
    page.locator(link).first.click()
    page.wait_for_load_state()
    rest(page)


def chosen_cell(page: Page) -> str:
    """What stands in the outlined cell of the sheet."""
    cell = page.locator("#nt-cell")
    expect(cell).to_be_visible()
    return cell.inner_text()


def test_a_figure_leads_to_its_sheet_and_from_there_to_each_of_its_cells(app, reader):
    with opened(reader, f"{app}/{TANGGAMUS}") as page:
        follow(page, ".nt-tile .value a")
        expect(page.get_by_role("heading", name="Where this figure comes from")).to_be_visible()
        expect(page.locator(".nt-window")).to_contain_text("Sudah Menandatangani")
        assert chosen_cell(page)
        line = page.locator(".nt-cell-line").last
        value = line.locator("b").inner_text()
        line.locator("a").click()
        page.wait_for_load_state()
        rest(page)
        assert chosen_cell(page) == value
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Download the original workbook").click()
        assert waiting.value.suggested_filename.endswith(".xlsx")


@pytest.mark.parametrize(
    "link",
    (
        '.nt-beside a[href*="who=peers"]',
        '.nt-months a[href*="of=violation_rate"]',
    ),
)
def test_figures_of_every_kind_lead_to_a_cell(app, reader, link):
    with opened(reader, f"{app}/{TANGGAMUS}") as page:
        follow(page, link)
        assert chosen_cell(page)
        follow(page, ".nt-cell-line a")
        assert chosen_cell(page)


def test_a_place_is_found_by_its_name(app, reader):
    with opened(reader, f"{app}/profile?lang=en") as page:
        expect(page.get_by_role("heading", name="Profile of a place")).to_be_visible()
        box = page.get_by_role("combobox", name="Place")
        box.click()
        box.fill("kab. tanggamus")
        page.get_by_role("option", name="Kab. Tanggamus").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Kab. Tanggamus")
        page.wait_for_function("new URL(location.href).searchParams.get('place') === '18.06'")


def test_the_panel_of_the_map_leads_to_the_profile(app, reader):
    with opened(reader, f"{app}/map?lang=en&month=2024-02&place=18.06") as page:
        page.locator(".netra-map[data-ready]").wait_for()
        page.locator(".netra-map .panel-links a", has_text="Open profile").click()
        page.wait_for_url("**/profile?**")
        rest(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Kab. Tanggamus, February 2024")
