"""A briefing of a scope and month: the slides, made by the functions that the pages stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from analysis.trend import TrendSeries
from domain.briefing import Briefing
from domain.indicators import PLEDGE_COMPLETION, VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from geo.layers import Boundaries, built_in
from workflow.briefing_comparison import compared, comparison_slide, usual_comparison
from workflow.briefing_map import map_order, map_slide
from workflow.briefing_month import matters_slide, opening_slide
from workflow.briefing_subject import Subject, usual_geography
from workflow.briefing_trend import control_of, mark_of_month, trend_of_scope, trend_slide
from workflow.comparison import Comparison
from workflow.facts import Facts
from workflow.map_files import MapOrder
from workflow.views import Overview, Selection, StatesOf
from workflow.violations import Cases

Evidence = TrendSeries | Comparison | Cases | Overview


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
    """Whom and when slides are about.

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


def briefing(  # noqa: PLR0913 - everything that a briefing depends on, all by name
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
) -> Made:
    """All slides of a scope and month; see `subject_of`.

    Raises:
        ValueError: the month is none of the facts.
    """
    subject = subject_of(
        facts,
        states_of,
        selection=selection,
        geography=geography,
        period=period,
        language=language,
        as_of=as_of,
        today=today,
        boundaries=boundaries,
    )
    return made(subject)


def made(subject: Subject) -> Made:
    """The slides of a subject in the order of their kinds."""
    found = {
        indicator.code: trend_of_scope(subject, indicator)
        for indicator in (VIOLATIONS_REPORTED, PLEDGE_COMPLETION)
    }
    controls = {code: control_of(subject, each) for code, each in found.items()}
    order = map_order(subject)
    violations = VIOLATIONS_REPORTED.code
    funnel = compared(subject, usual_comparison(subject))
    mark = mark_of_month(subject, found[violations], controls[violations])
    slides: list[tuple] = [
        (opening_slide(subject), subject.overview),
        (matters_slide(subject, mark=mark), subject.overview),
        (map_slide(subject, order), None),
        *(
            (trend_slide(subject, each, controls[code]), each.series)
            for code, each in found.items()
        ),
        (comparison_slide(subject, funnel), funnel),
    ]
    return Made(
        briefing=Briefing(
            language=subject.language.code,
            title=slides[0][0].title,
            slides=tuple(slide for slide, _ in slides),
            as_of=subject.as_of,
            is_sample=subject.facts.has_sample,
        ),
        map=order,
        evidence={i: each for i, (_, each) in enumerate(slides) if each is not None},
    )
