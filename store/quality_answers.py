"""What units answered to questions about the quality of their reports.

Lines are only added. The newest line about a question is its answer; withdrawing one is a line,
too. No answer changes a figure. Each line has a line of the ledger, which keeps the words as a
hash only.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeGuard

import pandas as pd
from sqlalchemy import Connection, Row, func, insert, select

from domain.quality import MOST_CHARACTERS, QuestionKey, Verdict
from domain.spreadsheet_text import visible
from store import ledger
from store.canonical import sha256_of
from store.database import next_number
from store.refusals import AnswerTooLong, UnknownAnswer
from store.tables import quality_answers

ANSWER_COLUMNS = (
    "id",
    "question",
    "check",
    "kind",
    "period",
    "unit_kind",
    "unit",
    "institution",
    "verdict",
    "words",
    "at",
    "is_standing",
)
_SAID = (
    "id",
    "question",
    "check_code",
    "kind",
    "period",
    "unit_kind",
    "unit_code",
    "institution",
    "verdict",
)


def answer(
    connection: Connection, question: QuestionKey, verdict: Verdict, words: str, at: datetime
) -> bool:
    """Keep an answer; False when it stands just so.

    Raises:
        AnswerTooLong: the words have more characters than an answer may have.
    """
    said = " ".join(visible(words).split())
    if len(said) > MOST_CHARACTERS:
        raise AnswerTooLong(most=MOST_CHARACTERS, found=len(said))
    known = _newest(connection, question.fingerprint)
    if _is_standing(known) and (known.verdict, known.words) == (verdict.value, said):
        return False
    _add(connection, ledger.ANSWER_QUESTION, question, verdict.value, said, at)
    return True


def withdraw(connection: Connection, question: QuestionKey, at: datetime) -> None:
    """Take the answer back: the question is open again.

    Raises:
        UnknownAnswer: it has no answer that stands.
    """
    known = _newest(connection, question.fingerprint)
    if not _is_standing(known):
        raise UnknownAnswer()
    _add(connection, ledger.WITHDRAW_ANSWER, question, known.verdict, known.words, at)


def answers(
    connection: Connection, as_of: datetime | None, *, also_withdrawn: bool
) -> pd.DataFrame:
    """See `Store.answers`."""
    table = quality_answers.c
    newest = select(func.max(table.id)).group_by(table.question)
    if as_of is not None:
        newest = newest.where(table.at <= as_of)
    query = select(quality_answers).where(table.id.in_(newest)).order_by(table.id)
    lines = [_line(line) for line in connection.execute(query)]
    found = pd.DataFrame(lines, columns=list(ANSWER_COLUMNS))
    if also_withdrawn:
        return found
    return found[found["is_standing"].astype(bool)].reset_index(drop=True)


def answer_payload(line: Mapping[str, Any]) -> dict[str, object]:
    """What the ledger says about a line of `quality_answers`; of the words their hash."""
    return {name: line[name] for name in _SAID} | {"words": sha256_of(line["words"])}


def _line(line: Row[Any]) -> tuple[object, ...]:
    return (
        line.id,
        line.question,
        line.check_code,
        line.kind,
        line.period,
        line.unit_kind,
        line.unit_code,
        line.institution,
        line.verdict,
        line.words,
        line.at,
        _is_standing(line),
    )


def _newest(connection: Connection, fingerprint: str) -> Row[Any] | None:
    table = quality_answers.c
    query = select(quality_answers).where(table.question == fingerprint)
    return connection.execute(query.order_by(table.id.desc()).limit(1)).first()


def _is_standing(line: Row[Any] | None) -> TypeGuard[Row[Any]]:
    return line is not None and line.act == ledger.ANSWER_QUESTION


def _add(
    connection: Connection,
    act: str,
    question: QuestionKey,
    verdict: str,
    words: str,
    at: datetime,
) -> None:
    values = {
        "id": next_number(connection, quality_answers),
        "act": act,
        "question": question.fingerprint,
        "check_code": question.check.value,
        "kind": question.kind.value,
        "period": str(question.period),
        "unit_kind": question.unit_kind.value,
        "unit_code": question.unit,
        "institution": question.institution,
        "verdict": verdict,
        "words": words,
        "at": at,
    }
    connection.execute(insert(quality_answers).values(**values))
    ledger.append(connection, at=at, act=act, payload=answer_payload(values))
