"""The Reporting page: rows chosen in the address, a letter that is open, settings that hold."""

from __future__ import annotations

import re
from datetime import date

import pytest

from domain.clock import end_of
from pages.parts import queries
from tests.support.app import Reader, app_on
from tests.support.small_history import history_in

FAULTY = "[reporting]\ndue_day = 31\n"


def rows(reader):
    return re.findall(r'class="nm-name">(?:<a [^>]*>)?<b>(.*?)</b>', reader.html)


def letter_opened(reader):
    return next(
        box.proto.expanded for box in reader.app.expander if box.label.startswith("Letter to ")
    )


def test_the_address_chooses_rows_order_and_letter(sample_store):
    with app_on(sample_store.folder):
        reader = Reader("reporting", "lang=en&order=name&q=lampung tengah")
        assert reader.faults == []
        assert rows(reader) == ["Kab. Lampung Tengah", *["Polres Lampung Tengah"] * 2]
        letters = next(box for box in reader.app.selectbox if box.label == "Letter to")
        assert not letter_opened(reader), "the page is about who is missing, not about one letter"
        reader.choose("Letter to", letters.options[1])
        sent = reader.app.code[0].value
        assert sent.startswith("DATA CONTOH / SAMPLE DATA")
        assert reader.address["letter"] and letter_opened(reader)
        assert letters.options[1].removeprefix("Polda ") in sent.split("Yth. ")[1]
        reader.choose("Show", "late")
        assert reader.address["state"] == "late"
        assert len(rows(reader)) < 3


@pytest.mark.parametrize("code", ("id", "en"))
def test_a_faulty_settings_file_is_told_key_by_key_and_no_figure_is_shown(tmp_path, code):
    (tmp_path / "netra.toml").write_text(FAULTY, "utf-8")
    with app_on(tmp_path):
        reader = Reader("reporting", f"lang={code}")
        assert not reader.app.exception
        assert len(reader.app.error) == 1
        assert reader.app.text[0].value.startswith("netra.toml, reporting.due_day = 31: ")
        assert reader.headings == []


def test_what_pages_keep_follows_the_settings(tmp_path):
    with app_on(tmp_path):
        before = queries.head(), queries.figures_head()
        assert queries.facts(before[0], None) is queries.facts(before[1], None)
        (tmp_path / "netra.toml").write_text(FAULTY.replace("31", "15"), "utf-8")
        # maps, slides and files are keyed by these alone
        assert not {queries.head(), queries.figures_head()} & {*before}
        assert queries.facts(queries.head(), None).scope.due_day == 15
        assert queries.facts(before[0], None).scope.due_day == 10


def test_a_month_that_becomes_due_is_shown_without_any_new_report(tmp_path, monkeypatch):
    history_in(tmp_path).close()  # reports of January and February 2024
    with app_on(tmp_path):
        ends = []
        for day in (date(2024, 4, 10), date(2024, 4, 11)):
            monkeypatch.setattr(queries, "today_in_jakarta", lambda day=day: day)
            ends.append(str(queries.facts(queries.head(), None).periods[-1]))
        assert ends == ["2024-02", "2024-03"]
        earlier = queries.facts(queries.head(), end_of(date(2024, 4, 10)))
        assert str(earlier.periods[-1]) == "2024-02"
