"""A hundred viewers of the map for a minute against one app process.

    python -m benchmarks.hundred_viewers [--seconds 60]

98 viewers without a browser and two real browsers open the Map page one after the other. In the
minute that follows each viewer chooses one region at a moment of its own (seconds from the choice
to the end of the server's run) while the two browsers change months all the time, which must send
nothing. Beside it, in the same run: 25 viewers of a page with `px.choropleth_map` and the same
number of areas; each changes the month once in such a minute, which that page asks the server for.

Exit code 1: the 95th percentile of the choices is above a second, or a month change sent a byte.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.map_month_change import layer_file, prepared_app
from benchmarks.timing import ROOT, Line, report, timed
from benchmarks.viewers import PATIENCE, Viewer
from domain.places import UnitKind
from geo.gazetteer import load_gazetteer
from tests.browser.regional_map_app import PERIODS
from tests.support.browser import browser_page, running_app

VIEWERS = 98
BROWSERS = 2
PLAIN_VIEWERS = 25
P95_SECONDS = 1.0
MOST_SECONDS = 120
LOADING = 300.0
MONTH = "2024-11"
SEED = 20241127
"""Chooses who acts when and where: the same in every run."""

Act = Callable[[Viewer, random.Random], Awaitable[float]]


async def _choose(viewer: Viewer, chance: random.Random) -> float:
    codes = [place.code for place in load_gazetteer().places(UnitKind.REGENCY)]
    return await viewer.choose(chance.choice(codes), month=MONTH)


async def _slide(viewer: Viewer, chance: random.Random) -> float:
    return await viewer.slide(chance.choice(PERIODS[1:]))


async def _visit(viewer: Viewer, act: Act, chance: random.Random, seconds: float) -> float:
    """Wait for a moment of one's own, then act once."""
    await asyncio.sleep(chance.uniform(0, seconds))
    async with asyncio.timeout(PATIENCE):
        return await act(viewer, chance)


async def _crowd(
    url: str, page: str, count: int, act: Act, seconds: float, begin: Callable[[], object]
) -> list[float]:
    """Seconds of the one act of each viewer; all pages are open when `begin` is called."""
    async with AsyncExitStack() as stack:
        viewers = []
        for _ in range(count):
            viewer = await stack.enter_async_context(Viewer(url, page=page, query="lang=id"))
            async with asyncio.timeout(PATIENCE):
                await viewer.open()
            viewers.append(viewer)
        begin()
        chances = [random.Random(SEED + i) for i in range(count)]
        visits = zip(viewers, chances, strict=True)
        return list(
            await asyncio.gather(*(_visit(each, act, chance, seconds) for each, chance in visits))
        )


def _play(url: str, seconds: float) -> tuple[int, int]:
    """Change months in a real browser for so long; how often, and the bytes that it moved."""
    with browser_page(f"{url}/map?lang=id", size=(1366, 768)) as watched:
        page = watched.page
        page.locator(".netra-map[data-ready]").wait_for(timeout=60_000)
        page.wait_for_timeout(3000)
        slider = page.locator('.netra-map input[type="range"]').first
        slider.focus()
        watched.forget_frames()
        changes, end = 0, page.evaluate("performance.now()") + seconds * 1000
        while page.evaluate("performance.now()") < end:
            page.keyboard.press("ArrowLeft" if changes // 8 % 2 == 0 else "ArrowRight")
            page.wait_for_timeout(250)
            changes += 1
        moved = sum(len(frame) for frame in (*watched.sent, *watched.received))
        return changes, moved


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def _of_map(seconds: float) -> list[Line]:
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(BROWSERS) as threads:
        data = {"NETRA_DATA_DIR": name}
        timed(["sample_data", "--load", "--out", f"{name}/workbooks"], data, seconds=LOADING)
        with running_app(ROOT / "dashboard.py", data) as url:
            playing = []

            def begin() -> None:
                playing.extend(threads.submit(_play, url, seconds) for _ in range(BROWSERS))

            took = asyncio.run(_crowd(url, "map", VIEWERS, _choose, seconds, begin))
            played = [each.result() for each in playing]
    return [
        Line("choices of a region", len(took), ""),
        Line("choice, median", statistics.median(took), "s"),
        Line("choice, 95th percentile", _p95(took), "s", P95_SECONDS),
        Line("month changes in two browsers", sum(changes for changes, _ in played), ""),
        Line("bytes that they moved", sum(moved for _, moved in played), "", 0),
    ]


def _of_plain_page(seconds: float) -> list[Line]:
    with tempfile.TemporaryDirectory() as name:
        data = prepared_app(Path(name), layer_file(None)) | {"BENCHMARK_PAGE": "plain"}
        with running_app(Path(name, "page.py"), data) as url:
            took = asyncio.run(_crowd(url, "", PLAIN_VIEWERS, _slide, seconds, lambda: None))
    return [
        Line(f"plain page, {PLAIN_VIEWERS} viewers: month, median", statistics.median(took), "s"),
        Line(f"plain page, {PLAIN_VIEWERS} viewers: month, 95 %", _p95(took), "s"),
    ]


def main() -> int:
    """Measure both, print them; 1 when a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60.0)
    seconds = min(parser.parse_args().seconds, MOST_SECONDS)
    lines = _of_map(seconds) + _of_plain_page(seconds)
    return report(f"{VIEWERS} viewers and {BROWSERS} browsers, {seconds:g} s", lines)


if __name__ == "__main__":
    sys.exit(main())
