"""Figures on their way to the browser: what can be worked out is left out, nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.regional_map.lean import lean, restored
from pages.parts.regional_map.packing import packed, prepared, unpacked

COUNT = st.one_of(st.none(), st.integers(0, 10**7).map(float))


def figures(tops: list, bottoms: list | None, values: list) -> dict[str, Any]:
    return {"values": values, "numerators": tops, "denominators": bottoms, "codes": ["a", "b"]}


def test_a_rate_that_follows_from_its_counts_is_not_sent():
    sent = lean(figures([[1.0, None]], [[3.0, 5.0]], [[0.333333, None]]))
    assert sent["values"] == [None]
    assert sent["steps"] == ["denominators", "numerators"]


def test_a_count_is_its_numerator_and_travels_once():
    whole = figures([[4.0, 0.0], [7.0, None]], [None, None], [[4.0, 0.0], [7.0, None]])
    sent = lean(whole)
    assert sent["values"] == [None, None]
    assert sent["numerators"] == [[4, 0], [3, None]]
    assert restored(sent) == whole


def test_a_value_that_does_not_follow_is_sent_as_it_is():
    whole = figures([[1.0, 2.0]], [[3.0, 4.0]], [[0.5, 0.5]])
    assert lean(whole)["values"] == [[0.5, 0.5]]
    assert restored(lean(whole)) == whole


def test_a_step_leaps_over_a_month_without_a_figure():
    whole = figures([[10.0], [None], [12.0]], None, [[10.0], [None], [12.0]])
    assert lean(whole)["numerators"] == [[10], [None], [2]]
    assert restored(lean(whole)) == whole


def test_figures_that_are_no_whole_numbers_are_not_stepped():
    whole = figures([[1.5]], [[2.0]], [[0.75]])
    assert lean(whole)["steps"] == ["denominators"]
    assert restored(lean(whole)) == whole


@pytest.mark.parametrize("has_bottoms", [True, False])
@given(data=st.data())
def test_nothing_is_lost(has_bottoms: bool, data: st.DataObject):
    row = st.lists(COUNT, min_size=3, max_size=3)
    tops = data.draw(st.lists(row, min_size=1, max_size=4))
    bottoms = [data.draw(row) for _ in tops] if has_bottoms else None
    share = st.one_of(st.none(), st.floats(0, 1).map(lambda value: round(value, 6)))
    values = [data.draw(st.lists(share, min_size=3, max_size=3)) for _ in tops]
    whole = figures(tops, bottoms, values)
    assert restored(lean(whole)) == whole


def test_what_is_packed_is_what_the_browser_reads():
    payload: Any = figures([[1.0, 2.0]], [[2.0, 2.0]], [[0.5, 1.0]]) | {"month": "2024-01"}
    message = packed(prepared(payload).having(zoom="18"), "map")
    assert unpacked(message) == payload | {"zoom": "18", "key": "map"}
