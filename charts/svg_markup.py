"""Small SVG strings that stand inside a page: numbers, theme colours, state looks.

They are meant for `st.markdown(..., unsafe_allow_html=True)`; `st.html` removes every SVG. The
page sets `color-scheme`, so `light-dark()` follows the reader's theme without a script. Nothing
here has an id, a style sheet or an address, so any number of them can stand on one page.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from charts.frame import SAMPLE_ID
from charts.palette import DARK, LIGHT, Palette, StateLook, palette
from charts.patterns import dots, hatch
from charts.svg_path import Box
from domain.states import State

AUTO = "auto"
_FONT = "font-family:'Source Sans','Source Sans 3','Source Sans Pro',sans-serif"


def number(value: float) -> str:
    """A coordinate with at most two decimals and no needless zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def shade(pick: Callable[[Palette], str], theme: str = AUTO) -> str:
    """A colour as CSS: of one theme, or of the reader's when the theme is "auto"."""
    if theme != AUTO:
        return pick(palette(theme))
    light, dark = pick(palette(LIGHT)), pick(palette(DARK))
    return light if light == dark else f"light-dark({light},{dark})"


def svg(*, size: tuple[float, float], label: str, body: str, fluid: bool = True) -> str:
    """An SVG element that a screen reader reads as one picture with a label.

    Args:
        label: what the picture says; empty when the words beside it say the same, and a screen
            reader passes it over.
        fluid: take the width that there is, and keep the shape.
    """
    width, height = number(size[0]), number(size[1])
    space = "width:100%;height:auto;display:block" if fluid else "display:block"
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    title = f"<title>{escape(label)}</title>" if label else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" {said} style="{space}">{title}{body}</svg>'
    )


def rect(
    box: Box, *, fill: str = "none", edge: str = "", width: float = 1.0, more: str = ""
) -> str:
    """A rectangle from its corners."""
    x0, y0, x1, y1 = box
    stroke = f"stroke:{edge};stroke-width:{number(width)}" if edge else "stroke:none"
    return (
        f'<rect x="{number(x0)}" y="{number(y0)}" width="{number(x1 - x0)}" '
        f'height="{number(y1 - y0)}" style="fill:{fill};{stroke}{more}"/>'
    )


def stroke_path(d: str, *, colour: str, width: float, more: str = "") -> str:
    """A path that is only stroked."""
    return (
        f'<path d="{d}" style="fill:none;stroke:{colour};stroke-width:{number(width)};'
        f'stroke-linejoin:round;stroke-linecap:round{more}"/>'
    )


def words(
    at: tuple[float, float],
    text: str,
    *,
    size: float,
    fill: str,
    anchor: str = "start",
    bold: bool = False,
    more: str = "",
) -> str:
    """A line of text on its baseline, escaped."""
    weight = 600 if bold else 400
    return (
        f'<text x="{number(at[0])}" y="{number(at[1])}" text-anchor="{anchor}" '
        f'style="{_FONT};font-size:{number(size)}px;font-weight:{weight};fill:{fill}{more}">'
        f"{escape(text)}</text>"
    )


def state_box(
    state: State, box: Box, *, theme: str = AUTO, pitch: float = 5.0, title: str = ""
) -> str:
    """A rectangle that looks like a state, hatched or dotted where the state is."""
    x0, y0, x1, y1 = box
    look = palette(LIGHT).states[state]
    inset = 0.0 if state in (State.ABOVE_ZERO, State.NOT_IN_SCOPE) else 0.5
    edge = shade(lambda p: p.states[state].edge, theme) if inset else ""
    inner = (x0 + inset, y0 + inset, x1 - inset, y1 - inset)
    body = rect(inner, fill=shade(lambda p: p.states[state].fill, theme), edge=edge)
    body += _pattern(look, inner, shade(lambda p: p.states[state].mark, theme), pitch)
    return f"<g>{f'<title>{escape(title)}</title>' if title else ''}{body}</g>"


def state_wash(state: State, box: Box, *, theme: str = AUTO) -> str:
    """A state as a strip behind a line: pattern without outline."""
    body = rect(box, fill=shade(lambda p: p.states[state].fill, theme))
    mark = shade(lambda p: p.states[state].mark, theme)
    return body + _pattern(palette(LIGHT).states[state], box, mark, 5.0)


def _pattern(look: StateLook, box: Box, colour: str, pitch: float) -> str:
    if look.pattern == "none":
        return ""
    x0, y0, x1, y1 = box
    inner = (x0 + 0.5, y0 + 0.5, x1 - 0.5, y1 - 0.5)
    is_hatch = look.pattern == "hatch"
    lines = hatch(inner, pitch * 0.8) if is_hatch else dots(inner, pitch=pitch * 0.9)
    d = "".join(f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}" for a, b in lines)
    return stroke_path(d, colour=colour, width=1.0 if is_hatch else 1.6) if d else ""


def sample_mark(
    at: tuple[float, float], *, size: float, theme: str = AUTO, anchor: str = "end"
) -> str:
    """DATA CONTOH inside a small chart."""
    fill = shade(lambda p: p.ink_3, theme)
    return words(
        at, SAMPLE_ID, size=size, fill=fill, anchor=anchor, bold=True,
        more=";letter-spacing:0.08em;opacity:.75",
    )  # fmt: skip
