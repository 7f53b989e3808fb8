"""What the Violations page lets its reader choose beside month, institution and scope."""

from __future__ import annotations

from domain.language import Language
from domain.places import UnitKind
from pages.parts import url_state
from workflow.facts import Facts, units_within

SPANS = (0, 12, 6, 3, 1)
_EVERYTHING = ""
_KINDS = (UnitKind.REGENCY, UnitKind.RESORT)


def span(language: Language) -> int:
    """Months taken together up to the one chosen; 0 for all."""
    url_state.restore_own("span")
    options = {str(n): _span_words(n, language) for n in SPANS}
    label = language.text("Months together")
    return int(url_state.select(label, param="span", options=options, default="0"))


def _span_words(n: int, language: Language) -> str:
    if n == 0:
        return language.text("All months up to it")
    if n == 1:
        return language.text("This month alone")
    return language.text("{n} months up to it", n=language.number(n))


def place(facts: Facts, scope: str, language: Language) -> str | None:
    """A regency or resort of the scope, or None for the whole scope."""
    period = facts.periods[-1]
    within = units_within(facts, scope)
    found = [
        place
        for kind in _KINDS
        for place in facts.gazetteer.places(kind, period)
        if within is None or (str(period), place.code) in within
    ]
    found.sort(key=lambda place: place.short_name)
    options = {_EVERYTHING: language.text("The whole scope")}
    options |= {place.code: place.short_name for place in found}
    label = language.text("Regency or resort")
    code = url_state.select(label, param="place", options=options, default=_EVERYTHING)
    return code or None
