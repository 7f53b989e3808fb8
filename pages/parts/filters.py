"""The filter row: month, institution, geography, scope, indicator; all of it in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from domain.breaks import BreakChoice
from domain.fields import ReportKind
from domain.indicators import INDICATORS, PLEDGE_COMPLETION, Indicator
from domain.language import Language
from domain.period import Period
from domain.places import NATIONAL_CODE, Geography, UnitKind
from domain.terms import ASN_REGIONAL, INSTITUTIONS
from pages.parts import session, url_state
from workflow.facts import Facts
from workflow.months import usual_month
from workflow.reporting import ALL_KINDS
from workflow.views import Selection

ALL_INSTITUTIONS = "all"


def month(facts: Facts, language: Language) -> Period:
    """The month, newest first."""
    options = {str(p): language.month(p) for p in reversed(facts.periods)}
    code = url_state.select(
        language.text("Month"), param="month", options=options, default=str(_usual(facts))
    )
    return Period.parse(code)


def month_in_address(facts: Facts) -> Period:
    """The month that the address names, the usual one when it names none of ours."""
    known = {str(period): "" for period in facts.periods}
    return Period.parse(url_state.chosen("month", known, str(_usual(facts))))


def _usual(facts: Facts) -> Period:
    return usual_month(facts, session.as_of_day())


def institution(language: Language, *, default: str = ALL_INSTITUTIONS) -> tuple[str, ...]:
    """Institution codes; empty for all."""
    options = {ALL_INSTITUTIONS: language.text("All institutions")}
    options |= {term.code: term.label(language) for term in INSTITUTIONS}
    code = url_state.select(
        language.text("Institution"), param="inst", options=options, default=default
    )
    return () if code == ALL_INSTITUTIONS else (code,)


def scope(facts: Facts, language: Language) -> str:
    """The nation, a province or a Polda, as code."""
    options = {NATIONAL_CODE: "Indonesia"}
    for kind in (UnitKind.PROVINCE, UnitKind.POLICE_REGION):
        places = sorted(facts.gazetteer.places(kind, facts.periods[-1]), key=lambda p: p.short_name)
        options |= {place.code: place.short_name for place in places}
    return url_state.select(
        language.text("Scope"), param="scope", options=options, default=NATIONAL_CODE
    )


def indicator(
    language: Language,
    *,
    default: Indicator = PLEDGE_COMPLETION,
    among: Sequence[Indicator] = INDICATORS,
) -> Indicator:
    """The indicator, one of those that the page can show."""
    by_code = {item.code: item for item in among}
    code = url_state.select(
        language.text("Indicator"),
        param="ind",
        options={item.code: item.label(language) for item in among},
        default=default.code,
    )
    return by_code[code]


def geography(language: Language, institutions: tuple[str, ...]) -> Geography:
    """Areas of the map: police institutions are shown on police resorts unless chosen."""
    t = language.text
    options = {
        Geography.REGENCY.value: t("Regency/city"),
        Geography.RESORT.value: t("Police resort"),
        Geography.PROVINCE.value: t("Province"),
        Geography.POLICE_REGION.value: t("Police region"),
    }
    police = institutions and ASN_REGIONAL not in institutions
    default = Geography.RESORT if police else Geography.REGENCY
    return Geography(
        url_state.segments(t("Areas"), param="geo", options=options, default=default.value)
    )


def selection(
    facts: Facts,
    language: Language,
    *,
    default: str = ALL_INSTITUTIONS,
    breaks: BreakChoice | None = None,
    is_smoothed: bool = False,
) -> Selection:
    """Institution and scope together; on a page with a map how it is coloured, too."""
    institutions, place = institution(language, default=default), scope(facts, language)
    return Selection(
        institutions=institutions,
        scope=place,
        breaks=breaks or BreakChoice(),
        is_smoothed=is_smoothed,
    )


def row(key: str) -> st.delta_generator.DeltaGenerator:
    """The container that filters stand in."""
    return st.container(horizontal=True, vertical_alignment="bottom", key=f"filters_{key}")


def report_kind(facts: Facts, language: Language) -> str:
    """Which kind of report is followed; all of them together unless chosen."""
    labels = {
        ReportKind.PLEDGES: language.text("Integrity pledges"),
        ReportKind.SOCIALIZATION: language.text("Socialization"),
        ReportKind.VIOLATIONS: language.text("Violations"),
    }
    options = {ALL_KINDS: language.text("All reports")}
    options |= {kind.value: labels[kind] for kind in facts.scope.kinds}
    return url_state.select(
        language.text("Report"), param="kind", options=options, default=ALL_KINDS
    )
