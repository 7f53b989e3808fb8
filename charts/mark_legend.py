"""How the marks of a funnel look: in the plot, and as a legend with meaning and counts."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from analysis.comparison import Mark
from charts.palette import LIGHT, Palette, palette

_SIZE = 14


def mark_legend(items: Iterable[tuple[Mark, str, str]], *, theme: str = LIGHT) -> str:
    """Symbol, label and count of each mark; for `st.markdown` with HTML."""
    colours = palette(theme)
    rows = "".join(
        f'<li style="display:flex;align-items:center;gap:7px;margin:0">{_symbol(mark, colours)}'
        f"<span>{escape(label)} <b>{escape(count)}</b></span></li>"
        for mark, label, count in items
    )
    return (
        '<ul style="display:flex;flex-wrap:wrap;gap:4px 20px;margin:0;padding:0;'
        f'list-style:none;font-size:14px">{rows}</ul>'
    )


def _symbol(mark: Mark, colours: Palette) -> str:
    """The mark as the figure draws it; meant for the eye, the label says it."""
    shapes = {
        Mark.ABOVE: f'<path d="M7 0 14 7 7 14 0 7Z" fill="{colours.above_limit}"/>',
        Mark.BELOW: f'<rect x="1.5" y="1.5" width="11" height="11" fill="{colours.below_limit}"/>',
        Mark.FEW: f'<path d="M7 2 12 7 7 12 2 7Z" fill="none" stroke="{colours.ink_2}" '
        'stroke-width="1.4"/>',
        Mark.POOR: f'<circle cx="7" cy="7" r="4" fill="none" stroke="{colours.poorly_reported}" '
        'stroke-width="1.5"/>',
    }
    dot = f'<circle cx="7" cy="7" r="4.5" fill="{colours.inside_limits}"/>'
    return (
        f'<svg width="{_SIZE}" height="{_SIZE}" viewBox="0 0 14 14" aria-hidden="true" '
        f'style="flex:none">{shapes.get(mark, dot)}</svg>'
    )


def mark_look(mark: Mark, colours: Palette) -> dict[str, object]:
    """Symbol, size, colour and edge of a mark, as a Plotly marker."""
    page = {"color": colours.page, "width": 0.8}
    if mark is Mark.ABOVE:
        return {"symbol": "diamond", "size": 13, "color": colours.above_limit, "line": page}
    if mark is Mark.BELOW:
        return {"symbol": "square", "size": 11, "color": colours.below_limit, "line": page}
    if mark is Mark.POOR:
        edge = {"color": colours.poorly_reported, "width": 1.4}
        return {"symbol": "circle", "size": 8, "color": colours.page, "line": edge}
    if mark is Mark.FEW:
        edge = {"color": colours.ink_2, "width": 1.4}
        return {"symbol": "diamond", "size": 9, "color": colours.page, "line": edge}
    return {
        "symbol": "circle",
        "size": 8,
        "color": colours.inside_limits,
        "line": page,
        "opacity": 0.85,
    }
