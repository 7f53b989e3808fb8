"""A smoothed map says that it is one: in its title, its words, its table, and in its code."""

from __future__ import annotations

from datetime import date

import pytest

from domain.indicators import PLEDGE_COMPLETION, VIOLATION_RATE
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from domain.view_code import read_view_code
from geo.gazetteer import load_gazetteer
from pages.parts.map_payload import map_payload
from tests.support.frames import report
from tests.support.small_facts import cases, facts_of
from workflow.facts import indicator_states
from workflow.map_files import PathsOfMonths, picture_name
from workflow.map_frame import map_texts_of
from workflow.views import Selection, map_view

EN, MAY = Language("en"), Period(2024, 5)


@pytest.fixture(scope="module")
def facts():
    people = {"18.01": 900, "18.02": 300, "18.03": 9000, "18.04": 5000}
    counts = {"18.01": 9, "18.02": 1, "18.03": 40, "18.04": 0}
    return facts_of(
        load_gazetteer(),
        *(cases(unit, str(MAY), n) for unit, n in counts.items()),
        *(report("personnel", str(MAY), unit, [{"personnel": n}]) for unit, n in people.items()),
    )


def shown(facts, indicator, *, is_smoothed):
    selection = Selection(is_smoothed=is_smoothed)
    view = map_view(
        facts,
        lambda each: indicator_states(facts, each),
        indicator=indicator,
        geography=Geography.REGENCY,
        selection=selection,
    )
    today = date(2024, 12, 5)
    texts = map_texts_of(
        facts, indicator=indicator, geography=Geography.REGENCY, selection=selection,
        as_of=today, today=today, language=EN,
    )  # fmt: skip
    payload = map_payload(
        view=view, texts=texts, paths=PathsOfMonths(("/a.json",), {MAY: 0}), month=MAY,
        selected=None, detail=None, language=EN,
    )  # fmt: skip
    return view, payload


def values(payload):
    at = {code: i for i, code in enumerate(payload["codes"])}
    return {code: payload["values"][0][at[code]] for code in ("18.01", "18.02", "18.03", "18.04")}


def test_a_smoothed_map_says_so_and_shows_what_was_reported_beside(facts):
    view, payload = shown(facts, VIOLATION_RATE, is_smoothed=True)
    assert payload["title"] == "Violations per 1,000 personnel, smoothed"
    assert "These are estimates, not what was reported" in payload["definition"]
    assert payload["text"]["of"] == "reported: {n} of {total}"
    assert payload["text"]["shown_value"] == "Smoothed value"
    stem, (end, *_) = payload["months"][0]["code"], payload["code_ends"]
    assert read_view_code(stem + end, ()).choices == (("rates", "smoothed"),)
    assert "smoothed" in picture_name(view, MAY, "indonesia", "png")


def test_rates_above_zero_move_to_that_of_all_and_zeros_do_not(facts):
    raw = values(shown(facts, VIOLATION_RATE, is_smoothed=False)[1])
    smooth = values(shown(facts, VIOLATION_RATE, is_smoothed=True)[1])
    assert raw["18.01"] > smooth["18.01"] > raw["18.03"]
    assert abs(smooth["18.03"] - raw["18.03"]) < abs(smooth["18.01"] - raw["18.01"])
    assert smooth["18.04"] == raw["18.04"] == 0


def test_what_is_not_rare_is_never_smoothed(facts):
    view, payload = shown(facts, PLEDGE_COMPLETION, is_smoothed=True)
    assert not view.is_smoothed and payload["title"] == "Integrity pledges signed"
    assert payload["months"][0]["code"]
