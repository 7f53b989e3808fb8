"""The app without a server: Streamlit's AppTest through `dashboard.py`, page by page.

AppTest behaves like the first request to a fresh server: because there is a folder `pages/`,
Streamlit would run a page file without its entry point. `through_navigation` makes it a server
that has answered before. The first request itself is tested in a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from pages.parts.regional_map.packing import unpacked

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "overview",
    "map",
    "trends",
    "comparison",
    "violations",
    "reporting",
    "quality",
    "profile",
    "upload",
    "submissions",
    "administration",
)
SECONDS = 120
_ESCAPED = re.compile(r"\\([\W_])")  # what Markdown would take for its own
_TAG = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)


def through_navigation(patch: pytest.MonkeyPatch) -> None:
    """Let AppTest run every page through the entry point."""
    usual = PagesManager.__init__

    def begin(self: PagesManager, *args: Any, **options: Any) -> None:
        usual(self, *args, **options)
        PagesManager.uses_pages_directory = False

    patch.setattr(PagesManager, "__init__", begin)
    # Every AppTest would read what each installed package says of itself: a third of its time.
    patch.setattr(manifest_scanner, "scan_component_manifests", _found_components)


_found_components = cache(manifest_scanner.scan_component_manifests)
"""The components of installed packages: a server, too, looks for them once, when it starts."""

_standing_on: list[Path] = []
"""The folder that what Streamlit keeps in memory was read from."""


@contextmanager
def app_on(folder: Path) -> Iterator[None]:
    """While this lasts, apps stand on the data in the folder.

    What was read of it is kept for the next test on the same folder, as a server keeps it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETRA_DATA_DIR", str(folder))
        patch.delenv("NETRA_DATABASE_URL", raising=False)
        through_navigation(patch)
        if [folder] != _standing_on:
            st.cache_resource.clear()
            st.cache_data.clear()
            _standing_on[:] = [folder]
        yield


def as_read(markdown: str) -> str:
    """Words of a label or a box without the signs that keep Markdown from reading them."""
    return _ESCAPED.sub(r"\1", markdown)


class Reader:
    """One person's session: opens pages by address, reads words, works widgets."""

    def __init__(self, page: str = "overview", address: str = "") -> None:
        self.app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=SECONDS)
        self.app.query_params.update(parse_qsl(address))
        if page == "overview":
            self.app.run()
        else:
            self.go(page)

    def go(self, page: str) -> Reader:
        """Follow the navigation to a page."""
        self.app.switch_page(f"pages/{page}.py").run()
        return self

    @property
    def address(self) -> dict[str, str]:
        """The parameters in the address bar."""
        found: Mapping[str, Any] = dict(self.app.query_params)
        return {name: v[0] if isinstance(v, list) else v for name, v in found.items()}

    @property
    def html(self) -> str:
        """All Markdown and HTML of the page."""
        return "\n".join(element.value for element in self.app.markdown)

    @property
    def words(self) -> str:
        """The page's words without tags, those of widgets among them."""
        labels = [w.label for w in (*self.app.selectbox, *self.app.button, *self.app.checkbox)]
        return "\n".join([unescape(_TAG.sub(" ", self.html)), *labels])

    @property
    def headings(self) -> list[str]:
        """The headings of page and figures, as they are read."""
        found = re.findall(r"<h[12]>(.*?)</h[12]>", self.html)
        return [unescape(_TAG.sub("", text)) for text in found]

    @property
    def map(self) -> dict[str, Any]:
        """What the map on the page was fed with, the first where there are two."""
        return self.maps[0]

    @property
    def maps(self) -> list[dict[str, Any]]:
        """What each map on the page was fed with."""
        found = (element.proto for element in self.app.get("bidi_component"))
        return [unpacked(proto.bytes) for proto in found if proto.bytes]

    @property
    def faults(self) -> list[str]:
        """Exceptions and error messages on the page, as they are read."""
        told = [as_read(error.value) for error in self.app.error]
        return [found.message for found in self.app.exception] + told

    def choose(self, label: str, code: str) -> Reader:
        """Choose in the select box or the row of buttons with this label."""
        found = [w for w in (*self.app.selectbox, *self.app.segmented_control) if w.label == label]
        found[0].set_value(code)
        self.app.run()
        return self

    def value(self, label: str) -> Any:
        """What the select box or the row of buttons shows as chosen."""
        found = [w for w in (*self.app.selectbox, *self.app.segmented_control) if w.label == label]
        return found[0].value
