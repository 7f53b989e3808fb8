"""What the words of the project refuse, and what they say of what is not there."""

from datetime import date
from functools import partial

import pytest

from domain.__main__ import main
from domain.breaks import FEWEST_CLASSES, MOST_CLASSES, BreakChoice
from domain.documentation import write_documents
from domain.fields import PLEDGES_SHEET
from domain.history import NoHistory
from domain.language import Language
from domain.period import Period
from domain.quality import Check
from domain.reports import Figure, ReportRow
from domain.view_code import View, view_code
from domain.vocabulary import Term, Vocabulary

_CODE = ("pledge_completion_rate", "regency", "all", Period(2024, 1), date(2024, 2, 5))


@pytest.mark.parametrize("count", [FEWEST_CLASSES - 1, MOST_CLASSES + 1])
def test_a_map_has_neither_too_few_nor_too_many_classes(count):
    with pytest.raises(ValueError, match=str(count)):
        BreakChoice(count=count)


def test_a_sheet_knows_its_own_fields_only():
    assert PLEDGES_SHEET.field("signed").code == "signed"
    with pytest.raises(KeyError):
        PLEDGES_SHEET.field("proven")


def test_a_figure_that_a_row_has_not_is_not_known():
    row = ReportRow("Pledges", 7, {}, (Figure("signed", 3, "E7"), Figure("obligated", None, "D7")))
    assert row.value("signed") == 3
    assert row.value("obligated") is None
    assert row.value("proven") is None


def test_two_terms_cannot_share_a_spelling():
    terms = (Term("a", "Satu", "One"), Term("b", "Dua", "Two", synonyms=("ONE",)))
    with pytest.raises(ValueError, match="means two terms"):
        Vocabulary("numbers", terms)


def test_a_month_before_the_first_of_the_codes_has_none():
    indicator, geography, institution, _, day = _CODE
    period = Period(1999, 12)
    with pytest.raises(ValueError, match="no code"):
        view_code(View("map", indicator, geography, institution, period, day))


def test_without_a_history_nothing_is_known_of_the_past():
    assert NoHistory().monthly_sums([], Period(2024, 1)) == {}


def test_every_check_of_the_data_has_a_name_in_both_languages():
    for check in Check:
        assert check.label(Language("en")) != check.label(Language("id"))


def test_the_command_writes_the_generated_documents(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("domain.__main__.write_documents", partial(write_documents, tmp_path))
    main([])
    assert capsys.readouterr().out.split() == sorted(each.name for each in tmp_path.iterdir())
