"""Map: one indicator, region by region, over all months."""

from domain.terms import ASN_REGIONAL
from pages.parts import (
    colours,
    filters,
    map_compare,
    map_figure,
    present,
    present_pages,
    smoothing,
    start,
)

language, facts = start.page()

with filters.row("map"):
    indicator = filters.indicator(language)
    selection = filters.selection(
        facts,
        language,
        default=ASN_REGIONAL,
        breaks=colours.chosen(),
        is_smoothed=smoothing.chosen(indicator),
    )
    geography = filters.geography(language, selection.institutions)
    period = filters.month_in_address(facts)
    compared = map_compare.choice(facts, language, indicator=indicator, period=period)
    smoothing.control(indicator, language)
    colours.control(indicator, language)
    present.button(language)

present_pages.of_map(
    facts,
    indicator=indicator,
    geography=geography,
    selection=selection,
    period=period,
    language=language,
)

map_figure.explore(
    facts,
    indicator=indicator,
    geography=geography,
    selection=selection,
    period=period,
    compared=compared,
    language=language,
)
