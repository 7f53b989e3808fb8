"""Where a figure lies among those of its peers: one line, no ranks, no names."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.classes import TARGETS
from charts.svg_markup import AUTO, number, rect, sample_mark, shade, stroke_path, svg, words
from domain.indicators import Indicator
from domain.language import Language

_WIDTH, _HEIGHT, _AXIS = 308.0, 42.0, 18.0
_BAND = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Values as stored (rates 0-1); None where not known, and then nothing is drawn for it.

    Attributes:
        value: of the place itself.
        low, middle, high: quartiles of its peers.
        nation: of all of Indonesia.
        interval: how far chance alone may move the value; None where that is not drawn.
    """

    value: float | None
    low: float | None = None
    middle: float | None = None
    high: float | None = None
    nation: float | None = None
    interval: tuple[float, float] | None = None

    @property
    def known(self) -> list[float]:
        """Every value that there is."""
        ends = self.interval or ()
        every = (self.value, self.low, self.middle, self.high, self.nation, *ends)
        return [value for value in every if value is not None]


def peer_strip(
    *, strip: Strip, indicator: Indicator, language: Language, is_sample: bool, theme: str = AUTO
) -> str:
    """The middle half of the peers as a bar, the nation as a dashed rule, the place as a dot.

    Percentages stand on a line from 0 to 100 % with the fixed targets as ticks, or further where a
    figure is above 100 %; other rates from 0 to the largest value. "" when nothing is known.
    """
    if not strip.known:
        return ""
    top = max([*strip.known, 1.0 if indicator.has_targets else 0.0]) or 1.0
    body = _axis(top, indicator, language, theme) + _peers(strip, top, theme)
    if strip.nation is not None:
        colour, x = shade(lambda p: p.ink_2, theme), _x(strip.nation, top)
        d = f"M{number(x)} {_AXIS - 13}V{_AXIS + 9}"
        body += stroke_path(d, colour=colour, width=1.4, more=";stroke-dasharray:3 3")
    if strip.interval is not None:
        left, right = (_x(end, top) for end in strip.interval)
        d = f"M{number(left)} {_AXIS - 1}H{number(right)}"
        d += f"M{number(left)} {_AXIS - 5}v8M{number(right)} {_AXIS - 5}v8"
        body += stroke_path(d, colour=shade(lambda p: p.accent, theme), width=1.6)
    if strip.value is not None:
        body += _dot(_x(strip.value, top), theme)
    if is_sample:
        body += sample_mark((_WIDTH / 2, _HEIGHT - 3), size=9, theme=theme, anchor="middle")
    return svg(size=(_WIDTH, _HEIGHT), label=_label(strip, indicator, language), body=body)


def _x(value: float, top: float) -> float:
    return 6 + value / top * (_WIDTH - 12)


def _axis(top: float, indicator: Indicator, language: Language, theme: str) -> str:
    line, ink = shade(lambda p: p.control_line, theme), shade(lambda p: p.ink_2, theme)
    d = f"M{number(_x(0, top))} {_AXIS}H{number(_x(top, top))}"
    ticks = TARGETS if indicator.has_targets else (top,)
    d += "".join(f"M{number(_x(tick, top))} {_AXIS}v5" for tick in (0.0, *ticks))
    ends = ((0.0, "start"), (1.0 if indicator.has_targets else top, "end"))
    labels = "".join(
        words((_end(_x(value, top), anchor), _HEIGHT - 3), _write(value, indicator, language),
              size=12, fill=ink, anchor=anchor)
        for value, anchor in ends
    )  # fmt: skip
    return stroke_path(d, colour=line, width=1) + labels


def _end(x: float, anchor: str) -> float:
    """Labels at the ends begin and end with the picture."""
    return max(0.0, x - 6) if anchor == "start" else min(_WIDTH, x + 6)


def _write(value: float, indicator: Indicator, language: Language) -> str:
    if value == 0:
        return language.number(0)
    return language.percent(value, 0) if indicator.has_targets else indicator.write(value, language)


def _peers(strip: Strip, top: float, theme: str) -> str:
    if strip.low is None or strip.middle is None or strip.high is None:
        return ""
    fill, ink = shade(lambda p: p.tint, theme), shade(lambda p: p.inside_limits, theme)
    left, right = _x(strip.low, top), max(_x(strip.high, top), _x(strip.low, top) + 2)
    box = (left, _AXIS - _BAND - 1, right, _AXIS + _BAND - 1)
    middle = f"M{number(_x(strip.middle, top))} {_AXIS - _BAND - 1}v{2 * _BAND}"
    return rect(box, fill=fill, edge=ink) + stroke_path(middle, colour=ink, width=2)


def _dot(x: float, theme: str) -> str:
    fill, edge = shade(lambda p: p.accent, theme), shade(lambda p: p.page, theme)
    return (
        f'<circle cx="{number(x)}" cy="{number(_AXIS - 1)}" r="5.5" '
        f'style="fill:{fill};stroke:{edge};stroke-width:1.6"/>'
    )


def _label(strip: Strip, indicator: Indicator, language: Language) -> str:
    """What a screen reader says: the figure, the middle half of its peers, the nation."""
    return language.text(
        "{name}: {value}; half of the peers between {low} and {high}; Indonesia {nation}",
        name=indicator.label(language),
        value=indicator.write(strip.value, language),
        low=indicator.write(strip.low, language),
        high=indicator.write(strip.high, language),
        nation=indicator.write(strip.nation, language),
    )
