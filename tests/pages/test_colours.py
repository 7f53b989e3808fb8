"""The popover in which the classes of the colours are chosen; the address has the choice."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from domain.breaks import BreakMethod

PAGE = """
from domain.indicators import PLEDGE_COMPLETION, VIOLATIONS_REPORTED
from domain.language import Language
from pages.parts import colours, url_state

indicator = VIOLATIONS_REPORTED if url_state.get("ind") else PLEDGE_COMPLETION
colours.control(indicator, Language("en"))
"""


@pytest.fixture
def app():
    return AppTest.from_string(PAGE, default_timeout=30)


def test_a_choice_goes_into_the_address_and_the_standard_out_of_it(app):
    app.run()
    assert app.radio[0].value is BreakMethod.STANDARD
    assert "cls" not in app.query_params
    app.radio[0].set_value(BreakMethod.NATURAL).run()
    assert app.query_params["cls"] == "natural5"
    app.radio[0].set_value(BreakMethod.STANDARD).run()
    assert "cls" not in app.query_params


def test_the_address_sets_the_controls(app):
    app.query_params["cls"] = "equal3"
    app.run()
    assert app.radio[0].value is BreakMethod.EQUAL
    assert app.session_state["choice_cls_count"] == 3
    assert not app.exception


def test_an_unknown_choice_is_the_standard(app):
    app.query_params["cls"] = "jenks99"
    app.run()
    assert app.radio[0].value is BreakMethod.STANDARD


def test_each_kind_of_indicator_has_a_standard_of_its_own_name(app):
    app.run()
    assert app.radio[0].options[0] == "Fixed targets"
    app.query_params["ind"] = "x"
    app.run()
    assert app.radio[0].options[0] == "Single cases apart"
