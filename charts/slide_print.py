"""A drawn page made ready for a PDF: its size on paper, and letters as fonts that it can embed."""

from __future__ import annotations

import re

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.patheffects import Stroke
from matplotlib.text import Text
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D, IdentityTransform

from charts.fonts import text_width
from charts.picture_parts import HAIR_SPACE

# Source Serif's TrueType file gives these signs, made of others, two widths, of which matplotlib
# writes the wrong one; what follows them would be set too far left.
_PARTS = re.compile('[^%‰…"“”„«»]+[%‰…"“”„«»]*|[%‰…"“”„«»]+')


def for_print(figure: Figure, scale: float) -> Figure:
    """The figure at the size of the paper, its letters as fonts that a PDF can embed.

    Sizes of letters and lines are in points whatever the paper, so they shrink with it.
    """
    width, height = figure.get_size_inches()
    figure.set_size_inches(width * scale, height * scale)
    FigureCanvasPdf(figure)
    for patch in figure.findobj(Patch):
        if isinstance(patch, Patch) and patch is not figure.patch:
            patch.set_linewidth(patch.get_linewidth() * scale)
    for axes in figure.axes:
        _tilted_as_shapes(axes, scale)
        for text in axes.texts:  # a search finds MALAYSIA, not its letters set apart
            text.set_text(text.get_text().replace(HAIR_SPACE, ""))
        for text in tuple(axes.texts):
            _split_after_misjudged(axes, text)
        for text in tuple(axes.texts):
            _set_in_truetype(text, scale)
            if text.get_path_effects():
                _halo_below(axes, text)
    return figure


def _tilted_as_shapes(axes: Axes, scale: float) -> None:
    """The sample mark all over a figure as shapes: to be seen, not found between its words.

    Each of its two texts is one shape at many places, which a PDF holds once.
    """
    groups: dict[tuple[str, tuple[float, ...]], list[Text]] = {}
    for text in tuple(axes.texts):
        if text.get_rotation() and text.clipbox is not None:
            key = text.get_text(), tuple(text.clipbox.extents)
            groups.setdefault(key, []).append(text)
    for same in groups.values():
        shapes = axes.add_artist(_shapes(axes, same, scale))
        shapes.set_clip_box(same[0].clipbox)  # not before: the axes put their own in its place
        for text in same:
            text.remove()


def _shapes(axes: Axes, same: list[Text], scale: float) -> PathCollection:
    """Texts that differ in nothing but their place."""
    first = same[0]
    font = first.get_fontproperties()
    outline = TextPath((0, 0), first.get_text(), prop=font)
    turned = Affine2D().rotate_deg(first.get_rotation()).scale(scale)
    shapes = PathCollection(
        [outline.transformed(turned)],
        offsets=np.array([text.get_position() for text in same]),
        offset_transform=axes.transData,
        facecolors=[str(first.get_color())],
        linewidths=0.0,
        zorder=first.get_zorder(),
    )
    shapes.set_alpha(first.get_alpha())
    shapes.set_transform(IdentityTransform())
    return shapes


def _split_after_misjudged(axes: Axes, text: Text) -> None:
    """Letters after a sign whose width the font file states twice get a place of their own."""
    font = text.get_fontproperties()
    parts = _PARTS.findall(text.get_text())
    if "Serif" not in str(font.get_file()) or len(parts) < 2:
        return
    left, y = text.get_position()
    for i in range(1, len(parts)):
        _twin(axes, text, parts[i], (left + text_width("".join(parts[:i]), font), y))
    text.set_text(parts[0])


def _twin(axes: Axes, text: Text, words: str, at: tuple[float, float]) -> Text:
    """Other words that look the same, just above the first ones."""
    return axes.text(
        *at,
        words,
        color=text.get_color(),
        ha=text.get_horizontalalignment(),
        va="baseline",
        fontproperties=text.get_fontproperties(),
        parse_math=False,
        zorder=text.get_zorder() + 0.5,
    )


def _set_in_truetype(text: Text, scale: float) -> None:
    font = text.get_fontproperties().copy()
    font.set_file(str(font.get_file()).removesuffix(".otf") + ".ttf")
    font.set_size(font.get_size_in_points() * scale)
    text.set_fontproperties(font)


def _halo_below(axes: Axes, text: Text) -> None:
    """The halo as an outline, the words themselves above it as letters that can be searched."""
    size = text.get_fontproperties().get_size_in_points()
    _twin(axes, text, text.get_text(), text.get_position())
    foreground = _halo(text.get_path_effects()[0])
    text.set_path_effects([Stroke(linewidth=size / 4, foreground=foreground)])


def _halo(effect: object) -> str:
    return str(getattr(effect, "_gc", {}).get("foreground", "#FFFFFF"))
