"""The part of the store that keeps answers to questions about the quality of reports."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Engine

from domain.quality import QuestionKey, Verdict
from store import quality_answers
from store.database import reading, writing
from store.memory import moment_after


class QualityAnswers:
    """Answers of units; lines are only added, see `store.quality_answers`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def answer_question(
        self, question: QuestionKey, verdict: Verdict, words: str, *, at: datetime | None = None
    ) -> bool:
        """Keep an answer; False when it stands just so. No figure changes.

        Args:
            words: at most 500 characters. Whoever calls has looked for data about persons.
            at: the moment, with a time zone; the clock's when None.

        Raises:
            AnswerTooLong: the words have more characters.
        """
        with writing(self._engine) as connection:
            moment = moment_after(connection, at or datetime.now(UTC))
            return quality_answers.answer(connection, question, verdict, words, moment)

    def withdraw_answer(self, question: QuestionKey, *, at: datetime | None = None) -> None:
        """Take the answer back; the line stays, the question is open again.

        Raises:
            UnknownAnswer: it has no answer that stands.
        """
        with writing(self._engine) as connection:
            moment = moment_after(connection, at or datetime.now(UTC))
            quality_answers.withdraw(connection, question, moment)

    def answers(
        self, *, as_of: datetime | None = None, also_withdrawn: bool = False
    ) -> pd.DataFrame:
        """The newest answer to each question, oldest first.

        Returns:
            The columns of `quality_answers.ANSWER_COLUMNS`: id, question (fingerprint), check,
            kind, period, unit_kind, unit, institution, verdict, words, at (of the last act),
            is_standing.
        """
        with reading(self._engine) as connection:
            return quality_answers.answers(connection, as_of, also_withdrawn=also_withdrawn)
