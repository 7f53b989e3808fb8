"""A briefing about a province that does not exist: every kind of slide and figure, two languages.

What the writers of briefings are tested with. Each `Body` occurs at least once, a figure that is
not known in every one that may hold it, few cases as "<3".
"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from PIL import Image, ImageDraw

from domain.briefing import (
    Briefing,
    Picture,
    Slide,
)
from domain.language import Language
from tests.support.briefing_figures import (
    FIRST,
    LENGTH,
    PLEDGES,
    VIOLATIONS,
    comparison_slide,
    months,
    profile_slide,
    stages_slide,
    trend_slides,
)
from tests.support.briefing_words import (
    categories_slide,
    map_slide,
    matters_slide,
    methods_slide,
    opening_slide,
    reporting_slide,
    sources_slide,
    talk_slide,
)

__all__ = [
    "AS_OF",
    "FIRST",
    "LENGTH",
    "MAP_POSITION",
    "PLEDGES",
    "VIOLATIONS",
    "briefing",
    "months",
    "picture",
    "pictures",
]

AS_OF = date(2024, 2, 12)
MAP_POSITION = 2


def briefing(code: str = "id", *, is_sample: bool = True, dated: str = "") -> Briefing:
    """All slides in the language of that code, in their order."""
    language = Language(code)
    made = tuple(
        _framed(slide, language, is_sample=is_sample, dated=dated) for slide in _slides(language)
    )
    title = language.pick("Paparan Provinsi Teladan, Januari 2024", "Briefing Teladan Province")
    return Briefing(language=code, title=title, slides=made, as_of=AS_OF, is_sample=is_sample)


def picture(width: int = 896, height: int = 390) -> Picture:
    """A stand-in for a map: the same two areas as PNG (at 2x) and as SVG."""
    image = Image.new("RGB", (width * 2, height * 2), "#F1F5F8")
    draw = ImageDraw.Draw(image)
    draw.rectangle((80, 80, width, height * 2 - 80), fill="#4F959E", outline="#14202B", width=4)
    draw.rectangle((width, 80, width * 2 - 80, height), fill="#FFCF5C", outline="#14202B", width=4)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}"><rect width="{width}" height="{height}" '
        f'fill="#F1F5F8"/><path d="M40 40H{width / 2}V{height - 40}H40z" fill="#4F959E"/>'
        f'<path d="M{width / 2} 40H{width - 40}V{height / 2}H{width / 2}z" fill="#FFCF5C"/></svg>'
    )
    return Picture(stream.getvalue(), svg.encode(), width, height)


def pictures() -> dict[int, Picture]:
    """The map's picture by the position of its slide."""
    return {MAP_POSITION: picture()}


def _framed(slide: Slide, language: Language, *, is_sample: bool, dated: str) -> Slide:
    line = (
        language.pick("Januari 2024", "January 2024"),
        language.pick("**13** dari **15** melapor", "**13** of **15** reported"),
        language.pick("Keadaan data 12 Feb 2024", "As of 12 Feb 2024"),
        language.pick("Sumber: laporan bulanan unit", "Source: monthly reports of units"),
        language.pick("Batas: bawaan Netra, bukan resmi", "Layer: built in, not official"),
    )
    return replace(slide, is_sample=is_sample, dated=dated, line=line)


def _slides(language: Language) -> tuple[Slide, ...]:
    return (
        opening_slide(language),
        matters_slide(language),
        map_slide(language),
        *trend_slides(language),
        comparison_slide(language),
        stages_slide(language),
        categories_slide(language),
        reporting_slide(language),
        talk_slide(language),
        methods_slide(language),
        sources_slide(language),
        profile_slide(language),
    )
