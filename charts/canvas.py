"""A page of 1920 x 1080 picture pixels, y downwards, drawn with matplotlib without pyplot.

One picture pixel is one point at 72 dpi, so PNG and SVG have the same coordinates.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Bbox, TransformedBbox

from charts.fonts import face, text_width
from charts.frame import runs
from charts.svg_path import Box, Stroke

WIDTH, HEIGHT = 1920, 1080
DPI = 72

# The same picture gives the same bytes: identifiers come from the content, not from chance.
mpl.rcParams["svg.hashsalt"] = "netra"
# Widths are measured without hinting, so letters are set without it too.
mpl.rcParams["text.hinting"] = "none"

_PROLOGUE = re.compile(r"^.*?(?=<svg )", re.DOTALL)
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_TITLE = re.compile(r"\s*<title>.*?</title>", re.DOTALL)


class Canvas:
    """Draws in the order of the calls: what comes later lies above.

    Args:
        page: colour of the ground.
        box: the part of the plane that is the page; by default 1920 x 1080 from the origin.
    """

    def __init__(self, *, page: str, box: Box = (0.0, 0.0, WIDTH, HEIGHT)) -> None:
        x0, y0, x1, y1 = box
        size = ((x1 - x0) / DPI, (y1 - y0) / DPI)
        self._figure = Figure(figsize=size, dpi=DPI, facecolor=page)
        self._axes = self._figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_axis_off()
        self._axes.set_xlim(x0, x1)
        self._axes.set_ylim(y1, y0)
        self._axes.set_autoscale_on(False)
        self._order = 0.0

    @property
    def figure(self) -> Figure:
        """What is drawn, for writers of other formats."""
        return self._figure

    def add(self, artist: Artist, *, clip: Path | Box | None = None) -> None:
        """Put an artist above everything drawn so far, clipped to a path or a box."""
        self._order += 1
        artist.set_zorder(self._order)
        self._axes.add_artist(artist)
        if isinstance(clip, Path):
            artist.set_clip_path(clip, self._axes.transData)
        elif clip is not None:
            artist.set_clip_path(_box_path(clip), self._axes.transData)

    def rectangle(
        self, box: Box, *, fill: str = "none", edge: str = "none", width: float = 0.0
    ) -> None:
        """A rectangle from its corners."""
        x0, y0, x1, y1 = box
        self.add(
            Rectangle((x0, y0), x1 - x0, y1 - y0, facecolor=fill, edgecolor=edge, linewidth=width)
        )

    def path(
        self,
        path: Path,
        *,
        fill: str = "none",
        edge: str = "none",
        width: float = 0.0,
        dash: tuple[float, float] | None = None,
        clip: Path | Box | None = None,
    ) -> None:
        """A path, filled and stroked with round joins; dash and gap in pixels."""
        if not points_of(path).size:
            return
        patch = PathPatch(
            path,
            facecolor=fill,
            edgecolor=edge,
            linewidth=width,
            joinstyle="round",
            capstyle="round",
            snap=False,
        )
        if dash:
            # matplotlib counts dashes in widths of the line
            patch.set_linestyle((0, tuple(length / width for length in dash)))
            patch.set_capstyle("butt")
        self.add(patch, clip=clip)

    def segments(
        self, segments: np.ndarray, *, colour: str, width: float, clip: Path | Box | None = None
    ) -> None:
        """Separate straight lines, n x 2 x 2."""
        self.path(_separate(segments), edge=colour, width=width, clip=clip)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        *,
        colour: str,
        width: float,
        dash: tuple[float, float] | None = None,
        clip: Box | None = None,
    ) -> None:
        """A line through points; dash and gap in pixels."""
        self.path(Path(points), edge=colour, width=width, dash=dash, clip=clip)

    def text(  # noqa: PLR0913 - a line of text has that many properties, all by name
        self,
        at: tuple[float, float],
        text: str,
        *,
        size: float,
        colour: str,
        family: str = "sans",
        weight: str = "regular",
        align: str = "left",
        halo: str | None = None,
    ) -> None:
        """A line of text on its baseline; a halo sets it off from what lies below."""
        artist = self._axes.text(
            *at,
            text,
            color=colour,
            ha=align,
            va="baseline",
            fontproperties=face(family, weight, size),
            parse_math=False,
        )
        if halo:
            artist.set_path_effects([withStroke(linewidth=size / 4, foreground=halo)])
        self._order += 1
        artist.set_zorder(self._order)

    def tilted(
        self,
        at: tuple[float, float],
        text: str,
        *,
        size: float,
        colour: str,
        tilt: float,
        alpha: float,
        clip: Box,
    ) -> None:
        """A semi-transparent line of text, turned anticlockwise by degrees, clipped to a box."""
        artist = Text(
            *at,
            text,
            color=colour,
            alpha=alpha,
            rotation=tilt,
            rotation_mode="anchor",
            fontproperties=face("sans", "semibold", size),
            parse_math=False,
        )
        self.add(artist)
        x0, y0, x1, y1 = clip
        artist.set_clip_box(TransformedBbox(Bbox([[x0, y0], [x1, y1]]), self._axes.transData))

    def runs(
        self, at: tuple[float, float], text: str, *, size: float, colour: str, bold: str
    ) -> float:
        """A line with `**bold**` parts; the bold ones in their own colour.

        Returns:
            Where it ends, in pixels from the left.
        """
        x, y = at
        for run in runs(text):
            weight = "semibold" if run.is_bold else "regular"
            self.text(
                (x, y), run.text, size=size, colour=bold if run.is_bold else colour, weight=weight
            )
            x += text_width(run.text, face("sans", weight, size))
        return x

    def png(self, *, width: int = WIDTH) -> bytes:
        """The page as PNG of that width in pixels."""
        FigureCanvasAgg(self._figure)
        stream = io.BytesIO()
        dpi = width / self._figure.get_figwidth()
        self._figure.savefig(stream, format="png", dpi=dpi, metadata={"Software": None})
        return stream.getvalue()

    def svg(self, *, title: str, description: str) -> bytes:
        """The page as SVG whose texts are outlines; title and description are read aloud."""
        FigureCanvasSVG(self._figure)
        stream = io.StringIO()
        silent = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        self._figure.savefig(stream, format="svg", dpi=DPI, metadata=silent)
        return _readable(stream.getvalue(), title, description).encode()


def points_of(path: Path) -> np.ndarray:
    """The vertices of a path, n x 2."""
    return np.asarray(path.vertices, dtype=float).reshape(-1, 2)


def compound(strokes: Sequence[Stroke]) -> Path:
    """All subpaths as one matplotlib path, so that holes stay holes."""
    vertices, codes = [], []
    for stroke in strokes:
        points, n = stroke.points, len(stroke.points)
        own = np.full(n, Path.LINETO, dtype=np.uint8)
        own[0] = Path.MOVETO
        vertices.append(points)
        codes.append(own)
        if stroke.is_closed:
            vertices.append(points[:1])
            codes.append(np.array([Path.CLOSEPOLY], dtype=np.uint8))
    if not vertices:
        return Path(np.zeros((0, 2)))
    return Path(np.concatenate(vertices), np.concatenate(codes))


def _separate(segments: np.ndarray) -> Path:
    """Separate straight lines, n x 2 x 2, as one path."""
    codes = np.tile(np.array([Path.MOVETO, Path.LINETO], dtype=np.uint8), len(segments))
    path = Path(segments.reshape(-1, 2), codes)
    path.should_simplify = False  # or the dots, lines without length, would be dropped
    return path


def _box_path(box: Box) -> Path:
    x0, y0, x1, y1 = box
    return Path([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], closed=True)


def _readable(svg: str, title: str, description: str) -> str:
    """Shorter, without the document type (it names another host), with words to be read aloud."""
    body = _TITLE.sub("", _METADATA.sub("", _PROLOGUE.sub("", svg, count=1)))
    body = body.replace(" \nL ", "L").replace(" \nz\n", "z").replace(" \n", " ")
    head, rest = body.split(">", 1)
    words = (
        f'<title id="netra-title">{escape(title)}</title>'
        f'<desc id="netra-desc">{escape(description)}</desc>'
    )
    opening = f'{head} role="img" aria-labelledby="netra-title netra-desc">'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{opening}\n{words}{rest}'
