"""The Data quality page: questions and answers; the index where the settings switch it on."""

from __future__ import annotations

import re

import pytest

from domain.fields import ReportKind
from domain.period import Period
from store.api import open_store
from tests.store.building import report, row, submission
from tests.support.app import Reader, app_on

SETTINGS = "[index]\nshown = true\nleast_reporting = 0.01\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Eight invented months of Tanggamus; in the last one 412 obligated became 4120."""
    found = tmp_path_factory.mktemp("quality")
    store = open_store(f"sqlite:///{found}/netra.sqlite3")
    reports = [
        report(
            [row(2 + n, sheet="Pakta Integritas", obligated=obligated, signed=300 + 5 * n)],
            kind=ReportKind.PLEDGES,
            period=Period(2024, 1 + n),
        )
        for n, obligated in enumerate((412, 413, 412, 414, 412, 413, 412, 4120))
    ]
    store.accept(submission(reports, recorded="2024-09-05", is_sample=True))
    store.close()
    with app_on(found):
        yield found


def kept(folder):
    store = open_store(f"sqlite:///{folder}/netra.sqlite3")
    found = list(zip(store.answers()["verdict"], store.answers()["words"], strict=True))
    store.close()
    return found


def radio(reader):
    return reader.app.radio[0]


def send(reader):
    reader.app.button[-1].click()
    reader.app.run()
    return reader


def test_a_question_is_asked_answered_and_taken_back(folder):
    reader = Reader("quality", "lang=en")
    assert reader.faults == []
    assert reader.headings == [
        "Data quality", "Questions about reports, August 2024", "Kab. Tanggamus",
        "What was looked at",
    ]  # fmt: skip
    assert reader.html.count('<span class="nt-stamp">') == 3
    assert "Is 4,120 right? If it is not, please send a corrected report." in reader.words
    assert "sheet Pakta Integritas: F9" in reader.words
    assert re.search(r"raise\s+1 question", reader.words)

    radio(reader).set_value("will_correct")
    reader.app.text_area[0].set_value("atas nama 198701012010011001")
    assert "looks like a NIK, NIP or NRP" in send(reader).app.warning[0].value
    assert kept(folder) == []

    radio(reader).set_value("will_correct")
    reader.app.text_area[0].set_value("Salah ketik")
    assert "A corrected report will be sent" in send(reader).words
    assert kept(folder) == [("will_correct", "Salah ketik")]
    assert "4,120" in reader.words

    send(reader)
    assert kept(folder) == []
    assert len(reader.app.radio) == 1


def test_a_month_without_a_question_says_what_that_means(folder):
    reader = Reader("quality", "lang=en&month=2024-03")
    assert reader.faults == []
    assert "No report for March 2024 raises a question." in reader.words
    assert "No question does not mean that the figures are right" in reader.words


def test_a_month_with_questions_is_not_called_quiet_because_a_filter_leaves_them_out(folder):
    reader = Reader("quality", "lang=en&check=last_digits")
    assert reader.headings[-2:] == ["No question", "What was looked at"]
    assert reader.words.count("No question fits these filters.") == 2
    assert "Nothing in this month and selection" not in reader.words


def test_the_index_is_shown_only_where_the_settings_say_so(folder):
    assert "Neutrality index" not in Reader("comparison", "lang=en").words
    (folder / "netra.toml").write_text(SETTINGS, encoding="utf-8")
    reader = Reader("comparison", "lang=en&geo=regency")
    (folder / "netra.toml").unlink()
    assert reader.faults == []
    assert any(heading.startswith("Neutrality index") for heading in reader.headings)
    assert "No place has an index." in reader.words
