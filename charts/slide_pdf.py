"""Slides as a PDF: pages of 16:9, or A4 with the notes below; vectors, words that can be searched.

matplotlib embeds the TrueType files that lie beside the OpenType ones in the font packages, cut
down to the letters in use, as they are (type 42).
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.patheffects import Normal, Stroke
from matplotlib.text import Text

from charts.canvas import HEIGHT, WIDTH, Canvas
from charts.fonts import text_width
from charts.map_part import MapPart
from charts.palette import LIGHT, palette
from charts.slide_notes import PAGE_HEIGHT, NotesPage, draw_notes, draw_notes_page, notes_of
from charts.slide_painting import paint_slide
from charts.slide_parts import Sheet
from domain.briefing import Slide
from domain.language import Language

WIDE, A4 = "16:9", "a4"
PAPERS = (WIDE, A4)
_POINTS_WIDE = {WIDE: 960.0, A4: 841.89}  # 13.33 inches as slides have; 297 mm

mpl.rcParams["pdf.fonttype"] = 42
# Source Serif's TrueType file gives these signs, made of others, two widths, of which matplotlib
# writes the wrong one; what follows them would be set too far left.
_PARTS = re.compile('[^%‰…"“”„«»]+[%‰…"“”„«»]*|[%‰…"“”„«»]+')
_SILENT = dict.fromkeys(("Creator", "Producer", "CreationDate"))


def slides_pdf(
    slides: Sequence[Slide],
    maps: Mapping[int, MapPart],
    *,
    language: Language,
    paper: str = WIDE,
    theme: str = LIGHT,
) -> bytes:
    """All slides as one PDF; the same input gives the same bytes.

    Args:
        maps: what slides with a map show, by their position.
        paper: "16:9", a slide to a page; "a4" landscape, each slide with its notes below it.

    Raises:
        ValueError: no such paper, or unknown theme.
    """
    if paper not in PAPERS:
        raise ValueError(f"no such paper: {paper}")
    drawn = (_a4_pages if paper == A4 else _wide_pages)(slides, maps, language, theme)
    stream = io.BytesIO()
    with PdfPages(stream, metadata=_SILENT) as pdf:
        for canvas in drawn:
            pdf.savefig(_for_print(canvas.figure, _POINTS_WIDE[paper] / WIDTH))
    return stream.getvalue()


def _wide_pages(
    slides: Sequence[Slide], maps: Mapping[int, MapPart], language: Language, theme: str
) -> list[Canvas]:
    found = []
    for i, slide in enumerate(slides):
        canvas = Canvas(page=palette(theme).page)
        page = f"{i + 1} / {len(slides)}"
        paint_slide(Sheet(canvas, slide, language, palette(theme), theme, page), maps.get(i))
        found.append(canvas)
    return found


def _a4_pages(
    slides: Sequence[Slide], maps: Mapping[int, MapPart], language: Language, theme: str
) -> list[Canvas]:
    """A page for each slide with its notes, further pages for notes that have no room there."""
    notes = [notes_of(slide) for slide in slides]
    total = sum(len(pages) for pages in notes)
    found: list[Canvas] = []
    for i, (slide, pages) in enumerate(zip(slides, notes, strict=True)):
        for k, part in enumerate(pages):
            canvas = Canvas(page=palette(theme).page, box=(0.0, 0.0, WIDTH, PAGE_HEIGHT))
            sheet = Sheet(canvas, slide, language, palette(theme), theme)
            _page(sheet, part, maps.get(i), is_first=k == 0, page=f"{len(found) + 1} / {total}")
            found.append(canvas)
    return found


def _page(
    sheet: Sheet, notes: NotesPage, map: MapPart | None, *, is_first: bool, page: str
) -> None:
    if is_first:
        paint_slide(sheet, map)
        draw_notes(sheet, notes, top=float(HEIGHT), page=page)
    else:
        draw_notes_page(sheet, notes, page=page)


def _for_print(figure: Figure, scale: float) -> Figure:
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
        for text in tuple(axes.texts):
            _split_after_misjudged(axes, text)
        for text in tuple(axes.texts):
            _set_in_truetype(text, scale)
            if text.get_path_effects():
                _halo_below(axes, text)
            elif text.get_rotation():
                # The sample mark all over a figure is to be seen, not found between its words.
                text.set_path_effects([Normal()])
    return figure


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
