"""How the classes of the map's colours are formed: the reader's choice, kept in the address."""

from __future__ import annotations

import streamlit as st

from charts.legend import METHOD_NAMES
from domain.breaks import FEWEST_CLASSES, MOST_CLASSES, BreakChoice, BreakMethod, read_breaks
from domain.indicators import Indicator, IndicatorUnit
from domain.language import N_, Language
from pages.parts import url_state

PARAM = "cls"
_METHOD, _COUNT = "choice_cls_method", "choice_cls_count"
_STANDARD = {
    IndicatorUnit.PERCENT: (
        N_("Fixed targets"),
        N_("50, 70, 85, 95 and 100 percent: the same for every region and every report."),
    ),
    IndicatorUnit.COUNT: (
        N_("Single cases apart"),
        N_("One and two cases have colours of their own; larger numbers come in growing steps."),
    ),
    IndicatorUnit.PER_100: (N_("Standard"), N_("Six colours with about as many figures each.")),
    IndicatorUnit.PER_1000: (N_("Standard"), N_("Six colours with about as many figures each.")),
}
_MEANINGS = {
    BreakMethod.QUANTILES: N_("Each colour holds about as many figures as any other."),
    BreakMethod.NATURAL: N_("Figures that lie close together share a colour."),
    BreakMethod.EQUAL: N_("Each colour spans the same distance from low to high."),
}


def chosen() -> BreakChoice:
    """What the address says; the standard when it says nothing that we know."""
    return read_breaks(url_state.get(PARAM))


def control(indicator: Indicator, language: Language) -> None:
    """The popover in the filter row."""
    choice, t = chosen(), language.text
    names = {BreakMethod.STANDARD: _STANDARD[indicator.unit][0], **METHOD_NAMES}
    meanings = {BreakMethod.STANDARD: _STANDARD[indicator.unit][1], **_MEANINGS}
    st.session_state[_METHOD], st.session_state[_COUNT] = choice.method, choice.count
    with st.popover(t("Colours"), key="popover_colours"):
        st.radio(
            t("Where one colour ends and the next begins"),
            options=list(BreakMethod),
            format_func=lambda method: t(names[method]),
            captions=[t(meanings[method]) for method in BreakMethod],
            key=_METHOD,
            on_change=_write,
        )
        st.segmented_control(
            t("Number of colours"),
            options=range(FEWEST_CLASSES, MOST_CLASSES + 1),
            key=_COUNT,
            required=True,
            disabled=choice.is_standard,
            on_change=_write,
        )
        st.caption(t("Formed from all months together: a colour means the same in every month."))


def _write() -> None:
    choice = BreakChoice(st.session_state[_METHOD], st.session_state[_COUNT])
    url_state.put(PARAM, None if choice.is_standard else choice.code)
