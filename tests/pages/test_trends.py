"""The Trends page: limits or why there are none, sums, places beside each other, one unit alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.control_chart import control_chart
from analysis.control_marks import marks_of
from domain.indicators import VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from pages.parts.trend_readings import marks_list, nothing_text
from tests.analysis.months import BLANK, months
from tests.support.app import Reader, app_on
from workflow.trends import Trend


@pytest.fixture(scope="module", autouse=True)
def app(sample_store):
    with app_on(sample_store.folder):
        yield


def test_with_three_months_the_page_says_why_there_are_no_limits():
    reader = Reader("trends", "lang=en&ind=violations_reported&scope=18&inst=asn_daerah")
    assert reader.faults == []
    assert "No limits: 3 firm months have 80% or more of the expected reports" in reader.words
    assert "What cannot be concluded." in reader.words
    assert "March 2024: " in reader.words and "February 2024: " in reader.words


def test_sums_and_a_single_unit_are_views_of_the_address():
    reader = Reader("trends", "lang=en&sum=cumulative&place=18.06&scope=18&inst=asn_daerah")
    assert reader.faults == []
    assert "Violations reported, Kab. Tanggamus: 2 from January to March 2024" in reader.headings
    assert "January 2024 to March 2024: " in reader.words
    assert "Units that did not report are not in the sum." in reader.words


def test_reports_without_a_figure_of_a_month_are_not_said_to_be_missing():
    """A cumulative report says nothing of its month without the one before."""
    series = replace(months(BLANK, BLANK), n_reported=(1, 0))
    words = nothing_text(Trend("", "", series, (), VIOLATIONS_REPORTED), Language("en"))
    assert words.startswith("Reports are in, but no month has a figure: ")
    silent = replace(series, n_reported=(0, 0))
    words = nothing_text(Trend("", "", silent, (), VIOLATIONS_REPORTED), Language("en"))
    assert words.startswith("No figures have come in.")


def test_where_nobody_reports_the_page_says_so_and_names_the_way_out():
    reader = Reader("trends", "lang=en&scope=18&inst=asn_tni")
    assert reader.faults == []
    assert "Violations reported, Lampung: no figures" in reader.headings
    assert "No report is expected here. Choose another institution or scope." in reader.words
    assert "What cannot be concluded." not in reader.words


def test_places_are_compared_in_the_order_of_the_address():
    reader = Reader("trends", "lang=en&chart=several&with=18,indonesia,18.06,99.99&inst=asn_daerah")
    assert reader.faults == []
    assert "Violations reported, 3 places compared" in reader.headings
    at = [
        reader.html.index(f"<b>{name}</b>") for name in ("Lampung", "Indonesia", "Kab. Tanggamus")
    ]
    assert at == sorted(at)
    assert "it is no ranking" in reader.words


@pytest.mark.parametrize(("late", "tone"), [(None, "above"), (Period(2024, 10), "above open")])
def test_a_mark_bears_its_number_in_the_colour_of_its_side(late, tone):
    series = months(2, 7, 7, 8, 8, 6, 2, 0, 2, 2, 6, 8, 22, 20, first=Period(2023, 10))
    chart = control_chart(series, indicator=VIOLATIONS_REPORTED, provisional_from=late)
    marks = marks_of(series, chart, indicator=VIOLATIONS_REPORTED, language=Language("en"))
    html = marks_list(marks)
    assert f'<span class="nt-mark {tone}">{marks[-1].number}</span><p><b>October 2024' in html
