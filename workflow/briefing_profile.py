"""The slide of one place: every indicator beside the place above, its peers and the nation."""

from __future__ import annotations

import pandas as pd

from analysis.findings import pledge_finding
from analysis.overview import Line
from domain.briefing import Column, Slide, SlideKind, Table
from domain.indicators import PLEDGE_COMPLETION
from domain.language import DASH, Language
from domain.marked_text import plain
from domain.period import Period
from domain.states import WITH_FIGURE, State
from workflow.briefing_notes import figures_notes, unproven_note
from workflow.briefing_subject import Subject
from workflow.map_frame import institutions_text
from workflow.profile import Beside, IndicatorProfile, Profile
from workflow.profile_reading import not_comparable, profile_reading
from workflow.region import about, evidence_text
from workflow.view_codes import profile_code


def profile_slide(subject: Subject, found: Profile) -> Slide:
    """The month of a place in a table, with what its reports say."""
    language, place = subject.language, found.place
    reading = profile_reading(found, is_provisional=subject.is_provisional, language=language)
    pledges = found.of(PLEDGE_COMPLETION).series
    finding = pledge_finding(pledges, found.period, language).headline
    title = language.text("{place}: {finding}", place=place.short_name, finding=finding.rstrip("."))
    kinds = dict.fromkeys(each.indicator.kind for each in found.indicators)
    reports = [found.first_of(kind).series.at(found.period) for kind in kinds]
    return subject.slide(
        SlideKind.PROFILE,
        title=title,
        definition=_definition(subject, found),
        body=_table(found, language),
        reading=reading,
        alt=plain(" ".join((title, *reading))),
        notes=(
            *figures_notes(subject, *(each.indicator for each in found.indicators)),
            unproven_note(language),
        ),
        line=subject.line(
            sum(int(line["n_reported"]) for line in reports),
            sum(int(line["n_expected"]) for line in reports),
        ),
        code=profile_code(found, subject.as_of),
    )


def _definition(subject: Subject, found: Profile) -> str:
    what = about(subject.facts, found.place, subject.language)
    institutions = institutions_text(found.selection, subject.language)
    return " ".join(f"{each}." for each in (what, subject.month, institutions) if each)


def _table(found: Profile, language: Language) -> Table:
    above = next((each.above.name for each in found.indicators if each.above), None)
    t = language.text
    columns = (
        Column(t("Indicator"), 2.6),
        Column(t("Value"), 1.0, is_number=True),
        Column(t("Numerator / denominator"), 1.7, is_number=True),
        *((Column(above, 1.2, is_number=True),) if above else ()),
        Column(t("Middle half of peers"), 1.6, is_number=True),
        Column(found.indicators[0].nation.name, 1.0, is_number=True),
    )
    rows = tuple(_row(each, found.period, language, has_above=bool(above))
                 for each in found.indicators)  # fmt: skip
    return Table(columns, rows, t("Counts are not compared between places of different size."))


def _row(
    each: IndicatorProfile, period: Period, language: Language, *, has_above: bool
) -> tuple[str, ...]:
    indicator, line = each.indicator, each.series.at(period)
    is_known = line["state"] in WITH_FIGURE
    value = (
        indicator.write(float(line["value"]), language)
        if is_known
        else State(line["state"]).short_label(language)
    )
    evidence = plain(evidence_text(indicator, line, language)) if is_known else DASH
    above = (_beside(each.above, period, language),) if has_above else ()
    return (
        indicator.label(language),
        value,
        evidence if indicator.is_rate else DASH,
        *above,
        _peers(each, line, language),
        _beside(each.nation, period, language),
    )


def _beside(other: Beside | None, period: Period, language: Language) -> str:
    """The rate of another place; counts of places of another size are not set beside."""
    if other is None or not other.series.indicator.is_rate:
        return DASH
    value = other.series.at(period)["value"]
    return other.series.indicator.write(None if pd.isna(value) else float(value), language)


def _peers(each: IndicatorProfile, line: Line, language: Language) -> str:
    if not each.peers.is_known or not_comparable(each.indicator, line, language):
        return DASH
    low, high = (each.indicator.write(v, language) for v in (each.peers.low, each.peers.high))
    return language.text("{low} to {high}", low=low, high=high)
