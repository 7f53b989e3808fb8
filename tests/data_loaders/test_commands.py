"""The four commands: JSON of the documented form, exit codes, and nothing else on stdout."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from data_loaders.__main__ import main
from tests.support.workbooks import COVER, workbook
from workflow import load_workbook

ROOT = Path(__file__).resolve().parents[2]
GOOD = f"""{COVER}
    Pakta Integritas
    | Kode   | Wilayah/Satuan  | Instansi   | Jumlah Wajib | Sudah Menandatangani |
    | '36.02 | Kabupaten Lebak | ASN Daerah | 40           | 40                   |
"""
WRONG = GOOD.replace("| 40                   |", "| 57                   |")


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.setenv("NETRA_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("NETRA_DATABASE_URL", raising=False)
    (tmp_path / "good.xlsx").write_bytes(workbook(GOOD))
    (tmp_path / "wrong.xlsx").write_bytes(workbook(WRONG))
    (tmp_path / "torn.xlsx").write_bytes(workbook(GOOD)[:900])
    return tmp_path


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    return code, capsys.readouterr().out


def run_json(capsys, *arguments):
    code, out = run(capsys, *arguments, "--json")
    return code, json.loads(out)


def test_check_prints_the_documented_document(files, capsys):
    code, document = run_json(capsys, "check", files / "wrong.xlsx", "--language", "en")
    assert code == 1
    assert list(document) == [
        "file", "sha256", "status", "period", "basis", "accepted", "rows", "issues",
    ]  # fmt: skip
    assert document["status"] == "errors"
    assert (document["period"], document["basis"], document["accepted"]) == (
        "2024-01",
        "bulanan",
        0,
    )
    assert document["rows"] == {"pledges": 1, "socialization": 0, "violations": 0, "personnel": 0}
    (issue,) = document["issues"]
    assert {key: issue[key] for key in issue if key not in ("message", "fix")} == {
        "code": "signed-exceeds-obligated", "severity": "error", "needs_answer": False,
        "sheet": "Pakta Integritas", "cell": "E2", "field": "signed", "value": "57",
    }  # fmt: skip
    assert "57" in issue["message"]
    assert "D2" in issue["fix"]


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["good.xlsx"], 0),
        (["wrong.xlsx"], 1),
        (["torn.xlsx"], 2),
        (["good.xlsx", "wrong.xlsx"], 1),
        (["wrong.xlsx", "torn.xlsx"], 2),
        (["absent.xlsx"], 2),
    ],
)
def test_the_exit_code_is_the_worst_of_the_files(files, capsys, names, code):
    given, document = run_json(capsys, "check", *(files / name for name in names))
    assert given == code
    documents = document["files"] if len(names) > 1 else [document]
    assert [each["file"] for each in documents] == names


@pytest.mark.parametrize(
    ("name", "why"),
    [("none.xlsx", "tidak ada"), (".", "folder")],
)
@pytest.mark.parametrize("act", ["check", "load", "inspect"])
def test_a_file_that_cannot_be_opened_is_told_with_the_reason(act, name, why, tmp_path, capsys):
    assert main([act, str(tmp_path / name)]) == 2
    told = capsys.readouterr().out
    assert why in told.lower()
    assert "/*.xlsx" in told


def test_partial_accepts_what_no_error_touches(files, capsys):
    both = WRONG + "| '18.06 | . | ASN Daerah | 9 | 9 |"
    (files / "both.xlsx").write_bytes(workbook(both))
    assert run_json(capsys, "check", files / "both.xlsx")[1]["accepted"] == 0
    code, document = run_json(capsys, "check", files / "both.xlsx", "--partial")
    assert (code, document["accepted"]) == (1, 1)


def test_inspect_prints_the_documented_document(files, capsys):
    code, document = run_json(capsys, "inspect", files / "good.xlsx")
    assert code == 0
    assert list(document) == ["file", "sha256", "format", "sheets"]
    sheet = document["sheets"][1]
    assert list(sheet) == [
        "name", "hidden", "header_rows", "unit_column", "period", "columns", "places", "skipped",
    ]  # fmt: skip
    assert sheet["columns"][4] == {
        "letter": "E", "heading": "Sudah Menandatangani", "field": "signed",
    }  # fmt: skip
    assert list(sheet["places"]) == ["matched", "ambiguous", "unmatched"]


def test_inspecting_a_torn_file_gives_no_sheets(files, capsys):
    code, document = run_json(capsys, "inspect", files / "torn.xlsx")
    assert (code, document["sheets"]) == (2, [])


def test_a_template_is_written_for_a_unit_and_reads_back(files, capsys):
    out = files / "t.xlsx"
    code, _ = run(capsys, "template", "--period", "2024-01", "--unit", "18.06", "--out", out)
    assert (code, out.stat().st_size > 5_000) == (0, True)
    issues = run_json(capsys, "check", out)[1]["issues"]
    assert {issue["code"] for issue in issues} == {"rows-prefilled", "nothing-filled-in"}


def test_an_unknown_unit_is_a_wrong_call(files, capsys):
    out = files / "t.xlsx"
    assert main(["template", "--period", "2024-01", "--unit", "99.99", "--out", str(out)]) == 2
    assert "99.99" in capsys.readouterr().err
    assert not out.exists()


def test_a_template_never_goes_over_a_workbook_that_is_there(files, capsys):
    out = files / "good.xlsx"
    before = out.read_bytes()
    call = ["template", "--period", "2024-01", "--unit", "18.06", "--language", "en", "--out"]
    assert main([*call, str(out)]) == 2
    assert main([*call, str(files / "none" / "new.xlsx")]) == 2

    said = capsys.readouterr()
    assert said.err.splitlines() == [
        f"{out} is there already, and was left as it is. Take another name.",
        f"{files / 'none' / 'new.xlsx'} cannot be written: No such file or directory."
        " Choose another place with --out.",
    ]
    assert (said.out, out.read_bytes()) == ("", before)


def test_the_longest_word_for_a_finding_stands_apart_from_its_cell(files, capsys):
    too_many_camat = f"""{COVER}
    Pakta Integritas
    | Kode   | Wilayah/Satuan  | Instansi   | Jenjang | Jumlah Wajib | Sudah Menandatangani |
    | '36.02 | Kabupaten Lebak | ASN Daerah | Camat   | 400          | 40                   |
"""
    (files / "camat.xlsx").write_bytes(workbook(too_many_camat))
    _, out = run(capsys, "check", files / "camat.xlsx", "--language", "id")
    assert "PERINGATAN" in out
    assert not re.search(r"PERINGATAN\S", out)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["check", "x.xlsx", "--kind", "nonsense"],
        ["check", "x.xlsx", "--columns", "A=nonsense"],
        ["check", "x.xlsx", "--columns", "1=unit"],
        ["check", "x.xlsx", "--transposed", "--columns", "A=unit"],
        ["check", "x.xlsx", "--columns", "A=unit,A=reported"],
        ["check", "x.xlsx", "--columns", "B=reported/category=KE99"],
        ["check", "x.xlsx", "--columns", "B=reported@Triwulan I"],
        ["check", "x.xlsx", "--place", "Metro"],
        ["check", "x.xlsx", "--number-style", "C=fr"],
        ["check", "x.xlsx", "--period", "2024-13"],
        ["check", "x.xlsx", "--received-on", "31/01/2024"],
        ["template", "--period", "soon", "--out", "x"],
    ],
)
def test_a_wrong_call_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_column_without_what_it_holds_is_told_how_it_is_written(capsys):
    with pytest.raises(SystemExit):
        main(["check", "x.xlsx", "--columns", "A=unit,B"])
    assert "'B' is not like A=unit" in capsys.readouterr().err


def test_a_receipt_is_printed_before_the_next_file_is_read(files, capsys, monkeypatch):
    load = load_workbook.load_files

    def stopped(request):
        yield from load(replace(request, paths=request.paths[:1]))
        raise KeyboardInterrupt

    monkeypatch.setattr(load_workbook, "load_files", stopped)
    call = ["load", files / "good.xlsx", files / "wrong.xlsx", "--language", "en"]
    code, out = run(capsys, *call)
    assert code == 2
    assert "Submission 1: 1 reports stored" in out


def test_people_get_sheet_cell_finding_and_way_out(files, capsys):
    code, out = run(capsys, "check", files / "wrong.xlsx", "--language", "en")
    assert code == 1
    assert "Pakta Integritas!E2: “Sudah Menandatangani” is 57" in out
    assert "1 accepted" not in out
    assert "2 rows = 1 headings + 0 accepted + 1 with errors + 0 left out" in out


def test_inspect_for_people_lists_what_was_not_found(files, capsys):
    text = "Rekap\n| Kabupaten | Jumlah |\n| Kabupaten Lebak | 3 |\n| Kota Zyx | 4 |"
    (files / "any.xlsx").write_bytes(workbook(text))
    code, out = run(capsys, "inspect", files / "any.xlsx", "--language", "en")
    assert code == 0
    assert "2 places = 1 found + 0 ambiguous + 1 not found" in out
    assert "3: Kota Zyx" in out


def test_load_stores_and_prints_the_receipt(files, capsys):
    code, document = run_json(capsys, "load", files / "good.xlsx")
    assert code == 0
    receipt = ("submission", "accepted", "superseded", "unchanged")
    assert [document[key] for key in receipt] == [1, 1, 0, 0]
    again = run_json(capsys, "load", files / "good.xlsx")[1]
    assert (again["submission"], again["accepted"], again["unchanged"]) == (None, 0, 1)
    assert run_json(capsys, "load", files / "wrong.xlsx")[0] == 1


def test_as_a_program_it_prints_json_and_nothing_else(files):
    done = subprocess.run(
        [sys.executable, "-m", "data_loaders", "check", str(files / "good.xlsx"), "--json"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["status"] == "ok"


def test_a_database_that_cannot_be_used_is_told_in_the_language_of_the_call(files, capsys):
    (files / "data").write_bytes(b"a file where the folder should be")
    assert main(["load", str(files / "good.xlsx"), "--language", "en"]) == 2
    message = capsys.readouterr().err
    assert message.startswith("The database") and "NETRA_DATA_DIR" in message


def test_a_name_that_is_no_utf_8_can_be_stored_and_shown(files, capsys):
    path = files / "laporan\udcff.xlsx"
    try:
        (files / "good.xlsx").rename(path)
    except (OSError, UnicodeError):
        pytest.skip("this file system takes only names in UTF-8")
    code, document = run_json(capsys, "load", path)
    assert (code, document["file"], document["submission"]) == (0, "laporan?.xlsx", 1)
