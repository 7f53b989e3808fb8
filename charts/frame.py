"""What surrounds every figure, so that it survives being cropped into a screenshot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from domain.language import Language

SAMPLE_ID = "DATA CONTOH"
SAMPLE_EN = "SAMPLE DATA"
SAMPLE_STAMP = f"{SAMPLE_ID} / {SAMPLE_EN}"

_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class FigureFrame:
    """Title, definition, sample mark and frame line of one figure.

    Attributes:
        title: the finding or the indicator with its month.
        definition: what is measured, for whom, how many; `**...**` sets a part in bold.
        is_sample: whether any figure in it is invented; then the figure is stamped.
        line: pieces of the frame line (month, n of N, as of, source, layer); the first is bold.
        code: the view's short code, which leads back to the same view.
        dated: of `dated_stamp` when an earlier day is shown; then the figure is stamped.
    """

    title: str
    definition: str
    is_sample: bool
    line: tuple[str, ...]
    code: str
    dated: str = ""


def dated_stamp(day: date, language: Language) -> str:
    """The stamp of a figure that shows what was known on an earlier day."""
    return language.text("As known on {date}", date=language.date(day)).upper()


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line of text."""

    text: str
    is_bold: bool


def runs(text: str) -> tuple[Run, ...]:
    """A text with `**bold**` parts as runs; empty parts left out."""
    parts = _BOLD.split(text)
    return tuple(Run(part, index % 2 == 1) for index, part in enumerate(parts) if part)


def plain(text: str) -> str:
    """The text without its `**` marks."""
    return _BOLD.sub(r"\1", text)
