"""The JSON of a file with more findings than anybody reads: the gravest listed, all counted."""

import pytest

from data_loaders import result
from data_loaders.result import CheckedWorkbook
from domain import issue_catalogue as catalogue
from domain.issues import Issue
from domain.language import Language

ENGLISH = Language("en")


def checked(*kinds):
    issues = tuple(
        Issue(kind, sheet="Lembar", cell=f"A{row}") for row, kind in enumerate(kinds, start=1)
    )
    return CheckedWorkbook(file_name="a.xlsx", sha256="0" * 64, format="xlsx", issues=issues)


@pytest.fixture(autouse=True)
def _two_are_listed(monkeypatch):
    monkeypatch.setattr(result, "LISTED", 2)


def test_the_gravest_findings_are_listed_in_the_order_of_the_workbook():
    note, warning, error = (
        catalogue.MACROS_IGNORED, catalogue.SHEET_NOT_READ, catalogue.NOTHING_FILLED_IN,
    )  # fmt: skip
    document = checked(note, error, note, warning, error).as_json(ENGLISH)
    assert [issue["cell"] for issue in document["issues"]] == ["A2", "A5"]


def test_every_finding_is_counted_and_the_note_says_how_many_more_there_are():
    kinds = [catalogue.MACROS_IGNORED] * 3 + [catalogue.NOTHING_FILLED_IN]
    document = checked(*kinds).as_json(ENGLISH)
    assert document["issue_counts"] == {
        catalogue.MACROS_IGNORED.code: 3,
        catalogue.NOTHING_FILLED_IN.code: 1,
    }
    assert document["note"] == "The 2 gravest of 4 findings are listed; 2 more are only counted."
    assert document["status"] == "errors"


def test_a_list_that_is_whole_needs_neither():
    document = checked(catalogue.MACROS_IGNORED).as_json(ENGLISH)
    assert "note" not in document
    assert "issue_counts" not in document
