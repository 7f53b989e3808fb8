"""The Map page with a second map beside the first: month or indicator, kept in the address."""

import pytest

from charts.frame import SAMPLE_STAMP
from tests.support.app import Reader, app_on


@pytest.fixture(scope="module", autouse=True)
def app(sample_store):
    with app_on(sample_store.folder):
        yield


def test_another_month_is_beside_the_first_in_the_same_classes_and_below_is_what_changed():
    reader = Reader("map", "lang=en&month=2024-03&with=month:2024-01")
    assert reader.faults == []
    first, second = reader.maps
    assert (first["month"], second["month"]) == ("2024-03", "2024-01")
    assert first["legend"] == second["legend"]
    assert first["link"] == {"group": "map", "side": "first", "by": "month"}
    assert second["link"]["side"] == "second"
    assert "From January 2024 to March 2024: Integrity pledges signed" in reader.headings
    assert f'<span class="nt-stamp">{SAMPLE_STAMP}</span>' in reader.html
    for word in ("Rose most", "Fell most", "obligated", "points"):
        assert word in reader.words


def test_cases_are_not_ranked_by_noise():
    words = Reader("map", "lang=en&with=month:2024-01&ind=violations_reported").words
    assert "may be chance (few cases) and are not listed" in words
    assert "Reported cases also rise when reporting improves." in words


def test_another_indicator_is_beside_the_first_in_the_same_month():
    reader = Reader("map", "lang=en&month=2024-02&with=ind:attendance_rate")
    assert reader.faults == []
    assert [shown["month"] for shown in reader.maps] == ["2024-02"] * 2
    assert [shown["title"] for shown in reader.maps] == [
        "Integrity pledges signed",
        "Attendance at socialization",
    ]
    assert "do not show that one thing causes the other" in reader.words


def test_the_control_writes_the_address_and_takes_it_back():
    reader = Reader("map", "lang=en&month=2024-03")
    assert len(reader.maps) == 1
    reader.choose("Compare", "month")
    assert reader.address["with"] == "month:2024-02"
    reader.choose("Compare", "ind:coverage_rate")
    assert reader.address["with"] == "ind:coverage_rate"
    assert reader.maps[1]["unit"] == "per_100"
    reader.choose("Compare", "")
    assert "with" not in reader.address
    assert len(reader.maps) == 1


@pytest.mark.parametrize(
    "wrong", ("month:1999-01", "ind:nothing", "ind:pledge_completion_rate", ":")
)
def test_an_address_that_names_nothing_shows_one_map(wrong):
    reader = Reader("map", f"with={wrong}")
    assert reader.faults == []
    assert len(reader.maps) == 1
