"""Raw or smoothed rates on the map of rare cases: the reader's choice, kept in the address."""

from __future__ import annotations

from domain.indicators import Indicator
from domain.language import Language
from pages.parts import url_state
from workflow.views import can_be_smoothed

PARAM = "rates"
_RAW, _SMOOTHED = "raw", "smoothed"


def chosen(indicator: Indicator) -> bool:
    """What the address says; raw rates when it says nothing, and for what is not rare."""
    url_state.restore_own(PARAM)
    return can_be_smoothed(indicator) and url_state.get(PARAM) == _SMOOTHED


def control(indicator: Indicator, language: Language) -> None:
    """The switch in the filter row; nothing for what is not rare."""
    if not can_be_smoothed(indicator):
        return
    options = {_RAW: language.text("Raw"), _SMOOTHED: language.text("Smoothed")}
    url_state.segments(language.text("Rates"), param=PARAM, options=options, default=_RAW)
