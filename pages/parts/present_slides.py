"""The slides of the presentation view, drawn once for all who look at the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

import streamlit as st

from analysis.peers import PeerGroup
from charts.palette import LIGHT, palette
from domain.indicators import INDICATOR_OF, PLEDGE_COMPLETION
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from pages.parts import queries, session
from pages.parts.present import Shown
from workflow import map_files, tile_view
from workflow.compared_places import Wanted
from workflow.map_frame import figure_frame, map_texts_of, on_layer
from workflow.views import Selection, StatesOf


@dataclass(frozen=True, slots=True)
class Question:
    """What a page shows.

    Attributes:
        place: of Trends a unit, of Map the chosen area, of Profile the place.
        wanted: of Comparison.
        group: of Profile: the peers.
    """

    page: str
    selection: Selection
    period: Period
    indicator: str = PLEDGE_COMPLETION.code
    geography: Geography = Geography.REGENCY
    place: str | None = None
    is_cumulative: bool = False
    is_tiled: bool = False
    wanted: Wanted | None = None
    group: PeerGroup = PeerGroup.ALL


@dataclass(frozen=True, slots=True)
class _Moment:
    """When it is asked.

    Attributes:
        day: whose knowledge is shown.
    """

    head: str
    as_of: datetime | None
    day: date
    is_earlier: bool = field(default=False)


def states() -> StatesOf:
    """The unit states of any indicator at the moment asked about."""
    return queries.states_of(queries.store().head(), session.as_of())


def shown(question: Question, language: Language) -> Shown:
    """The slide that answers the question."""
    moment = _Moment(
        queries.store().head(),
        session.as_of(),
        session.as_of_day(),
        session.asked_day() is not None,
    )
    return _shown(moment, question, language)


@st.cache_data(max_entries=48, show_spinner=False)
def _shown(moment: _Moment, question: Question, language: Language) -> Shown:
    facts = queries.facts(moment.head, moment.as_of)
    geography, selection, period = question.geography, question.selection, question.period
    view = queries.map_view(moment.head, moment.as_of, question.indicator, geography, selection)
    texts = map_texts_of(
        facts,
        indicator=INDICATOR_OF[question.indicator],
        geography=geography,
        selection=selection,
        as_of=moment.day,
        today=moment.day,
        language=language,
    )
    texts = on_layer(texts, queries.boundaries().source, language)
    svg = map_files.picture(
        view=view,
        period=period,
        texts=tile_view.on_tiles(texts, language) if question.is_tiled else texts,
        focus=map_files.areas_in_scope(geography, selection.scope, [period]),
        selected=question.place,
        format="svg",
        language=language,
        boundaries=queries.boundaries(),
    )
    frame = figure_frame(view.month(period), texts, language)
    return Shown(svg.decode(), frame.title, frame.definition, (), palette(LIGHT).page, LIGHT)
