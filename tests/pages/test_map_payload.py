"""What the browser's map is fed: every area in every month, also one founded on the way."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.map_view import Join, build_map_view
from domain.indicators import VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from domain.scope import DEFAULT_SCOPE
from pages.parts.map_payload import calendar_bands, map_payload
from tests.analysis.test_states_and_sums import expected, states, violations
from workflow.map_files import PathsOfMonths
from workflow.map_frame import MapTexts
from workflow.views import Selection

EN = Language("en")
MONTHS = [Period(2024, 10), Period(2024, 11)]
JOINS = {
    MONTHS[0]: Join(area_of={"a": "a"}, groups={"a": ("a",)}),
    MONTHS[1]: Join(area_of={"a": "a+b", "b": "a+b"}, groups={"a+b": ("a", "b"), "c": ("c",)}),
}


@pytest.fixture
def payload():
    periods = tuple(str(period) for period in MONTHS)
    frame = states(
        VIOLATIONS_REPORTED,
        [
            violations("a", 3, period="2024-10"),
            violations("a", 2, period="2024-11"),
            violations("b", 0, period="2024-11"),
        ],
        pd.concat([expected("a", periods=periods), expected("b", periods=periods[1:])]),
        periods=periods,
    )
    view = build_map_view(
        indicator=VIOLATIONS_REPORTED,
        geography=Geography.POLICE_REGION,
        states=frame,
        joins=JOINS,
        periods=MONTHS,
    )
    texts = MapTexts(
        indicator=VIOLATIONS_REPORTED,
        geography=Geography.POLICE_REGION,
        selection=Selection(),
        definition="Cases.",
        scope_name="Indonesia",
        parents={},
        layer="layer",
        is_sample=True,
        scope=DEFAULT_SCOPE,
        as_of=date(2024, 12, 5),
        today=date(2024, 12, 5),
    )
    return map_payload(
        view=view,
        texts=texts,
        paths=PathsOfMonths(
            ("/first.json", "/second.json"), dict(zip(MONTHS, (0, 1), strict=True))
        ),
        month=MONTHS[1],
        selected=None,
        detail=None,
        language=EN,
    )


def test_an_area_founded_on_the_way_does_not_exist_before_and_counts_nowhere(payload):
    assert payload["codes"] == ["a", "b", "c"]
    assert [look[1:] for look in payload["looks"]] == ["--", payload["looks"][1][1] + "x"]
    assert payload["values"] == [[3.0, None, None], [2.0, 2.0, None]]
    assert payload["parts"] == [[[1, 1], None, None], [[2, 2], [2, 2], None]]


def test_each_month_names_the_file_it_is_drawn_from(payload):
    drawn_from = [payload["paths"][month["paths"]] for month in payload["months"]]
    assert drawn_from == ["/first.json", "/second.json"]


def test_joined_areas_are_listed_for_their_months_only(payload):
    assert [payload["groupings"][month["grouping"]] for month in payload["months"]] == [
        [],
        [["a", "b"]],
    ]


def test_areas_with_a_note_and_the_sum_of_units_are_told(payload):
    assert payload["marks"] == ["   ", "ff "]
    assert [month["ledger"] for month in payload["months"]] == [
        "1 unit in the data = 1 on the map + 0 listed below.",
        "2 units in the data = 2 on the map + 0 listed below. 1 area or group of areas has a note.",
    ]


def test_the_frame_says_what_a_screenshot_must(payload):
    november = payload["months"][1]
    assert november["provisional"] is True
    assert november["frame"][0] == "November 2024, provisional"
    assert november["frame"][1] == "2 of 2 reports in"
    assert november["summary"] == "Indonesia 2 cases."
    assert november["code"].startswith("PT-")
    assert payload["sample"] is True
    assert "*" not in "".join([november["summary"], *november["frame"]])


def test_election_days_lie_where_they_belong():
    bands = {
        (band["kind"], round(band["from"], 2)): band
        for band in calendar_bands([Period(2024, 1), Period(2024, 2), Period(2024, 3)], EN)
    }
    voting = bands[("voting", 1.45)]
    assert voting["from"] == voting["to"]
    assert voting["label"] == "General election 14 Feb"
    assert bands[("campaign", 0.0)]["to"] == pytest.approx(1 + 9 / 29 + 1 / 31)
