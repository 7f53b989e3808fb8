"""The history of submissions in the words of a reader, and what acts on it would change."""

from __future__ import annotations

import csv
import io
import json

import pytest

from domain.fields import ReportKind
from domain.language import Language
from domain.period import Period
from geo.gazetteer import load_gazetteer
from store import AlreadyReverted, NotReverted, UnknownSubmission
from tests.store.building import case_row, moment, report, submission
from tests.support.small_history import CORRECTION, JANUARY_FILE, history_in, teach
from workflow import reader_memory
from workflow.submission_changes import (
    difference,
    difference_csv,
    in_words,
    made_by,
    preview_of_flip,
)
from workflow.submission_receipt import acts_of, receipt_again
from workflow.submissions import (
    Standing,
    Wanted,
    clock_time,
    held_by,
    history,
    restore,
    revert,
    span,
)

EN, ID = Language("en"), Language("id")
PLACES = load_gazetteer()


@pytest.fixture
def store(tmp_path):
    opened = history_in(tmp_path)
    yield opened
    opened.close()


def standings(store, **when):
    return {line.number: line.standing for line in history(store, **when).lines}


def moved(changes):
    """Unit, figure, before, after and status of what does not stay."""
    return [
        (each.unit_code, each.before, each.after, each.status)
        for each in in_words(changes.chosen(), PLACES, EN)
    ]


def test_the_newest_stands_first_with_what_it_holds(store):
    newest, february, correction, first = history(store).lines

    assert (first.number, first.file_name, first.n_reports, first.n_current) == (
        1, JANUARY_FILE, 2, 0,
    )  # fmt: skip
    assert correction.months == (Period(2024, 1),)
    assert february.kinds == (ReportKind.PLEDGES, ReportKind.VIOLATIONS)
    assert (newest.number, newest.n_units) == (4, 1)


def test_the_state_says_what_still_counts(store):
    assert standings(store)[1] is Standing.REPLACED
    assert standings(store, as_of=moment("2024-02-20"))[1] is Standing.PARTLY
    assert standings(store, as_of=moment("2024-02-06")) == {1: Standing.CURRENT}
    revert(store, 2)
    assert standings(store) == {
        1: Standing.PARTLY,
        2: Standing.REVERTED,
        3: Standing.CURRENT,
        4: Standing.CURRENT,
    }


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Wanted(), [4, 3, 2, 1]),
        (Wanted(month=Period(2024, 2)), [3]),
        (Wanted(kind=ReportKind.PLEDGES), [3]),
        (Wanted(unit="18.06"), [3, 2, 1]),
        (Wanted(unit="18.06", month=Period(2024, 1)), [2, 1]),
        # one report must fit all, not one report each
        (Wanted(unit="18.06", kind=ReportKind.PLEDGES), []),
        (Wanted(words="JANU"), [1]),
        (Wanted(words="0002"), [2]),
        (Wanted(words="nothing"), []),
    ],
)
def test_the_history_is_narrowed_by_month_kind_unit_and_name(store, wanted, numbers):
    assert [line.number for line in history(store).matching(wanted)] == numbers


def test_what_a_submission_holds_is_counted_by_month_and_kind(store):
    held = list(held_by(history(store), 3))
    assert [(each.kind, each.n_units, each.n_nil, each.n_current) for each in held] == [
        (ReportKind.PLEDGES, 1, 0, 1),
        (ReportKind.VIOLATIONS, 1, 1, 1),
    ]


def test_what_a_submission_changed_when_it_was_stored(store):
    assert moved(made_by(store, 1)) == [("36.02", None, 5, "new"), ("18.06", None, 3, "new")]
    assert moved(made_by(store, 2)) == [("18.06", 3, 4, "changed")]
    repeated = made_by(store, 4)
    assert repeated.is_nothing
    assert repeated.n_reports == {"unchanged": 1}


def test_the_preview_of_taking_back_names_what_goes_back_and_what_disappears(store):
    assert moved(preview_of_flip(store, 2)) == [("18.06", 4, 3, "changed")]
    nothing = preview_of_flip(store, 1)
    assert nothing.is_nothing
    february = preview_of_flip(store, 3)
    assert moved(february) == [("18.10", 10, None, "gone"), ("18.10", None, None, "gone")]
    assert february.n_reports == {"gone": 2}, "the nil report, which has no figure, goes, too"


def test_the_preview_of_a_taken_back_one_says_what_comes_back(store):
    revert(store, 2)
    assert moved(preview_of_flip(store, 2)) == [("18.06", 3, 4, "changed")]
    with pytest.raises(AlreadyReverted):
        revert(store, 2)
    restore(store, 2)
    with pytest.raises(NotReverted):
        restore(store, 2)


def test_two_submissions_differ_in_what_one_alone_says_and_in_values(store):
    changes = difference(store, 1, 2)
    assert moved(changes) == [("36.02", 5, None, "gone"), ("18.06", 3, 4, "changed")]
    assert difference(store, 4, 1).n_figures == {"unchanged": 1, "new": 1}
    assert list(changes.chosen(status="gone")["unit"]) == ["36.02"]
    assert changes.chosen(kind="pledges").empty
    with pytest.raises(UnknownSubmission):
        difference(store, 1, 99)


def read(content, language):
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";" if language is ID else ","))


@pytest.mark.parametrize("language", [EN, ID])
def test_the_file_of_a_difference_has_both_values_and_both_cells(store, language):
    changes = difference(store, 1, 2)
    heads, *lines = read(difference_csv(changes.chosen(), 1, 2, PLACES, language), language)

    assert heads[5:9] == [
        "0001",
        language.text("Cell in {n}", n="0001"),
        "0002",
        language.text("Cell in {n}", n="0002"),
    ]
    assert [line[0] for line in lines] == ["18.06", "36.02"]
    assert lines[0][5:9] == ["3", "Pelanggaran!G3", "4", "Pelanggaran!G3"]
    assert lines[1][5:9] == ["5", "Pelanggaran!G4", "", ""]


def test_no_text_of_a_sender_becomes_a_formula(tmp_path):

    store = history_in(tmp_path)
    hostile = case_row("=HYPERLINK(1)", 9, reported=1)
    unit = report([hostile], unit="=1+1")
    store.accept(submission([unit], "2024-03-12", file_name="+x.xlsx"))
    content = difference_csv(difference(store, 5, 2).frame, 5, 2, PLACES, EN)
    fields = [field for line in read(content, EN) for field in line]
    assert "'=1+1" in fields
    assert not [field for field in fields if field.startswith(("=", "+", "-", "@"))]
    store.close()


def test_the_receipt_can_be_had_again_with_later_acts(store):
    revert(store, 2)
    acts = acts_of(store, 2)
    line = history(store).line(2)
    found = json.loads(receipt_again(line, made_by(store, 2), acts))

    assert (found["file"], found["submission"]) == (CORRECTION, 2)
    assert (found["accepted"], found["superseded"], found["unchanged"]) == (1, 1, 0)
    assert found["ledger"]["line"] == 2
    assert [act["act"] for act in found["later"]] == ["revert"]
    assert acts_of(store, 2, until=moment("2024-03-01")).later == ()


def test_the_end_of_the_sample_is_an_act_on_each_of_its_submissions(tmp_path):
    store = history_in(tmp_path, is_sample=True)
    store.leave_sample(at=moment("2024-04-01"))
    assert [act.act for act in acts_of(store, 3).later] == ["leave_sample"]
    store.close()


def test_times_are_those_of_jakarta():
    at = moment("2024-02-05 17:30")
    assert clock_time(at, EN) == "6 Feb 2024, 00:30 WIB"
    assert clock_time(at, ID) == "6 Feb 2024, 00.30 WIB"
    assert span((Period(2024, 1), Period(2024, 3)), ID) == "Jan 2024 – Mar 2024"


def test_learned_spellings_are_listed_forgotten_and_learned_again(store):
    teach(store)
    (line,) = reader_memory.learned_spellings(store, PLACES)
    assert (line.spelling, line.name, line.is_known) == ("Tangamus", "Kab. Tanggamus", True)

    reader_memory.unlearn(store, line)
    (line,) = reader_memory.learned_spellings(store, PLACES)
    assert not line.is_known

    reader_memory.learn_again(store, line)
    assert reader_memory.learned_spellings(store, PLACES)[0].is_known
    assert store.verify().ok


def test_remembered_layouts_are_told_in_words_and_can_be_forgotten(store):
    teach(store)
    (line,) = reader_memory.kept_layouts(store, EN)
    assert line.kind is ReportKind.VIOLATIONS
    assert line.columns == "A: place and C: Reported (month from the heading)"

    reader_memory.forget(store, line)
    assert not reader_memory.kept_layouts(store, EN)[0].is_known
    reader_memory.remember_again(store, line)
    assert reader_memory.kept_layouts(store, EN)[0].is_known
