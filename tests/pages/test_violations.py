"""The Violations page with three months of sample data, and with nothing reported."""

import re

import pytest

from charts.frame import SAMPLE_STAMP
from domain.language import Language
from domain.period import Period
from domain.scope import DEFAULT_SCOPE
from geo.gazetteer import load_gazetteer
from pages.parts.case_figures import stage_bar
from tests.support.app import Reader, app_on
from tests.support.small_facts import cases, facts_of, states_of
from workflow.facts import case_lines
from workflow.views import Selection
from workflow.violations import cases_of


@pytest.fixture(scope="module", autouse=True)
def app(sample_store):
    with app_on(sample_store.folder):
        yield


def test_stages_parts_and_catalogue_of_the_nation():
    reader = Reader("violations", "lang=id")
    assert reader.faults == []
    assert "Indonesia: 443 kasus dilaporkan, 70 diproses" in reader.headings
    assert "Kasus dilaporkan menurut kategori dan bulan" in reader.headings
    stamps = reader.html.count(f'<span class="nt-stamp">{SAMPLE_STAMP}</span>')
    assert stamps == reader.html.count('class="nt-head"') - 2  # not the published and the law
    assert "belum diverifikasi" in reader.words
    assert "KASN" in reader.words
    assert re.search(r"kasus\s+dilaporkan \(belum terbukti\)", reader.words)


def test_a_zero_from_few_reports_says_from_how_many():
    facts = facts_of(load_gazetteer(), cases("18.06", "2024-01", 0), scope=DEFAULT_SCOPE)
    found = cases_of(
        facts,
        states_of(facts),
        case_lines(facts),
        selection=Selection(scope="18"),
        period=Period(2024, 1),
        months=0,
        language=Language("en"),
    )
    bar = stage_bar(found, "reported", Language("en"))
    assert (bar.text, bar.about) == ("0", "not yet proven (1 of 48 reports)")


def test_a_regency_shows_no_single_case_in_parts_whatever_is_filtered():
    reader = Reader("violations", "lang=en&place=18.10&span=1&inst=polri&month=2024-03")
    assert reader.faults == []
    assert "Kab. Pringsewu: 13 cases reported, 1 in process" in reader.headings
    assert "All months together." in reader.words
    assert "By category" in reader.headings
    shown = re.findall(r'<th scope="row">(?:KE|DS)\d+ .*?<b>(.*?)</b>', reader.html)
    assert shown
    assert not {"1", "2"} & set(shown)
    pairs = re.findall(r"<code>(?:KE|DS)\d+</code>.*?</tr>", reader.html)
    assert not any(re.search(r">[12]</td>", line) for line in pairs)


def test_an_institution_that_nobody_reports_about_is_unknown_and_not_zero():
    reader = Reader("violations", "lang=en&inst=tni")
    assert reader.faults == []
    assert "No figures on violations" in reader.words
    assert "No report is expected here. Choose another institution or scope." in reader.words
    assert "0 cases" not in reader.words
