"""Two maps side by side: what the second one shows, kept in the address as `with`.

`with=month:2024-03` is the same indicator in another month, `with=ind:attendance_rate` another
indicator in the same month.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from domain.indicators import INDICATOR_OF, INDICATORS, Indicator
from domain.language import Language
from domain.period import Period
from pages.parts import style, url_state
from pages.parts.regional_map import pending_event
from pages.parts.regional_map.payload import Pair
from workflow import tile_view
from workflow.facts import Facts

PARAM = "with"
_WIDGET = "choice_with"
_ALONE, _MONTH, _INDICATOR = "", "month", "ind"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the map beside the first one shows: exactly one of the two."""

    period: Period | None = None
    indicator: Indicator | None = None

    @property
    def by(self) -> Literal["month", "indicator"]:
        """What differs between the two maps."""
        return "month" if self.period else "indicator"

    @property
    def key(self) -> str:
        """Name of the second map in the session."""
        return f"map_with_{self.by}"

    def pair(self, side: Literal["first", "second"]) -> Pair:
        """What links one of the two maps to the other."""
        return Pair(group="map", side=side, by=self.by)

    def remember(self) -> None:
        """The reader changed something in the second map: keep it in the address."""
        event = pending_event(key=self.key)
        if not event.heard:
            return
        url_state.put("place", event.selected)
        url_state.put("zoom", event.zoom)
        url_state.put("view", event.drawing if event.drawing == tile_view.DRAWING else None)
        if self.period:
            url_state.put(PARAM, f"{_MONTH}:{event.month}")
        else:
            url_state.put("month", event.month)


def choice(
    facts: Facts, language: Language, *, indicator: Indicator, period: Period
) -> Comparison | None:
    """The control of the filter row; None for one map alone."""
    url_state.restore_own(PARAM)
    found = _read(url_state.get(PARAM), facts, indicator)
    options = _options(facts, language, indicator)
    st.session_state[_WIDGET] = _code(found)
    st.selectbox(
        language.text("Compare"),
        options=list(options),
        format_func=lambda code: options.get(code, code),
        key=_WIDGET,
        on_change=_write,
        args=(str(_other_month(facts, period)),),
    )
    if found:
        style.apply_more("map_compare")
    return found


def _options(facts: Facts, language: Language, indicator: Indicator) -> Mapping[str, str]:
    options = {_ALONE: language.text("One map")}
    if len(facts.periods) > 1:
        options[_MONTH] = language.text("Beside another month")
    others = [each for each in INDICATORS if each != indicator]
    return options | {
        f"{_INDICATOR}:{each.code}": language.text("Beside: {name}", name=each.label(language))
        for each in others
    }


def _read(value: str | None, facts: Facts, indicator: Indicator) -> Comparison | None:
    """What the address says; None where it names nothing that there is."""
    by, _, what = (value or "").partition(":")
    months = {str(period): period for period in facts.periods}
    if by == _MONTH and what in months and len(months) > 1:
        return Comparison(period=months[what])
    if by == _INDICATOR and what in INDICATOR_OF and what != indicator.code:
        return Comparison(indicator=INDICATOR_OF[what])
    return None


def _code(found: Comparison | None) -> str:
    if found is None:
        return _ALONE
    return f"{_INDICATOR}:{found.indicator.code}" if found.indicator else _MONTH


def _other_month(facts: Facts, period: Period) -> Period:
    """The month before the one shown; beside the first month the one after it."""
    at = facts.periods.index(period)
    return facts.periods[at - 1 if at else min(1, len(facts.periods) - 1)]


def _write(other_month: str) -> None:
    code = st.session_state[_WIDGET]
    url_state.put(PARAM, f"{_MONTH}:{other_month}" if code == _MONTH else code or None)
