"""The list of questions to send: every question, where it stands, room for the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

from openpyxl import load_workbook

from charts.frame import SAMPLE_STAMP
from domain.language import Language
from domain.period import Period
from domain.quality import Verdict
from tests.geo.small_world import small_world
from tests.support.frames import report
from tests.support.small_facts import facts_of, states_of
from workflow.quality import quality
from workflow.quality_answers import Answer
from workflow.quality_files import questions_workbook
from workflow.quality_months import check_month, prepare
from workflow.views import Selection

EN = Language("en")
JANUARY = Period(2024, 1)
TWO = [{"invited": 1507, "attended": 1431}, {"invited": 871, "attended": 64}]


def lines(*, is_sample=False):
    reports = [report("socialization", "2024-01", unit, TWO) for unit in ("90.01", "90.71")]
    facts = replace(facts_of(small_world(), *reports), has_sample=is_sample)
    month = check_month(facts, prepare(facts, states_of(facts)), JANUARY)
    asked = quality(facts, month, Selection()).questions
    said = Answer(Verdict.CHECKING, "=SUM(A1)", datetime(2024, 2, 5, tzinfo=UTC))
    answers = {asked[0].key.fingerprint: said}
    content = questions_workbook(facts, asked, answers, period=JANUARY, language=EN)
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()], asked


def test_each_question_has_a_line_with_its_cells_and_its_answer_or_room_for_one():
    (title, *_, heading, first, second), asked = lines()
    assert title[0] == "Questions about reports, January 2024"
    assert heading[:2] == ["Code", "Province or police region"]
    assert first[:4] == [
        asked[0].key.fingerprint[:10],
        "Timur",
        "Kab. Satu",
        "Regional civil service",
    ]
    assert "are those of Kota Satu" in first[4]
    assert "laporan.xlsx, sheet Lembar: B2" in first[6]
    assert first[7:] == ["Still being checked", "=SUM(A1)"]
    assert second[7:] == [None, None]


def test_sample_data_says_so_in_the_file():
    (mark, *_), _ = lines(is_sample=True)
    assert mark[0] == SAMPLE_STAMP
