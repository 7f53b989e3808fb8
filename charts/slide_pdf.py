"""Slides as a PDF: pages of 16:9, or A4 with the notes below; vectors, words that can be searched.

matplotlib embeds the TrueType files that lie beside the OpenType ones in the font packages, cut
down to the letters in use, as they are (type 42).
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import matplotlib as mpl
from matplotlib.backends.backend_pdf import PdfPages

from charts.canvas import HEIGHT, WIDTH, Canvas
from charts.map_part import MapPart
from charts.palette import LIGHT, palette
from charts.slide_notes import PAGE_HEIGHT, NotesPage, draw_notes, draw_notes_page, notes_of
from charts.slide_painting import paint_slide
from charts.slide_parts import Sheet
from charts.slide_print import for_print
from domain.briefing import Slide
from domain.language import Language

WIDE, A4 = "16:9", "a4"
PAPERS = (WIDE, A4)
_POINTS_WIDE = {WIDE: 960.0, A4: 841.89}  # 13.33 inches as slides have; 297 mm

mpl.rcParams["pdf.fonttype"] = 42
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
            pdf.savefig(for_print(canvas.figure, _POINTS_WIDE[paper] / WIDTH))
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
