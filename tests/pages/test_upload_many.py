"""The Upload page with several files at once: where each stands, and what becomes of each."""

import pytest

from pages.parts import queries, upload_check
from tests.support.app import Reader, app_on
from tests.support.own_table import own_table
from tests.support.workbooks import workbook
from workflow.load_workbook import HowToLoad
from workflow.upload import Upload, store_upload


def report(code, reported=3, *, proven=0, month="2026-01"):
    """A violations report of one regency."""
    return workbook(
        f"""
        Identitas
        | Bulan Laporan | {month} |
        | Jenis Angka   | Bulanan |

        Pelanggaran
        | Kode   | Instansi   | Kategori | Dilaporkan | Terbukti |
        | '{code} | ASN Daerah | OTHER    | {reported} | {proven} |
        """
    )


SOUND, OTHER_SOUND = report("18.01"), report("18.02")
FAULTY = report("18.03", "tiga")


@pytest.fixture
def reader(tmp_path):
    with app_on(tmp_path):
        yield Reader("upload", "lang=en")


def drop(reader, **files):
    dropped = reader.app.file_uploader[0]
    for name, content in files.items():
        dropped = dropped.upload(f"{name}.xlsx", content)
    dropped.run()
    assert reader.faults == []


def press(reader, label):
    next(each for each in reader.app.button if each.label == label).click()
    reader.app.run()
    assert reader.faults == []


def labels(reader):
    return [each.label for each in reader.app.expander if each.label.startswith("**")]


def test_one_line_per_file_says_how_it_stands_and_those_in_need_come_first(reader):
    drop(reader, a=SOUND, b=FAULTY, c=own_table("Januari 2025"), d=OTHER_SOUND)
    assert "4 files" in reader.headings
    assert "2 ready to store, 2 in need of you." in reader.words
    assert [label[2] for label in labels(reader)] == ["b", "c", "a", "d"]
    assert "1 to correct" in labels(reader)[0]
    assert "how is it to be read?" in labels(reader)[1]
    assert "January 2026" in labels(reader)[2] and "1 report to store" in labels(reader)[2]


def test_the_first_file_in_need_is_open_and_others_are_drawn_only_when_they_are_opened(reader):
    drop(reader, a=SOUND, b=FAULTY, c=report("18.04", "empat"))
    assert [each.proto.expanded for each in reader.app.expander] == [True, False, False]
    assert reader.html.count('class="nt-sheet"') == 1


def test_no_file_is_checked_again_because_there_are_many(reader, monkeypatch):
    files = {f"f{n}": report(f"18.{n:02d}") for n in range(1, 9)}
    drop(reader, **files)
    monkeypatch.setattr(upload_check, "preview", lambda *_, **__: pytest.fail("checked again"))
    reader.app.run()
    assert reader.faults == []


def test_the_same_report_in_two_files_is_said_with_the_file_that_will_count(reader):
    drop(reader, first=report("18.01", 3), second=report("18.01", 5), third=OTHER_SOUND)
    (warning,) = [each.value for each in reader.app.warning]
    assert "Kab. Lampung Selatan" in warning and "January 2026" in warning
    assert "first.xlsx" in warning and "second.xlsx" in warning and "third" not in warning
    assert "the last of them counts" in warning


def test_what_was_stored_stands_in_one_table_and_what_was_not_is_named(reader):
    drop(reader, a=SOUND, b=FAULTY, c=OTHER_SOUND)
    press(reader, "Store 2 reports")
    assert "2 files are stored" in reader.headings
    (warning,) = [each.value for each in reader.app.warning]
    assert "b.xlsx" in warning and "a.xlsx" not in warning


def test_what_nobody_has_seen_is_not_stored(reader):
    """Another session stores the same unit between the drawing of the page and the click."""
    drop(reader, a=report("18.01", 3))
    store = queries.store()
    store_upload(Upload("b.xlsx", report("18.01", 5)), store=store, how=HowToLoad())
    press(reader, "Store 1 report")
    assert store.figures()["value"].max() == 5
    assert [each.value[:15] for each in reader.app.warning] == ["**Somebody has "]
    press(reader, "Store 1 report")
    assert store.figures()["value"].max() == 3
