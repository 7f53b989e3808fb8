"""The Profile page: one place, found, unknown, and without any report."""

import re

import pytest

from charts.frame import SAMPLE_STAMP
from domain.indicators import INDICATORS
from pages.parts.profile_cell import spot_of
from pages.parts.profile_notes import listed
from pages.parts.profile_tiles import rows_of
from tests.support.app import Reader, app_on

LINK = 'class="nt-fig" href="profile?'
FIGURE = "of=pledge_completion_rate&at=2024-01"


@pytest.fixture(scope="module", autouse=True)
def app(sample_store):
    with app_on(sample_store.folder):
        yield


def test_one_tile_more_than_stand_beside_each_other_has_a_row_of_its_own():
    assert [list(row) for row in rows_of("abcde")] == [list("abcd"), ["e"]]


def test_of_a_unit_all_questions_are_listed_for_no_other_page_has_them_alone():
    assert listed("abcdefg", is_area=False) == "abcdefg"
    assert listed("abcdefg", is_area=True) == "abcd"


@pytest.mark.parametrize("number", ["9" * 25, "9" * 5000, "-1", "1.0", "²", ""])
def test_an_address_with_a_submission_that_cannot_be_asks_for_no_cell(number):
    assert spot_of(f"{number}!Pelanggaran!G2") is None


def test_a_regency_with_the_cells_of_a_figure():
    reader = Reader("profile", f"lang=id&place=18.06&month=2024-01&{FIGURE}")
    assert reader.faults == []
    assert reader.headings[0] == "Kab. Tanggamus, Januari 2024"
    html = reader.html
    assert html.count('class="nt-head"') == html.count(f'<span class="nt-stamp">{SAMPLE_STAMP}')
    assert html.count('id="nt-cell"') == 1
    assert "Sudah Menandatangani" in reader.words
    figures = re.findall(r'<span class="value[^"]*">(.*?)</span>', html)
    assert len(figures) == len(INDICATORS)
    compared = re.findall(r"<dd>(.*?)</dd>", html)
    assert len(compared) >= len(INDICATORS)
    table = re.search(r'<div class="nt-months">.*?</table>', html, re.DOTALL)[0]
    figures += compared + re.findall(r'<td class="num">(.*?)</td>', table)
    with_figure = [figure for figure in figures if re.search(r"\d", figure)]
    assert len(with_figure) >= 4 * len(INDICATORS) + 6
    assert [each for each in with_figure if LINK not in each] == []


def test_a_province_with_faulty_parameters_in_the_address():
    address = "lang=en&place=18&month=2024-01&of=nothing&at=x&cell=7!Nowhere!ZZZZ9"
    reader = Reader("profile", address)
    assert reader.faults == []
    assert reader.headings[0] == "Lampung, January 2024"
    assert "Units of Lampung" in reader.headings
    assert "There is no submission" in reader.words or "has no cell" in reader.words


@pytest.mark.parametrize("place", ("", "99.99"))
def test_without_a_place_it_says_how_to_find_one(place):
    reader = Reader("profile", f"lang=en&place={place}")
    assert reader.faults == []
    assert reader.headings == ["Profile of a place", "Provinces", "Police regions"]
