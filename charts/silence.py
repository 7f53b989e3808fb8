"""How many units have been silent for how long, month by month, as stacked bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.palette import LIGHT, Palette, palette
from charts.plotly_style import (
    add_watermark,
    base_layout,
    month_axis,
    thin_watermark,
    value_axis,
)
from charts.trend import bar_width
from domain.language import Language
from domain.period import Period

_NAMED, _NAMED_ON_PHONE = 15, 8  # months up to which each is named
_MARGIN = {"l": 52, "r": 16, "t": 52, "b": 44}


@dataclass(frozen=True, slots=True)
class SilenceSeries:
    """Units silent, by month and by how long.

    Attributes:
        classes: label of each class, shortest first.
        counts: for each class its units, one entry a month; None where the month is not due or
            nothing is expected, which is not 0.
        expected: units expected in each month.

    Raises:
        ValueError: a class has more or fewer counts than there are months.
    """

    periods: tuple[Period, ...]
    classes: tuple[str, ...]
    counts: tuple[tuple[int | None, ...], ...]
    expected: tuple[int, ...]

    def __post_init__(self) -> None:
        for counts in (*self.counts, self.expected):
            if len(counts) != len(self.periods):
                raise ValueError(f"{len(counts)} counts for {len(self.periods)} months")


def silence_figure(
    *,
    series: SilenceSeries,
    language: Language,
    is_sample: bool,
    theme: str = LIGHT,
    height: int = 340,
    is_narrow: bool = False,
) -> go.Figure:
    """Bars of units without a report: hatched as everywhere, the denser the longer the silence.

    Args:
        is_narrow: for a telephone: a third of the names of months, three sample marks.
    """
    colours = palette(theme)
    figure = go.Figure()
    figure.update_layout(**base_layout(colours=colours, language=language, height=height))
    figure.update_layout(
        margin=_MARGIN,
        barmode="stack",
        showlegend=True,
        legend={
            "orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal",
            "itemclick": False, "itemdoubleclick": False,
        },
    )  # fmt: skip
    n = len(series.periods)
    positions = [i + 0.5 for i in range(n)]
    step = 3 if n > (_NAMED_ON_PHONE if is_narrow else _NAMED) else 1
    ticks = _ticks(series.periods, step, language)
    figure.update_xaxes(**month_axis(colours, n=n), tickvals=positions, ticktext=ticks)
    figure.update_yaxes(
        **value_axis(colours), rangemode="tozero", tickformat=",d", nticks=6, **_whole(series)
    )
    for label, counts, look in zip(
        series.classes, series.counts, _looks(colours, len(series.classes)), strict=True
    ):
        texts = _hover(series, label, counts, language)
        figure.add_trace(
            go.Bar(
                x=positions, y=list(counts), name=label, marker=look, hovertext=texts,
                hoverinfo="text", width=bar_width(n),
            )
        )  # fmt: skip
    if is_sample:
        add_watermark(figure, colours)
    return thin_watermark(figure) if is_narrow else figure


def _whole(series: SilenceSeries) -> dict[str, int]:
    """Of few units every one is a tick: there are no halves."""
    sums = [sum(n or 0 for n in month) for month in zip(*series.counts, strict=True)]
    return {"dtick": 1} if max(sums, default=0) <= 5 else {}


def _looks(colours: Palette, n: int) -> Sequence[Mapping[str, object]]:
    """From a sparse hatch to solid ink."""
    return [
        {
            "color": colours.page if i < n - 1 else colours.ink_2,
            "line": {"color": colours.ink_2, "width": 1},
            "pattern": {
                "shape": "/" if i < n - 1 else "",
                "fgcolor": colours.ink_2,
                "size": 6,
                "solidity": 0.16 + 0.22 * i,
            },
        }
        for i in range(n)
    ]


def _ticks(periods: Sequence[Period], step: int, language: Language) -> list[str]:
    """The months, each or every third of them; the year under the first and Januaries."""
    return [_tick(period, i, language) if i % step == 0 else "" for i, period in enumerate(periods)]


def _tick(period: Period, i: int, language: Language) -> str:
    name = language.short_month(period)
    return f"{name}<br>{period.year}" if i == 0 or period.month == 1 else name


def _hover(
    series: SilenceSeries, label: str, counts: Sequence[int | None], language: Language
) -> list[str]:
    return [
        language.text(
            "{month}: {n} of {total}, {label}",
            month=language.month(period),
            n=language.number(count),
            total=language.number(total),
            label=label,
        )
        for period, count, total in zip(series.periods, counts, series.expected, strict=True)
    ]
