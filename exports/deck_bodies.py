"""The figure of a slide, with its readings beside it."""

from __future__ import annotations

from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide as DeckSlide

from domain.briefing import (
    BarChart,
    Column,
    FunnelChart,
    MapBody,
    Picture,
    Slide,
    Statements,
    Table,
    TimeChart,
)
from domain.language import N_, Language
from exports.deck_chart_parts import mend
from exports.deck_furniture import Setting, describe, text_box
from exports.deck_look import INK, INK_2, SMALLEST, Box
from exports.deck_other_charts import add_bars, add_funnel
from exports.deck_picture import add_picture
from exports.deck_sample_mark import mark_as_sample
from exports.deck_statements import add_statements
from exports.deck_table import add_table
from exports.deck_text import LINE_HEIGHT, Style, fitted, height_of, lines_of
from exports.deck_time_chart import add_time_chart

READING_SHARE = 0.67
_GAP = 24.0
_READING = Style(17, INK, space_after=12)
_LEAST_READING = 10.5  # on the narrow slides of a 4:3 template
_ABOVE = Style(15, INK, space_after=4)
_MOST_ABOVE = 74.0  # three lines
_CAPTION = Style(SMALLEST, INK_2)
PROVISIONAL = N_("Dotted and hollow: provisional, may still change.")


def body_box(slide: Slide, box: Box) -> Box:
    """Where the figure stands: the whole width, or beside readings two thirds of it.

    A table keeps the whole width when its readings are short: they stand above it.
    """
    if not slide.reading:
        return box
    if _stands_above(slide, box):
        return box.below(_above_height(slide, box) + 8)
    return box.split(READING_SHARE, _GAP)[0]


def _above_height(slide: Slide, box: Box) -> float:
    return height_of(slide.reading, _ABOVE, box.width)


def _stands_above(slide: Slide, box: Box) -> bool:
    return isinstance(slide.body, Table) and _above_height(slide, box) <= _MOST_ABOVE


def reading_box(slide: Slide, box: Box) -> tuple[Box, Style]:
    """Where the readings stand, and how they are set."""
    if _stands_above(slide, box):
        return Box(box.x, box.y, box.width, _above_height(slide, box) + 2), _ABOVE
    beside = box.split(READING_SHARE, _GAP)[1].below(4)
    style = fitted(
        slide.reading, _READING, width=beside.width, height=beside.height, least=_LEAST_READING
    )
    return beside, style or Style(_LEAST_READING, INK, space_after=4)


def add_body(
    made: DeckSlide,
    slide: Slide,
    picture: Picture | None,
    box: Box,
    setting: Setting,
    *,
    number: int,
) -> None:
    """The figure with its description, and the readings."""
    figure = _add_figure(made, slide, picture, body_box(slide, box), setting, number=number)
    if figure is not None:
        describe(figure, slide.alt, setting.language.text("Figure {n}", n=number + 1))
    if slide.reading:
        place, style = reading_box(slide, box)
        text_box(made, place, list(slide.reading), style, code=setting.code)


def _add_figure(
    made: DeckSlide,
    slide: Slide,
    picture: Picture | None,
    box: Box,
    setting: Setting,
    *,
    number: int,
) -> BaseShape | None:
    """The figure's shape, to be described; None for sentences, which describe themselves."""
    language, body = setting.language, slide.body
    if isinstance(body, MapBody) and picture is not None:
        return add_picture(made, picture, box, number=number)
    if isinstance(body, TimeChart | FunnelChart | BarChart):
        frame = _add_chart(made, body, box, language)
        mend(frame.chart)
        if slide.is_sample:
            mark_as_sample(frame)
        return frame
    if isinstance(body, Table | MapBody):
        table = body if isinstance(body, Table) else _legend(body, language)
        return add_table(made, table, box, code=language.code)
    if isinstance(body, Statements):
        add_statements(made, body, box, code=language.code)
    return None


def _add_chart(
    made: DeckSlide, body: TimeChart | FunnelChart | BarChart, box: Box, language: Language
) -> GraphicFrame:
    if isinstance(body, TimeChart):
        return _add_time(made, body, box, language)
    if isinstance(body, FunnelChart):
        return add_funnel(made, body, box, language=language)
    return add_bars(made, body, box, language=language)


def _add_time(made: DeckSlide, body: TimeChart, box: Box, language: Language) -> GraphicFrame:
    """The chart; below it what its dashes and its hatching mean."""
    parts = [language.text(PROVISIONAL)] if body.provisional_from is not None else []
    if not parts:
        return add_time_chart(made, body, box, language=language)
    height = lines_of(parts[0], _CAPTION, box.width) * SMALLEST * LINE_HEIGHT + 4
    text_box(
        made,
        Box(box.x + 8, box.bottom - height, box.width - 8, height),
        parts,
        _CAPTION,
        code=language.code,
    )
    return add_time_chart(made, body, box.above(height + 2), language=language)


def _legend(body: MapBody, language: Language) -> Table:
    """The map's legend as a table, where there is no picture of it."""
    columns = (
        Column(language.text("Class or state"), 3.0),
        Column(language.text("places"), is_number=True),
    )
    rows = tuple((words, language.number(count)) for words, count in body.legend)
    return Table(columns, rows)
