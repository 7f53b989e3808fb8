"""Map: one indicator, region by region, over all months."""

from domain.terms import ASN_REGIONAL
from pages.parts import filters, map_figure, start

language, facts = start.page()

with filters.row("map"):
    indicator = filters.indicator(language)
    selection = filters.selection(facts, language, default=ASN_REGIONAL)
    geography = filters.geography(language, selection.institutions)

map_figure.explore(
    facts,
    indicator=indicator,
    geography=geography,
    selection=selection,
    period=filters.month_in_address(facts),
    language=language,
)
