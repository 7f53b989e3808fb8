"""The reports of one place, a box per month: received, zero, blank, missing, late."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from charts.svg_markup import AUTO, number, rect, shade, state_box, svg, words
from domain.language import Language
from domain.period import Period
from domain.states import State

_STEP, _HEIGHT, _GAP = 28.0, 18.0, 2.0
_CORNER = 7.0


def report_boxes(
    *,
    periods: Sequence[Period],
    states: Sequence[State],
    language: Language,
    late: Collection[Period] = (),
    selected: Period | None = None,
    theme: str = AUTO,
) -> str:
    """A row of boxes, one for each month, in the looks of the five states.

    Args:
        states: one for each period.
        late: months whose report came after the due day; a corner marks them.
        selected: the month to outline.

    Raises:
        ValueError: states and periods differ in number.
    """
    parts, said = [], []
    for i, (period, state) in enumerate(zip(periods, states, strict=True)):
        title = _title(period, state, period in late, language)
        box = (i * _STEP + 1, 1.0, (i + 1) * _STEP - _GAP - 1, _HEIGHT + 1)
        parts.append(_box(state, box, title, theme, is_late=period in late))
        if period == selected:
            parts.append(rect(box, edge=shade(lambda p: p.ink, theme), width=2))
        said.append(title)
    size = (_STEP * len(parts), _HEIGHT + 2)
    return svg(size=size, label="; ".join(said), body="".join(parts)) if parts else ""


def _box(
    state: State, box: tuple[float, float, float, float], title: str, theme: str, *, is_late: bool
) -> str:
    x0, y0, x1, y1 = box
    body = state_box(state, box, theme=theme, title=title)
    if state is State.ZERO:
        ink = shade(lambda p: p.ink, theme)
        body += words(((x0 + x1) / 2, y1 - 5), "0", size=12, fill=ink, anchor="middle", bold=True)
    if is_late:
        d = f"M{number(x1 - _CORNER)} {number(y0)}H{number(x1)}V{number(y0 + _CORNER)}Z"
        fill, edge = shade(lambda p: p.caution, theme), shade(lambda p: p.page, theme)
        body += f'<path d="{d}" style="fill:{fill};stroke:{edge};stroke-width:1"/>'
    return body


def _title(period: Period, state: State, is_late: bool, language: Language) -> str:
    text = f"{language.month(period)}: {state.label(language).lower()}"
    return f"{text}, {language.text('late')}" if is_late else text
