"""Intervals of ranks as a Plotly figure: a bar for each place, in the order of their names."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from charts.palette import LIGHT, palette
from charts.plotly_style import add_watermark, base_layout, value_axis
from domain.language import Language

_ROW = 22
_NAME = 7.4  # pixels that a letter of a name takes, generously


def rank_figure(
    *,
    places: pd.DataFrame,
    language: Language,
    is_sample: bool,
    chosen: str = "",
    theme: str = LIGHT,
) -> go.Figure:
    """Where each place may rank; places whose bars overlap cannot be put in an order.

    Args:
        places: indexed by code: name, rank_low, rank_high (1 the highest), in the order to be
            drawn; places whose ranks are missing are left out.
    """
    colours, shown = palette(theme), places.dropna(subset=["rank_low", "rank_high"])
    figure = go.Figure()
    height = 92 + _ROW * len(shown)
    figure.update_layout(**base_layout(colours=colours, language=language, height=height))
    longest = max((len(name) for name in shown["name"]), default=0)
    figure.update_layout(margin={"l": 16 + longest * _NAME, "r": 24, "t": 8, "b": 60})
    own = [code == chosen for code in shown.index]
    figure.add_trace(
        go.Bar(
            y=list(range(len(shown))),
            x=shown["rank_high"] - shown["rank_low"] + 1,
            base=shown["rank_low"] - 0.5,
            orientation="h",
            width=0.5,
            marker={"color": [colours.accent if is_own else colours.bar for is_own in own]},
            customdata=[[code] for code in shown.index],
            hovertext=[
                f"<b>{line.name}</b><br>{line.rank_low:.0f} – {line.rank_high:.0f}"
                for line in shown.itertuples(index=False)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    axis = value_axis(colours) | {"zeroline": False}
    figure.update_xaxes(
        **axis,
        range=[0.5, len(shown) + 0.5],
        title={
            "text": language.text("rank, 1 the highest rate"),
            "font": {"size": 13, "color": colours.ink_2},
        },
    )
    figure.update_yaxes(
        tickvals=list(range(len(shown))),
        ticktext=list(shown["name"]),
        autorange="reversed",
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        ticklabelstandoff=8,
        tickfont={"size": 13, "color": colours.ink},
    )
    if is_sample:
        add_watermark(figure, colours)
    return figure
