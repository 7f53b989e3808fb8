"""Everything can leave as open files that any program reads."""

from __future__ import annotations

import csv

from domain.fields import ReportKind
from tests.store.building import case_row, moment, report, row, submission


def read(path):
    """The lines of a CSV file as dictionaries."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_values_are_the_current_figures_only_with_their_cells(store, tmp_path):
    store.accept(submission([report([case_row("KE1", reported=3)])]))
    store.accept(submission([report([case_row("KE1", 8, reported=4, proven=None)])], "2024-02-06"))

    store.export(tmp_path / "out")

    lines = read(tmp_path / "out" / "values.csv")
    common = {
        "kind": "violations",
        "period": "2024-01",
        "unit_kind": "regency",
        "unit": "18.06",
        "institution": "asn_daerah",
        "category": "KE1",
        "submission": "2",
        "sheet": "Pelanggaran",
    }
    assert lines == [
        common | {"field": "proven", "value": "", "cell": "H8"},
        common | {"field": "reported", "value": "4", "cell": "G8"},
    ]
    assert ",".join(lines[0]) == (
        "kind,period,unit_kind,unit,institution,category,field,value,submission,sheet,cell"
    )


def test_the_category_of_what_has_none_is_empty(store, tmp_path):
    store.accept(submission([report([row(signed=4)], kind=ReportKind.PLEDGES)]))
    store.export(tmp_path)

    assert [line["category"] for line in read(tmp_path / "values.csv")] == [""]


def test_reports_submissions_ledger_and_workbooks_stand_beside(store, tmp_path):
    first = submission([report([], is_nil=True)], content=b"PK1", file_name="a.XLSX")
    lebak = [report([case_row("KE1", reported=1)], unit="36.02")]
    second = submission(lebak, content=b"PK2", file_name="b.~x")
    store.accept(first)
    store.accept(second)
    store.revert(2, at=moment("2024-02-06"))

    tmp_path = tmp_path / "out"
    written = store.export(tmp_path)

    assert [line["is_nil"] for line in read(tmp_path / "reports.csv")] == ["True"]
    assert [line["is_reverted"] for line in read(tmp_path / "submissions.csv")] == ["False", "True"]
    assert [line["act"] for line in read(tmp_path / "ledger.csv")] == ["accept", "accept", "revert"]
    assert (tmp_path / "workbooks" / f"{first.sha256}.xlsx").read_bytes() == b"PK1"
    assert (tmp_path / "workbooks" / f"{second.sha256}.bin").read_bytes() == b"PK2"
    assert set(written) == {path for path in tmp_path.rglob("*") if path.is_file()}


def test_an_empty_store_exports_headings(store, tmp_path):
    store.export(tmp_path)

    assert read(tmp_path / "values.csv") == []
    assert (tmp_path / "values.csv").read_text().startswith("kind,period")


def test_a_file_name_cannot_smuggle_a_formula_into_the_export(store, tmp_path):
    name = '=HYPERLINK("x").xlsx'
    store.accept(submission([report([], is_nil=True)], file_name=name))
    store.export(tmp_path)

    for table in ("reports.csv", "submissions.csv"):
        assert [line["file_name"] for line in read(tmp_path / table)] == [f"'{name}"]
