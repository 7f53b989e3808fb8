"""Questions about quality as a workbook to send: one line each, with room for the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from charts.frame import SAMPLE_STAMP, plain
from domain.language import Language
from domain.period import Period
from domain.quality import Verdict
from domain.terms import INSTITUTIONS
from exports.chase_list import CellValue, ListSheet, workbook_bytes
from workflow.facts import Facts
from workflow.quality import Question
from workflow.quality_answers import Answer
from workflow.quality_evidence import sources

CODE_LENGTH = 10


def questions_workbook(
    facts: Facts,
    questions: Sequence[Question],
    answers: Mapping[str, Answer],
    *,
    period: Period,
    language: Language,
) -> bytes:
    """A list of the questions; what is answered already stands in it, the rest is left empty."""
    t = language.text
    sheet = ListSheet(
        name=t("Questions"),
        title=t("Questions about reports, {month}", month=language.month(period)),
        about=(
            t("Each line is a question, not a fault. No figure is changed by an answer."),
            t(
                "Answer: {answers}. Explanation: no names, no NIK, NIP or NRP.",
                answers=language.any_of([verdict.label(language) for verdict in Verdict]),
            ),
        ),
        headings=(
            t("Code"),
            t("Province or police region"),
            t("Unit"),
            t("Institution"),
            t("What was noticed"),
            t("Question"),
            t("Where it stands"),
            t("Answer"),
            t("Explanation"),
        ),
        widths=(13, 22, 24, 18, 52, 36, 36, 24, 36),
        rows=[_row(facts, each, answers, language) for each in questions],
    )
    return workbook_bytes([sheet], sample_mark=SAMPLE_STAMP if facts.has_sample else "")


def _row(
    facts: Facts, question: Question, answers: Mapping[str, Answer], language: Language
) -> Sequence[CellValue]:
    answer = answers.get(question.key.fingerprint)
    return (
        question.key.fingerprint[:CODE_LENGTH],
        question.above,
        question.name,
        INSTITUTIONS.label(question.key.institution, language),
        plain(question.evidence.noticed(language)),
        question.evidence.asked(language),
        "\n".join(_places(facts, question, language)) or None,
        answer.verdict.label(language) if answer else None,
        (answer.words or None) if answer else None,
    )


def _places(facts: Facts, question: Question, language: Language) -> Iterator[str]:
    for each in sources(facts, question, language):
        yield language.text(
            "{file}, sheet {sheet}: {cells}",
            file=each.file_name,
            sheet=each.sheet,
            cells=each.cells,
        )
