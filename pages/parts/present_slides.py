"""The slides of the presentation view, drawn once for all who look at the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from analysis.peers import PeerGroup
from charts.palette import palette
from charts.slide import slide_svg
from domain.briefing import Slide
from domain.indicators import INDICATOR_OF, PLEDGE_COMPLETION
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from pages.parts import queries, session
from pages.parts.present import Shown
from workflow.briefing import subject_of
from workflow.briefing_views import PageView, slide_of
from workflow.compared_places import Wanted
from workflow.map_files import map_part
from workflow.profile import Profile
from workflow.views import Selection, StatesOf


@dataclass(frozen=True, slots=True)
class Question:
    """What a page shows.

    Attributes:
        geography: of Map and Comparison; the usual one of the scope when None.
        place: of Trends a unit, of Map the chosen area, of Profile the place.
        wanted: of Comparison.
        group: of Profile: the peers.
    """

    page: str
    selection: Selection
    period: Period
    indicator: str = PLEDGE_COMPLETION.code
    geography: Geography | None = None
    place: str = ""
    is_cumulative: bool = False
    is_tiled: bool = False
    wanted: Wanted | None = None
    group: PeerGroup = PeerGroup.ALL


@dataclass(frozen=True, slots=True)
class _Moment:
    """When it is asked: `day` is the one whose knowledge is shown."""

    head: str
    as_of: datetime | None
    day: date
    today: date


def states() -> StatesOf:
    """The unit states of any indicator at the moment asked about."""
    return queries.states_of(queries.head(), session.as_of())


def shown(question: Question, language: Language) -> Shown:
    """The slide that answers the question, in the colours of the reader's page."""
    theme = session.theme()
    moment = _Moment(queries.head(), session.as_of(), session.as_of_day(), session.today())
    return _shown(moment, question, language, theme)


@st.cache_data(max_entries=48, show_spinner=False)
def _shown(moment: _Moment, question: Question, language: Language, theme: str) -> Shown:
    profile = _profile(moment, question)
    subject = subject_of(
        queries.facts(moment.head, moment.as_of),
        queries.states_of(moment.head, moment.as_of),
        selection=profile.selection if profile else question.selection,
        geography=question.geography,
        period=question.period,
        language=language,
        as_of=moment.day,
        today=moment.today,
        boundaries=queries.boundaries(),
    )
    view = PageView(
        question.page,
        INDICATOR_OF[question.indicator],
        question.place,
        question.is_cumulative,
        question.is_tiled,
        question.wanted,
        profile,
    )
    slide, order = slide_of(view, subject)
    part = map_part(order, language) if order else None
    svg = slide_svg(slide, language=language, map=part, theme=theme)
    return Shown(svg.decode(), slide.title, slide.alt, _words(slide), palette(theme).page, theme)


def _profile(moment: _Moment, question: Question) -> Profile | None:
    if question.page != "profile":
        return None
    return queries.profile(
        moment.head,
        moment.as_of,
        question.place,
        question.selection.institutions,
        question.period,
        question.group,
    )


def _words(slide: Slide) -> tuple[str, ...]:
    """What stands on the slide besides title and figure, without the marks of bold type."""
    words = (slide.definition, *slide.reading, " · ".join(slide.line), slide.code)
    return tuple(each.replace("**", "") for each in words if each)
