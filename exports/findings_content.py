"""What is to be written into a workbook that goes back to its officer; plain data, no formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_loaders.raw import Position
from exports.tones import Tone


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell: its colour, and the lines of its comment or None."""

    tone: Tone
    comment: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One finding in the list, in the reader's language.

    Attributes:
        sheet, cell: "" when the finding is about the file.
        link: sheet as the workbook names it and cell to jump to, or None.
    """

    tone: Tone
    word: str
    sheet: str
    cell: str
    value: str
    message: str
    fix: str
    code: str
    link: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsList:
    """The sheet of findings.

    Attributes:
        name: of the sheet.
        counts: of each tone, worst first: number with word, and what it asks for.
        steps: how to go on.
        notes: what the copy lacks.
        headings: of the columns.
    """

    name: str
    title: str
    about: str
    counts: tuple[tuple[Tone, str, str], ...]
    steps: tuple[str, ...]
    notes: tuple[str, ...]
    headings: tuple[str, ...]
    lines: tuple[Line, ...]


Marks = Mapping[str, Mapping[Position, Mark]]
"""Sheet name -> cell -> mark."""
