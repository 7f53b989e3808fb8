"""Fixtures of the browser tests: the app with the map of squares, a browser, an opened page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.map_page import MapPage
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


@dataclass(frozen=True)
class Maps:
    """The small apps with maps of squares, served once to the files that look at nothing else.

    Attributes:
        layers: where a file puts the layers of its own app; those of the squares are there.
    """

    url: str
    layers: Path

    def write(self, name: str, document: Mapping[str, object]) -> None:
        """Put a layer among those that are served."""
        path = self.layers / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document), "utf-8")


@pytest.fixture(scope="package")
def maps(tmp_path_factory) -> Iterator[Maps]:
    folder = tmp_path_factory.mktemp("maps")
    (folder / "app.py").write_text("from tests.browser.maps_app import main\n\nmain()\n")
    layers = folder / "static/layers"
    layers.mkdir(parents=True)
    env = {"MAP_LAYERS": str(layers)}
    with running_app(folder / "app.py", env, options=("--server.baseUrlPath=netra",)) as url:
        served = Maps(url, layers)
        served.write("squares/regency.json", make_paths())
        yield served
    assert any((folder / "static/map").glob("*.js"))


@pytest.fixture(scope="package")
def app(maps) -> str:
    """The map of squares."""
    return maps.url


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
