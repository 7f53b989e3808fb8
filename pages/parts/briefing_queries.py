"""Cached questions about briefings, keyed by `queries.head`."""

from __future__ import annotations

import logging
from datetime import datetime

import streamlit as st

from charts.slide import slide_png
from domain.briefing import SlideKind
from pages.parts import queries
from workflow import briefing_files
from workflow.briefing import Made
from workflow.briefing_files import Known, Order
from workflow.bulk_answers import Answer, Failure, answered
from workflow.map_files import map_part

_LOG = logging.getLogger("netra")
THUMBNAIL = 960
"""Width in pixels: twice that of a column, for screens that draw finely."""


def known(head: str, as_of: datetime | None) -> Known:
    """What every briefing stands on."""
    return Known(queries.facts(head, as_of), queries.states_of(head, as_of), queries.boundaries())


@st.cache_resource(max_entries=8, show_spinner=False)
def made(head: str, as_of: datetime | None, order: Order) -> Made:
    """The content, before it is drawn; of the order without template and logo."""
    return briefing_files.made(known(head, as_of), order)


@st.cache_data(max_entries=80, show_spinner=False)
def thumbnail(head: str, as_of: datetime | None, order: Order, position: int) -> bytes:
    """A slide as a small PNG."""
    content = made(head, as_of, order)
    slide = content.briefing.slides[position]
    has_map = slide.kind is SlideKind.MAP
    part = map_part(content.map, order.language) if has_map else None
    return slide_png(slide, language=order.language, map=part, width=THUMBNAIL)


def written(head: str, as_of: datetime | None, order: Order) -> Answer:
    """The file, or why there is none; asked for again, a file is not made again."""
    found = _written(head, as_of, order)
    if isinstance(found, Failure):
        log(found)
        _written.clear(head, as_of, order)
    return found


def log(failure: Failure) -> None:
    """What the reader is not told of a fault of the program."""
    _LOG.error("briefing of %s: %s\n%s", failure.scope, failure.message, failure.trace)


@st.cache_data(max_entries=6, show_spinner=False)
def _written(head: str, as_of: datetime | None, order: Order) -> Answer:
    return answered(known(head, as_of), order)
