"""What surrounds every figure, so that it survives being cropped into a screenshot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.language import Language
from domain.marked_text import SAMPLE_EN, SAMPLE_ID, SAMPLE_STAMP, Run, plain, runs

__all__ = [
    "SAMPLE_EN",
    "SAMPLE_ID",
    "SAMPLE_STAMP",
    "FigureFrame",
    "Run",
    "dated_stamp",
    "plain",
    "runs",
]


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
