"""What a finding means for the reader, and the colour that says so on a sheet."""

from __future__ import annotations

from enum import StrEnum

from domain.issues import Issue, Severity
from domain.language import N_


class Tone(StrEnum):
    """Worst first; a cell with several findings takes the first."""

    ERROR = "error"
    QUESTION = "question"
    WARNING = "warning"
    NOTE = "note"


FILLS = {
    Tone.ERROR: "FFA98F",
    Tone.QUESTION: "D9B3F2",
    Tone.WARNING: "FFE38A",
    Tone.NOTE: "CFE8F7",
}
"""Light enough for dark ink; told apart with every colour-vision deficiency and in grey."""
WORDS = {
    Tone.ERROR: N_("error"),
    Tone.QUESTION: N_("question"),
    Tone.WARNING: N_("warning"),
    Tone.NOTE: N_("note"),
}
MEANINGS = {
    Tone.ERROR: N_("must be corrected"),
    Tone.QUESTION: N_("needs an answer"),
    Tone.WARNING: N_("please check; does not stop the report"),
    Tone.NOTE: N_("for information"),
}
ORDER = tuple(Tone)


def tone_of(issue: Issue) -> Tone:
    """The tone of a finding: whoever must answer is asked, whatever the severity."""
    if issue.type.needs_answer:
        return Tone.QUESTION
    if issue.severity is Severity.ERROR:
        return Tone.ERROR
    return Tone.WARNING if issue.severity is Severity.WARNING else Tone.NOTE
