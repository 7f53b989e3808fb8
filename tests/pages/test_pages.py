"""Every page through the entry point, with three months of sample data, in both languages."""

import re
from datetime import date

import pytest

from charts.frame import SAMPLE_STAMP
from pages.parts import briefing_queries
from tests.support.app import PAGES, Reader, app_on

RIBBON = 'class="nt-ribbon"'
HEADINGS = {
    "overview": ("Ringkasan, Maret 2024", "Overview, March 2024"),
    "trends": (
        "Pelanggaran dilaporkan, Indonesia: 70 pada Maret 2024",
        "Violations reported, Indonesia: 70 in March 2024",
    ),
    "comparison": ("Bacaan", "Reading"),
    "violations": (
        "Indonesia: 443 kasus dilaporkan, 70 diproses",
        "Indonesia: 443 cases reported, 70 in process",
    ),
    "reporting": ("Belum masuk, Maret 2024", "Missing, March 2024"),
    "quality": ("Pertanyaan tentang laporan, Maret 2024", "Questions about reports, March 2024"),
    "profile": ("Kab. Tanggamus, Maret 2024", "Kab. Tanggamus, March 2024"),
    "briefing": ("Paparan, Maret 2024", "Briefing, March 2024"),
    "upload": ("Unggah laporan", "Upload reports"),
    "submissions": ("Kiriman", "Submissions"),
    "administration": ("Administrasi", "Administration"),
}
MAP_TITLES = ("Pakta integritas ditandatangani", "Integrity pledges signed")
OF_FIGURES = (
    "overview", "trends", "comparison", "violations", "reporting", "quality", "profile",
)  # fmt: skip
UNSTAMPED = {"violations": 2}
"""Figures of law and publications: no sample, and known whatever day is asked for."""


OWN = {"profile": "&place=18.06", "briefing": "&scope=18"}
"""A profile needs to know whose; the briefing of a province has all that the nation's has."""


def visited(page: str, address: str) -> Reader:
    return Reader(page, address + OWN.get(page, ""))


@pytest.fixture(scope="module", autouse=True)
def app(sample_store):
    with app_on(sample_store.folder):
        yield


@pytest.fixture(autouse=True)
def no_drawing(monkeypatch):
    """Slides are tested where they are drawn."""
    monkeypatch.setattr(briefing_queries, "slide_png", lambda *_, **__: b"picture")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_its_heading_no_fault_and_says_that_the_figures_are_invented(page):
    reader = visited(page, "lang=id")
    assert reader.faults == []
    assert reader.html.count(RIBBON) == 1
    assert "Jangan dikutip" in reader.words
    if page == "map":
        assert reader.map["title"] == MAP_TITLES[0]
        assert reader.map["sample"] is True
    else:
        assert HEADINGS[page][0] in reader.headings
    if page in OF_FIGURES:
        heads = reader.html.count('class="nt-head"') - UNSTAMPED.get(page, 0)
        assert heads >= 2
        assert reader.html.count(f'<span class="nt-stamp">{SAMPLE_STAMP}</span>') == heads


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_its_heading_in_english(page):
    reader = visited(page, "lang=en")
    assert reader.faults == []
    if page == "map":
        assert reader.map["title"] == MAP_TITLES[1]
    else:
        assert HEADINGS[page][1] in reader.headings


@pytest.mark.parametrize("code", ("fr", "", "EN"))
def test_an_unknown_language_in_the_address_is_indonesian_or_english(code):
    assert Reader("upload", f"lang={code}").headings[0] in ("Unggah laporan", "Upload reports")


def test_the_language_switch_changes_words_numbers_and_address():
    reader = Reader("reporting", "lang=id")
    assert "dari 4.908 laporan Maret 2024 sudah masuk" in reader.words
    reader.choose("Bahasa", "en")
    assert reader.address["lang"] == "en"
    assert "of 4,908 reports for March 2024 are in" in reader.words
    assert not re.search(r"\b(laporan|Maret|masuk)\b", reader.words)


def test_the_language_is_kept_from_page_to_page():
    reader = Reader("overview", "lang=en").go("trends").go("upload")
    assert reader.headings[0] == "Upload reports"
    assert reader.address["lang"] == "en"


def test_a_choice_of_the_month_goes_into_the_address_and_to_the_next_page():
    reader = Reader("overview", "lang=en").choose("Month", "2024-02")
    assert reader.address["month"] == "2024-02"
    assert reader.headings[0] == "Overview, February 2024"
    assert reader.go("map").map["month"] == "2024-02"
    assert "Missing, February 2024" in reader.go("reporting").headings


def test_the_newest_month_is_shown_when_the_address_names_none_of_ours():
    for month in ("2019-01", "nonsense", ""):
        assert Reader("overview", f"lang=en&month={month}").headings[0] == "Overview, March 2024"


def test_a_map_address_reopens_month_institution_scope_areas_indicator_and_place():
    address = "lang=en&month=2024-02&inst=polri&scope=polda-lampung&geo=resort"
    reader = Reader("map", f"{address}&ind=violations_reported&place=polres-tanggamus")
    assert reader.faults == []
    assert reader.map["title"] == "Violations reported"
    assert reader.map["month"] == "2024-02"
    assert reader.map["selected"] == "polres-tanggamus"
    assert reader.map["detail"]["heading"] == "Polres Tanggamus"
    assert len(reader.map["codes"]) == 505
    shown = {label: reader.value(label) for label in ("Institution", "Scope", "Areas", "Indicator")}
    assert shown == {
        "Institution": "polri",
        "Scope": "polda-lampung",
        "Areas": "resort",
        "Indicator": "violations_reported",
    }


def test_choices_on_the_map_go_into_the_address():
    reader = Reader("map", "lang=en")
    reader.choose("Indicator", "attendance_rate").choose("Institution", "asn_polri")
    reader.choose("Scope", "18").choose("Areas", "province")
    expected = {"ind": "attendance_rate", "inst": "asn_polri", "scope": "18", "geo": "province"}
    assert expected.items() <= reader.address.items()
    assert reader.map["title"] == "Attendance at socialization"
    assert len(reader.map["codes"]) == 38


def test_police_institutions_are_shown_on_police_areas_unless_chosen():
    assert len(Reader("map", "inst=polri").map["codes"]) == 505 + 3  # areas and the three markers
    assert len(Reader("map", "inst=polri&geo=regency").map["codes"]) == 514
    assert len(Reader("map", "inst=asn_daerah").map["codes"]) == 514


def test_a_place_that_does_not_exist_opens_no_panel():
    reader = Reader("map", "place=99.99")
    assert reader.faults == []
    assert reader.map["selected"] is None
    assert reader.map["detail"] is None


def test_the_trend_follows_indicator_and_scope_of_the_address():
    reader = Reader("trends", "lang=en&ind=pledge_completion_rate&scope=18&inst=asn_daerah")
    assert "Integrity pledges signed, Lampung: 88.3% in March 2024" in reader.headings
    assert "Integrity pledges signed, 15 places of Lampung" in reader.headings


def test_the_reporting_page_follows_kind_and_order():
    reader = Reader("reporting", "lang=en&kind=violations&order=name&scope=18&inst=asn_daerah")
    assert reader.value("Report") == "violations"
    assert reader.value("Sort by") == "name"
    names = re.findall(r'class="nm-name"><a [^>]*><b>(.*?)</b>', reader.html)
    assert len(names) == 16
    assert names == sorted(names)


def test_as_known_on_a_day_shows_only_what_was_known_then():
    now = Reader("reporting", "lang=en&month=2024-01")
    then = Reader("reporting", "lang=en&month=2024-01&asof=2024-02-09")
    count = r"([\d,]+) of [\d,]+ reports for January 2024 are in"
    known_now, known_then = (
        int(re.search(count, reader.words)[1].replace(",", "")) for reader in (now, then)
    )
    assert 0 < known_then < known_now
    assert "As of 9 Feb 2024" in then.words


def test_before_the_first_report_nothing_was_known():
    reader = Reader("overview", "lang=en&asof=2023-01-01")
    assert reader.faults == []
    assert reader.headings[0] == "Nothing was known on 1 Jan 2023."
    assert "DATA CONTOH" in reader.words
    assert "Load sample data" not in reader.words


@pytest.mark.parametrize("day", ["gestern", "0001-01-01", "2019-12-31", "9999-12-31"])
def test_a_day_that_is_none_means_now(day):
    reader = Reader("overview", f"lang=en&asof={day}")
    assert reader.faults == []
    assert reader.headings[0] == "Overview, March 2024"
    assert "As known on" not in reader.words


EARLIER = "lang=en&asof=2024-02-09"
STAMP = '<span class="nt-stamp nt-dated">AS KNOWN ON 9 FEB 2024</span>'


@pytest.mark.parametrize("page", PAGES)
def test_an_earlier_day_shows_itself_on_every_page_and_figure(page):
    reader = visited(page, EARLIER)
    assert reader.faults == []
    assert "As known on 9 Feb 2024." in reader.words
    if page in (*OF_FIGURES, "submissions"):
        heads = reader.html.count('class="nt-head"') - UNSTAMPED.get(page, 0)
        assert heads >= 2
        assert reader.html.count(STAMP) == heads


def test_the_way_back_to_today_leaves_no_stamp():
    reader = Reader("overview", EARLIER)
    reader.app.button(key="back_to_today").click().run()
    assert "asof" not in reader.address
    assert "As known on 9 Feb 2024." not in reader.words
    assert "nt-dated" not in reader.html


def test_the_map_of_an_earlier_day_carries_its_stamp():
    assert Reader("map", EARLIER).map["text"]["dated"] == "AS KNOWN ON 9 FEB 2024"
    assert Reader("map", "lang=en").map["text"]["dated"] == ""


def test_pages_that_store_say_that_they_act_today():
    reader = Reader("upload", EARLIER)
    assert "What you do here is done now." in reader.app.warning[0].value
    assert "nt-dated" not in reader.html
    assert len(Reader("upload", "lang=en").app.warning) == 0


@pytest.mark.parametrize("page", ("comparison", "upload"))
def test_the_day_is_chosen_in_the_header(page):
    reader = Reader(page, "lang=en")
    (day,) = [each for each in reader.app.date_input if each.label == "As known on"]
    day.set_value(date(2024, 2, 9)).run()
    assert reader.address["asof"] == "2024-02-09"
    assert "As known on 9 Feb 2024." in reader.words
    (day,) = [each for each in reader.app.date_input if each.label == "As known on"]
    day.set_value(day.max).run()
    assert "asof" not in reader.address


def test_links_of_the_findings_keep_the_view():
    reader = Reader("overview", "lang=en&inst=asn_daerah&scope=18&month=2024-02")
    links = re.findall(r'href="(\w+)\?([^"]*)"', reader.html)
    assert {page for page, _ in links} == {"map", "trends", "reporting"}
    for _, query in links:
        for part in ("lang=en", "inst=asn_daerah", "scope=18", "month=2024-02"):
            assert part in query


def test_reported_cases_are_called_not_yet_proven():
    assert "not yet proven" in Reader("overview", "lang=en").words
    assert "belum terbukti" in Reader("trends", "lang=id").words
