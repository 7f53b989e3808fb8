"""The same seed gives the same workbooks, byte for byte, in every process."""

import os
import signal
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

from sample_data import making
from sample_data.committed import good_workbooks
from sample_data.faults import broken_workbooks
from sample_data.making import HERE
from sample_data.workbooks import workbook_bytes

ROOT = Path(__file__).resolve().parents[2]


def made_in_a_process_of_its_own(directory, hash_seed):
    command = [sys.executable, "-m", "sample_data", "--months", "2023-11", "--out", str(directory)]
    environment = os.environ | {"PYTHONHASHSEED": hash_seed, "TZ": "Asia/Jayapura"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def parts(content):
    """What is in the zip: compressed bytes may differ between zlib versions, this may not."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def test_two_processes_make_the_same_bytes(tmp_path):
    first = made_in_a_process_of_its_own(tmp_path / "first", "1")
    second = made_in_a_process_of_its_own(tmp_path / "second", "2")
    assert len(first) >= 5
    assert first == second


def test_no_entry_bears_the_moment_of_making():
    content = workbook_bytes(good_workbooks()[2].sheets)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2024, 1, 1, 0, 0, 0)}


def test_the_committed_good_samples_are_what_the_script_makes():
    for book in good_workbooks():
        committed = (HERE / "good" / book.name).read_bytes()
        assert parts(committed) == parts(workbook_bytes(book.sheets)), book.name


def test_nothing_else_is_committed_as_good():
    names = {book.name for book in good_workbooks()}
    assert {path.name for path in (HERE / "good").glob("*.xlsx")} == names


def test_the_committed_broken_samples_are_what_the_script_makes():
    books = broken_workbooks()
    folder = HERE / "broken"
    assert {path.name for path in folder.glob("*.xlsx")} == {book.name for book in books}
    for book in books:
        committed = (folder / book.name).read_bytes()
        if zipfile.is_zipfile(BytesIO(book.content)):
            assert parts(committed) == parts(book.content), book.name
        elif book.name != "cut-off.xlsx":
            assert committed == book.content, book.name


def test_processes_that_write_the_months_leave_ctrl_c_to_the_one_that_started_them():
    before = signal.getsignal(signal.SIGINT)
    with making._deaf_to_interrupts():
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGINT) is before
