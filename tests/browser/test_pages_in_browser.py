"""The whole app in a real browser that can reach no other host."""

from __future__ import annotations

import re
import sqlite3
import struct
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from domain.places import UnitKind
from domain.view_code import read_view_code
from geo.gazetteer import load_gazetteer
from tests.browser.pages import SECONDS, complaint, ready_map, rest
from tests.support.browser import ROOT, page_in, running_app

pytestmark = pytest.mark.browser
DASHBOARD = ROOT / "dashboard.py"
GOOD = ROOT / "sample_data" / "good"
BROKEN = ROOT / "sample_data" / "broken"
MARKERS = {
    "polres-bandara-soekarno-hatta",
    "polres-kawasan-bandara-i-gusti-ngurah-rai",
    "polres-pelabuhan-tanjung-priok",
}


@contextmanager
def opened(reader: BrowserContext, url: str) -> Iterator[Page]:
    """A page that has come to rest; nothing was asked of another host, nothing went wrong."""
    with page_in(reader, "about:blank") as watched:
        page = watched.page
        page.set_default_timeout(SECONDS)
        page.goto(url)
        rest(page)
        yield page
        assert watched.refused == []
        assert watched.errors == []
        assert [each for message in watched.said for each in complaint(message)] == []


def query(page: Page, name: str) -> str | None:
    return page.evaluate("n => new URL(location.href).searchParams.get(n)", name)


def until_query(page: Page, name: str, value: str) -> None:
    page.wait_for_function(
        "([n, v]) => new URL(location.href).searchParams.get(n) === v", arg=[name, value]
    )


def drawn(page: Page, layer: str = "areas") -> set[str]:
    """Codes of the places that have a polygon ("areas") or a circle ("circles")."""
    shapes = page.locator(f".netra-map .map .{layer} [data-code]")
    return set(shapes.evaluate_all("all => all.map(one => one.dataset.code)"))


def test_the_first_request_of_a_fresh_server_shows_the_whole_frame(dashboard):
    assert "DATA CONTOH / SAMPLE DATA" in dashboard.first_page
    for words in ("Pelanggaran dilaporkan, Indonesia", "Ringkasan", "Peta", "Tren", "Unggah"):
        assert words in dashboard.first_page


def test_the_map_draws_514_regencies_and_switched_505_resort_areas_and_markers(
    dashboard, dashboard_reader
):
    with opened(dashboard_reader, f"{dashboard.url}/map?lang=id") as page:
        ready_map(page)
        assert len(drawn(page)) == 514
        page.get_by_role("radio", name="Polres").or_(
            page.get_by_role("button", name="Polres", exact=True)
        ).first.click()
        until_query(page, "geo", "resort")
        page.wait_for_function(
            """() => [...document.querySelectorAll('*')].some(host => host.shadowRoot
                && host.shadowRoot.querySelector('.areas [data-code^="polres"]'))"""
        )
        codes = drawn(page)
        assert len(codes) == 505
        assert drawn(page, "circles") - codes == MARKERS


def test_a_click_opens_the_panel_and_a_reload_reopens_the_view(dashboard, dashboard_reader):
    with opened(dashboard_reader, f"{dashboard.url}/map?lang=id&month=2024-02") as page:
        ready_map(page)
        page.locator('.netra-map .areas [data-code="62.10"]').click()
        until_query(page, "place", "62.10")
        panel = page.locator(".netra-map .panel h3")
        expect(panel).to_have_text("Kab. Gunung Mas")
        rest(page)
        page.locator(".netra-map .step.next").click()
        until_query(page, "month", "2024-03")
        before = page.locator(".netra-map .title").inner_text()
        code = page.locator(".netra-map .view-code").inner_text().split()[-1]
        view = read_view_code(code, load_gazetteer().places(UnitKind.REGENCY))
        assert (str(view.period), view.places) == ("2024-03", ("62.10",))
        page.reload()
        rest(page)
        ready_map(page)
        expect(panel).to_have_text("Kab. Gunung Mas")
        assert page.locator(".netra-map .title").inner_text() == before
        assert (query(page, "month"), query(page, "place")) == ("2024-03", "62.10")


@pytest.mark.parametrize(("choice", "ending"), ((0, ".png"), (1, ".svg")))
def test_the_map_is_downloaded_as_a_picture(dashboard, dashboard_reader, choice, ending):
    with opened(dashboard_reader, f"{dashboard.url}/map?lang=id") as page:
        ready_map(page)
        page.locator(".netra-map .menu summary").click()
        with page.expect_download() as waiting:
            page.locator('.netra-map [role="menuitem"]').nth(choice).click()
        name = waiting.value.suggested_filename
        content = Path(waiting.value.path()).read_bytes()
    assert name == f"netra-pledge_completion_rate-regency-indonesia-2024-03{ending}"
    if ending == ".png":
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", content[16:24]) == (1920, 1080)
    else:
        text = content.decode()
        assert text.lstrip().startswith(("<?xml", "<svg"))
        assert "DATA CONTOH" in text
        assert not re.search(r'(href|src)="https?:', text)


@pytest.fixture(scope="module")
def own_server(sample_store, tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """A server with a store of its own, and the store's folder."""
    folder = sample_store.copied_to(tmp_path_factory.mktemp("officer")).folder
    with running_app(DASHBOARD, {"NETRA_DATA_DIR": str(folder)}) as url:
        yield url, folder


@pytest.fixture
def officer(own_server, dashboard_reader):
    """The upload page of that server."""
    url, folder = own_server
    with opened(dashboard_reader, f"{url}/upload?lang=en") as page:
        yield page, url, folder


def drop(page: Page, *files: Path) -> None:
    page.locator('input[type="file"]').set_input_files([str(file) for file in files])
    page.get_by_text("Findings").first.wait_for()
    rest(page)


def submissions(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "netra.sqlite3")) as database:
        return int(database.execute("select count(*) from submissions").fetchone()[0])


def test_an_officer_uploads_a_month_and_the_overview_shows_it(officer):
    page, url, folder = officer
    before = submissions(folder)
    drop(page, GOOD / "2024-12-tanggamus.xlsx")
    expect(page.get_by_text("December 2024").first).to_be_visible()
    expect(page.get_by_text("What will change")).to_be_visible()
    assert submissions(folder) == before
    page.get_by_role("button", name=re.compile(r"^Store \d+ reports$")).click()
    expect(page.get_by_text("Receipt: 2024-12-tanggamus.xlsx")).to_be_visible()
    expect(page.get_by_role("button", name="Download receipt")).to_be_visible()
    assert submissions(folder) == before + 1
    page.goto(f"{url}/?lang=en")
    rest(page)
    expect(page.get_by_role("heading", name="Overview, December 2024")).to_be_visible()


def test_broken_files_show_the_cell_and_cannot_be_stored(officer):
    page, _, folder = officer
    before = submissions(folder)
    drop(page, BROKEN / "signed-exceeds-obligated.xlsx", BROKEN / "unknown-place.xlsx")
    expect(page.locator(".nt-issue code", has_text="Pakta Integritas!").first).to_be_visible()
    expect(page.locator(".nt-issue.error, .nt-issue.question").first).to_be_visible()
    expect(page.get_by_role("button", name=re.compile(r"^Store 0 reports$"))).to_be_disabled()
    assert submissions(folder) == before


def test_a_file_with_a_service_number_is_refused_and_nothing_of_it_is_kept(officer):
    page, _, folder = officer
    before = submissions(folder)
    drop(page, BROKEN / "personal-data-column.xlsx")
    expect(page.locator(".nt-issue code", has_text="Pakta Integritas!I1").first).to_be_visible()
    expect(page.get_by_role("button", name=re.compile(r"^Store 0 reports$"))).to_be_disabled()
    assert submissions(folder) == before
    time.sleep(0.5)
    kept = b"".join(path.read_bytes() for path in folder.glob("netra.sqlite3*"))
    assert b"personal-data-column" not in kept
