"""Trends: one indicator over the months with its limits, as sums, or of several places."""

from domain.indicators import VIOLATIONS_REPORTED
from pages.parts import (
    filters,
    narrow,
    present,
    present_pages,
    start,
    style,
    trend_figures,
    trend_filters,
)

language, facts = start.page()
style.apply_more("trends")

with filters.row("trends"):
    indicator = filters.indicator(language, default=VIOLATIONS_REPORTED)
    selection = filters.selection(facts, language)
    is_cumulative = trend_filters.basis(language, indicator)
    is_several = trend_filters.is_several(language)
    asked = trend_filters.Asked(indicator, selection, is_cumulative, language)
    place = "" if is_several else trend_filters.place(facts, asked)
    present.button(language)
present_pages.of_trend(facts, asked, place, filters.month_in_address(facts))
places = trend_filters.places(facts, asked) if is_several else ()

width = narrow.window_width()
if is_several:
    trend_figures.several_places(facts, asked, places, width)
else:
    trend_figures.one_place(facts, asked, place, width)
trend_figures.multiples(facts, asked, width)
