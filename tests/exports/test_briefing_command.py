"""`python -m exports`: what it writes, says and answers, whatever goes wrong."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date

import pytest
from openpyxl import load_workbook

import exports.__main__ as command
from exports.commands import ENDINGS, PAPERS
from workflow import briefing_files
from workflow.bulk_answers import Failure

CALL = ("--period", "2024-02", "--as-of", "2024-04-20", "--language", "en")


@pytest.fixture(autouse=True)
def stored(sample_store, monkeypatch):
    monkeypatch.setenv("NETRA_DATA_DIR", str(sample_store.folder))
    monkeypatch.delenv("NETRA_DATABASE_URL", raising=False)


def run(*arguments):
    return command.main([*CALL, *map(str, arguments)])


def test_one_briefing_is_written_and_described_as_json(tmp_path, capsys):
    out = tmp_path / "new" / "Lampung.xlsx"
    assert run("--scope", "18", "--format", "xlsx", "--out", out, "--json") == 0

    said = capsys.readouterr()
    document = json.loads(said.out)
    content = out.read_bytes()
    assert document == {
        "file": "sample-briefing-18-lampung-2024-02-as-of-2024-04-20.xlsx",
        "paths": [str(out)],
        "scope": "18",
        "place": "Lampung",
        "period": "2024-02",
        "format": "xlsx",
        "slides": document["slides"],
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    assert said.err == ""
    assert len(load_workbook(io.BytesIO(content)).worksheets) == document["slides"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--scope", "18.06", "--format", "xlsx"), "18 (Lampung), polda-lampung (Polda Lampung)"),
        (("--scope", "99", "--format", "xlsx"), "All codes: python -m exports --list-scopes"),
        (
            ("--scope", "18", "--format", "xlsx", "--period", "2021-01"),
            "2021-01 lies outside the months with reports, 2024-01 to",
        ),
        (("--scope", "18", "--format", "xlsx", "--as-of", "2999-01-01"), "lies ahead"),
        (
            ("--scope", "18", "--format", "xlsx", "--as-of", "2020-01-01"),
            "Nothing was stored yet on 2020-01-01",
        ),
        (("--scope", "18", "--format", "pptx", "--logo", "none.png"), "none.png cannot be read"),
    ],
)
def test_a_wrong_call_says_why_and_writes_nothing(arguments, says, tmp_path, capsys):
    assert run(*arguments, "--out", tmp_path) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert (said.out, "Traceback" in said.err) == ("", False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--scope", "18", "--format", "docx", "--out", "x"),
        ("--scope", "18", "--format", "pdf", "--template", "a.potx", "--out", "x.pdf"),
        ("--scope", "18", "--format", "pdf", "--slide", "map", "--out", "x.pdf"),
        ("--scope", "18", "--format", "png", "--slide", "map", "--out", "pictures"),
        ("--scope", "18", "--format", "png", "--slide", "profile", "--out", "x.png"),
        ("--scope", "18", "--format", "pptx", "--paper", "a4", "--out", "x.pptx"),
        ("--scope", "18", "--format", "pdf", "--out", "x.pdf", "--period", "2024-13"),
        ("--scope", "18", "--format", "pdf", "--out", "x.pdf", "--processes", "0"),
    ],
)
def test_options_that_do_not_go_together_are_refused(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        run(*arguments)
    assert ended.value.code == 2
    assert "--out must" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("scope", "form", "out", "says"),
    [
        ("18", "pptx", "x.pdf", "end with .pptx or be a folder that is there"),
        ("18", "xlsx", "figures", "end with .xlsx or be a folder that is there"),
        ("18", "png", "x.pdf", "end with .zip or .png or be a folder"),
        ("all-provinces", "pptx", "decks.pptx", "end with .zip or be a folder"),
        ("all-poldas", "png", "map.png", "end with .zip or be a folder"),
    ],
)
def test_a_name_that_would_hide_what_is_in_the_file_is_refused_at_once(
    scope, form, out, says, tmp_path, capsys
):
    with pytest.raises(SystemExit) as ended:
        run("--scope", scope, "--format", form, "--out", tmp_path / out)
    assert (ended.value.code, list(tmp_path.iterdir())) == (2, [])
    assert says in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told_before_the_work(tmp_path, monkeypatch, capsys):
    (tmp_path / "plain").write_bytes(b"x")
    monkeypatch.setattr(command, "read_known", lambda *_, **__: pytest.fail("it has begun"))
    single = ("--scope", "18", "--format", "pptx", "--out", tmp_path / "plain" / "new" / "x.pptx")
    bulk = ("--scope", "all-poldas", "--format", "pptx", "--out", tmp_path / "plain")
    for arguments in (single, bulk):
        assert run(*arguments) == 2
        assert capsys.readouterr().err.splitlines() == [
            f"{arguments[-1]} cannot be written: Not a directory. Choose another place with --out."
        ]


def test_last_month_is_the_one_before_the_day_that_is_shown(tmp_path, monkeypatch, capsys):
    asked = []

    def refused(period, **_):
        asked.append(str(period))
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "read_known", refused)
    monkeypatch.setattr(command, "today_in_jakarta", lambda: date(2024, 1, 1))
    call = ["--period", "last-month", "--scope", "18", "--format", "pptx", "--out", str(tmp_path)]
    command.main(call)
    command.main([*call, "--as-of", "2023-11-30"])
    assert asked == ["2023-12", "2023-10"]


@pytest.mark.parametrize(
    ("month", "has_papua_selatan", "poldas"), [("2022-01", False, 34), ("2024-11", True, 36)]
)
def test_the_scopes_of_a_month_are_listed_and_nothing_else_is_asked(
    month, has_papua_selatan, poldas, capsys
):
    with pytest.raises(SystemExit) as ended:
        command.main(["--period", month, "--list-scopes"])
    lines = capsys.readouterr().out.splitlines()
    assert ended.value.code == 0
    assert lines[:2] == ["indonesia  Indonesia", "11  Aceh"]
    assert "polda-lampung  Polda Lampung" in lines
    assert ("93  Papua Selatan" in lines) is has_papua_selatan
    assert sum(line.startswith("polda-") for line in lines) == poldas


def test_without_a_store_nothing_is_made(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("NETRA_DATA_DIR", str(tmp_path))
    assert run("--scope", "18", "--format", "xlsx", "--out", tmp_path / "x.xlsx") == 2
    assert "NETRA_DATA_DIR" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_scope_that_fails_is_named_at_the_end_and_the_others_are_there(
    tmp_path, monkeypatch, capsys
):
    def two_of_three(_known, order, scopes, *, progress, failed, processes):
        assert (len(scopes), processes) == (38, 3)
        for done, scope in enumerate(scopes[:2], start=1):
            progress(done, 38, scope)
            yield briefing_files.BriefingFile(
                name=f"{scope}.pptx", mime="", content=b"x", scope=scope, place=scope, n_slides=1
            )
        failed(Failure("13", "Sumatera Barat", "no ink"))

    monkeypatch.setattr(command, "write_all", two_of_three)
    arguments = ("--scope", "all-provinces", "--format", "pptx", "--out", tmp_path / "decks")
    assert run(*arguments, "--processes", "3", "--json") == 1

    said = capsys.readouterr()
    assert json.loads(said.out)["failed"] == [
        {"scope": "13", "place": "Sumatera Barat", "message": "no ink"}
    ]
    assert [each["scope"] for each in json.loads(said.out)["files"]] == ["11", "12"]
    assert said.err.splitlines() == [
        "[1/38] 11",
        "[2/38] 12",
        "1 of 38 briefings could not be made:",
        "  Sumatera Barat (13): no ink",
    ]
    assert sorted(path.name for path in (tmp_path / "decks").iterdir()) == ["11.pptx", "12.pptx"]


@pytest.mark.parametrize("scope", ["18", "all-poldas"])
def test_a_refused_template_is_a_fault_of_the_file_and_told_once(scope, tmp_path, capsys):
    template = tmp_path / "kop.potx"
    template.write_bytes(b"no presentation")
    arguments = ("--scope", scope, "--format", "pptx", "--template", template)
    assert run(*arguments, "--out", tmp_path) == 1

    said = capsys.readouterr()
    assert said.err.startswith("The template is no presentation")
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["kop.potx"]


def test_whoever_stops_it_sees_no_traceback_and_no_process_is_left(tmp_path, monkeypatch, capsys):
    ended = []

    def stopped(*_, **__):
        try:
            yield briefing_files.BriefingFile(
                name="11.pptx", mime="", content=b"x", scope="11", place="Aceh", n_slides=1
            )
            raise KeyboardInterrupt
        finally:
            ended.append(True)

    monkeypatch.setattr(command, "write_all", stopped)
    out = tmp_path / "decks.zip"
    assert run("--scope", "all-poldas", "--format", "pptx", "--out", out) == 2
    assert (ended, capsys.readouterr().err) == ([True], "")
    assert list(tmp_path.iterdir()) == []


def test_the_parser_knows_the_formats_of_the_writers():
    assert (ENDINGS, PAPERS) == (briefing_files.FORMATS, briefing_files.PAPERS)
