"""Fixtures of the browser tests: the app with the map of squares, a browser, an opened page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.map_page import ADDRESS, MapPage
from tests.browser.pages import SECONDS, rest
from tests.browser.regional_map_app import make_paths
from tests.support.browser import (
    ROOT,
    browser_page,
    open_browser,
    open_context,
    page_in,
    running_app,
)

# What is expected of a page may take its time on a busy machine.
expect.set_options(timeout=SECONDS)


@pytest.fixture(scope="package")
def app(tmp_path_factory) -> Iterator[str]:
    """The map of squares, served once to the files that look at nothing else."""
    folder = tmp_path_factory.mktemp("map")
    layer = folder / "static/layers/squares/regency.json"
    layer.parent.mkdir(parents=True)
    layer.write_text(json.dumps(make_paths()), "utf-8")
    (folder / "app.py").write_text("from tests.browser.regional_map_app import main\n\nmain()\n")
    env = {"MAP_LAYER": str(layer), "MAP_ADDRESS": ADDRESS}
    with running_app(folder / "app.py", env, options=("--server.baseUrlPath=netra",)) as url:
        yield url


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all these tests: gone before other tests, which want no running loop."""
    with open_browser() as found:
        yield found


@pytest.fixture(scope="module")
def reader(browser) -> Iterator[BrowserContext]:
    with closing(open_context(browser)) as context:
        yield context


@pytest.fixture
def opened(app, reader) -> Iterator[MapPage]:
    with page_in(reader, app) as watched:
        yield MapPage(watched).ready()
        assert watched.refused == []
        assert watched.errors == []


@dataclass(frozen=True)
class Dashboard:
    """The whole app with sample data, served to tests that store nothing.

    Attributes:
        first_page: what its very first request showed: the page Trends, in Indonesian.
    """

    url: str
    first_page: str


@pytest.fixture(scope="package")
def dashboard(sample_store, browser, tmp_path_factory) -> Iterator[Dashboard]:
    folder = sample_store.copied_to(tmp_path_factory.mktemp("dashboard")).folder
    with running_app(ROOT / "dashboard.py", {"NETRA_DATA_DIR": str(folder)}) as url:
        with browser_page(f"{url}/trends?lang=id", browser=browser) as watched:
            heading = watched.page.get_by_role("heading", name="Pelanggaran dilaporkan, Indonesia")
            expect(heading.first).to_be_visible()
            rest(watched.page)
            first_page = watched.page.content()
        yield Dashboard(url, first_page)


@pytest.fixture(scope="package")
def dashboard_reader(browser) -> Iterator[BrowserContext]:
    """A profile of its own, patient enough for the first look at a page."""
    with closing(open_context(browser)) as context:
        context.set_default_timeout(SECONDS)
        yield context
