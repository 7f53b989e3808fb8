"""The legend below a map: classes as one strip, the other states as boxes, counts below both."""

from __future__ import annotations

from matplotlib.path import Path

from charts.fonts import face, text_width
from charts.legend import LegendEntry, MapLegend
from charts.map_painter import Painter
from charts.svg_path import Box

_CAPTION, _LABEL, _COUNT = 22, 21, 25
_NOTE = 19
_BAR = 24.0
_PALE = 9.0
_SPLIT = 0.54
_GAP = 0.03
_BOX_WIDTH = 54.0


def draw_legend(
    painter: Painter, *, legend: MapLegend, left: float, right: float, top: float
) -> None:
    """Classes on the left, the four other states on the right, each with its count."""
    width = right - left
    class_box = (left, top, left + width * _SPLIT, top + 120)
    state_box = (left + width * (_SPLIT + _GAP), top, right, top + 120)
    _classes(painter, legend, class_box)
    _states(painter, legend, state_box)


def _caption(painter: Painter, x: float, y: float, text: str, note: str) -> None:
    canvas, colours = painter.canvas, painter.colours
    end = canvas.runs((x, y), text, size=_CAPTION, colour=colours.ink, bold=colours.ink)
    if note:
        canvas.text((end + 8, y), f"({note})", size=_CAPTION, colour=colours.ink_2)


def _classes(painter: Painter, legend: MapLegend, box: Box) -> None:
    x0, y0, x1, _ = box
    head, tail = legend.caption.rsplit(legend.caption_count, 1)
    _caption(painter, x0, y0 + 20, f"{head}**{legend.caption_count}**{tail}", legend.note)
    step = (x1 - x0) / len(legend.classes)
    for i, entry in enumerate(legend.classes):
        x = x0 + i * step
        painter.canvas.rectangle(
            (x, y0 + 33, x + step, y0 + 33 + _BAR), fill=painter.fill(entry.look)
        )
        if legend.faint_note:
            pale = (x, y0 + 33 + _BAR - _PALE, x + step, y0 + 33 + _BAR)
            painter.canvas.rectangle(pale, fill=painter.fill(entry.look, is_faint=True))
        _label(painter, (x, y0), entry, entry.label)
    _notes(painter, legend, (x0, y0 + 144))


def _notes(painter: Painter, legend: MapLegend, at: tuple[float, float]) -> None:
    """What the marks and the pale colours mean, on one line below the counts."""
    (x, y), canvas, colours = at, painter.canvas, painter.colours
    if legend.faint_note:
        _pale_swatch(painter, (x, y - 15, x + 34, y + 1), legend)
        text = legend.faint_note
        canvas.text((x + 43, y), text, size=_NOTE, colour=colours.ink_2)
        x += 43 + text_width(text, face("sans", "regular", _NOTE)) + 34
    if legend.mark_note:
        painter.warning((x + 9, y - 7), 8.0)
        canvas.text((x + 26, y), legend.mark_note, size=_NOTE, colour=colours.ink_2)


def _pale_swatch(painter: Painter, box: Box, legend: MapLegend) -> None:
    look = legend.classes[-1].look
    canvas = painter.canvas
    canvas.rectangle(
        box, fill=painter.fill(look, is_faint=True), edge=painter.fill(look), width=2.0
    )


def _states(painter: Painter, legend: MapLegend, box: Box) -> None:
    x0, y0, x1, _ = box
    _caption(painter, x0, y0 + 20, legend.states_caption, legend.states_note)
    labels = [_capital(entry.short_label) for entry in legend.states]
    for x, entry, label in zip(_spread(labels, x0, x1), legend.states, labels, strict=True):
        _swatch(painter, entry.look, (x, y0 + 33, x + _BOX_WIDTH, y0 + 33 + _BAR))
        _label(painter, (x, y0), entry, label)


def _spread(labels: list[str], left: float, right: float) -> list[float]:
    """Left edges with equal gaps between the labels; the last one ends at the right."""
    widths = [text_width(label, face("sans", "regular", _LABEL)) for label in labels]
    widths = [max(width, _BOX_WIDTH) for width in widths]
    gap = (right - left - sum(widths)) / (len(labels) - 1)
    edges, x = [], left
    for width in widths:
        edges.append(x)
        x += width + gap
    return edges


def _swatch(painter: Painter, look: str, box: Box) -> None:
    x0, y0, x1, y1 = box
    state = painter.state_look(look)
    path = Path([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], closed=True)
    painter.canvas.path(path, fill=painter.fill(look))
    painter.pattern(look, path, box)
    if state and (state.pattern != "none" or look == "z"):
        painter.canvas.path(path, edge=state.edge, width=1.4 if look != "z" else 1.6)


def _label(painter: Painter, at: tuple[float, float], entry: LegendEntry, label: str) -> None:
    x, y = at
    canvas, colours = painter.canvas, painter.colours
    canvas.text((x, y + 82), label, size=_LABEL, colour=colours.ink_2)
    canvas.text((x, y + 111), str(entry.count), size=_COUNT, colour=colours.ink, weight="semibold")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
