"""Answers of units to questions about quality: kept as they are, without data about persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from data_loaders.personal_data import names_a_person
from domain.language import N_, Language
from domain.quality import QuestionKey, Verdict
from store.api import Store


class NamesAPerson(ValueError):
    """The words carry the number of a person; nothing was kept, and they are not repeated."""

    template = N_(
        "The answer carries a number that looks like a NIK, NIP or NRP. Netra keeps no data about "
        "persons: take the number and any name out, and send the answer again. Nothing was stored."
    )

    def message(self, language: Language) -> str:
        """Why, and what to do, in the reader's language."""
        return language.text(self.template)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a unit answered, last.

    Attributes:
        words: its explanation; empty when there is none.
        at: when, UTC.
    """

    verdict: Verdict
    words: str
    at: datetime


def answers(store: Store, *, as_of: datetime | None = None) -> Mapping[str, Answer]:
    """The answers that stand, by the fingerprint of their question."""
    return {
        line["question"]: Answer(
            verdict=Verdict(line["verdict"]),
            words=line["words"],
            at=pd.Timestamp(line["at"]).to_pydatetime(),
        )
        for line in store.answers(as_of=as_of).to_dict("records")
    }


def answer(store: Store, question: QuestionKey, verdict: Verdict, words: str) -> bool:
    """Keep an answer, now; False when it stands just so. No figure changes.

    Raises:
        NamesAPerson: the words carry the number of a person.
        Refusal: they are too long.
    """
    if names_a_person(words):
        raise NamesAPerson
    return store.answer_question(question, verdict, words)


def withdraw(store: Store, question: QuestionKey) -> None:
    """Take an answer back, now.

    Raises:
        Refusal: there is none that stands.
    """
    store.withdraw_answer(question)
