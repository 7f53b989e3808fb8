"""The map of a briefing: what it is asked to show, and the slide around it."""

from __future__ import annotations

from dataclasses import replace

from analysis.findings import pledge_finding
from analysis.map_view import MapMonth
from charts.legend import MapLegend, map_legend
from charts.map_picture import within
from domain.briefing import MapBody, Slide, SlideKind
from domain.indicators import PLEDGE_COMPLETION, Indicator
from domain.marked_text import plain
from domain.states import WITH_FIGURE
from workflow.briefing_notes import figures_notes, with_caution
from workflow.briefing_subject import Subject
from workflow.map_files import MapOrder, areas_in_scope
from workflow.map_frame import map_texts_of, map_title, month_frame, on_layer
from workflow.tile_view import on_tiles
from workflow.views import map_view


def map_order(
    subject: Subject,
    indicator: Indicator = PLEDGE_COMPLETION,
    selected: str | None = None,
    *,
    is_tiled: bool = False,
) -> MapOrder:
    """The map of the scope in the month, as the Map page draws it."""
    texts = map_texts_of(
        subject.facts,
        indicator=indicator,
        geography=subject.geography,
        selection=subject.selection,
        as_of=subject.as_of,
        today=subject.as_of,
        language=subject.language,
    )
    texts = on_layer(texts, subject.boundaries.source, subject.language)
    texts = on_tiles(texts, subject.language) if is_tiled else texts
    scope = subject.selection.scope
    return MapOrder(
        view=map_view(
            subject.facts,
            subject.map_states,
            indicator=indicator,
            geography=subject.geography,
            selection=subject.selection,
        ),
        period=subject.period,
        texts=replace(texts, is_earlier=subject.is_earlier),
        focus=areas_in_scope(subject.geography, scope, [subject.period]),
        selected=selected,
        boundaries=subject.boundaries,
    )


def map_slide(subject: Subject, order: MapOrder) -> Slide:
    """What the map shows in a sentence, and its legend in words."""
    language, indicator = subject.language, order.texts.indicator
    month = order.view.month(order.period)
    frame = month_frame(month, order.texts, language, order.selected)
    legend = map_legend(order.view, _shown(month, order), language)
    title = map_finding(subject, order)
    definition = f"{order.texts.definition} {subject.month}. {frame.summary}".strip()
    return subject.slide(
        SlideKind.MAP,
        title=title,
        definition=definition,
        body=MapBody(tuple((entry.label, entry.count) for entry in legend.entries)),
        alt=_alt(subject, order, title, legend),
        notes=(
            *figures_notes(subject, indicator),
            *filter(None, (legend.mark_note, legend.faint_note)),
        ),
        line=frame.line,
        code=frame.code,
    )


def _shown(month: MapMonth, order: MapOrder) -> MapMonth:
    """The areas in focus: those that are counted in the legend."""
    return month if order.focus is None else within(month, order.focus)


def map_finding(subject: Subject, order: MapOrder) -> str:
    """How far the pledges are; of another indicator its name, month and sum."""
    language, indicator = subject.language, order.texts.indicator
    if indicator is PLEDGE_COMPLETION:
        finding = pledge_finding(subject.series(indicator), subject.period, language)
        return finding.headline.rstrip(".")
    is_smoothed = subject.selection.smooths(indicator)
    name = map_title(indicator, language, is_smoothed=is_smoothed)
    whole = order.view.month(order.period).whole
    if whole is None or whole["state"] not in WITH_FIGURE:
        return language.text("{indicator}: not known", indicator=name)
    value = with_caution(indicator, indicator.write(whole["value"], language), language)
    return language.text("{indicator}: {value}", indicator=name, value=value)


def _alt(subject: Subject, order: MapOrder, title: str, legend: MapLegend) -> str:
    """The areas, and how many of them are in each class and state; empty ones left out."""
    counts = "; ".join(f"{entry.label}: {entry.count}" for entry in legend.entries if entry.count)
    return subject.language.text(
        "Map of {place}, {month}. {title} Areas: {counts}.",
        place=subject.place_name,
        month=subject.month,
        title=title if title.endswith(".") else f"{title}.",
        counts=plain(counts),
    )
