"""A trend for a telephone: a third of the month names, no row of counts, no names of phases."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.calendar_bands import stretches
from charts.control_limits import LIMIT_SIZE
from charts.plotly_style import thin_watermark
from charts.trend import LABEL_SIZE
from domain.calendar import CalendarPhase
from domain.language import Language
from domain.period import Period

_NAMES = 5
_LEFT, _RIGHT = 42, 20
_MONTHS, _LINE = 44, 22  # px: the names of months and their years, a line of words below them
_LETTER = 7.4


def for_phone(figure: go.Figure, periods: Sequence[Period], language: Language) -> go.Figure:
    """The same figure with the words that have room on a narrow screen.

    What is left out stands in the table beside it and in what a touch on the month shows.
    """
    every = max(1, round(len(periods) / _NAMES))
    kept = [i for i in range(len(periods)) if i % every == 0]
    texts = [f"{language.short_month(periods[i])}<br><b>{periods[i].year}</b>" for i in kept]
    figure.update_xaxes(tickvals=[i + 0.5 for i in kept], ticktext=texts)
    figure.layout.annotations = [
        note for note in figure.layout.annotations if not _is_left_out(note, periods, language)
    ]
    _shorten_limits(figure, len(periods))
    _names_below(figure, len(periods))
    figure.update_layout(margin={"l": _LEFT})
    return thin_watermark(figure)


def _shorten_limits(figure: go.Figure, n: int) -> None:
    """Limits and mean are named by their figures alone: the plot gets the room of the words."""
    named = [note for note in figure.layout.annotations if _names_limit(note, n)]
    for note in named:
        note.text = note.text.rsplit(" ", 1)[-1]
    if named:
        longest = max(len(note.text) for note in named)
        figure.update_layout(margin={"r": round(12 + longest * _LETTER)})


def _names_limit(note: go.layout.Annotation, n: int) -> bool:
    return note.x == n and note.font.size == LIMIT_SIZE


def _names_below(figure: go.Figure, n: int) -> None:
    """The names at the ends of lines stand below the months: beside them is no room."""
    named = [note for note in figure.layout.annotations if _names_line(note, n)]
    for k, note in enumerate(named):
        note.update(
            x=0, y=0, xref="paper", yref="paper", xanchor="left", yanchor="top",
            xshift=0, yshift=-_MONTHS - k * _LINE,
        )  # fmt: skip
    if named:
        below = _MONTHS + len(named) * _LINE + 6
        figure.update_layout(margin={"r": _RIGHT, "b": below})


def _names_line(note: go.layout.Annotation, n: int) -> bool:
    return note.x == n and note.font.size == LABEL_SIZE


def _is_left_out(note: go.layout.Annotation, periods: Sequence[Period], language: Language) -> bool:
    """The name of the row of counts (left of the plot, below it), or that of a phase."""
    phases = {
        each.label
        for each in stretches(periods, language)
        if each.phase is not CalendarPhase.VOTING
    }
    is_row_name = note.xanchor == "right" and note.x == 0 and note.y == 0
    return is_row_name or note.text in phases
