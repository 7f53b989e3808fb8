"""The five looks as CSS, for tables and legends made of HTML.

`st.html` keeps style elements and drops SVG, so hatching and dots are gradients here. The colours
follow the reader's theme by `light-dark()`, since the page sets `color-scheme`.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from html import escape

from charts.frame import SAMPLE_EN, SAMPLE_ID
from charts.palette import StateLook, palette
from charts.svg_markup import AUTO, shade
from domain.language import Language
from domain.states import State

CLASS_OF = {
    State.ABOVE_ZERO: "ns-a",
    State.ZERO: "ns-z",
    State.BLANK: "ns-b",
    State.NOT_REPORTED: "ns-n",
    State.NOT_IN_SCOPE: "ns-x",
}
LATE_CLASS = "ns-late"


def state_css(theme: str = AUTO) -> str:
    """Rules for the classes in CLASS_OF and for the corner of late reports."""
    rules = [_rule(state, name, theme) for state, name in CLASS_OF.items()]
    caution, page = shade(lambda p: p.caution, theme), shade(lambda p: p.page, theme)
    rules.append(
        f".{LATE_CLASS}{{position:relative}}.{LATE_CLASS}::after{{content:'';position:absolute;"
        f"top:-1px;right:-1px;width:9px;height:9px;background:linear-gradient(225deg,{caution} 0 "
        f"42%,{page} 42% 56%,transparent 56%)}}"
    )
    return "".join(rules)


def _rule(state: State, name: str, theme: str) -> str:
    look = palette().states[state]
    fill = shade(lambda p: p.states[state].fill, theme)
    edge = shade(lambda p: p.states[state].edge, theme)
    mark = shade(lambda p: p.states[state].mark, theme)
    outline = edge if state not in (State.ABOVE_ZERO, State.NOT_IN_SCOPE) else fill
    rule = f"background:{fill}{_pattern(look, mark)};border:1px solid {outline};color:{edge}"
    return f".{name}{{{rule}}}"


def _pattern(look: StateLook, mark: str) -> str:
    if look.pattern == "hatch":
        return (
            f";background-image:repeating-linear-gradient(135deg,transparent 0 3px,{mark} 3px 4px,"
            "transparent 4px 5px)"
        )
    if look.pattern == "dots":
        return (
            f";background-image:radial-gradient(circle,{mark} 0.9px,transparent 1.2px);"
            "background-size:5px 5px"
        )
    return ""


def state_legend(
    *,
    counts: Mapping[State, int],
    language: Language,
    with_late: bool = False,
    labels: Mapping[State, str] | None = None,
    theme: str = AUTO,
) -> str:
    """One line naming the five looks with their counts, always all five; for `st.html`.

    Args:
        labels: what the looks mean in a figure that gives them other meanings; only these are
            named then.
    """
    meanings = labels or {state: state.label(language) for state in State}
    items = [
        _item(CLASS_OF[state], label, language.number(counts.get(state, 0)))
        for state, label in meanings.items()
    ]
    if with_late:
        items.append(_item(f"ns-corner {LATE_CLASS}", language.text("Late"), ""))
    style = (
        f"{state_css(theme)}.ns-legend{{display:flex;flex-wrap:wrap;gap:6px 20px;margin:0;"
        "padding:0!important;list-style:none;font-size:14px}"
        ".ns-legend li{display:flex;align-items:center;gap:7px}"
        ".ns-swatch{width:28px;height:16px;box-sizing:border-box;display:inline-block}"
        ".ns-corner{width:14px}"
    )
    return f'<style>{style}</style><ul class="ns-legend">{"".join(items)}</ul>'


def _item(name: str, label: str, count: str) -> str:
    number = f" <b>{escape(count)}</b>" if count else ""
    return f'<li><span class="ns-swatch {name}"></span><span>{escape(label)}{number}</span></li>'


def watermark_css(theme: str = AUTO) -> str:
    """A background that repeats the sample mark, turned; to be laid over a table."""
    fill = shade(lambda p: p.ink, theme)
    text = "".join(
        f'<text x="{x}" y="{y}" transform="rotate(-20 {x} {y})">{words}</text>'
        for x, y, words in ((20, 70, SAMPLE_ID), (170, 130, SAMPLE_EN))
    )
    image = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150"><style>'
        f"text{{font:600 15px sans-serif;letter-spacing:2px;fill:{_media(fill)}</style>{text}</svg>"
    )
    return f"url(data:image/svg+xml;base64,{b64encode(image.encode()).decode()})"


def _media(fill: str) -> str:
    """`light-dark()` does not reach into an image, the reader's preference does."""
    if not fill.startswith("light-dark("):
        return f"{fill}}}"
    light, dark = fill.removeprefix("light-dark(").removesuffix(")").split(",")
    return f"{light}}}@media (prefers-color-scheme:dark){{text{{fill:{dark}}}}}"
