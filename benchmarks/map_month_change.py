"""How long a change of month and of indicator takes, and how many bytes it moves.

    python -m benchmarks.map_month_change [--runs 9] [--slow-down 6]
        [--layer static/layers/<hash>/regency.json]

The project's map and a page with `px.choropleth_map` and inline GeoJSON show the same 514 areas
and figures in the same Chromium, one after the other. For the map, the time of a month change is
from the input event to the frame after next; for the plain page, from the input event to the frame
after next of its last WebGL drawing (it draws several times; the last one shows the new month). A
change of indicator is measured to the frame after next of the last drawing on both. Each change
is to a month or an indicator not shown before, because Streamlit's browser side keeps what it has
seen. Medians are printed. The binding targets are a ratio of 30 for the month and of 8 for the
indicator; exit code 1 says that one is missed.

With --slow-down the browser's processor is slowed by DevTools, as on an old office PC, on both
pages alike; the month's ratio is binding then, too.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from playwright.sync_api import Page

from domain.places import Geography
from geo.paths import paths_for
from tests.support.browser import WatchedPage, browser_page, running_app

ROOT = Path(__file__).resolve().parent.parent
# WebGL without a graphics card; pages themselves are drawn as on any PC without one.
SOFTWARE_WEBGL = (
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-gpu-rasterization",
)
NEXT = "ArrowRight"
MOST_RUNS = 12
MONTH_RATIO = 30.0
INDICATOR_RATIO = 8.0
QUIET_MS = 1200

# Notes the first input event and every drawing after it; `last` is the end of the newest.
WATCH = """() => {
  const w = window.watch = {start: 0, last: 0, arm() { this.start = 0; this.last = 0; }};
  const begin = (event) => { if (!w.start) w.start = event.timeStamp; };
  for (const name of ['keydown', 'pointerdown']) document.addEventListener(name, begin, true);
  const note = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    w.last = performance.now(); }));
  const drawn = () => { if (w.start) note(); };
  for (const kind of [window.WebGLRenderingContext, window.WebGL2RenderingContext]) {
    for (const name of ['drawElements', 'drawArrays']) {
      const original = kind.prototype[name];
      kind.prototype[name] = function (...args) { drawn(); return original.apply(this, args); };
    }
  }
  window.watchMap = (root) => new MutationObserver(() => {
    if (w.start) note();
  }).observe(root, {subtree: true, attributes: true, attributeFilter: ['class']});
}"""


@dataclass(frozen=True)
class Change:
    """One change: milliseconds to its picture, bytes over the websocket, number of frames sent."""

    milliseconds: float
    bytes: int
    frames_sent: int


def _size(frames: list[bytes | str]) -> int:
    return sum(len(frame if isinstance(frame, bytes) else frame.encode()) for frame in frames)


def _until_quiet(page: Page) -> float:
    """Milliseconds from the input event to the last drawing, once nothing was drawn for a while."""
    page.wait_for_function("window.watch.last > 0", timeout=60000)
    page.wait_for_function(
        f"performance.now() - window.watch.last > {QUIET_MS}", timeout=60000, polling=100
    )
    return float(page.evaluate("window.watch.last - window.watch.start"))


def _change(watched: WatchedPage, act: str, focus: str) -> Change:
    page = watched.page
    page.locator(focus).first.focus()
    page.wait_for_timeout(400)
    watched.forget_frames()
    page.evaluate("window.watch.arm()")
    page.keyboard.press(act)
    milliseconds = _until_quiet(page)
    return Change(milliseconds, _size(watched.sent) + _size(watched.received), len(watched.sent))


def _month_by_frames(watched: WatchedPage, act: str) -> Change:
    """The map's own month change: input event to the frame after next."""
    page = watched.page
    slider = page.locator('.netra-map input[type="range"]')
    slider.focus()
    page.wait_for_timeout(300)
    watched.forget_frames()
    slider.evaluate("""node => { window.took = null; node.addEventListener('input', (event) =>
        requestAnimationFrame(() => requestAnimationFrame(() => {
          window.took = performance.now() - event.timeStamp; })), {once: true}); }""")
    page.keyboard.press(act)
    page.wait_for_function("window.took !== null")
    took = float(page.evaluate("window.took"))
    page.wait_for_timeout(500)
    return Change(took, _size(watched.sent) + _size(watched.received), len(watched.sent))


def _slow_down(page: Page, times: float) -> None:
    """Slow the page's processor down so many times; 1 leaves it as it is."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": times})


def _measure_component(url: str, runs: int, slow_down: float) -> dict[str, list[Change]]:
    with browser_page(url, size=(1920, 1080), flags=SOFTWARE_WEBGL) as watched:
        page = watched.page
        page.locator(".netra-map[data-ready]").wait_for(timeout=60000)
        _slow_down(page, slow_down)
        page.evaluate(WATCH)
        page.locator(".netra-map .areas").evaluate("node => window.watchMap(node)")
        page.wait_for_timeout(1500)
        months = [_month_by_frames(watched, NEXT) for _ in range(runs + 1)][1:]
        radio = 'input[type="radio"]:checked'
        indicators = [_change(watched, NEXT, radio) for _ in range(runs + 1)][1:]
        return {"month": months, "indicator": indicators}


def _measure_plain(url: str, runs: int, slow_down: float) -> dict[str, list[Change]]:
    with browser_page(url, size=(1920, 1080), flags=SOFTWARE_WEBGL) as watched:
        page = watched.page
        page.evaluate(WATCH)
        page.locator(".js-plotly-plot canvas").first.wait_for(timeout=90000)
        page.wait_for_timeout(6000)
        _slow_down(page, slow_down)
        slider = 'input[type="range"]'
        months = [_change(watched, NEXT, slider) for _ in range(runs + 1)][1:]
        radio = 'input[type="radio"]:checked'
        indicators = [_change(watched, NEXT, radio) for _ in range(runs + 1)][1:]
        return {"month": months, "indicator": indicators}


def layer_file(wanted: str | None) -> Path:
    """The paths file asked for, else that of today's regencies, made when absent."""
    return Path(wanted) if wanted else paths_for(Geography.REGENCY)


def prepared_app(folder: Path, layer: Path) -> dict[str, str]:
    """Put the script of `map_pages.py` and its layer into a folder; the variables it needs."""
    target = folder / "static" / "layers" / "benchmark" / "regency.json"
    target.parent.mkdir(parents=True)
    shutil.copyfile(layer, target)
    shutil.copyfile(ROOT / "benchmarks" / "map_pages.py", folder / "page.py")
    return {"MAP_LAYER": str(target), "MAP_ADDRESS": "/app/static/layers/benchmark/regency.json"}


def _median(changes: list[Change]) -> Change:
    return Change(
        round(statistics.median(change.milliseconds for change in changes), 1),
        round(statistics.median(change.bytes for change in changes)),
        max(change.frames_sent for change in changes),
    )


def measure(runs: int, layer: Path, slow_down: float) -> dict[str, dict[str, Change]]:
    """Medians by page ("component", "plain") and change ("month", "indicator")."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = prepared_app(folder, layer)
        found = {}
        for page, measured in (("component", _measure_component), ("plain", _measure_plain)):
            with running_app(folder / "page.py", {**env, "BENCHMARK_PAGE": page}) as url:
                changes = measured(url, runs, slow_down)
            found[page] = {what: _median(each) for what, each in changes.items()}
        return found


def main() -> int:
    """Measure, print one JSON document, say whether both ratios are reached."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7, choices=range(1, MOST_RUNS + 1))
    parser.add_argument("--slow-down", type=float, default=1.0)
    parser.add_argument("--layer", help="a paths file; default: the regencies of today")
    arguments = parser.parse_args()
    layer = layer_file(arguments.layer)
    found = measure(arguments.runs, layer, arguments.slow_down)
    ratios = {
        what: round(found["plain"][what].milliseconds / found["component"][what].milliseconds, 1)
        for what in ("month", "indicator")
    }
    print(
        json.dumps(
            {
                "layer": layer.name,
                "median_of": arguments.runs,
                "slow_down": arguments.slow_down,
                **{page: {w: asdict(c) for w, c in each.items()} for page, each in found.items()},
                "ratio": ratios,
            },
            indent=2,
        )
    )
    silent = found["component"]["month"].bytes == 0 and not found["component"]["month"].frames_sent
    is_quick = arguments.slow_down > 1 or ratios["indicator"] >= INDICATOR_RATIO
    reached = ratios["month"] >= MONTH_RATIO and is_quick
    return 0 if reached and silent else 1


if __name__ == "__main__":
    sys.exit(main())
