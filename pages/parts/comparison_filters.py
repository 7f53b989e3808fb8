"""What the Comparison page lets its reader choose: months, spread, a place and its peers."""

from __future__ import annotations

from analysis.dispersion import Spread
from analysis.peers import PeerGroup
from domain.fields import Nature
from domain.indicators import VIOLATION_RATE, Indicator
from domain.language import Language
from domain.places import Geography, UnitKind
from domain.terms import ASN_REGIONAL
from pages.parts import filters, present, url_state
from workflow.compared_places import Wanted
from workflow.comparison import COMPARED, DEFAULT_SPAN, SPANS
from workflow.facts import Facts, units_within

NO_PLACE = ""
_OWN = ("span", "spread", "peers")


def wanted(facts: Facts, language: Language) -> Wanted:
    """Both rows of filters, and what they choose."""
    restore()
    with filters.row("comparison"):
        indicator = filters.indicator(language, default=VIOLATION_RATE, among=COMPARED)
        selection = filters.selection(facts, language, default=ASN_REGIONAL)
        geography = filters.geography(language, selection.institutions)
        period = filters.month(facts, language)
    with filters.row("comparison_more"):
        months = span(indicator, language)
        chosen = place(facts, geography, selection.scope, language)
        group = peers(geography, chosen, language)
        spread_between = spread(language)
        present.button(language)
    return Wanted(indicator, geography, selection, period, months, spread_between, chosen, group)


def restore() -> None:
    """Bring the page's own choices back into an address that lacks them."""
    for param in _OWN:
        url_state.restore_own(param)


def span(indicator: Indicator, language: Language) -> int:
    """Months taken together; a position is that of one month, nothing is to be chosen then."""
    if indicator.nature is Nature.POSITION:
        return 1
    options = {str(n): _span_words(n, language) for n in SPANS}
    label = language.text("Months together")
    return int(url_state.select(label, param="span", options=options, default=str(DEFAULT_SPAN)))


def _span_words(n: int, language: Language) -> str:
    if n == 0:
        return language.text("All months up to it")
    if n == 1:
        return language.text("This month alone")
    return language.text("{n} months up to it", n=language.number(n))


def spread(language: Language) -> Spread:
    """What is done where places differ by more than chance."""
    t = language.text
    options = {
        Spread.ADDITIVE.value: t("Adjusted, added"),
        Spread.MULTIPLICATIVE.value: t("Adjusted, multiplied"),
        Spread.NONE.value: t("Not adjusted"),
    }
    label = t("Spread between places")
    code = url_state.select(label, param="spread", options=options, default=Spread.ADDITIVE.value)
    return Spread(code)


def place(facts: Facts, geography: Geography, scope: str, language: Language) -> str:
    """Code of the place to mark; empty for none."""
    period = facts.periods[-1]
    within = units_within(facts, scope)
    found = [
        place
        for place in facts.gazetteer.places(UnitKind(geography.value), period)
        if within is None or (str(period), place.code) in within
    ]
    found.sort(key=lambda place: place.short_name)
    options = {NO_PLACE: language.text("No place marked")}
    options |= {place.code: place.short_name for place in found}
    return url_state.select(
        language.text("Place"), param="place", options=options, default=NO_PLACE
    )


def peers(geography: Geography, chosen: str, language: Language) -> PeerGroup:
    """With whom the marked place is compared; everybody where none is marked."""
    if not chosen:
        return PeerGroup.ALL
    t = language.text
    options = {PeerGroup.ALL.value: t("All")}
    if geography is Geography.REGENCY:
        options[PeerGroup.REGION.value] = t("Same province")
    if geography is Geography.RESORT:
        options[PeerGroup.REGION.value] = t("Same police region")
    options[PeerGroup.SIZE.value] = t("Same size")
    label = t("Compared with")
    return PeerGroup(
        url_state.segments(label, param="peers", options=options, default=PeerGroup.ALL.value)
    )
