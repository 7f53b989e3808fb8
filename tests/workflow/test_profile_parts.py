"""The profile of a place: levels and organizations of its pledges, its reports and its notes."""

from datetime import date

from domain import indicators
from domain.language import Language
from domain.period import Period
from domain.scope import DEFAULT_SCOPE
from tests.support import small_facts
from tests.support.frames import report
from tests.support.small_facts import cases
from tests.workflow.profiles import JANUARY, LAMPUNG, TANGGAMUS, pledges, profile_of, small
from workflow.facts import counted
from workflow.figure_cells import figure_origin
from workflow.profile_notes import profile_notes
from workflow.profile_pledges import organizations, pledge_levels
from workflow.profile_reports import report_rows, sent_files, units_below

ENGLISH = Language("en")


def pledge_origin(*rows):
    facts = small(report("pledges", "2024-01", TANGGAMUS, list(rows)))
    states = counted(small_facts.states_of(facts)(indicators.PLEDGE_COMPLETION))
    return figure_origin(
        facts, indicator=indicators.PLEDGE_COMPLETION, states=states, period=JANUARY
    )


def organization(name, obligated, signed):
    return {"organization": name, "level": "staff", "obligated": obligated, "signed": signed}


def test_organizations_that_have_not_signed_are_listed_by_name():
    origin = pledge_origin(
        organization("Dinas Pendidikan", 40, 12),
        organization("Badan Keuangan", 9, 0),
        organization("Sekretariat DPRD", 8, 8),
        organization("Dinas Kesehatan", 20, 0),
        organization("Inspektorat", 7, None),
    )
    found = organizations(origin)
    assert [line.name for line in found.none_signed] == ["Badan Keuangan", "Dinas Kesehatan"]
    assert [(line.name, line.remaining) for line in found.some_signed] == [("Dinas Pendidikan", 28)]
    assert [(line.name, line.remaining) for line in found.unknown] == [("Inspektorat", None)]
    assert (found.n_complete, found.n_reports, found.n_naming) == (1, 1, 1)
    assert found.none_signed[0].cell == "1!Lembar!B2"


def test_an_organization_with_a_blank_level_is_unknown_not_short():
    origin = pledge_origin(
        organization("Dinas Pendidikan", 40, 40),
        organization("Dinas Pendidikan", 5, None) | {"level": "agency_head"},
    )
    assert [line.name for line in organizations(origin).unknown] == ["Dinas Pendidikan"]


def test_reports_that_name_no_organization_say_nothing_of_them():
    found = organizations(pledge_origin({"obligated": 10, "signed": 1}))
    assert (found.n_reports, found.n_naming) == (1, 0)
    assert found.none_signed == ()


def test_levels_stand_in_the_order_of_their_list_and_blank_rows_are_left_out():
    lines = pledge_levels(
        pledge_origin(
            {"level": "staff", "obligated": 90, "signed": 30},
            {"level": "agency_head", "obligated": 10, "signed": 10},
            {"level": "lurah", "obligated": 5, "signed": None},
        ),
        ENGLISH,
    )
    assert [(line.obligated, line.signed) for line in lines] == [(10, 10), (90, 30)]


def test_rows_without_a_level_are_a_line_of_their_own():
    [line] = pledge_levels(pledge_origin({"obligated": 90, "signed": 30}), ENGLISH)
    assert (line.name, line.remaining) == ("All levels together", 60)


def test_a_unit_has_a_row_for_each_kind_of_report():
    facts = small(
        pledges(TANGGAMUS, 10, 5),
        report("violations", "2024-02", TANGGAMUS, is_nil=True, received=date(2024, 3, 20)),
        scope=DEFAULT_SCOPE,
    )
    rows = report_rows(facts, profile_of(facts, TANGGAMUS), date(2024, 5, 1), ENGLISH)
    assert [(row.name, row.n_reported, row.n_expected, row.silent_months) for row in rows] == [
        ("Integrity pledges", 1, 2, 1),
        ("Socialization", 0, 2, 2),
        ("Violations", 1, 2, 0),
    ]
    assert rows[2].late == {Period(2024, 2)}
    assert [row.n_complete for row in rows] == [1, 0, 1]


def test_before_the_due_day_nobody_is_silent():
    facts = small(pledges("18.07", 10, 5), scope=DEFAULT_SCOPE)
    rows = report_rows(facts, profile_of(facts, TANGGAMUS), date(2024, 2, 1), ENGLISH)
    assert {(row.n_expected, row.silent_months) for row in rows} == {(0, 0)}


def test_the_units_of_a_province_stand_by_name_with_their_reports():
    facts = small(pledges("18.06", 10, 5), pledges("18.01", 10, 5))
    lines = units_below(facts, profile_of(facts, LAMPUNG))
    assert [(line.code, line.n_reported, line.n_expected) for line in lines] == [
        ("18.01", 1, 1),
        ("18.06", 1, 1),
    ]


def test_the_submissions_of_a_month_are_listed():
    facts = small(
        pledges(TANGGAMUS, 10, 5), cases(TANGGAMUS, "2024-01", 1), cases("18.07", "2024-01", 1)
    )
    found = sent_files(facts, profile_of(facts, TANGGAMUS))
    assert [(sent.number, [kind.value for kind in sent.kinds]) for sent in found] == [
        (2, ["violations"]),
        (1, ["pledges"]),
    ]


def test_more_than_100_percent_is_a_fault_and_late_reports_are_told():
    rows = [{"obligated": 10, "signed": 12}]
    facts = small(report("pledges", "2024-01", TANGGAMUS, rows, received=date(2024, 2, 11)))
    notes = profile_notes(facts, profile_of(facts, TANGGAMUS), ENGLISH)
    assert [(note.text, note.is_fault) for note in notes] == [
        ("1 report has more than 100%: one of its figures must be wrong.", True),
        ("1 report came late.", False),
    ]
