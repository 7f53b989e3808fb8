"""Take every page in both languages into docs/pictures, from sample data made for this run.

    python scripts/screenshots.py [NAME ...]      only pictures whose names begin so

Starts the app twice on a free port (sample data, empty store), drives an installed Chromium that
can reach no other host, and stops everything at the end. Takes about five minutes for all.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a file, the script would not see the packages

from tests.support.browser import open_browser, open_context, page_in, running_app  # noqa: E402
from tests.support.own_table import CORRECTED, JANUARY, own_table  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
LANGUAGES = ("id", "en")
LARGE, LAPTOP, TELEPHONE = (1920, 1080), (1366, 768), (390, 844)
PROJECTOR = (1024, 768)
STEPS = (1440, 1000)
ADDRESSES = {
    "overview": "",
    "map": "map?place=18.06",
    "trends": "trends",
    "comparison": "comparison",
    "violations": "violations",
    "profile": "profile?place=18.06",
    "quality": "quality",
    "reporting": "reporting",
    "briefing": "briefing?scope=18",
    "upload": "upload",
    "submissions": "submissions",
    "administration": "administration",
}
VIEWS = {
    "map-tiles": "map?view=tiles",
    "map-resorts": "map?inst=polri",
    "map-province": "map?zoom=18&place=18.06",
    "map-two-months": "map?with=month:2024-02&place=18.06",
}
"""Other ways to look at the map; the pictures of ADDRESSES show the first."""
PRESENTED = {
    "overview": "?month=2024-11",
    "map": "map?ind=pledge_completion_rate",
    "trends": "trends?scope=18",
    "comparison": "comparison?geo=regency",
    "profile": "profile?place=18.06",
}
"""The pages that have a slide in the presentation view."""
BROKEN = ROOT / "sample_data" / "broken" / "signed-exceeds-obligated.xlsx"
"""What the picture of Upload shows: an empty form says nothing."""
STEPS_OF_OWN_TABLE = (
    "own-table-1-columns",
    "own-table-2-question",
    "own-table-3-changes",
    "own-table-4-map",
)
"""One walk: who asks for one of them gets all."""
MOST_BYTES = 250_000
MOST_BYTES_OF_SLIDE = 150_000
COLOURS = (256, 192, 128, 96, 64, 48, 32)
PATIENCE = 120_000
REPAINT = 1500


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its file name without ending, address and window size in CSS pixels."""

    name: str
    address: str
    size: tuple[int, int]


def shots_of_sample() -> Iterator[Shot]:
    """Every page and view in both languages; Overview and Map also small."""
    for page, address in (ADDRESSES | VIEWS).items():
        for language in LANGUAGES:
            yield Shot(f"{page}-{language}", _in(language, address), LARGE)
    for page in ("overview", "map"):
        for size in (LAPTOP, TELEPHONE):
            yield Shot(f"{page}-id-{size[0]}", _in("id", ADDRESSES[page]), size)


def shots_of_presentations() -> Iterator[Shot]:
    """Every presentation view in both languages, as a screenshot and on a projector."""
    for page, address in PRESENTED.items():
        for language in LANGUAGES:
            for size in (LARGE, PROJECTOR):
                name = f"present-{page}-{language}-{size[0]}"
                yield Shot(name, _in(language, f"{address}&view=present"), size)


def shots_of_nothing() -> Iterator[Shot]:
    """What a new installation shows before any report."""
    for language in LANGUAGES:
        yield Shot(f"welcome-{language}", _in(language, ""), LARGE)


def _in(language: str, address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}lang={language}"


def take(browser: Browser, url: str, shot: Shot) -> Path:
    """Open the address, wait until all is drawn, write the picture."""
    with (
        closing(open_context(browser, shot.size)) as context,
        page_in(context, f"{url}/{shot.address}") as watched,
    ):
        _until_drawn(watched.page, shot.address)
        if shot.address.startswith("upload"):
            _drop(watched.page, BROKEN.read_bytes(), BROKEN.name)
            watched.page.wait_for_timeout(REPAINT)
        content = watched.page.screenshot()
    path = PICTURES / f"{shot.name}.png"
    is_slide = shot.name.startswith(("present", "briefing"))
    path.write_bytes(small_png(content, MOST_BYTES_OF_SLIDE if is_slide else MOST_BYTES))
    return path


def _until_drawn(page: Page, address: str) -> None:
    page.set_default_timeout(PATIENCE)
    page.locator('[data-testid="stMainBlockContainer"]').wait_for()
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    if "view=present" in address:
        page.locator(".nt-stage[data-ready]").wait_for()
        page.wait_for_timeout(REPAINT)
        return
    name = address.partition("?")[0]
    if name in ("", "map"):
        maps = 2 if "with=" in address else 1
        page.locator(".netra-map[data-ready]").nth(maps - 1).wait_for()
    if name == "briefing":
        page.locator(".nt-slide-small").nth(9).wait_for()
        page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    if name == "trends":
        page.locator(".js-plotly-plot").nth(1).wait_for()
    # Widgets come in scripts of their own; a grey bar keeps their place meanwhile.
    page.locator('[data-testid="stSkeleton"]').first.wait_for(state="detached")
    page.wait_for_timeout(REPAINT)


def walk_of_own_table(browser: Browser, url: str) -> Iterator[Path]:
    """An officer's own table, from the dropped file to the map: a picture of each step."""
    first, second, third, fourth = STEPS_OF_OWN_TABLE
    with (
        closing(open_context(browser, STEPS)) as context,
        page_in(context, f"{url}/upload?lang=id") as watched,
    ):
        page = watched.page
        _until_drawn(page, "upload")
        _drop(page, own_table("Desember 2024"), "rekap-jatim-desember.xlsx")
        yield _step(page, first)
        page.get_by_role("button", name="Pakai kolom ini").click()
        page.get_by_role("combobox", name="Arti “Malang”").click()
        yield _step(page, second)
        page.get_by_role("option", name="Kota Malang (35.73)").click()
        page.get_by_role("button", name="Pakai jawaban ini").click()
        page.get_by_role("button", name=f"Simpan {len(JANUARY)} laporan").click()
        page.get_by_role("button", name="Unduh tanda terima").wait_for()
        _drop(page, own_table("Desember 2024", CORRECTED), "rekap-jatim-desember-baru.xlsx")
        page.get_by_text("Ubah kolom").wait_for()
        heading = page.get_by_role("heading", name="Yang akan berubah")
        heading.evaluate("one => one.scrollIntoView({block: 'center'})")
        yield _step(page, third)
        page.goto(f"{url}/map?lang=id&month=2024-12&place=35.73")
        _until_drawn(page, "map")
        yield _step(page, fourth)


def _drop(page: Page, content: bytes, name: str) -> None:
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    file = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
    page.locator('input[type="file"]').set_input_files(file)
    page.locator(".nt-sheet").wait_for()


def _step(page: Page, name: str) -> Path:
    page.wait_for_timeout(REPAINT)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
    path = PICTURES / f"{name}.png"
    path.write_bytes(small_png(page.screenshot()))
    return path


def small_png(content: bytes, most_bytes: int = MOST_BYTES) -> bytes:
    """The picture with as many colours as fit into the size limit, at most 256.

    The most frequent ones stay as they are, so fills and swatches of legends keep their colours;
    those of soft edges become the nearest of them.
    """
    picture = np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))
    packed = b""
    for colours in COLOURS:
        file = io.BytesIO()
        _with_few(picture, colours).save(file, "PNG", optimize=True)
        packed = file.getvalue()
        if len(packed) <= most_bytes:
            break
    return packed


def _with_few(picture: np.ndarray, most: int) -> Image.Image:
    found, which, counts = np.unique(
        picture.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    kept = found[np.argsort(-counts, kind="stable")[:most]].astype(np.int32)
    apart = found[:, None, :].astype(np.int32) - kept[None]
    nearest = (apart**2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    few = Image.fromarray(nearest[which.reshape(-1)].reshape(picture.shape[:2]), mode="P")
    few.putpalette(kept.astype(np.uint8).tobytes())
    return few


def _load_sample(folder: Path) -> dict[str, str]:
    environment = {"NETRA_DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "sample_data", "--load", "--out", str(folder / "workbooks")]
    subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True)
    return environment


def _wanted(parser: argparse.ArgumentParser) -> tuple[str, ...]:
    """How the names of the pictures begin that are asked for."""
    about = "how names of pictures begin, as in docs/pictures; all pictures when none is given"
    parser.add_argument("names", metavar="NAME", nargs="*", help=about)
    names = tuple(parser.parse_args().names)
    shots = chain(shots_of_nothing(), shots_of_sample(), shots_of_presentations())
    known = [*(shot.name for shot in shots), *STEPS_OF_OWN_TABLE]
    unknown = [name for name in names if not any(each.startswith(name) for each in known)]
    if unknown:
        parser.error(f"no picture begins with {', '.join(unknown)}")
    return names or ("",)


def main() -> int:
    """Take all pictures; 1 when one of them is larger than the limit."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    wanted = _wanted(argparse.ArgumentParser(description=__doc__.splitlines()[0]))
    taken = []
    with tempfile.TemporaryDirectory() as name, open_browser() as browser:
        empty = Path(name, "empty")
        empty.mkdir()
        for environment, shots in (
            ({"NETRA_DATA_DIR": str(empty)}, shots_of_nothing()),
            (
                _load_sample(Path(name, "sample")),
                chain(shots_of_sample(), shots_of_presentations()),
            ),
        ):
            with running_app(ROOT / "dashboard.py", environment) as url:
                taken += [take(browser, url, s) for s in shots if s.name.startswith(wanted)]
                is_sample = environment["NETRA_DATA_DIR"].endswith("sample")
                if is_sample and any(each.startswith(wanted) for each in STEPS_OF_OWN_TABLE):
                    taken += walk_of_own_table(browser, url)
    for path in taken:
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} kB")
    return int(any(path.stat().st_size > MOST_BYTES for path in taken))


if __name__ == "__main__":
    sys.exit(main())
