"""No deck gives PowerPoint a reason to offer a repair, or holds words of what it was made from."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest

from domain.language import Language
from exports.deck import deck
from tests.support.briefing_package import reasons_to_repair
from tests.support.briefings import briefing, pictures


def test_there_is_no_reason_to_repair_a_deck():
    content = deck(briefing(), pictures=pictures(), language=Language("id"))
    assert reasons_to_repair(content) == []


@pytest.mark.parametrize("text", ['=HYPERLINK("http://example.org")<&>', "http://example.org/ "])
def test_no_text_becomes_a_formula_a_link_or_markup(text):
    charts = [each for each in briefing().slides if hasattr(each.body, "unit")]
    content = spoilt(replace(briefing(), slides=tuple(charts)), text)
    assert reasons_to_repair(deck(content, pictures={}, language=Language("id"))) == []


def spoilt(value, text):
    """The same content with that text before every text."""
    if is_dataclass(value):
        names = [each.name for each in fields(value) if each.name != "language"]
        return replace(value, **{name: spoilt(getattr(value, name), text) for name in names})
    if isinstance(value, tuple):
        return tuple(spoilt(each, text) for each in value)
    return text + value if type(value) is str else value
