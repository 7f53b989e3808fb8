"""The ledger under the map, as a reader opens it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from charts.frame import SAMPLE_STAMP
from domain.indicators import PLEDGE_COMPLETION
from domain.language import Language
from pages.parts.join_ledger import sums_text
from tests.support.app import Reader, app_on
from workflow.join_ledger import Part

CLOSED = "units in the data"
NOTHING = Part(None, None)


@pytest.fixture(scope="module")
def opened(sample_store):
    with app_on(sample_store.folder):
        reader = Reader("map", "lang=en&inst=polri&geo=regency")
        assert CLOSED not in reader.html
        reader.app.session_state["join_ledger"] = True
        reader.app.run()
        yield reader


def test_a_closed_ledger_is_neither_made_nor_sent_and_an_open_one_adds_up(opened):
    words = opened.words
    month = next(m for m in opened.map["months"] if m["period"] == opened.map["month"])
    assert month["ledger"].replace(" ", "") in "".join(words.split())
    assert "Sum over the areas" in words
    assert not opened.faults


@pytest.mark.parametrize(
    ("drawn", "listed", "whole", "told"),
    [
        (Part(3, 10), NOTHING, Part(3, 10), "3 / 10** + not drawn **0** = all reports **3 / 10"),
        (Part(0, 10), NOTHING, Part(0, 10), "0 / 10** + not drawn **0** = all reports **0 / 10"),
        (NOTHING, NOTHING, NOTHING, "Not known: no report has figures."),
    ],
)
def test_a_sum_of_no_figures_is_not_zero(drawn, listed, whole, told):
    ledger = SimpleNamespace(drawn_sum=drawn, listed_sum=listed, whole_sum=whole)
    assert told in sums_text(ledger, PLEDGE_COMPLETION, Language("en"))


def test_units_and_areas_have_a_line_each_with_the_reason(opened):
    words = opened.words
    assert "Is larger than the areas of this map." in words
    assert "Polda Lampung" in words
    assert "reports for Kab. Aceh Besar and Kota Banda Aceh together." in words


def test_the_ledger_is_a_figure_of_invented_numbers(opened):
    assert opened.html.count('class="nt-head"') == opened.html.count(SAMPLE_STAMP) - 1
