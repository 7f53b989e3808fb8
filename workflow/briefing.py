"""A briefing of a scope and month: the slides, made by the functions that the pages stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from analysis.trend import TrendSeries
from domain.briefing import Briefing, Slide
from domain.indicators import PLEDGE_COMPLETION, VIOLATIONS_REPORTED, Indicator
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from geo.layers import Boundaries, built_in
from workflow.briefing_cases import cases_of_scope, categories_slide, stages_slide
from workflow.briefing_comparison import (
    compared,
    comparison_slide,
    named_slide,
    usual_comparison,
)
from workflow.briefing_map import map_order, map_slide
from workflow.briefing_methods import methods_slide, sources_slide
from workflow.briefing_month import matters_slide, opening_slide
from workflow.briefing_reporting import reporting_slide, reports_of_scope, silence_slide
from workflow.briefing_subject import Subject, usual_geography
from workflow.briefing_talk import talk_slide
from workflow.briefing_trend import control_of, mark_of_month, trend_slide, trend_until_month
from workflow.comparison import Comparison
from workflow.facts import Facts
from workflow.map_files import MapOrder
from workflow.trend_control import Controlled
from workflow.trends import Trend
from workflow.views import Overview, Selection, StatesOf
from workflow.violations import Cases

Evidence = TrendSeries | Comparison | Cases | Overview
Drawn = tuple[Slide, Evidence | None]


@dataclass(frozen=True, eq=False, slots=True)
class Made:
    """A briefing with what is needed to draw and to check it.

    Attributes:
        map: what the picture of the map slide shows.
        evidence: by position of the slide, what its figure was drawn from.
    """

    briefing: Briefing
    map: MapOrder
    evidence: Mapping[int, Evidence] = field(default_factory=dict)


def subject_of(  # noqa: PLR0913 - everything that a briefing depends on, all by name
    facts: Facts,
    states_of: StatesOf,
    *,
    selection: Selection,
    geography: Geography | None,
    period: Period,
    language: Language,
    as_of: date,
    today: date,
    boundaries: Boundaries | None = None,
) -> Subject:
    """Whom and when slides are about: those of a briefing, or that of a page.

    Args:
        geography: areas of map and comparison; those usual for the scope when None.
        as_of: the day whose knowledge the facts hold.
        today: slides are stamped where `as_of` is an earlier day.
        boundaries: those in use; the built-in ones when None.

    Raises:
        ValueError: the month is none of the facts.
    """
    if period not in facts.periods:
        raise ValueError(f"no reports of {period}")
    return Subject(
        facts=facts,
        states_of=states_of,
        selection=selection,
        geography=geography or usual_geography(facts, selection),
        period=period,
        language=language,
        as_of=as_of,
        is_earlier=as_of < today,
        boundaries=boundaries or built_in(),
    )


def briefing(subject: Subject) -> Made:
    """All slides of a scope and month in the order of their kinds."""
    order, funnel = map_order(subject), compared(subject, usual_comparison(subject))
    trends = [_controlled(subject, each) for each in (VIOLATIONS_REPORTED, PLEDGE_COMPLETION)]
    drawn = [
        *_month(subject, trends[0]),
        (map_slide(subject, order), None),
        *((trend_slide(subject, *each), each[0].series) for each in trends),
        *_compared(subject, funnel),
        *_cases(subject),
        *_reports(subject),
        (talk_slide(subject), subject.overview),
        (methods_slide(subject, trends[0][1], funnel), None),
        (sources_slide(subject), None),
    ]
    slides = tuple(slide for slide, _ in drawn)
    return Made(
        briefing=Briefing(
            language=subject.language.code,
            title=slides[0].title,
            slides=slides,
            as_of=subject.as_of,
            is_sample=subject.facts.has_sample,
        ),
        map=order,
        evidence={i: each for i, (_, each) in enumerate(drawn) if each is not None},
    )


def _controlled(subject: Subject, indicator: Indicator) -> tuple[Trend, Controlled]:
    found = trend_until_month(subject, indicator)
    return found, control_of(subject, found)


def _month(subject: Subject, violations: tuple[Trend, Controlled]) -> Iterator[Drawn]:
    yield opening_slide(subject), subject.overview
    yield matters_slide(subject, mark=mark_of_month(subject, *violations)), subject.overview


def _compared(subject: Subject, found: Comparison) -> Iterator[Drawn]:
    """The funnel, and whom it names where a sentence cannot hold them."""
    yield comparison_slide(subject, found), found
    named = named_slide(subject, found)
    if named:
        yield named, found


def _cases(subject: Subject) -> Iterator[Drawn]:
    """The stages, and the categories where there are any cases."""
    found = cases_of_scope(subject)
    yield stages_slide(subject, found), found
    categories = categories_slide(subject, found)
    if categories:
        yield categories, found


def _reports(subject: Subject) -> Iterator[Drawn]:
    """The last months, and the silent where there are any."""
    found = reports_of_scope(subject)
    yield reporting_slide(subject, found), subject.overview
    silent = silence_slide(subject, found)
    if silent:
        yield silent, subject.overview
