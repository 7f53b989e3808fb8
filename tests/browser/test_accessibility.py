"""The pages for everyone: axe-core finds nothing serious, and the keyboard alone is enough.

There are two ways to look at a page: wide, light and Indonesian; narrow, dark and English. Each
page is looked at in one of them, in turn; with `NETRA_EVERYONE=both` (`make everyone`) in both.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser.pages import complaint, ready_map, rest
from tests.support.browser import ROOT, WatchedPage, page_in, running_app
from tests.support.own_table import own_table

pytestmark = pytest.mark.browser
BOTH = os.environ.get("NETRA_EVERYONE") == "both"
WIDE, NARROW = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
BROKEN = ROOT / "sample_data" / "broken"
FINDINGS = """async () => {
  const found = await axe.run({ resultTypes: ["violations"], preload: false });
  return found.violations.map(each => ({ rule: each.id, impact: each.impact,
    where: each.nodes.map(node => `${node.target.flat().join(" ")} ${node.html}`.slice(-300)) }));
}"""
GRAVE = ("serious", "critical")


def nothing(page: Page) -> None:
    """The page is complete once the script has come to rest."""


def a_panel(page: Page) -> None:
    ready_map(page)
    page.locator(".netra-map .panel h3").wait_for()


def a_table_of_figures(page: Page) -> None:
    ready_map(page)
    page.locator(".netra-map .figures summary").click()
    page.locator(".netra-map .figures select").select_option("Lampung")
    page.locator(".netra-map .figures tbody tr").first.wait_for()


def two_charts(page: Page) -> None:
    page.locator(".js-plotly-plot").nth(1).wait_for()


def findings(page: Page) -> None:
    files = [BROKEN / "signed-exceeds-obligated.xlsx", BROKEN / "unknown-place.xlsx"]
    page.locator('input[type="file"]').set_input_files([str(file) for file in files])
    page.locator(".nt-issue").first.wait_for()


def own_columns(page: Page) -> None:
    table = {
        "name": "rekap-jatim-januari.xlsx",
        "mimeType": "application/octet-stream",
        "buffer": own_table("Januari 2025"),
    }
    page.locator('input[type="file"]').set_input_files(table)
    page.locator(".nt-sheet").first.wait_for()


def the_day(page: Page) -> None:
    page.locator(".st-key-asof button").click()
    page.locator('[data-testid="stDateInput"]').wait_for()


def every_slide(page: Page) -> None:
    page.locator(".nt-slide-small").nth(9).wait_for()


def a_slide(page: Page) -> None:
    page.locator(".nt-stage[data-ready]").wait_for()


@dataclass(frozen=True)
class Visit:
    """A page, words on it in Indonesian, and what has to be on it before it is looked at."""

    path: str
    words: str
    complete: Callable[[Page], None] = nothing


PLEDGES = "Pakta integritas ditandatangani"
VISITS = {
    "overview": Visit("", "Ringkasan, Maret 2024", ready_map),
    "map": Visit("map", PLEDGES, a_table_of_figures),
    "map with a place": Visit("map?place=18.06", PLEDGES, a_panel),
    "comparison": Visit("comparison", "Bacaan", nothing),
    "violations": Visit("violations", "Tahap kasus per bulan", nothing),
    "profile": Visit("profile?place=18.06", "Kab. Tanggamus, Maret 2024", nothing),
    "quality": Visit("quality", "Pertanyaan tentang laporan, Maret 2024", nothing),
    "trends": Visit("trends", "Pelanggaran dilaporkan, Indonesia", two_charts),
    "reporting": Visit("reporting", "Belum masuk, Maret 2024", the_day),
    "upload": Visit("upload", "Unggah laporan"),
    "upload with findings": Visit("upload", "Unggah laporan", findings),
    "upload of an own table": Visit("upload", "Unggah laporan", own_columns),
    "submissions": Visit("submissions", "Kiriman"),
    "administration": Visit("administration", "Administrasi"),
    "briefing": Visit("briefing?scope=18&filelang=id", "Paparan, Maret 2024", every_slide),
    "presentation": Visit("trends?scope=18&view=present", "Lampung", a_slide),
}


def to_english(page: Page) -> None:
    """The switch in the header: what was uploaded or opened stays."""
    page.locator(".st-key-language").get_by_text("EN", exact=True).click()
    page.locator("[data-testid='stTopNavLink']", has_text="Overview").wait_for()
    rest(page)


def grave_findings(page: Page) -> list[dict[str, object]]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [each for each in page.evaluate(FINDINGS) if each["impact"] in GRAVE]


def looked_at(
    watched: WatchedPage, complete: Callable[[Page], None], *, wide: bool, narrow: bool
) -> None:
    page = watched.page
    rest(page)
    complete(page)
    rest(page)
    if wide:
        assert grave_findings(page) == []
    if not narrow:
        return
    page.keyboard.press("Escape")
    to_english(page)
    page.set_viewport_size(NARROW)
    page.emulate_media(color_scheme="dark")
    rest(page)
    assert grave_findings(page) == []


@pytest.mark.parametrize("name", VISITS)
def test_a_page_opens_asks_no_other_host_and_nothing_on_it_is_serious(
    dashboard, dashboard_reader, name
):
    visit = VISITS[name]
    mark = "&" if "?" in visit.path else "?"
    with page_in(dashboard_reader, f"{dashboard.url}/{visit.path}{mark}lang=id") as watched:
        expect(watched.page.get_by_text(visit.words).first).to_be_visible()
        expect(watched.page.locator(".nt-ribbon")).to_have_count(1)
        is_wide = list(VISITS).index(name) % 2 == 1
        looked_at(watched, visit.complete, wide=BOTH or is_wide, narrow=BOTH or not is_wide)
        assert watched.refused == []
        assert watched.errors == []
        assert [each for message in watched.said for each in complaint(message)] == []


def test_nothing_serious_on_the_first_page_of_an_empty_store(dashboard_reader, tmp_path):
    with (
        running_app(ROOT / "dashboard.py", {"NETRA_DATA_DIR": str(tmp_path)}) as url,
        page_in(dashboard_reader, f"{url}/?lang=id") as watched,
    ):
        looked_at(watched, ready_map, wide=True, narrow=BOTH)


def test_the_search_for_findings_looks_into_the_map(dashboard, dashboard_reader):
    with page_in(dashboard_reader, f"{dashboard.url}/map?lang=id") as watched:
        page = watched.page
        rest(page)
        ready_map(page)
        page.locator(".netra-map .tool.nearer").evaluate(
            "node => ['aria-label', 'title'].forEach(each => node.removeAttribute(each))"
        )
        assert [each["rule"] for each in grave_findings(page)] == ["button-name"]


IN_FOCUS = """() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  // The body has the focus when nothing has: its words are those of the whole page.
  const words = node === document.body ? "" : node.textContent;
  return `${node.tagName} ${node.className} ${words}`.trim();
}"""


def tab_to(page: Page, words: str, *, key: str = "Tab", most: int = 6) -> None:
    """Press Tab until what has the focus says these words."""
    for _ in range(most):
        page.keyboard.press(key)
        if words in page.evaluate(IN_FOCUS):
            return
    raise AssertionError(f"{words} was not reached with {most} presses of {key}")


A_MAP = """() => {
  const host = document.querySelector('[data-testid="stMainBlockContainer"]').appendChild(
    document.createElement("div"));
  host.attachShadow({ mode: "open" }).innerHTML = '<p class="netra-map"><i class="map"></i></p>';
}"""


def test_who_comes_backwards_finds_the_link_to_a_map_that_was_not_there_before(
    dashboard, dashboard_reader
):
    with page_in(dashboard_reader, f"{dashboard.url}/administration?lang=en") as watched:
        page = watched.page
        rest(page)
        page.locator(".nt-skips").wait_for(state="attached")
        tab_to(page, "Skip to the content", most=1)
        page.keyboard.press("Tab")
        assert "Skip" not in page.evaluate(IN_FOCUS)
        page.evaluate(A_MAP)
        tab_to(page, "Skip to the map", key="Shift+Tab", most=1)


def test_by_keyboard_alone_from_the_first_page_to_tanggamus_and_its_figures(
    dashboard, dashboard_reader
):
    with page_in(dashboard_reader, f"{dashboard.url}/?lang=en") as watched:
        page = watched.page
        rest(page)
        page.locator(".nt-skips").wait_for(state="attached")
        tab_to(page, "Skip to the content")
        tab_to(page, "Map", most=9)
        page.keyboard.press("Enter")
        page.wait_for_url("**/map**")
        ready_map(page)
        rest(page)
        tab_to(page, "Skip to the map", key="Shift+Tab")
        page.keyboard.press("Enter")
        assert page.evaluate(IN_FOCUS).startswith("DIV map")
        page.keyboard.press("/")
        page.keyboard.type("pringsewu")
        page.keyboard.press("Enter")
        page.locator(".netra-map .panel h3", has_text="Pringsewu").wait_for()
        page.keyboard.press("ArrowLeft")
        tip = page.locator(".netra-map .tip")
        tip.wait_for()
        assert "Tanggamus" in tip.inner_text()
        assert "Tanggamus" in page.locator(".netra-map > .live").inner_text()
        page.keyboard.press("Enter")
        page.locator(".netra-map .panel h3", has_text="Tanggamus").wait_for()
        page.locator(".netra-map .panel .months").wait_for()
        page.keyboard.press("Enter")
        assert page.evaluate(IN_FOCUS).startswith("H3")
        tab_to(page, "Trend")
        page.keyboard.press("Escape")
        assert page.evaluate(IN_FOCUS).startswith("DIV map")
