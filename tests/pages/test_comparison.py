"""The Comparison page: finding, legend, reading and undrawn places, from what the address says."""

from __future__ import annotations

import json

import pytest

from tests.support.app import Reader, app_on


@pytest.fixture(scope="module", autouse=True)
def app(sample_store):
    with app_on(sample_store.folder):
        yield


def charts(reader):
    return [json.loads(chart.proto.spec) for chart in reader.app.get("plotly_chart")]


def test_places_are_compared_and_all_of_them_accounted_for():
    reader = Reader("comparison", "lang=en&ind=pledge_completion_rate&month=2024-03&geo=regency")
    assert reader.faults == []
    heading = next(text for text in reader.headings if "within the limits" in text)
    assert "99.8% limit" in heading
    assert "of 514 places drawn" in reader.words.replace("  ", " ")
    assert "Not drawn: " in reader.words and "Has not reported" in reader.words
    names = {trace.get("name") for trace in charts(reader)[0]["data"]}
    assert {"lower_998", "upper_95", "inside"} <= names


def test_a_marked_place_is_set_beside_its_province_in_indonesian():
    address = "lang=id&ind=violation_rate&span=3&place=18.06&peers=region&spread=none"
    reader = Reader("comparison", address)
    assert reader.faults == []
    assert "**" not in reader.words
    assert "Kab. Tanggamus" in reader.words and "15 dari 15" in reader.words.replace("  ", " ")
    funnel, ranks, *_ = charts(reader)
    assert "chosen" in {trace.get("name") for trace in funnel["data"]}
    assert len(ranks["layout"]["yaxis"]["ticktext"]) == 15
