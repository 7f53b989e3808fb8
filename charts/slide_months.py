"""What stands behind and below the lines of a slide's chart: phases, gaps, months, their key."""

from __future__ import annotations

from collections.abc import Sequence

from charts.palette import StateLook
from charts.slide_parts import Sheet
from charts.slide_plot import LABEL, TICK, Plot, draw_state
from charts.slide_text import Type
from charts.svg_path import Box
from domain.briefing import Span, TimeChart
from domain.calendar import CalendarPhase
from domain.states import State

_PHASE = Type(19)
_DAY = Type(20, weight="semibold")
_SWATCH = 42.0
_BETWEEN = 38.0


def draw_spans(sheet: Sheet, chart: TimeChart, plot: Plot) -> list[Span]:
    """Phases as bands below everything, voting days as lines; names above where there is room.

    Returns:
        The phases without a name, each kind once: the key names them.
    """
    canvas, colours = sheet.canvas, sheet.colours
    x0, y0, _, y1 = plot.box
    unnamed: dict[str, Span] = {}
    end = x0
    for span in sorted(chart.spans, key=is_voting):
        left, right = plot.across(span.first), plot.across(span.last + 1)
        colour = colours.bands[CalendarPhase(span.kind)]
        if is_voting(span):
            middle = (left + right) / 2
            canvas.line(((middle, y0), (middle, y1)), colour=colour, width=2.4)
            continue
        canvas.rectangle((left, y0, right, y1), fill=colour)
    for span in sorted((s for s in chart.spans if not is_voting(s)), key=lambda s: s.first):
        left, right = plot.across(span.first), plot.across(span.last + 1)
        if left >= end and _PHASE.width(span.name) <= right - left + 24:
            at = (left + 2, y0 - 9)
            canvas.text(at, span.name, size=_PHASE.size, colour=colours.ink_3)
            end = left + _PHASE.width(span.name) + 14
        else:
            unnamed.setdefault(span.kind, span)
    _name_days(sheet, [span for span in chart.spans if is_voting(span)], plot)
    return list(unnamed.values())


def is_voting(span: Span) -> bool:
    """Whether it is a day of voting: a line, no band."""
    return span.kind == CalendarPhase.VOTING.value


def _name_days(sheet: Sheet, days: Sequence[Span], plot: Plot) -> None:
    """Voting days by name in a row of their own, kept within the plot and off each other."""
    x0, y0, x1, _ = plot.box
    end = x0 - 400
    for span in sorted(days, key=lambda day: day.first):
        width = _DAY.width(span.name)
        middle = plot.across((span.first + span.last + 1) / 2)
        left = min(max(middle - width / 2, x0 - 20), x1 - width + 20)
        if left < end:
            continue
        sheet.canvas.text(
            (left, y0 - 34), span.name, size=_DAY.size, colour=sheet.colours.ink, weight="semibold"
        )
        end = left + width + 16


def state_look(sheet: Sheet, words: str) -> StateLook:
    """How months in a state are drawn; what cannot be told apart is hatched."""
    looks = sheet.colours.states
    for state in (State.BLANK, State.NOT_IN_SCOPE):
        if words in (state.label(sheet.language), state.short_label(sheet.language)):
            return looks[state]
    return looks[State.NOT_REPORTED]


def draw_unknown(sheet: Sheet, chart: TimeChart, plot: Plot) -> None:
    """Months without a figure as hatched or dotted columns."""
    _, y0, _, y1 = plot.box
    for position, words in chart.unknown:
        box = (plot.across(position) + 1, y0, plot.across(position + 1) - 1, y1)
        draw_state(sheet.canvas, box, state_look(sheet, words))


def draw_months(sheet: Sheet, chart: TimeChart, plot: Plot) -> None:
    """Months below the foot, the year below its first month; only those that have room."""
    canvas, colours = sheet.canvas, sheet.colours
    y = plot.box[3]
    shown = _shown(chart.categories, plot)
    for i in range(len(chart.categories) + 1):
        x = plot.across(i)
        is_year = i < len(chart.categories) and " " in chart.categories[i]
        long = 12 if is_year else 6
        canvas.rectangle((x - 0.75, y, x + 0.75, y + long), fill=colours.control_line)
    for i in shown:
        month, _, year = chart.categories[i].partition(" ")
        x = plot.across(i + 0.5)
        canvas.text((x, y + 30), month, size=TICK.size, colour=colours.ink_2, align="center")
        if year:
            canvas.text(
                (x, y + 54), year, size=TICK.size, colour=colours.ink, weight="semibold",
                align="center",
            )  # fmt: skip


def _shown(categories: Sequence[str], plot: Plot) -> list[int]:
    """Every month, or every second, third, sixth or twelfth, counted from where a year begins."""
    widest = max((TICK.width(part) for text in categories for part in text.split()), default=0.0)
    step = plot.across(1) - plot.across(0)
    every = next((n for n in (1, 2, 3, 6, 12) if n * step >= widest + 12), 12)
    anchor = max((i for i, text in enumerate(categories) if " " in text), default=0)
    return [i for i in range(len(categories)) if (i - anchor) % every == 0]


def draw_key(sheet: Sheet, chart: TimeChart, unnamed: Sequence[Span], box: Box) -> None:
    """What hatching, hollow points and bands without a name mean, in one or two rows."""
    canvas, colours = sheet.canvas, sheet.colours
    x0, y0, x1, _ = box
    x, y = x0, y0

    def place(words: str) -> tuple[float, float]:
        """The next free place; its own row where this one is full."""
        nonlocal x, y
        width = _SWATCH + 10 + LABEL.width(words)
        if x > x0 and x + width > x1:
            x, y = x0, y + 28
        at = (x, y)
        x += width + _BETWEEN
        return at

    def write(words: str, at: tuple[float, float]) -> None:
        where = (at[0] + _SWATCH + 10, at[1] + 16)
        canvas.text(where, words, size=LABEL.size, colour=colours.ink_2)

    for words in dict.fromkeys(words for _, words in chart.unknown):
        at = place(words)
        swatch = (at[0], at[1], at[0] + _SWATCH, at[1] + 20)
        draw_state(canvas, swatch, state_look(sheet, words))
        canvas.rectangle(swatch, edge=state_look(sheet, words).edge, width=1.4)
        write(words, at)
    if chart.provisional_from is not None and chart.provisional_from < len(chart.categories):
        words = sheet.language.text("provisional: reports may still come in")
        at = place(words)
        ends = ((at[0], at[1] + 10), (at[0] + _SWATCH, at[1] + 10))
        canvas.line(ends, colour=colours.accent, width=3.0, dash=(5.0, 6.0))
        write(words, at)
    for span in unnamed:
        at = place(span.name)
        swatch = (at[0], at[1], at[0] + _SWATCH, at[1] + 20)
        canvas.rectangle(swatch, fill=colours.bands[CalendarPhase(span.kind)])
        write(span.name, at)
