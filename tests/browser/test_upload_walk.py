"""An officer with a table of her own, from the dropped file to the map, in a real browser."""

from __future__ import annotations

import io
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.support.browser import ROOT, page_in, running_app
from tests.support.own_table import FEBRUARY, JANUARY, own_table

pytestmark = pytest.mark.browser
SECONDS = 60_000


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """A server on an empty store, and the store's folder."""
    folder = tmp_path_factory.mktemp("own")
    with running_app(ROOT / "dashboard.py", {"NETRA_DATA_DIR": str(folder)}) as url:
        yield url, folder


@pytest.fixture
def page(server, reader) -> Iterator[Page]:
    with page_in(reader, f"{server[0]}/upload?lang=en") as watched:
        watched.page.set_default_timeout(SECONDS)
        rest(watched.page)
        yield watched.page
        assert watched.refused == []
        assert watched.errors == []


def rest(page: Page) -> None:
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()


def drop(page: Page, content: bytes, name: str) -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator('input[type="file"]').set_input_files(file)


def stored(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "netra.sqlite3")) as database:
        return int(database.execute("select count(*) from submissions").fetchone()[0])


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option).click()


def test_a_layout_never_seen_is_confirmed_asked_about_and_stored(page, server):
    drop(page, own_table("Januari 2025"), "rekap-jatim-januari.xlsx")
    # the sheet itself, with its columns as they were understood
    expect(page.locator(".nt-sheet th.unit").first).to_have_text("Region or unit")
    expect(page.locator(".nt-sheet tr.heading td", has_text="Jumlah Wajib")).to_be_visible()
    expect(page.locator(".nt-sheet tr.total td", has_text="JUMLAH")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Remember this layout")).to_be_checked()
    page.get_by_role("button", name="Use these columns").click()
    # one place can be two; nothing is stored before it is said which
    question = page.locator(".nt-issue.question")
    expect(question).to_contain_text("“Malang” can be more than one")
    expect(question).to_contain_text("Rekap!B10")
    expect(page.get_by_role("button", name="Store 0 reports")).to_be_disabled()
    choose(page, "What “Malang” means", "Kota Malang (35.73)")
    page.get_by_role("button", name="Use these answers").click()
    # what will change, by unit
    expect(page.get_by_role("heading", name="What will change")).to_be_visible()
    row = page.locator(".nt-table tr", has_text="Kota Malang")
    expect(row).to_contain_text("9,310")
    assert stored(server[1]) == 0
    page.get_by_role("button", name=f"Store {len(JANUARY)} reports").click()
    expect(page.get_by_role("heading", name=re.compile("^Receipt"))).to_be_visible()
    assert stored(server[1]) == 1
    # and the figure stands on the map
    page.get_by_role("link", name="See January 2025 on the map").click()
    page.locator(".netra-map[data-ready]").wait_for()
    page.goto(page.url + "&place=35.73")
    expect(page.locator(".netra-map .panel h3")).to_have_text("Kota Malang")
    expect(page.locator(".netra-map .panel")).to_contain_text("7,402")
    expect(page.locator(".netra-map .panel")).to_contain_text("9,310")


def test_the_next_month_of_the_same_layout_asks_nothing(page, server):
    drop(page, own_table("Februari 2025", FEBRUARY), "rekap-jatim-februari.xlsx")
    expect(page.get_by_text("Read like an earlier file")).to_be_visible()
    expect(page.locator(".nt-issue.question")).to_have_count(0)
    expect(page.get_by_text("February 2025").first).to_be_visible()
    page.get_by_role("button", name=f"Store {len(FEBRUARY)} reports").click()
    expect(page.get_by_role("heading", name=re.compile("^Receipt"))).to_be_visible()
    assert stored(server[1]) == 2


def test_a_correction_says_which_figures_change_and_where_the_old_ones_stood(page):
    corrected = (("Pacitan", 5120, 4999, ""), *FEBRUARY[1:])
    drop(page, own_table("Februari 2025", corrected), "rekap-jatim-februari-baru.xlsx")
    row = page.locator(".nt-table tr", has_text="4,999")
    expect(row).to_contain_text("4,610")
    expect(row).to_contain_text("changed")
    expect(row).to_contain_text("rekap-jatim-februari.xlsx")


def test_the_check_of_a_large_file_shows_how_far_it_is_and_can_be_stopped(page, server):
    before = stored(server[1])
    drop(page, many_rows(60_000), "besar.xlsx")
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Stopped.")).to_be_visible()
    expect(page.get_by_role("button", name="Check again")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Store"))).to_have_count(0)
    assert stored(server[1]) == before
    assert "Traceback" not in page.content()


def many_rows(count: int) -> bytes:
    """The template with many rows, so that its check takes some seconds."""
    book = Workbook(write_only=True)
    cover = book.create_sheet("Identitas")
    for line in (("Bulan Laporan", "2025-03"), ("Jenis Angka", "Bulanan")):
        cover.append(line)
    sheet = book.create_sheet("Pakta Integritas")
    sheet.append(
        ["Kode", "Instansi", "Jumlah Wajib", "Sudah Menandatangani", "Perangkat Daerah/Satker"]
    )
    for number in range(count):
        sheet.append(["18.06", "ASN Daerah", 10, 9, f"Satker {number}"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
