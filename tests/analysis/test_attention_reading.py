"""Why a place is listed: whole numbers, and the rule of few cases below the province."""

import pytest

from analysis.attention import Reason
from analysis.attention_reading import attention_text, nothing_listed
from domain.language import Language
from geo.gazetteer import load_gazetteer

EN = Language("en")
GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("code", "amount", "words"),
    [
        ("18.06", 1, "<3 proven cases without follow-up"),
        ("18.06", 2, "<3 proven cases without follow-up"),
        ("18.06", 3, "3 proven cases without follow-up"),
        ("nowhere", 1, "<3 proven cases without follow-up"),
        ("18", 1, "1 proven case without follow-up"),
    ],
)
def test_one_or_two_cases_are_not_told_apart_below_the_province(code, amount, words):
    place = GAZETTEER.place(code)
    assert attention_text(Reason.PROVEN_WITHOUT_FOLLOW_UP, amount, EN, place=place) == words


def test_months_and_signatures_are_no_cases_and_stand_as_they_are():
    place = GAZETTEER.place("18.06")
    assert attention_text(Reason.SILENT, 1, EN, place=place) == "silent for 1 month"
    assert attention_text(Reason.SIGNED_FELL, 2, EN, place=place) == "2 signatures fewer"


@pytest.mark.parametrize(
    ("n_reported", "words"),
    [
        (0, "No report is in: whom to talk to is not known."),
        (5, "Nothing stands out in the reports that are in."),
        (14, "Nothing stands out this month."),
    ],
)
def test_an_empty_list_says_no_more_than_the_reports_that_are_in_allow(n_reported, words):
    assert nothing_listed({"n_reported": n_reported, "n_expected": 14}, EN) == words


def test_reports_that_nobody_expected_do_not_speak_for_the_month():
    assert nothing_listed(None, EN) == "Nothing stands out in the reports that are in."
