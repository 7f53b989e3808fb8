"""Questions about the quality of reports, and what a unit can answer.

A question names what was noticed, never what is wrong: the unit decides, and no figure is
changed by an answer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from domain.fields import ReportKind
from domain.language import N_, Language
from domain.period import Period
from domain.places import UnitKind

MOST_CHARACTERS = 500


class Check(StrEnum):
    """What is looked for in reports."""

    OUTLIER = "outlier"
    SAME_AS_BEFORE = "same_as_before"
    SAME_AS_OTHER = "same_as_other"
    LAST_DIGITS = "last_digits"

    def label(self, language: Language) -> str:
        """Its name in filters and tables."""
        return language.text(_CHECK_LABELS[self])


_CHECK_LABELS = {
    Check.OUTLIER: N_("Unusual figure"),
    Check.SAME_AS_BEFORE: N_("Same as last month"),
    Check.SAME_AS_OTHER: N_("Same as another unit"),
    Check.LAST_DIGITS: N_("Last digits"),
}


class Verdict(StrEnum):
    """What a unit answers."""

    CORRECT = "correct"
    WILL_CORRECT = "will_correct"
    CHECKING = "checking"

    def label(self, language: Language) -> str:
        """The answer in words."""
        return language.text(_VERDICT_LABELS[self])


_VERDICT_LABELS = {
    Verdict.CORRECT: N_("The figures are right"),
    Verdict.WILL_CORRECT: N_("A corrected report will be sent"),
    Verdict.CHECKING: N_("Still being checked"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionKey:
    """What a question is about; the same figures are the same question.

    Attributes:
        field: the field asked about; empty when a whole report is.
        period: the month; of last digits the last month looked at.
        figures: the figures that were noticed, as text, so that a corrected report raises a
            question of its own and an answer about old figures does not silence it.
    """

    check: Check
    kind: ReportKind
    field: str
    period: Period
    unit_kind: UnitKind
    unit: str
    institution: str
    figures: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """64 characters by which answers find the question."""
        parts = [
            self.check.value,
            self.kind.value,
            self.field,
            str(self.period),
            self.unit_kind.value,
            self.unit,
            self.institution,
            list(self.figures),
        ]
        text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
        return sha256(text.encode("utf-8")).hexdigest()
