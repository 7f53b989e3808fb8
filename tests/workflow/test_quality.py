"""Questions of a month: to whom, about which cells, and what an answer does not do."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from analysis.quality_reading import LastDigits, SameAsOther, UnusualFigure
from domain.language import Language
from domain.period import Period
from domain.quality import Check, Verdict
from store.api import open_store
from tests.geo.small_world import small_world
from tests.support.frames import report
from tests.support.small_facts import cases, facts_of, states_of
from workflow.quality import quality
from workflow.quality_answers import NamesAPerson, answer, answers, withdraw
from workflow.quality_evidence import equal_figures, sources, unit_months
from workflow.quality_months import check_month, prepare
from workflow.views import Selection

EN = Language("en")
AUGUST = Period(2024, 8)
MONTHS = [str(Period(2024, month)) for month in range(1, 9)]
EVERYTHING = Selection()


def pledges(period, obligated, signed, unit="90.01", **more):
    return report("pledges", period, unit, [{"obligated": obligated, "signed": signed}], **more)


def months(last, *, unit="90.01", missing=()):
    """Seven ordinary months and the last one."""
    ordinary = [(412 + n % 3, 300 + 5 * n) for n in range(7)]
    return [
        pledges(month, *figures, unit=unit)
        for month, figures in zip(MONTHS, [*ordinary, last], strict=True)
        if month not in missing
    ]


def known(*reports):
    """Facts, and what the checks of every month stand on."""
    facts = facts_of(small_world(), *reports)
    return facts, prepare(facts, states_of(facts))


def month_of(facts, prepared, *, selection=EVERYTHING, period=AUGUST):
    return quality(facts, check_month(facts, prepared, period), selection)


def asked(*reports, **more):
    return month_of(*known(*reports), **more)


@cache
def misprint():
    """The month in which 412 became 4120, looked at once for all tests that ask about it."""
    facts, prepared = known(*months((4120, 335)))
    return facts, prepared, month_of(facts, prepared)


def subjects(month):
    return [(each.key.check, each.key.unit, each.key.field) for each in month.questions]


def test_a_zero_too_many_is_a_question_with_its_cells_and_months():
    facts, prepared, month = misprint()
    (question,) = month.questions
    assert (question.key.check, question.key.field) == (Check.OUTLIER, "obligated")
    assert (question.name, question.above) == ("Kab. Satu", "Timur")
    (source,) = sources(facts, question, EN)
    assert (source.submission, source.sheet, source.cells) == (8, "Lembar", "B2")
    assert isinstance(question.evidence, UnusualFigure)
    series = unit_months(facts, prepared, question, question.evidence)
    assert series.values[-2:] == (412.0, 4120.0)
    assert month.examined[Check.OUTLIER] == (2, 0, 1)


def test_a_fall_of_signed_pledges_is_asked_about_as_a_change():
    facts, prepared = known(*months((412, 100)))
    (question,) = month_of(facts, prepared).questions
    assert question.key.field == "signed"
    series = unit_months(facts, prepared, question, question.evidence)
    assert (series.is_about_change, series.usual) == (True, 335.0)


def test_a_month_that_nobody_reported_raises_no_question():
    others = months((412, 335), missing=(MONTHS[-1],))
    month = asked(*others, cases("90.71", MONTHS[-1], 0))
    assert month.questions == ()
    assert month.examined[Check.OUTLIER] == (0, 1, 0)


def test_a_missing_month_is_not_taken_for_zero():
    assert asked(*months((412, 335), missing=(MONTHS[3],))).questions == ()


def test_later_months_do_not_change_the_question():
    later = asked(*months((4120, 335)), pledges("2024-09", 413, 340))
    (early,) = misprint()[2].questions
    assert later.questions[0].key == early.key


def test_a_corrected_report_is_another_question():
    (first,) = misprint()[2].questions
    (second,) = asked(*months((4121, 335))).questions
    assert first.key.fingerprint != second.key.fingerprint


def test_of_a_large_session_one_question_is_asked():
    sessions = [
        report("socialization", month, "90.01", [{"invited": 40 + n, "attended": 30 + n}])
        for n, month in enumerate(MONTHS[:7])
    ]
    large = report("socialization", MONTHS[-1], "90.01", [{"invited": 450, "attended": 300}])
    assert subjects(asked(*sessions, large)) == [(Check.OUTLIER, "90.01", "attended")]


TWO = [{"invited": 1507, "attended": 1431}, {"invited": 871, "attended": 64}]


def test_two_units_with_the_same_figures_are_both_asked_and_named():
    reports = [report("socialization", "2024-08", unit, TWO) for unit in ("90.01", "90.71")]
    facts, prepared = known(*reports)
    first, second = month_of(facts, prepared).questions
    assert isinstance(first.evidence, SameAsOther)
    assert (first.name, first.evidence.others) == ("Kab. Satu", ("Kota Satu",))
    assert second.evidence.others == ("Kab. Satu",)
    figures = equal_figures(facts, first, EN)
    assert [(each.field, each.value) for each in figures][:2] == [
        ("Invited", 1507.0), ("Attended", 1431.0),
    ]  # fmt: skip


def test_equal_figures_of_cases_do_not_say_what_each_case_was_about():
    rows = [{"category": f"KE{n}", "channel": "offline", "reported": n} for n in range(1, 8)]
    rows += [{"category": f"DS{n}", "reported": 10 + n} for n in range(1, 5)]
    sent = [report("violations", month, "90.01", rows) for month in MONTHS[-2:]]
    facts, prepared = known(*sent)
    (question,) = month_of(facts, prepared).questions
    figures = equal_figures(facts, question, EN)
    assert {each.about for each in figures} == {""}
    assert sorted(each.value for each in figures)[:2] == [1.0, 2.0]


def test_a_selection_asks_its_own_units_only_but_compares_with_all():
    reports = [report("socialization", "2024-08", unit, TWO) for unit in ("90.01", "80.01")]
    everything = known(*reports)
    month = month_of(*everything, selection=Selection(scope="90"))
    assert [question.key.unit for question in month.questions] == ["90.01"]
    assert month.examined[Check.SAME_AS_OTHER] == (1, 0, 1)
    assert month_of(*everything, selection=Selection(institutions=("polri",))).questions == ()


def test_last_digits_are_asked_about_once_a_year_of_unit_and_province():
    rows = [{"invited": 100, "attended": 10 * n} for n in range(1, 61)]
    sent = [report("socialization", month, "90.01", rows) for month in ("2024-07", "2024-08")]
    everything = known(*sent)

    def digits(period):
        return [
            (question.key.unit, question.key.fingerprint)
            for question in month_of(*everything, period=period).questions
            if isinstance(question.evidence, LastDigits)
        ]

    assert [unit for unit, _ in digits(AUGUST)] == ["90.01", "90"]
    assert digits(Period(2024, 7)) == digits(AUGUST)


def test_nobody_is_ranked():
    """Questions stand by province and name, whatever their figures."""
    units = ("90.71", "90.03", "80.01")
    reports = [line for n, unit in enumerate(units) for line in months((4120 - n, 335), unit=unit)]
    month = asked(*reports)
    assert [(q.above, q.name) for q in month.questions if q.key.field == "obligated"] == [
        ("Barat", "Kab. Dua"), ("Timur", "Kab. Tiga"), ("Timur", "Kota Satu"),
    ]  # fmt: skip


@pytest.fixture
def store(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/netra.sqlite3")
    yield store
    store.close()


def test_an_answer_is_kept_and_found_by_its_question(store):
    key = misprint()[2].questions[0].key
    assert answer(store, key, Verdict.WILL_CORRECT, "Salah ketik, 412 orang")
    kept = answers(store)[key.fingerprint]
    assert (kept.verdict, kept.words) == (Verdict.WILL_CORRECT, "Salah ketik, 412 orang")
    assert replace(key, figures=("412", "412")).fingerprint not in answers(store)
    withdraw(store, key)
    assert dict(answers(store)) == {}


NUMBERED = (
    "a.n. pegawai 198701012010011001",
    "NIK 1871012345678901 sudah dicek",
    "NRP 87010123 sudah pindah",
    "nip: 19870101 2010",
)
PLAIN = ("Benar, 1.412 orang sejak 2024", "Surat 400/123/2024", "NIP")


def test_an_answer_with_the_number_of_a_person_is_refused_and_not_repeated(store):
    key = misprint()[2].questions[0].key
    for words in NUMBERED:
        with pytest.raises(NamesAPerson) as refused:
            answer(store, key, Verdict.CORRECT, words)
        said = refused.value.message(EN)
        assert "Nothing was stored" in said
        assert not [part for part in words.split() if part.isdigit() and part in said]
    assert dict(answers(store)) == {}
    assert store.ledger() == []


def test_plain_words_are_taken(store):
    key = misprint()[2].questions[0].key
    assert [answer(store, key, Verdict.CORRECT, words) for words in PLAIN] == [True] * 3
