"""Answers to questions about quality are added, taken back and proven, on both databases."""

from __future__ import annotations

import csv

import pytest
from sqlalchemy import create_engine, text

from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from domain.quality import Check, QuestionKey, Verdict
from store.database import database_url as full_url
from store.refusals import AnswerTooLong, UnknownAnswer
from tests.store.building import case_row, moment, report, submission


def question(unit="18.06", figures=("412", "4120"), check=Check.OUTLIER):
    return QuestionKey(
        check=check,
        kind=ReportKind.PLEDGES,
        field="obligated",
        period=Period(2024, 1),
        unit_kind=UnitKind.REGENCY,
        unit=unit,
        institution="asn_daerah",
        figures=figures,
    )


def standing(store, **more):
    frame = store.answers(**more)
    return list(zip(frame["unit"], frame["verdict"], frame["words"], strict=True))


def acts(store):
    return [line.act for line in reversed(store.ledger())]


def test_the_same_figures_are_the_same_question():
    assert question().fingerprint == question().fingerprint
    others = [
        question(figures=("412", "4121")),
        question(unit="18.07"),
        question(check=Check.LAST_DIGITS),
    ]
    assert len({each.fingerprint for each in (question(), *others)}) == 4


def test_an_empty_store_has_no_answers(store):
    assert standing(store) == []
    assert store.figures_head() == store.head()
    assert store.answers().columns.tolist() == [
        "id", "question", "check", "kind", "period", "unit_kind", "unit", "institution",
        "verdict", "words", "at", "is_standing",
    ]  # fmt: skip


def test_the_newest_answer_stands_and_the_older_one_stays_in_the_ledger(store):
    assert store.answer_question(question(), Verdict.CHECKING, "")
    assert store.answer_question(question(), Verdict.CORRECT, "Pegawai  baru\ndilantik")
    assert not store.answer_question(question(), Verdict.CORRECT, "Pegawai baru dilantik")

    assert standing(store) == [("18.06", "correct", "Pegawai baru dilantik")]
    assert acts(store) == ["answer_question", "answer_question"]
    assert "Pegawai" not in "".join(line.payload for line in store.ledger())


def test_an_answer_can_be_taken_back_and_given_again(store):
    store.answer_question(question(), Verdict.CORRECT, "benar")
    store.withdraw_answer(question())

    assert standing(store) == []
    assert standing(store, also_withdrawn=True) == [("18.06", "correct", "benar")]
    with pytest.raises(UnknownAnswer):
        store.withdraw_answer(question())
    assert store.answer_question(question(), Verdict.CORRECT, "benar")
    assert standing(store) == [("18.06", "correct", "benar")]


def test_answers_are_shown_as_known_on_a_day(store):
    store.answer_question(question(), Verdict.CHECKING, "", at=moment("2024-02-05"))
    store.answer_question(question(), Verdict.CORRECT, "", at=moment("2024-02-07"))

    assert standing(store, as_of=moment("2024-02-04")) == []
    assert standing(store, as_of=moment("2024-02-06")) == [("18.06", "checking", "")]


def test_a_long_answer_is_refused_and_nothing_is_kept(store):
    with pytest.raises(AnswerTooLong, match="501"):
        store.answer_question(question(), Verdict.CORRECT, "x" * 501)
    assert standing(store) == []
    assert acts(store) == []


def test_no_figure_changes(store):
    store.accept(submission([report([case_row("KE1", reported=3)])]))
    before, head = store.figures(), store.head()

    store.answer_question(question(), Verdict.WILL_CORRECT, "")

    assert store.figures().equals(before)
    assert store.head() != head
    assert store.figures_head() == head
    assert store.verify().ok


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE quality_answers SET words = 'lain'", "line 1 of quality_answers was changed"),
        ("UPDATE quality_answers SET verdict = 'checking'", "line 1 of quality_answers"),
        ("UPDATE quality_answers SET unit_code = '18.07'", "line 1 of quality_answers"),
        ("DELETE FROM quality_answers", "line 1 of quality_answers is missing"),
        ("DELETE FROM ledger", "line 1 of quality_answers has no line"),
    ],
)
def test_an_altered_answer_is_noticed(store, database_url, change, why):
    store.answer_question(question(), Verdict.CORRECT, "benar")
    assert store.verify().ok
    with create_engine(full_url(database_url)).begin() as connection:
        connection.execute(text(change))

    found = store.verify()
    assert not found.ok
    assert why in found.why


def test_every_act_leaves_as_an_open_file(store, tmp_path):
    store.answer_question(question(), Verdict.CORRECT, "=benar")
    store.withdraw_answer(question())
    store.export(tmp_path)

    with (tmp_path / "quality_answers.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(line["act"], line["verdict"], line["words"]) for line in lines] == [
        ("answer_question", "correct", "'=benar"),
        ("withdraw_answer", "correct", "'=benar"),
    ]
