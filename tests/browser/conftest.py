"""Fixtures of the browser tests: the app with the map of squares, a browser, an opened page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.map_page import ADDRESS, MapPage
from tests.browser.regional_map_app import make_paths
from tests.support.browser import open_browser, open_context, page_in, running_app
from tests.support.sample_store import sample_store  # noqa: F401 - found by name


@pytest.fixture(scope="module")
def app(tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("map")
    layer = folder / "static/layers/squares/regency.json"
    layer.parent.mkdir(parents=True)
    layer.write_text(json.dumps(make_paths()), "utf-8")
    (folder / "app.py").write_text("from tests.browser.regional_map_app import main\n\nmain()\n")
    env = {"MAP_LAYER": str(layer), "MAP_ADDRESS": ADDRESS}
    with running_app(folder / "app.py", env, options=("--server.baseUrlPath=netra",)) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
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
