"""The filters that only the Trends page has: place, sums or months, one place or several."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from domain.fields import Nature
from domain.indicators import Indicator
from domain.language import Language
from domain.places import NATIONAL_CODE
from pages.parts import queries, session, url_state
from workflow.facts import Facts
from workflow.trend_places import MOST_PLACES, places_of, units_of
from workflow.views import Selection, StatesOf

MONTHLY, CUMULATIVE = "monthly", "cumulative"
ONE, SEVERAL = "one", "several"
_CHOSEN = "choice_with"


@dataclass(frozen=True)
class Asked:
    """What every figure of the page shows."""

    indicator: Indicator
    selection: Selection
    is_cumulative: bool
    language: Language


def is_several(language: Language) -> bool:
    """Several places beside each other, or one with its limits."""
    options = {ONE: language.text("One place"), SEVERAL: language.text("Compare places")}
    chosen = url_state.segments(language.text("Chart"), param="chart", options=options, default=ONE)
    return chosen == SEVERAL


def basis(language: Language, indicator: Indicator) -> bool:
    """Whether sums since January are wanted; positions at the end of a month are never summed."""
    if indicator.nature is Nature.POSITION:
        return False
    options = {MONTHLY: language.text("Monthly"), CUMULATIVE: language.text("Cumulative")}
    chosen = url_state.segments(
        language.text("Figures"), param="sum", options=options, default=MONTHLY
    )
    return chosen == CUMULATIVE


def place(facts: Facts, asked: Asked) -> str:
    """A unit within the selection; empty for all of it."""
    units = units_of(facts, _states(), indicator=asked.indicator, selection=asked.selection)
    language = asked.language
    return url_state.select(
        language.text("Place"),
        param="place",
        options={"": language.text("All of the scope")} | units,
        default="",
    )


def places(facts: Facts, asked: Asked) -> tuple[str, ...]:
    """Up to six places, as the address has them; the scope where none is chosen."""
    language, selection = asked.language, asked.selection
    options = places_of(facts, _states(), indicator=asked.indicator, selection=selection)
    named = (url_state.get("with") or "").split(",")
    known = [code for code in dict.fromkeys(named) if code in options][:MOST_PLACES]
    start = list(dict.fromkeys((selection.scope, NATIONAL_CODE)))
    st.session_state[_CHOSEN] = known or start
    st.multiselect(
        language.text("Places, up to {n}", n=language.number(MOST_PLACES)),
        options=list(options),
        format_func=lambda code: options.get(code, code),
        max_selections=MOST_PLACES,
        select_all=False,  # Enter after a name would take all that are like it
        key=_CHOSEN,
        on_change=_write,
    )
    return tuple(st.session_state[_CHOSEN]) or tuple(start)


def _write() -> None:
    url_state.put("with", ",".join(st.session_state[_CHOSEN]) or None)


def _states() -> StatesOf:
    return queries.states_of(queries.head(), session.as_of())
