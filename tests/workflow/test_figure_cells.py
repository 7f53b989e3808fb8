"""From a figure to its cells: what is listed adds up to what is shown."""

import pandas as pd
import pytest

from domain import indicators
from domain.language import Language
from domain.period import Period
from geo.gazetteer import load_gazetteer
from store.api import open_store
from tests.support import small_facts
from tests.support.frames import report
from tests.support.small_facts import cases, facts_of
from workflow.cell_view import position, sheet_window
from workflow.facts import counted
from workflow.figure_cells import Part, figure_origin
from workflow.views import Selection, selected_states

ENGLISH = Language("en")
TANGGAMUS = "18.06"
JANUARY, FEBRUARY = Period(2024, 1), Period(2024, 2)


def origin_of(facts, indicator, period=JANUARY):
    return figure_origin(
        facts,
        indicator=indicator,
        states=counted(small_facts.states_of(facts)(indicator)),
        period=period,
    )


def cells_of(origin):
    """(part, value, is counted) of every cell, in the order of the reports."""
    return [
        (cell.part.value, cell.value, cell.is_counted)
        for report in origin.reports(ENGLISH)
        for cell in report.cells
    ]


def small(*reports):
    return facts_of(load_gazetteer(), *reports)


def test_a_rate_lists_numerator_and_denominator_of_every_row():
    rows = [{"level": "staff", "obligated": 10, "signed": 4}, {"obligated": 5, "signed": 5}]
    found = origin_of(
        small(report("pledges", "2024-01", TANGGAMUS, rows)), indicators.PLEDGE_COMPLETION
    )
    assert cells_of(found) == [
        ("denominator", 10.0, True),
        ("numerator", 4.0, True),
        ("denominator", 5.0, True),
        ("numerator", 5.0, True),
    ]
    assert (found.line["numerator"], found.line["denominator"]) == (9.0, 15.0)


def test_a_row_with_a_blank_is_listed_as_blank_and_is_not_in_the_sum():
    rows = [{"level": "staff", "obligated": 10, "signed": None}, {"obligated": 5, "signed": 5}]
    found = origin_of(
        small(report("pledges", "2024-01", TANGGAMUS, rows)), indicators.PLEDGE_COMPLETION
    )
    assert cells_of(found) == [
        ("denominator", 10.0, False),
        ("numerator", None, False),
        ("denominator", 5.0, True),
        ("numerator", 5.0, True),
    ]
    assert found.line["numerator"] == 5.0


def test_of_two_instruments_only_the_one_that_counts_is_listed():
    rows = [
        {"instrument": "integrity_pact", "obligated": 10, "signed": 4},
        {"instrument": "oath", "obligated": 10, "signed": 9},
    ]
    found = origin_of(
        small(report("pledges", "2024-01", TANGGAMUS, rows)), indicators.PLEDGE_COMPLETION
    )
    assert [value for _, value, _ in cells_of(found)] == [10.0, 4.0]


def test_a_cumulative_figure_lists_what_is_taken_off():
    def cumulated(period, reported):
        rows = [{"category": "KE1", "reported": reported}]
        return report("violations", period, TANGGAMUS, rows, basis="kumulatif", since="2024-01")

    facts = small(cumulated("2024-01", 3), cumulated("2024-02", 5))
    found = origin_of(facts, indicators.VIOLATIONS_REPORTED, FEBRUARY)
    assert cells_of(found) == [("numerator", 5.0, True), ("taken_off", 3.0, True)]
    assert found.line["numerator"] == 2.0
    first = origin_of(facts, indicators.VIOLATIONS_REPORTED, JANUARY)
    assert cells_of(first) == [("numerator", 3.0, True)]


def test_personnel_that_was_carried_is_listed_with_its_own_month():
    facts = small(
        report("personnel", "2024-01", TANGGAMUS, [{"personnel": 2_000}]),
        cases(TANGGAMUS, "2024-02", 3),
    )
    found = origin_of(facts, indicators.VIOLATION_RATE, FEBRUARY)
    months = {r.kind.value: r.period for r in found.reports(ENGLISH)}
    assert months == {"violations": FEBRUARY, "personnel": JANUARY}
    assert ("denominator", 2_000.0, True) in cells_of(found)


def test_a_nil_report_without_rows_is_listed_without_cells():
    found = origin_of(
        small(report("socialization", "2024-01", TANGGAMUS, is_nil=True)), indicators.ATTENDANCE
    )
    [only] = found.reports(ENGLISH)
    assert (only.is_nil, only.cells) == (True, ())


def test_a_month_without_reports_has_no_line_and_no_report():
    facts = small(cases(TANGGAMUS, "2024-01", 1), cases("18.07", "2024-02", 1))
    states = counted(small_facts.states_of(facts)(indicators.VIOLATIONS_REPORTED))
    own = states[states["unit"] == TANGGAMUS]
    found = figure_origin(
        facts, indicator=indicators.VIOLATIONS_REPORTED, states=own, period=FEBRUARY
    )
    assert found.line is None
    assert found.reports(ENGLISH) == ()


def test_the_particulars_of_a_case_stand_in_the_workbook_alone():
    found = origin_of(small(cases(TANGGAMUS, "2024-01", 1)), indicators.VIOLATIONS_REPORTED)
    [only] = found.reports(ENGLISH)
    assert [cell.words for cell in only.cells] == ["Reported"]


@pytest.mark.parametrize("code", (TANGGAMUS, "polres-tanggamus", "polda-lampung"))
@pytest.mark.parametrize("indicator", indicators.INDICATORS, ids=lambda each: each.code)
def test_cells_add_up_to_the_figure(facts, states_of, code, indicator):
    """Sample data: cumulative files, carried personnel, blanks, several instruments."""
    states = selected_states(facts, states_of, indicator, Selection(scope=code))
    n = 0
    for period in facts.periods:
        found = figure_origin(facts, indicator=indicator, states=states, period=period)
        cells = found.cells[found.cells["is_counted"]]
        signs = cells["part"].map(lambda part: -1 if part == Part.TAKEN_OFF.value else 1)
        sums = (cells["value"] * signs).groupby(cells["field"]).sum()
        for name, field in (
            ("numerator", indicator.numerator),
            ("denominator", indicator.denominator),
        ):
            if field and found.line is not None and pd.notna(found.line[name]):
                assert sums[field] == found.line[name]
                n += 1
    assert n >= len(facts.periods)


def test_every_cell_is_there_in_the_sheet(facts, states_of, sample_store):
    """The value in the kept workbook is the value that was counted."""
    store = open_store(sample_store.url)
    states = selected_states(
        facts, states_of, indicators.PLEDGE_COMPLETION, Selection(scope=TANGGAMUS)
    )
    found = figure_origin(
        facts, indicator=indicators.PLEDGE_COMPLETION, states=states, period=JANUARY
    )
    [only] = found.reports(ENGLISH)
    sent = facts.reports[facts.reports["submission"] == only.submission].iloc[0]
    for cell in only.cells[:2]:
        window = sheet_window(
            store,
            sent["sha256"],
            sent["file_name"],
            sheet=cell.sheet,
            cell=cell.name,
            first_figure_row=2,
        )
        row, column = position(cell.name)
        assert dict(window.rows)[row][window.columns.index(column)] == ENGLISH.number(cell.value)
    store.close()
