"""Which place, which month, which institution: the filter row of the Profile page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from analysis.peers import PeerGroup
from domain.language import Language
from domain.period import Period
from domain.places import Place, UnitKind
from domain.terms import INSTITUTIONS
from pages.parts import filters, present, url_state
from pages.parts.frame import figure_head, page_head
from pages.parts.markup import show
from pages.parts.profile_links import PEERS, place_link
from workflow.facts import Facts
from workflow.place_changes import changes_within
from workflow.profile import AREA_KINDS, institutions_of

KINDS = (UnitKind.PROVINCE, UnitKind.POLICE_REGION, UnitKind.REGENCY, UnitKind.RESORT)
NOWHERE = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the filter row says."""

    place: Place
    period: Period
    institutions: tuple[str, ...]
    group: PeerGroup


def asked(facts: Facts, language: Language) -> Asked | None:
    """The filter row; None while no place that exists in the month is chosen."""
    with filters.row("profile"):
        _place(facts, language)
        period = filters.month(facts, language)
        place = facts.gazetteer.place(url_state.get("place") or "", period)
        if place is None or place.kind not in KINDS or not place.exists_in(period):
            return None
        institutions = _institutions(facts, place, language)
        group = _group(place, language)
        present.button(language)
    return Asked(place, period, institutions, group)


def _place(facts: Facts, language: Language) -> None:
    """A list to search in by name; provinces and Poldas first."""
    options = {NOWHERE: language.text("Search for a place")} | _names(facts, language)
    url_state.select(
        language.text("Place"), param="place", options=options, default=NOWHERE, width=360
    )


def _names(facts: Facts, language: Language) -> dict[str, str]:
    """Code -> name with what it lies in: there are two places called Kediri."""
    gazetteer = facts.gazetteer
    names = {}
    for kind in KINDS:
        for place in sorted(gazetteer.places(kind), key=lambda each: each.short_name):
            code = place.police_region_code if kind is UnitKind.RESORT else place.province_code
            above = gazetteer.place(code) if code and code != place.code else None
            name = place.short_name if kind is not UnitKind.PROVINCE else _province(place, language)
            names[place.code] = f"{name} · {above.short_name}" if above else name
    return names


def _province(place: Place, language: Language) -> str:
    return language.text("Province of {name}", name=place.short_name)


def _institutions(facts: Facts, place: Place, language: Language) -> tuple[str, ...]:
    """Those that the place reports on; a choice of one alone is none."""
    codes = institutions_of(facts, place.code)
    if len(codes) < 2:
        return ()
    options = {filters.ALL_INSTITUTIONS: language.text("All institutions")}
    options |= {
        code: INSTITUTIONS.label(code, language) for code in INSTITUTIONS.codes if code in codes
    }
    code = url_state.select(
        language.text("Institution"),
        param="inst",
        options=options,
        default=filters.ALL_INSTITUTIONS,
    )
    return () if code == filters.ALL_INSTITUTIONS else (code,)


def _group(place: Place, language: Language) -> PeerGroup:
    if place.kind in AREA_KINDS:
        first, words = PeerGroup.ALL, language.text("All")
    elif place.kind is UnitKind.RESORT:
        first, words = PeerGroup.REGION, language.text("Same police region")
    else:
        first, words = PeerGroup.REGION, language.text("Same province")
    options = {first.value: words, PeerGroup.SIZE.value: language.text("Same size")}
    url_state.restore_own(PEERS)
    return PeerGroup(
        url_state.segments(
            language.text("Compare with"), param=PEERS, options=options, default=first.value
        )
    )


def nobody(facts: Facts, language: Language) -> None:
    """What stands on the page while no place is chosen: how to choose one."""
    code = url_state.get("place")
    known = facts.gazetteer.place(code) if code else None
    about = language.text("Search above by name, or choose a province or police region.")
    if known is not None and known.kind in KINDS:
        about = _not_yet(facts, known, language)
    elif code and known is None:
        about = language.text("No place has the code {code}.", code=code)
    page_head(language.text("Profile of a place"), about)
    columns = st.columns(2, gap="large")
    titles = {
        UnitKind.PROVINCE: language.text("Provinces"),
        UnitKind.POLICE_REGION: language.text("Police regions"),
    }
    for column, (kind, title) in zip(columns, titles.items(), strict=True):
        with column:
            figure_head(title)
            places = sorted(
                facts.gazetteer.places(kind, facts.periods[-1]), key=lambda each: each.short_name
            )
            items = "".join(f"<li>{place_link(p.code, p.short_name)}</li>" for p in places)
            show(f'<ul class="nt-places">{items}</ul>')


def _not_yet(facts: Facts, place: Place, language: Language) -> str:
    """Why there is no profile of the month, and in which month there is one."""
    words = language.text("{name} does not exist in this month.", name=place.short_name)
    changes = changes_within(place.code, facts.periods, facts.gazetteer, language)
    return " ".join([words, *(change.sentence for change in changes)])
