"""Findings as texts in the reader's language: the lines of the list, the comments at cells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data_loaders.findings_sheet import FINDINGS_SHEETS
from data_loaders.raw import Position, column_number
from domain.issues import Issue
from domain.language import N_, Language
from exports.findings_content import FindingsList, Line, Mark, Marks
from exports.findings_list import LINKS
from exports.tones import MEANINGS, ORDER, WORDS, Tone, tone_of
from exports.xml_text import plain

COMMENTS = 1_000
"""Comments on one sheet: with many more, spreadsheet programs open it slowly."""
LINES = 150_000
_VALUE, _MESSAGE, _COMMENT = 300, 2_000, 6_000
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_HEADINGS = (
    N_("No."),
    N_("Kind"),
    N_("Sheet"),
    N_("Cell"),
    N_("Value found"),
    N_("Finding"),
    N_("Way out"),
    N_("Rule"),
)


@dataclass(frozen=True, slots=True)
class Texts:
    """Marks and list of one workbook; `names` maps its sheets to those of the copy."""

    issues: Sequence[Issue]
    language: Language
    names: Mapping[str, str]

    def marks(self) -> Marks:
        """Sheet of the copy -> cell -> colour and comment; the worst findings get comments."""
        at: dict[str, dict[Position, list[Issue]]] = defaultdict(lambda: defaultdict(list))
        for issue in self.issues:
            name, position = self.names.get(issue.sheet or ""), position_of(issue)
            if name and position:
                at[name][position].append(issue)
        return {name: dict(self._sheet_marks(cells)) for name, cells in at.items()}

    def _sheet_marks(
        self, cells: Mapping[Position, list[Issue]]
    ) -> Iterable[tuple[Position, Mark]]:
        ordered = sorted(cells.items(), key=lambda each: (_worst(each[1]), each[0]))
        for n, (position, issues) in enumerate(ordered):
            comment = self._comment(issues) if n < COMMENTS else None
            yield position, Mark(ORDER[_worst(issues)], comment)

    def _comment(self, issues: Sequence[Issue]) -> str:
        ordered = sorted(issues, key=lambda issue: ORDER.index(tone_of(issue)))
        return plain("\n\n".join(self._lines_of(issue) for issue in ordered), _COMMENT)

    def _lines_of(self, issue: Issue) -> str:
        t = self.language.text
        fix = t("Way out: {fix}", fix=issue.fix(self.language))
        rule = t("Rule: {code}", code=issue.code)
        return (
            f"{self._word(tone_of(issue)).upper()}\n{issue.message(self.language)}\n{fix}\n{rule}"
        )

    def _word(self, tone: Tone) -> str:
        return self.language.text(WORDS[tone])

    def findings(self, file_name: str, notes: Sequence[str]) -> FindingsList:
        """The list: the file's own findings first, then in the order of the workbook."""
        t = self.language.text
        return FindingsList(
            name=FINDINGS_SHEETS[self.language.code],
            title=plain(t("Findings: {file}", file=file_name), 200),
            about=self._about(),
            counts=self._counts(),
            steps=self._steps(),
            notes=(*notes, *self._limits()),
            headings=tuple(t(heading) for heading in _HEADINGS),
            lines=tuple(self._line(issue) for issue in self.issues[:LINES]),
        )

    def _about(self) -> str:
        n = len(self.issues)
        if not n:
            return self.language.text("No findings.")
        return self.language.plural(
            "{n} finding. Coloured cells have a comment with the rule and the way out.",
            "{n} findings. Coloured cells have a comment with the rule and the way out.",
            n,
        )

    def _counts(self) -> tuple[tuple[Tone, str, str], ...]:
        counts = Counter(tone_of(issue) for issue in self.issues)
        number, t = self.language.number, self.language.text
        return tuple(
            (tone, f"{number(counts[tone])} {self._word(tone)}", t(MEANINGS[tone]))
            for tone in ORDER
        )

    def _steps(self) -> tuple[str, ...]:
        t = self.language.text
        steps = [
            t("1. Follow the link in the column “Cell” and correct the cell."),
            t("2. Save the file and upload it again. This sheet, the colours and the comments may"
              " stay: they are not read."),
        ]  # fmt: skip
        if any(tone_of(issue) is Tone.QUESTION for issue in self.issues):
            steps.append(t("Questions can also be answered on the Upload page."))
        return tuple(steps)

    def _limits(self) -> list[str]:
        t, number = self.language.text, self.language.number
        notes = []
        many = [name for name, cells in self._cells().items() if len(cells) > COMMENTS]
        if many:
            notes.append(
                t("At most {n} cells of a sheet have a comment, the worst first ({sheets}); all"
                  " cells are coloured and listed here.",
                  n=number(COMMENTS), sheets=self.language.list(many))
            )  # fmt: skip
        if len(self.issues) > LINKS:
            notes.append(t("Only the first {n} findings have a link.", n=number(LINKS)))
        if len(self.issues) > LINES:
            notes.append(
                t("Only the first {n} of {total} findings are listed.",
                  n=number(LINES), total=number(len(self.issues)))
            )  # fmt: skip
        return notes

    def _cells(self) -> dict[str, set[str | None]]:
        cells: dict[str, set[str | None]] = defaultdict(set)
        for issue in self.issues:
            if issue.sheet and issue.sheet in self.names and position_of(issue):
                cells[issue.sheet].add(issue.cell)
        return cells

    def _line(self, issue: Issue) -> Line:
        tone = tone_of(issue)
        return Line(
            tone=tone,
            word=self._word(tone),
            sheet=plain(issue.sheet or "", _VALUE),
            cell=plain(issue.cell or "", 20),
            value=plain(issue.value or "", _VALUE),
            message=plain(issue.message(self.language), _MESSAGE),
            fix=plain(issue.fix(self.language), _MESSAGE),
            code=issue.code,
            link=self._link(issue),
        )

    def _link(self, issue: Issue) -> tuple[str, str] | None:
        name = self.names.get(issue.sheet or "")
        return (name, issue.cell) if name and issue.cell and position_of(issue) else None


def position_of(issue: Issue) -> Position | None:
    """Row and column of the finding's cell; None when it is about more than a cell."""
    found = _CELL.fullmatch(issue.cell or "")
    return (int(found[2]), column_number(found[1])) if found else None


def _worst(issues: Iterable[Issue]) -> int:
    return min(ORDER.index(tone_of(issue)) for issue in issues)
