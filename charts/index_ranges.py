"""Ranges of ranks of an index: a bar for each place, in the order of their names."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from charts.palette import LIGHT, Palette, palette
from charts.plotly_style import add_watermark, base_layout, value_axis
from domain.language import Language

_ROW = 25
_NAME = 7.4  # pixels that a letter of a name takes, generously


def index_ranges_figure(
    *, places: pd.DataFrame, language: Language, is_sample: bool, theme: str = LIGHT
) -> go.Figure:
    """Between which ranks each place lies under all weights tried; a tick at the middle.

    Args:
        places: name, rank_low, rank_high, rank_median (1 the highest), in the order to be drawn;
            places without ranks are left out.
    """
    colours = palette(theme)
    shown = places.dropna(subset=["rank_low", "rank_high", "rank_median"])
    figure = go.Figure()
    height = 86 + _ROW * len(shown)
    figure.update_layout(**base_layout(colours=colours, language=language, height=height))
    longest = max((len(name) for name in shown["name"]), default=0)
    figure.update_layout(margin={"l": 16 + longest * _NAME, "r": 24, "t": 8, "b": 54})
    figure.add_trace(_bars(shown, language, colours))
    figure.add_trace(_middles(shown, colours))
    _axes(figure, shown, language, colours)
    if is_sample:
        add_watermark(figure, colours)
    return figure


def _bars(shown: pd.DataFrame, language: Language, colours: Palette) -> go.Bar:
    hovers = [
        f"<b>{line.name}</b><br>"
        + language.text(
            "rank {low} to {high}",
            low=language.number(line.rank_low),
            high=language.number(line.rank_high),
        )
        for line in shown.itertuples(index=False)
    ]
    return go.Bar(
        y=list(range(len(shown))),
        x=shown["rank_high"] - shown["rank_low"] + 0.6,
        base=shown["rank_low"] - 0.3,
        orientation="h",
        width=0.46,
        marker={"color": colours.bar, "line": {"width": 0}},
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _middles(shown: pd.DataFrame, colours: Palette) -> go.Scatter:
    return go.Scatter(
        x=shown["rank_median"],
        y=list(range(len(shown))),
        mode="markers",
        marker={
            "symbol": "line-ns",
            "size": 11,
            "color": colours.ink,
            "line": {"color": colours.ink, "width": 2},
        },
        hoverinfo="skip",
    )


def _axes(figure: go.Figure, shown: pd.DataFrame, language: Language, colours: Palette) -> None:
    words = language.text("rank, 1 the highest index")
    title = {"text": words, "font": {"size": 13, "color": colours.ink_2}}
    figure.update_xaxes(**value_axis(colours), range=[0.3, len(shown) + 0.7], title=title)
    figure.update_yaxes(
        tickvals=list(range(len(shown))),
        ticktext=list(shown["name"]),
        range=[len(shown) - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        tickfont={"size": 13, "color": colours.ink},
    )
