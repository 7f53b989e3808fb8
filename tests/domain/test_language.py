"""Numbers, dates and lists as each language writes them; missing is never zero."""

from datetime import date
from math import nan

import pytest

from domain.language import DASH, Language, choose_language
from domain.period import Period

INDONESIAN, ENGLISH = Language("id"), Language("en")


def test_a_day_of_any_year_is_written():
    assert INDONESIAN.date(date(1900, 1, 5)) == "5 Jan 1900"
    assert ENGLISH.date(date.max) == "31 Dec 9999"


def test_thousands_and_decimals():
    assert INDONESIAN.number(1234567.89, 1) == "1.234.567,9"
    assert ENGLISH.number(1234567.89, 1) == "1,234,567.9"


def test_a_rate_is_written_as_percent():
    assert INDONESIAN.percent(0.4537) == "45,4%"
    assert ENGLISH.percent(0.4537) == "45.4%"
    assert ENGLISH.percent(1.0, 0) == "100%"


@pytest.mark.parametrize("language", (INDONESIAN, ENGLISH))
@pytest.mark.parametrize("missing", (None, nan))
def test_missing_is_a_dash_and_zero_is_zero(language, missing):
    assert language.number(missing) == language.percent(missing) == DASH
    assert language.date(None) == DASH
    assert language.number(0) == "0"
    assert language.percent(0.0).startswith("0")


def test_months_and_days():
    assert INDONESIAN.month(Period(2024, 8)) == "Agustus 2024"
    assert INDONESIAN.short_month(Period(2024, 8), year=True) == "Agu 2024"
    assert ENGLISH.date(date(2024, 12, 5)) == "5 Dec 2024"
    assert INDONESIAN.date(date(2024, 12, 5)) == "5 Des 2024"


@pytest.mark.parametrize(
    ("items", "indonesian", "english"),
    (
        ((), "", ""),
        (("A",), "A", "A"),
        (("A", "B"), "A dan B", "A and B"),
        (("A", "B", "C"), "A, B, dan C", "A, B and C"),
    ),
)
def test_lists(items, indonesian, english):
    assert INDONESIAN.list(items) == indonesian
    assert ENGLISH.list(items) == english


def test_english_has_a_singular_and_indonesian_has_none():
    words = ("{n} report to store", "{n} reports to store")
    assert ENGLISH.plural(*words, 1) == "1 report to store"
    assert ENGLISH.plural(*words, 1200) == "1,200 reports to store"
    one, many = (INDONESIAN.plural(*words, n) for n in (1, 1200))
    assert one.replace("1", "") == many.replace("1.200", "")


def test_only_two_languages():
    with pytest.raises(ValueError, match="fr"):
        Language("fr")


@pytest.mark.parametrize(
    ("locale", "code"),
    ((None, "id"), ("", "id"), ("id-ID", "id"), ("id_ID.UTF-8", "id"), ("in", "id"),
     ("en-US", "en"), ("de", "en"), ("C", "en")),
)  # fmt: skip
def test_indonesian_unless_another_language_is_asked_for(locale, code):
    assert choose_language(locale).code == code
