"""What the map's search box knows a place by besides its name."""

from __future__ import annotations

from domain.period import Period
from domain.places import Geography
from geo.spellings import other_spellings

MONTH = Period(2024, 11)


def test_short_forms_in_use_lead_to_regencies_and_provinces():
    found = other_spellings(Geography.REGENCY, MONTH)
    assert found["12.03"] == ["TAPSEL"]
    assert "JABAR" in found["32"]


def test_a_spelling_that_differs_in_the_word_before_the_name_only_is_no_other():
    assert "11.01" not in other_spellings(Geography.REGENCY, MONTH)  # KAB. ACEH SELATAN


def test_a_resort_is_found_by_the_codes_of_its_regencies():
    assert "18.06" in other_spellings(Geography.RESORT, MONTH)["polres-tanggamus"]


def test_every_code_is_that_of_a_place_on_the_map_or_above_it():
    assert {len(code) for code in other_spellings(Geography.REGENCY, MONTH)} == {2, 5}
    assert {len(code) for code in other_spellings(Geography.PROVINCE, MONTH)} == {2}
