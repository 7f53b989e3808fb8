"""`python -m data_loaders check FILE --annotated OUT`."""

from __future__ import annotations

import json

import pytest

from data_loaders.__main__ import main
from sample_data.making import HERE
from tests.exports.building import faulty
from tests.support.workbooks import opened

BROKEN = HERE / "broken"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "Maret.xlsx"
    path.write_bytes(faulty())
    return path


def test_the_copy_is_written_beside_the_findings(report, tmp_path, capsys):
    out = tmp_path / "salinan" / "Maret bertanda.xlsx"
    before = report.read_bytes()

    assert main(["check", str(report), "--annotated", str(out), "--language", "en"]) == 1
    assert opened(out.read_bytes())["Personel"]["D2"].comment is not None
    assert str(out) in capsys.readouterr().out
    assert report.read_bytes() == before


def test_several_files_go_into_a_folder_under_their_own_names(report, tmp_path):
    other = tmp_path / "April.xlsx"
    other.write_bytes(faulty())
    out = tmp_path / "salinan"

    main(["check", str(report), str(other), "--annotated", str(out), "--language", "en"])

    names = sorted(path.name for path in out.iterdir())
    assert names == ["April - findings.xlsx", "Maret - findings.xlsx"]


def test_the_original_is_never_replaced(report, capsys):
    before = report.read_bytes()

    assert main(["check", str(report), "--annotated", str(report)]) == 2
    assert report.read_bytes() == before
    assert "Maret.xlsx" in capsys.readouterr().err


def test_with_json_standard_output_stays_one_document(report, tmp_path, capsys):
    out = tmp_path / "a.xlsx"
    main(["check", str(report), "--annotated", str(out), "--json"])

    said = capsys.readouterr()
    assert json.loads(said.out)["file"] == "Maret.xlsx"
    assert said.err.strip() == str(out)


@pytest.mark.parametrize(
    ("file", "code"), [("personal-data-in-note.xlsx", 1), ("empty-file.xlsx", 2)]
)
def test_a_refused_file_gives_no_copy_and_says_so(file, code, tmp_path, capsys):
    out = tmp_path / "a.xlsx"

    assert main(["check", str(BROKEN / file), "--annotated", str(out), "--language", "en"]) == code
    assert not out.exists()
    assert "no annotated copy" in capsys.readouterr().out
