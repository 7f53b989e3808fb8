"""The Submissions page: history, details, taking back and its undo, comparison, memory."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from tests.store.building import case_row, moment, report, submission
from tests.support.app import Reader, app_on, as_read
from tests.support.small_history import CORRECTION, FEBRUARY_FILE, history_in, teach


@pytest.fixture
def store(tmp_path):
    opened = history_in(tmp_path)
    with app_on(tmp_path):
        yield opened
    opened.close()


def page(address="lang=en"):
    reader = Reader("submissions", address)
    assert reader.faults == []
    return reader


def press(reader, key):
    """Press the button with this key."""
    next(button for button in reader.app.button if button.key == key).click()
    reader.app.run()
    assert reader.faults == []
    return reader


def numbers(reader):
    """The numbers in the list, from above."""
    return re.findall(r">(\d{4})</a>", reader.html)


def test_the_list_has_the_newest_first_and_opens_it(store):
    reader = page()
    assert numbers(reader) == ["0004", "0003", "0002", "0001"]
    assert reader.headings == ["Submissions", "History", "Submission 0004"]
    assert "9 Mar 2024, 15:00 WIB" in reader.words
    assert "partly replaced" not in reader.words


@pytest.mark.parametrize("code", ["id", "en"])
def test_the_address_opens_a_submission(store, code):
    reader = page(f"lang={code}&sub=2")
    assert reader.headings[-1].endswith("0002")
    assert CORRECTION in reader.words


@pytest.mark.parametrize("wrong", ["99", "abc", "-1", "", "1" * 30])
def test_a_number_that_is_none_opens_the_newest(store, wrong):
    assert page(f"lang=en&sub={wrong}").headings[-1] == "Submission 0004"


def test_the_filters_go_into_the_address_and_narrow_the_list(store):
    reader = page().choose("Month", "2024-02")
    assert numbers(reader) == ["0003"]
    assert reader.address["hm"] == "2024-02"
    assert numbers(page("lang=en&hu=18.06&hm=2024-01")) == ["0002", "0001"]
    assert numbers(page("lang=en&hk=pledges")) == ["0003"]
    assert numbers(page("lang=en&q=ralat")) == ["0002"]
    assert "No submission fits" in page("lang=en&q=zzz").words


def test_names_of_files_are_shown_as_text(store):
    html = page("lang=en&sub=3").html
    assert FEBRUARY_FILE not in html
    assert "Februari &lt;b&gt;.xlsx" in html


def test_the_details_say_what_it_holds_and_what_it_changed(store):
    words = page("lang=en&sub=2").words
    assert "What it changed then" in words
    assert "Kab. Tanggamus" in words
    labels = [element.proto.label for element in page("lang=en&sub=2").app.get("download_button")]
    assert labels == ["Download workbook", "Download receipt"]


def test_taking_back_shows_first_what_would_change_and_stores_nothing(store):
    head = store.head()
    reader = press(page("lang=en&sub=3"), "ask_revert")
    assert "If submission 0003 is taken back" in reader.words
    assert "2 reports disappear" in reader.words
    assert "Kab. Pringsewu" in reader.words
    assert "blank" in reader.words
    reader = press(reader, "ask_cancel")
    assert "If submission" not in reader.words
    assert store.head() == head


def test_taking_back_and_undo(store):
    reader = press(press(page("lang=en&sub=2"), "ask_revert"), "do_revert")
    assert "Submission 0002 was taken back." in reader.words
    assert store.submission(2)["is_reverted"]
    assert list(store.figures()["value"].dropna())[:1] == [3]

    reader = press(reader, "submission_undo")
    assert "Submission 0002 counts again." in reader.words
    assert not store.submission(2)["is_reverted"]
    assert [line.act for line in store.ledger(2)] == ["restore", "revert"]


def test_what_another_person_undid_is_not_said_to_hold(store):
    reader = press(press(page("lang=en&sub=2"), "ask_revert"), "do_revert")
    store.restore(2, at=datetime.now(UTC))
    reader.app.run()
    assert "Submission 0002 was taken back." not in reader.words
    assert "submission_undo" not in [button.key for button in reader.app.button]


def test_a_taken_back_one_says_since_when_and_can_be_brought_back(store):
    press(press(page("lang=en&sub=2"), "ask_revert"), "do_revert")
    reader = page("lang=en&sub=2")
    assert "Taken back" in reader.words
    reader = press(press(reader, "ask_restore"), "do_restore")
    assert not store.submission(2)["is_reverted"]


def test_a_preview_that_is_another_by_now_is_not_acted_on(store):
    reader = press(page("lang=en&sub=1"), "ask_revert")
    store.revert(4, at=datetime.now(UTC))  # it said of Lebak what 1 says
    press(reader, "do_revert")
    assert not store.submission(1)["is_reverted"]
    assert [each.value[:15] for each in reader.app.warning] == ["**Somebody has "]
    press(reader, "do_revert")
    assert store.submission(1)["is_reverted"]


def test_that_another_person_was_quicker_is_said_in_plain_words(store):
    reader = press(page("lang=en&sub=2"), "ask_revert")

    store.revert(2, at=moment("2024-04-01"))
    next(button for button in reader.app.button if button.key == "do_revert").click()
    reader.app.run()
    assert reader.faults == []
    assert len(store.ledger()) == 5


def test_a_sample_cannot_be_brought_back_beside_real_figures(tmp_path):

    store = history_in(tmp_path, is_sample=True)
    real = submission([report([case_row("KE1", reported=7)])], "2024-04-01")
    store.accept(real, leave_sample=True)
    with app_on(tmp_path):
        reader = press(press(page("lang=en&sub=1"), "ask_restore"), "do_restore")
        assert [as_read(each.value) for each in reader.app.warning] == [
            "Real data is loaded. Sample data cannot be added to it: use another data folder "
            "(NETRA_DATA_DIR) to look at the samples."
        ]
        assert "Taken back with the sample data" in reader.words
    store.close()


def test_two_are_compared_as_the_address_says(store):
    reader = page("lang=en&view=compare&one=1&two=2")
    assert "0001 and 0002 compared" in reader.headings
    assert "they differ in 2 figures." in reader.words
    assert "only in the first" in reader.words
    reader.choose("State", "changed")
    rows = re.findall(r"<tbody>(.*?)</tbody>", reader.html)
    assert rows[0].count("<tr>") == 1


def test_one_is_not_compared_with_itself(store):
    assert "Choose two different" in page("lang=en&view=compare&one=1&two=1").words


def test_what_the_reader_remembers_can_be_forgotten_and_remembered_again(store):
    teach(store)
    reader = page("lang=en&view=memory")
    assert "Tangamus" in reader.words
    assert "C: Reported (month from the heading)" in reader.words
    reader = press(reader, "spelling_1_0")
    assert store.spellings().empty
    assert "forgotten" in reader.words
    press(reader, "spelling_1_0")
    assert list(store.spellings()["spelling"]) == ["Tangamus"]
    press(reader, "layout_1_0")
    assert store.layouts().empty


def test_nothing_remembered_is_said(store):
    assert page("lang=en&view=memory").words.count("Nothing is remembered yet.") == 2


def test_long_histories_are_shown_in_pages(tmp_path):

    store = history_in(tmp_path)
    for n in range(30):
        store.accept(submission([report([case_row("KE1", reported=10 + n)])], "2024-04-01"))
    with app_on(tmp_path):
        reader = page()
        assert len(numbers(reader)) == 20
        assert "20 of 34 submissions shown" in reader.words
    store.close()


def test_an_empty_store_says_so(tmp_path):
    with app_on(tmp_path):
        reader = page()
        assert "Nothing was sent yet." in reader.words
        assert "Two submissions are needed" in page("lang=en&view=compare").words


def test_an_earlier_day_shows_the_history_of_then_and_no_act(store):
    reader = page("lang=en&asof=2024-02-20")
    assert numbers(reader) == ["0002", "0001"]
    assert "partly replaced" in reader.words
    assert "Go back to today to take a file back." in reader.words
    assert "ask_revert" not in [button.key for button in reader.app.button]
