"""The Trends page: limits with numbered marks, sums, places beside each other, one unit alone."""

from __future__ import annotations

from tests.support.app import Reader


def test_marks_have_numbers_and_sentences_and_the_limits_their_origin():
    reader = Reader("trends", "lang=en&ind=violations_reported&scope=18&inst=asn_daerah")
    assert reader.faults == []
    assert 'class="nt-mark above">1</span>' in reader.html
    assert "January 2024: 14, above the limit of 9." in reader.words
    assert "outside campaigns. Exact Poisson limits of 95% and 99.8%." in reader.words
    assert "What cannot be concluded." in reader.words
    assert "Campaign, Regional elections: 42 in 2 months" in reader.words


def test_sums_and_a_single_unit_are_views_of_the_address():
    reader = Reader("trends", "lang=en&sum=cumulative&place=18.06&scope=18&inst=asn_daerah")
    assert reader.faults == []
    assert "Violations reported, Kab. Tanggamus" in reader.headings
    assert "Not known, and not in the sum: June 2024." in reader.words
    assert "limit 99.8%" not in reader.words


def test_places_are_compared_in_the_order_of_the_address():
    reader = Reader("trends", "lang=en&chart=several&with=18,indonesia,18.06,99.99&inst=asn_daerah")
    assert reader.faults == []
    assert "Violations reported, 3 places compared" in reader.headings
    words = reader.words
    assert 0 < words.index("Lampung: ") < words.index("Indonesia: ") < words.index("Kab. Tanggamus")
    assert "it is no ranking" in words
