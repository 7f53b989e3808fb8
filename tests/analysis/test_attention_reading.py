"""Why a place is listed: whole numbers, and the rule of few cases below the province."""

import pytest

from analysis.attention import Reason
from analysis.attention_reading import attention_text
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
