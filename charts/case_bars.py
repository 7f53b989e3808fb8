"""Counts as a list of bars: label, bar, figure. What is not known is hatched, hidden has no bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from charts.state_looks import CLASS_OF, state_css, watermark_css
from charts.svg_markup import AUTO, number, shade
from domain.states import State


class BarLook(StrEnum):
    """A flow is solid, a position is outlined, what is not known is hatched."""

    FLOW = "flow"
    POSITION = "position"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CaseBar:
    """One line of the list.

    Attributes:
        text: the figure as written, "<3" and "•" among them.
        value: how long the bar is; None for no bar.
        about: a few words below the label.
    """

    label: str
    text: str
    value: float | None
    look: BarLook = BarLook.FLOW
    about: str = ""


def case_bars_html(
    bars: Sequence[CaseBar],
    *,
    caption: str,
    heads: tuple[str, str],
    is_sample: bool,
    theme: str = AUTO,
) -> str:
    """The list as a table, all bars on one scale.

    Args:
        caption: what the table is, for screen readers.
        heads: headings of labels and figures.
    """
    longest = max((bar.value or 0.0 for bar in bars), default=0.0)
    rows = "".join(_row(bar, longest) for bar in bars)
    kind = "nc-bars nc-sample" if is_sample else "nc-bars"
    return (
        f"<style>{_css(theme)}</style>"
        f'<table class="{kind}"><caption class="nc-hidden">{escape(caption)}</caption>'
        f'<thead class="nc-hidden"><tr><th scope="col">{escape(heads[0])}</th>'
        f'<th scope="col">{escape(heads[1])}</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(bar: CaseBar, longest: float) -> str:
    width = 100 * bar.value / longest if bar.value and longest else 0.0
    drawn = f'<i class="{_LOOKS[bar.look]}" style="width:{number(width)}%"></i>' if width else ""
    about = f"<small>{escape(bar.about)}</small>" if bar.about else ""
    return (
        f'<tr><th scope="row">{escape(bar.label)}{about}</th>'
        f'<td><span class="nc-track">{drawn}<b>{escape(bar.text)}</b></span></td></tr>'
    )


_LOOKS = {
    BarLook.FLOW: "nc-flow",
    BarLook.POSITION: "nc-position",
    BarLook.UNKNOWN: CLASS_OF[State.NOT_REPORTED],
}


def _css(theme: str) -> str:
    ink, ink_2 = shade(lambda p: p.ink, theme), shade(lambda p: p.ink_2, theme)
    bar, page = shade(lambda p: p.bar, theme), shade(lambda p: p.page, theme)
    hairline = shade(lambda p: p.hairline, theme)
    return (
        state_css(theme)
        + f".nc-bars{{width:100%;border-collapse:collapse;font-size:15px;line-height:20px;"
        f"color:{ink};font-variant-numeric:tabular-nums;position:relative}}"
        + ".nc-bars.nc-sample::after{content:'';position:absolute;inset:0;pointer-events:none;"
        + f"opacity:.19;background:{watermark_css(theme)}}}"
        + ".nc-bars :is(th,td){border:0;padding:5px 0;vertical-align:middle}"
        + f".nc-bars tbody tr{{border-bottom:1px solid {hairline}}}"
        + ".nc-bars th{text-align:left;font-weight:400;width:38%;padding-right:14px!important}"
        + f".nc-bars small{{display:block;font-size:13px;line-height:17px;color:{ink_2}}}"
        + ".nc-track{display:flex;align-items:center;gap:8px;padding-right:3.5em}"
        + ".nc-track i{height:18px;box-sizing:border-box;min-width:2px;flex:none}"
        + ".nc-track b{font-weight:600;margin-right:-3.5em;white-space:nowrap}"
        + f".nc-flow{{background:{bar}}}"
        + f".nc-position{{background:{page};border:1.6px solid {ink}}}"
        + ".nc-hidden{position:absolute;width:1px;height:1px;overflow:hidden;"
        + "clip-path:inset(50%)}"
    )
