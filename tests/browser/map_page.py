"""A page with the regional map, and the questions that the tests ask it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator

from tests.browser.pages import rest
from tests.browser.regional_map_app import PERIODS
from tests.support.browser import WatchedPage

ADDRESS = "/app/static/layers/squares/regency.json"
JANUARY = PERIODS.index("2024-01")


@dataclass(frozen=True)
class MapPage:
    """The page and the questions the tests ask it."""

    watched: WatchedPage

    @property
    def page(self):
        return self.watched.page

    @property
    def root(self) -> Locator:
        return self.page.locator(".netra-map")

    @property
    def map(self) -> Locator:
        return self.root.locator(".map")

    @property
    def slider(self) -> Locator:
        return self.root.locator('input[type="range"]')

    def ready(self) -> MapPage:
        self.page.locator(".netra-map[data-ready]").wait_for(timeout=30000)
        self.python("run 1")
        rest(self.page)
        return self

    def python(self, words: str) -> None:
        """Wait until the line that Python writes contains these words."""
        self.page.get_by_text(re.compile(f"^Python: .*{re.escape(words)}")).wait_for()

    def area(self, code: str) -> Locator:
        return self.map.locator(f'.areas [data-code="{code}"]')

    def query(self, name: str) -> str | None:
        return self.page.evaluate("n => new URL(location.href).searchParams.get(n)", name)

    def transform(self) -> str:
        return self.map.locator("svg.ground > g.world").get_attribute("transform")

    def settle(self) -> None:
        self.page.wait_for_timeout(350)

    def change_indicator(self) -> None:
        self.page.get_by_text("b", exact=True).click()
        self.python("run 2")
