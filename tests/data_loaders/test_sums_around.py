"""Totals told by arithmetic: of a table where every row may be one, the work stays bounded."""

import pytest

from data_loaders import sums_around
from tests.support.described import figures, read, stops

PROVINCE_ABOVE = """
    | Wilayah         | Jumlah |
    | Provinsi Banten | 12     |
    | Kab. Lebak      | 5      |
    | Kab. Serang     | 7      |
"""


def test_a_province_above_its_regencies_is_their_sum():
    checked = read(PROVINCE_ABOVE)
    assert stops(checked) == []
    assert figures(checked) == {"36.02": 5, "36.04": 7}


def test_where_the_looking_ends_a_person_is_asked(monkeypatch):
    monkeypatch.setattr(sums_around, "_MOST_LOOKS", 1)
    assert stops(read(PROVINCE_ABOVE)) == [("unit-above", "A2")]


@pytest.mark.parametrize("name", ["Provinsi Banten", "Banten", "Jumlh", "A. Wilayah"])
def test_rows_that_all_may_be_sums_are_told_in_bounded_work(name, monkeypatch):
    looks = []
    monkeypatch.setattr(sums_around, "_MOST_LOOKS", 2_000)
    is_sum = sums_around.SumsAround.is_sum

    def counted(self, row, **least):
        looks.append(self._looks)
        return is_sum(self, row, **least)

    monkeypatch.setattr(sums_around.SumsAround, "is_sum", counted)
    rows = "\n".join(f"| {name} | {number % 9 + 1} |" for number in range(120))
    assert stops(read(f"| Wilayah | Jumlah |\n{rows}"))
    assert max(looks, default=0) <= 2_000
