"""A Streamlit app in its own process, and a Chromium that may only speak to this machine.

    with running_app(Path("dashboard.py"), {"NETRA_DATA_DIR": folder}) as url:
        with browser_page(url) as page:
            page.page.get_by_role("heading").first.wait_for()
            assert page.refused == []

Every other host stands behind a proxy at which nobody listens, so nothing leaves the machine;
`refused` lists every request to another host, `sent` and `received` the websocket frames since
`forget_frames()`, `errors` the uncaught errors of scripts.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    ProxySettings,
    Request,
    WebSocket,
    sync_playwright,
)

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NO_GPU = ("--disable-gpu",)
HERE = ("127.0.0.1", "localhost")
NOWHERE = ProxySettings(server="http://127.0.0.1:9", bypass=",".join(HERE))
START_SECONDS = 60
_IS_DARK = "matchMedia('(prefers-color-scheme: dark)').matches"


def chromium() -> str:
    """The path of an installed Chromium; the test is skipped where there is none."""
    for name in CHROMIUM_NAMES:
        found = shutil.which(name)
        if found:
            return found
    pytest.skip("no Chromium or Chrome on this machine: install one to run the browser tests")


def free_port() -> int:
    """A port on which nobody listens at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the app ended with exit code {process.returncode}")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise TimeoutError(f"the app did not answer within {START_SECONDS} s")


@contextmanager
def running_app(
    script: Path, env: Mapping[str, str] | None = None, *, options: tuple[str, ...] = ()
) -> Iterator[str]:
    """Run a Streamlit script on a free port of 127.0.0.1 and give its address.

    Args:
        script: the entry point; `static/` beside it is served when static serving is on.
        env: variables on top of this process's.
        options: further options of `streamlit run`, such as "--server.baseUrlPath=netra".
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    settings = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.enableStaticServing": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    command += [f"--{name}={value}" for name, value in settings.items()]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    process = subprocess.Popen([*command, *options], cwd=ROOT, env=environment)
    base = next((o.split("=")[1] for o in options if o.startswith("--server.baseUrlPath=")), "")
    url = f"http://127.0.0.1:{port}" + (f"/{base}" if base else "")
    try:
        _wait_until_healthy(url, process)
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class WatchedPage:
    """A page together with what it tried to do over the network."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.refused: list[str] = []
        self.sent: list[bytes | str] = []
        self.received: list[bytes | str] = []
        self.errors: list[str] = []
        self.said: list[ConsoleMessage] = []
        self._ears: dict[str, Callable[..., None]] = {
            "request": self._note,
            "websocket": self._listen,
            "pageerror": self._note_error,
            "console": self._note_said,
        }
        for event, ear in self._ears.items():
            page.on(event, ear)  # type: ignore[call-overload]

    def stop(self) -> None:
        """Note nothing more: the tab goes on to another address."""
        for event, ear in self._ears.items():
            self.page.remove_listener(event, ear)

    def _note_said(self, message: ConsoleMessage) -> None:
        self.said.append(message)

    def _note_error(self, error: Error) -> None:
        self.errors.append(str(error))

    def _note(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.hostname not in HERE and parts.scheme not in ("data", "blob"):
            self.refused.append(request.url)

    def _listen(self, socket: WebSocket) -> None:
        if urlsplit(socket.url).hostname not in HERE:
            self.refused.append(socket.url)
        socket.on("framesent", self._note_sent)
        socket.on("framereceived", self._note_received)

    def _note_sent(self, frame: bytes | str) -> None:
        self.sent.append(frame)

    def _note_received(self, frame: bytes | str) -> None:
        self.received.append(frame)

    def forget_frames(self) -> None:
        """Start counting websocket frames anew."""
        self.sent.clear()
        self.received.clear()


@contextmanager
def open_browser(*, flags: tuple[str, ...] = NO_GPU) -> Iterator[Browser]:
    """A headless Chromium, for several pages one after the other."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS, *flags])
        try:
            yield browser
        finally:
            browser.close()


def open_context(
    browser: Browser,
    size: tuple[int, int] = (1366, 768),
    *,
    dark: bool = False,
    touch: bool = False,
) -> BrowserContext:
    """A reader's browser profile: its pages share the cache, and no other host can be reached."""
    return browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        has_touch=touch,
        device_scale_factor=2 if touch else 1,
        service_workers="block",
        proxy=NOWHERE,
    )


_TABS: WeakKeyDictionary[BrowserContext, Page] = WeakKeyDictionary()


def _tab(context: BrowserContext) -> Page:
    """The one tab of a profile: going on in it takes half the time of opening another."""
    tab = _TABS.get(context)
    if tab is None or tab.is_closed():
        tab = context.new_page()
        _TABS[context] = tab
    return tab


@contextmanager
def page_in(context: BrowserContext, url: str) -> Iterator[WatchedPage]:
    """The tab of a profile, gone to the address; its size and colours are put back afterwards.

    One at a time: who needs two tabs at once, or another profile, opens a page of their own.
    """
    tab = _tab(context)
    size, is_dark = tab.viewport_size, tab.evaluate(_IS_DARK)
    watched = WatchedPage(tab)
    try:
        tab.goto(url)
        yield watched
    finally:
        watched.stop()
        if not tab.is_closed():
            if size and tab.viewport_size != size:
                tab.set_viewport_size(size)
            if tab.evaluate(_IS_DARK) != is_dark:
                tab.emulate_media(color_scheme="dark" if is_dark else "light")
            if tab.url.startswith("http"):
                tab.evaluate("sessionStorage.clear()")


@contextmanager
def browser_page(
    url: str,
    *,
    browser: Browser | None = None,
    size: tuple[int, int] = (1366, 768),
    dark: bool = False,
    touch: bool = False,
    flags: tuple[str, ...] = NO_GPU,
) -> Iterator[WatchedPage]:
    """A fresh Chromium page at the address, every other host refused.

    Args:
        url: where to go first.
        browser: of `open_browser`; without it one is started for this page.
        size: width and height in CSS pixels.
        dark: the reader's system asks for dark colours.
        touch: a telephone: touch events and twice the pixels.
        flags: further Chromium flags; the default turns the graphics card off.
    """
    with ExitStack() as stack:
        found = browser or stack.enter_context(open_browser(flags=flags))
        context = stack.enter_context(closing(open_context(found, size, dark=dark, touch=touch)))
        yield stack.enter_context(page_in(context, url))
