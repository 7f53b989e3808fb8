"""The slide of each page in the presentation view, with the places to walk through.

Each function does nothing unless the address asks for the view; else nothing of the page follows.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from pages.parts import present, present_slides, present_walk, url_state
from pages.parts.present import Walk
from pages.parts.present_slides import Question
from pages.parts.profile_find import Asked as AskedPlace
from pages.parts.trend_filters import Asked
from workflow.compared_places import Wanted
from workflow.facts import Facts
from workflow.trend_places import units_of
from workflow.views import Selection


def of_overview(facts: Facts, selection: Selection, period: Period, language: Language) -> None:
    """The sentences of the month."""
    if present.is_on():
        question = Question("overview", selection, period)
        _show(facts, question, _scopes(facts, question), language)


def of_map(
    facts: Facts,
    *,
    indicator: Indicator,
    geography: Geography,
    selection: Selection,
    period: Period,
    language: Language,
) -> None:
    """The map alone; the province that fills the screen is its scope."""
    if present.is_on():
        question = Question(
            "map",
            replace(selection, scope=url_state.get("zoom") or selection.scope),
            period,
            indicator=indicator.code,
            geography=geography,
            place=url_state.get("place") or "",
            is_tiled=url_state.get(url_state.VIEW) == url_state.PRESENT_TILES,
        )
        _show(facts, question, _scopes(facts, question), language)


def of_trend(facts: Facts, asked: Asked, place: str, period: Period) -> None:
    """One place over the months with its limits: of the scope, or of a unit within it."""
    if not present.is_on():
        return
    question = Question(
        "trends",
        asked.selection,
        period,
        indicator=asked.indicator.code,
        place=place,
        is_cumulative=asked.is_cumulative,
    )
    walk = _scopes(facts, question)
    if place:
        states = present_slides.states()
        units = units_of(facts, states, indicator=asked.indicator, selection=asked.selection)
        walk = Walk(present_walk.PLACE, list(units.items()), place)
    _show(facts, question, walk, asked.language)


def of_comparison(facts: Facts, wanted: Wanted, language: Language) -> None:
    """The funnel."""
    if present.is_on():
        question = Question(
            "comparison",
            wanted.selection,
            wanted.period,
            indicator=wanted.indicator.code,
            geography=wanted.geography,
            wanted=wanted,
        )
        _show(facts, question, _scopes(facts, question), language)


def of_profile(facts: Facts, asked: AskedPlace, language: Language) -> None:
    """One place beside those it is compared with."""
    if present.is_on():
        question = Question(
            "profile",
            Selection(institutions=asked.institutions),
            asked.period,
            place=asked.place.code,
            group=asked.group,
        )
        walk = present_walk.siblings(facts.gazetteer, asked.place, asked.period)
        _show(facts, question, walk, language)


def _scopes(facts: Facts, question: Question) -> Walk:
    return present_walk.scopes(facts.gazetteer, question.selection.scope, question.period)


def _show(facts: Facts, question: Question, walk: Walk, language: Language) -> None:
    shown = present_slides.shown(question, language)
    months = present_walk.months(facts, walk.at)
    present.stage(shown, months=months, period=question.period, walk=walk, language=language)
    st.stop()
