"""How much is known: the five states of all places as one bar."""

from __future__ import annotations

from collections.abc import Mapping

from charts.frame import SAMPLE_STAMP
from charts.svg_markup import AUTO, state_box, svg
from domain.language import Language
from domain.states import State

_WIDTH, _HEIGHT, _GAP, _LEAST = 660.0, 40.0, 2.0, 4.0


def state_bar(
    *, counts: Mapping[State, int], language: Language, is_sample: bool = False, theme: str = AUTO
) -> str:
    """A bar with a part for each state that occurs, as wide as it is frequent.

    A state that occurs is never narrower than 4 of 660 units. Empty when nothing is counted.
    """
    present = {state: counts.get(state, 0) for state in State if counts.get(state, 0) > 0}
    if not present:
        return ""
    parts, x = [], 0.0
    for state, width in zip(present, _widths(list(present.values())), strict=True):
        title = f"{state.label(language)}: {language.number(present[state])}"
        parts.append(state_box(state, (x, 0, x + width, _HEIGHT), theme=theme, title=title))
        x += width + _GAP
    return svg(
        size=(_WIDTH, _HEIGHT), label=_label(counts, language, is_sample), body="".join(parts)
    )


def _widths(counts: list[int]) -> list[float]:
    room = _WIDTH - _GAP * (len(counts) - 1)
    total = sum(counts)
    wide = [max(_LEAST, room * count / total) for count in counts]
    excess = sum(wide) - room
    largest = wide.index(max(wide))
    return [width - excess if i == largest else width for i, width in enumerate(wide)]


def _label(counts: Mapping[State, int], language: Language, is_sample: bool) -> str:
    said = "; ".join(
        f"{state.label(language)}: {language.number(counts.get(state, 0))}" for state in State
    )
    return f"{SAMPLE_STAMP}. {said}" if is_sample else said
