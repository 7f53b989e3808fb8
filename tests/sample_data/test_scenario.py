"""The invented months hold what real life has, and a demonstration can count on it."""

from collections import Counter, defaultdict
from datetime import timedelta
from functools import cache

import pytest

from domain.fields import ReportKind
from domain.period import Period
from domain.scope import DEFAULT_SCOPE
from sample_data.habits import KNOWN_SILENCES, corrected_units, is_silent
from sample_data.scenario import PERSONNEL_MONTHS, facts
from sample_data.schedule import plan
from sample_data.units import (
    COMPLETE,
    HIGHLANDS,
    LEBAK,
    MONTHS,
    PRINGSEWU,
    TANGGAMUS,
    all_units,
    unit_of,
    units_in,
)
from sample_data.workbooks import workbook_bytes

PLEDGES, VIOLATIONS = ReportKind.PLEDGES, ReportKind.VIOLATIONS


@cache
def planned():
    return plan()


def books(month):
    return {book.name: book for book in planned() if book.name.startswith(month)}


def unit_codes(book):
    return {row["unit_code"] for rows in book.sheets.rows.values() for row in rows}


def cases(month):
    return sum(
        row.get("reported") or 0
        for unit in units_in(month)
        for row in facts(unit, month)[VIOLATIONS]
    )


def test_fourteen_months_with_a_national_workbook_for_each_side():
    names = {book.name for book in planned()}
    assert len(MONTHS) == 14
    for month in MONTHS:
        assert {f"{month}-regencies.xlsx", f"{month}-resorts.xlsx"} <= names


def test_no_national_workbook_has_more_than_3000_rows():
    for book in planned():
        assert sum(map(len, book.sheets.rows.values())) <= 3_000, book.name


def test_workbooks_come_in_the_order_of_receipt_and_after_their_month():
    moments = [book.recorded_at for book in planned()]
    assert moments == sorted(moments)
    for book in planned():
        assert book.received_on > Period.parse(book.name[:7]).last_day
        jakarta = book.recorded_at + timedelta(hours=7)
        assert jakarta.date() == book.received_on


def test_some_reports_are_late_and_most_are_not():
    for month in MONTHS:
        due = DEFAULT_SCOPE.due_on(month)
        late = books(str(month))[f"{month}-late.xlsx"]
        national = books(str(month))[f"{month}-regencies.xlsx"]
        assert national.received_on <= due < late.received_on
        assert 5 < len(unit_codes(late)) < len(unit_codes(national)) / 4


def test_lebak_reports_every_month_and_tanggamus_misses_one():
    missing = {
        code: [str(month) for month in MONTHS if is_silent(unit_of(code), month)]
        for code in (LEBAK, TANGGAMUS)
    }
    assert missing == {LEBAK: [], TANGGAMUS: ["2024-06"]}
    assert "2024-06-tanggamus.xlsx" not in {book.name for book in planned()}


def test_dogiyai_is_silent_for_eight_months_on_end():
    assert len(KNOWN_SILENCES["94.06"]) == 8
    for month in KNOWN_SILENCES["94.06"]:
        assert not any("94.06" in unit_codes(book) for book in books(str(month)).values())


def test_the_highlands_are_silent_more_often_than_lampung_and_banten():
    def share(provinces):
        units = [unit for unit in all_units() if unit.place.province_code in provinces]
        silent = sum(is_silent(unit, month) for unit in units for month in MONTHS)
        return silent / (len(units) * len(MONTHS))

    assert share(HIGHLANDS) > 0.2
    assert share(COMPLETE) < 0.02


def test_pledges_never_fall_and_approach_95_percent():
    signed, obligated = Counter(), Counter()
    before = {}
    for month in MONTHS:
        for unit in units_in(month):
            for row in facts(unit, month)[PLEDGES]:
                if row["signed"] is None:
                    continue
                key = (unit.code, row["institution"], row["level"], row["instrument"])
                assert before.get(key, 0) <= row["signed"] <= row["obligated"]
                before[key] = row["signed"]
                signed[month] += row["signed"]
                obligated[month] += row["obligated"]
    assert signed[MONTHS[0]] / obligated[MONTHS[0]] < 0.5
    assert 0.92 < signed[MONTHS[-1]] / obligated[MONTHS[-1]] < 0.97


def test_violations_rise_in_both_campaigns_and_gather_in_few_places():
    quiet = cases(Period(2024, 5))
    assert cases(Period(2024, 1)) > 3 * quiet
    assert cases(Period(2024, 10)) > 5 * quiet
    by_unit = Counter()
    month = Period(2024, 10)
    for unit in units_in(month):
        by_unit[unit.code] += sum(r.get("reported") or 0 for r in facts(unit, month)[VIOLATIONS])
    top = sum(count for _, count in by_unit.most_common(25))
    assert top > 0.4 * sum(by_unit.values())


def test_there_are_zeros_that_are_zeros_and_blanks_that_are_blanks():
    month = MONTHS[0]
    signed = [row["signed"] for unit in units_in(month) for row in facts(unit, month)[PLEDGES]]
    assert signed.count(0) > 20
    assert signed.count(None) > 5


def test_a_unit_without_cases_says_nihil_and_one_without_session_says_zero():
    month = Period(2024, 5)
    rows = defaultdict(list)
    for unit in units_in(month):
        for kind, found in facts(unit, month).items():
            rows[kind] += found
    nil = [row for row in rows[VIOLATIONS] if row["category"] == "NIHIL"]
    assert len(nil) > 800
    assert {row["reported"] for row in nil} == {0}
    none = [row for row in rows[ReportKind.SOCIALIZATION] if not row.get("session_date")]
    assert len(none) > 200
    assert {(row["invited"], row["attended"]) for row in none} == {(0, 0)}


def test_personnel_is_sent_in_five_months_only():
    sent = {
        Period.parse(book.name[:7])
        for book in planned()
        if book.sheets.rows.get(ReportKind.PERSONNEL)
    }
    assert sent == PERSONNEL_MONTHS
    assert len(sent) == 5


@pytest.mark.parametrize("month", MONTHS[:-1], ids=str)
def test_a_correction_comes_a_month_later_and_changes_figures(month):
    first = next(book for name, book in books(str(month)).items() if "regencies" in name)
    correction = next(book for name, book in books(str(month)).items() if "correction" in name)
    assert correction.received_on > first.received_on + timedelta(days=28)
    assert 3 <= len(corrected_units(month)) <= 5

    def pledges(book):
        return {
            (row["unit_name"], row["level"], row["instrument"]): row["signed"]
            for row in book.sheets.rows[PLEDGES]
        }

    was, became = pledges(first), pledges(correction)
    assert set(became) <= set(was)
    assert any(was[key] != became[key] for key in became)


def test_cumulative_figures_of_pringsewu_never_fall():
    unit, start = unit_of(PRINGSEWU), Period(2024, 1)
    totals = []
    for month in start.through(MONTHS[-1]):
        rows = facts(unit, month, since=start)[VIOLATIONS]
        sums = tuple(
            sum(row.get(field) or 0 for row in rows)
            for field in ("reported", "proven", "sanctioned")
        )
        totals.append(sums)
        assert sums[1] <= sums[0]
    assert totals == sorted(totals)
    assert totals[-1][0] > totals[0][0]


def test_the_same_unit_and_month_always_give_the_same_facts():
    unit = unit_of(LEBAK)
    assert facts(unit, MONTHS[3]) == facts(unit, MONTHS[3])
    book = planned()[0]
    assert workbook_bytes(book.sheets) == workbook_bytes(book.sheets)


def test_some_officers_write_words_for_nothing_known_and_for_nothing_happened():
    january = books("2024-01")["2024-01-regencies.xlsx"].sheets.rows
    signed = Counter(row["signed"] for row in january[PLEDGES])
    reported = Counter(row.get("reported") for row in january[VIOLATIONS])
    assert 0 < signed["-"] < signed[None] + signed["-"] < 40
    assert 20 < reported["nihil"] < reported[0]
