"""`python -m store`: every figure found again in the kept workbooks; open files on demand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from domain.language import Language
from store import open_store
from store.__main__ import main
from tests.store.building import case_row, moment, report, submission
from tests.store.test_ledger import tamper
from workflow.load_workbook import load_content
from workflow.verify import verify_store

GOOD = Path(__file__).parents[2] / "sample_data" / "good"
TANGGAMUS = GOOD / "2024-01-tanggamus.xlsx"


@pytest.fixture
def sample(sqlite_url):
    """A store with one sample workbook, loaded the usual way."""
    store = open_store(sqlite_url)
    outcome = load_content(
        content=TANGGAMUS.read_bytes(),
        file_name=TANGGAMUS.name,
        store=store,
        recorded_at=moment("2024-02-05"),
    )
    assert outcome.receipt is not None
    yield store
    store.close()


def test_every_figure_of_a_loaded_workbook_is_found_again(sample):
    proof = verify_store(sample)

    assert proof.ok
    assert proof.figures == len(sample.figures())
    assert proof.figures > 10
    assert proof.ledger.workbooks == 1


def test_a_figure_that_the_workbook_does_not_show_is_named_with_its_cell(sample):
    wrong = submission(
        [report([case_row("KE1", 3, reported=987)], unit="36.02")],
        content=TANGGAMUS.read_bytes(),
        file_name="salah.xlsx",
        is_sample=True,
    )
    sample.accept(wrong)

    proof = verify_store(sample)

    assert proof.ledger.ok
    assert not proof.ok
    lost = proof.lost[0]
    assert len(proof.lost) == 1
    assert (lost.submission, lost.file) == (2, "salah.xlsx")
    assert (lost.sheet, lost.cell, lost.stored) == ("Pelanggaran", "G3", 987)
    assert "cell G3: stored 987" in "\n".join(proof.lines(Language("en")))


def test_a_sheet_that_is_not_in_the_workbook_is_a_lost_figure(sample):
    elsewhere = replace(case_row("KE1", 3, reported=1), sheet="Lembar Lain")
    reports = [report([elsewhere], unit="36.02")]
    sample.accept(submission(reports, content=TANGGAMUS.read_bytes(), is_sample=True))

    lost = verify_store(sample).lost
    assert [(figure.sheet, figure.found) for figure in lost] == [("Lembar Lain", None)]


def test_a_workbook_that_cannot_be_read_is_named(store):
    store.accept(submission([report([case_row("KE1", reported=1)])], file_name="rusak.xlsx"))

    assert verify_store(store).unreadable == ("rusak.xlsx",)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE report_keys SET kind = 'none' WHERE id = 1",
        "UPDATE submissions SET received_on = 'today'",
    ],
)
def test_tables_that_cannot_be_read_are_told_by_the_ledger(sample, sqlite_url, statement):
    tamper(sqlite_url, statement)

    proof = verify_store(sample)

    assert not proof.ok
    assert "cannot be read" in "\n".join(proof.lines(Language("en")))


def run(capsys, *arguments):
    """Exit code and standard output."""
    code = main(list(arguments))
    return code, capsys.readouterr().out


@pytest.fixture
def used_by_commands(sample, sqlite_url, monkeypatch):
    """The commands use the store of the test."""
    monkeypatch.setenv("NETRA_DATABASE_URL", sqlite_url)
    return sample


def test_verify_prints_one_json_document_and_exits_with_0(used_by_commands, capsys):
    code, output = run(capsys, "verify", "--json")

    document = json.loads(output)
    assert code == 0
    assert (document["ok"], document["lines"], document["workbooks"]) == (True, 1, 1)
    assert document["lost"] == []
    assert document["head"] == used_by_commands.head()


def test_verify_exits_with_1_when_something_does_not_hold(used_by_commands, sqlite_url, capsys):
    tamper(sqlite_url, "UPDATE figures SET value = 4321 WHERE value = 0")

    code, output = run(capsys, "verify", "--json")

    document = json.loads(output)
    assert code == 1
    assert document["first_broken_line"] == 1
    assert document["lost"][0]["stored"] == 4321


def test_export_writes_the_files_and_names_them(used_by_commands, tmp_path, capsys):
    code, output = run(capsys, "export", "--out", str(tmp_path / "out"))

    assert code == 0
    assert str(tmp_path / "out" / "values.csv") in output.splitlines()
    kept = list((tmp_path / "out" / "workbooks").iterdir())
    assert [path.read_bytes() for path in kept] == [TANGGAMUS.read_bytes()]


@pytest.mark.parametrize("command", [["verify"], ["export", "--out", "out"]])
def test_without_a_database_none_is_made(command, tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("NETRA_DATABASE_URL", raising=False)
    monkeypatch.setenv("NETRA_DATA_DIR", str(tmp_path / "nowhere"))

    assert main(command) == 2
    assert not (tmp_path / "nowhere").exists()
