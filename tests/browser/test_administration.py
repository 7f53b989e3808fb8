"""Boundaries imported in a real browser: taken into use, seen on the pages, left again.

`NETRA_EVERYONE=both` (`make everyone`) looks at every map and page, else at the Overview and one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import ROOT, WatchedPage, open_context, running_app
from workflow.places import default_reference

pytestmark = pytest.mark.browser
SECONDS = 120_000
LAYER = "Batas uji, 2024, Badan contoh (MIT), not official"
EVERY_PAGE = os.environ.get("NETRA_EVERYONE") == "both"
MAPS = ("", "map?geo=resort", "map?geo=province", "map?geo=police_region")
OTHERS = ("trends", "reporting", "upload")


@pytest.fixture(scope="module")
def reference() -> Path:
    found = default_reference()
    if found is None:
        pytest.skip("no ../shared/boundaries/regencies_reference.geojson beside the checkout")
    return found


@pytest.fixture(scope="module")
def app(sample_store, tmp_path_factory) -> Iterator[str]:
    folder = sample_store.copied_to(tmp_path_factory.mktemp("administration")).folder
    with running_app(ROOT / "dashboard.py", {"NETRA_DATA_DIR": str(folder)}) as url:
        yield url


@pytest.fixture(scope="module")
def watched(app, browser) -> Iterator[WatchedPage]:
    with closing(open_context(browser, size=(1366, 900))) as context:
        found = WatchedPage(context.new_page())
        found.page.set_default_timeout(SECONDS)
        yield found


def opened(page: Page, app: str, address: str) -> None:
    mark = "&" if "?" in address else "?"
    page.goto(f"{app}/{address}{mark}lang=en")
    page.locator('[data-testid="stMainBlockContainer"]').wait_for()
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def drop(page: Page, file: Path) -> None:
    page.locator('input[type="file"]').set_input_files(str(file))


def says(page: Page, words: str) -> None:
    expect(page.get_by_text(words).first).to_be_visible(timeout=SECONDS)


def maps_say(page: Page, app: str, words: str) -> None:
    for address in MAPS if EVERY_PAGE else MAPS[:2]:
        opened(page, app, address)
        says(page, words)
        page.locator("path[data-code]").nth(30).wait_for(state="attached")


def test_all_514_are_taken_into_use_and_pages_stand_on_them(watched, app, reference):
    page = watched.page
    opened(page, app, "administration")
    drop(page, reference)
    says(page, "514 / 514")
    says(page, "The areas that differ most")
    use = page.get_by_role("button", name="Use these boundaries")
    expect(use).to_be_disabled()
    for label, words in {
        "Name": "Batas uji",
        "Source: who made it": "Badan contoh",
        "Licence": "MIT",
        "Year that it stands for": "2024",
    }.items():
        field = page.get_by_label(label, exact=True)
        field.fill(words)
        field.press("Tab")
    expect(use).to_be_enabled(timeout=SECONDS)
    use.click()
    says(page, "Every map is drawn from the imported boundaries now.")

    maps_say(page, app, LAYER)
    for address in OTHERS if EVERY_PAGE else ():
        opened(page, app, address)
        expect(page.locator(".stAlert, .stException")).to_have_count(0)

    opened(page, app, "administration")
    page.get_by_role("button", name="Use the built-in boundaries").click()
    says(page, "Every map is drawn from the built-in boundaries again.")
    opened(page, app, "map")
    says(page, "generalised, not official")
    assert watched.refused == []
    assert watched.errors == []
