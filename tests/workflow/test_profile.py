"""The profile of a place: with whom it is compared, and what it says."""

from datetime import date

import pandas as pd
import pytest

from analysis.overview import indicator_series
from analysis.peers import PeerGroup
from domain import indicators
from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from domain.scope import DEFAULT_SCOPE
from geo.gazetteer import load_gazetteer
from tests.support import small_facts
from tests.support.frames import report
from tests.support.small_facts import cases, facts_of
from workflow.facts import counted
from workflow.figure_cells import figure_origin
from workflow.profile import institutions_of, profile, related
from workflow.profile_notes import profile_notes
from workflow.profile_peers import areas_of_units
from workflow.profile_pledges import organizations, pledge_levels
from workflow.profile_reading import (
    interval_text,
    not_comparable,
    profile_reading,
    remaining_text,
)
from workflow.profile_reports import report_rows, sent_files, units_below
from workflow.region_origin import region_notes
from workflow.region_peers import series_within

ENGLISH, INDONESIAN = Language("en"), Language("id")
PLACES = load_gazetteer()
TANGGAMUS, LAMPUNG = "18.06", "18"
JANUARY = Period(2024, 1)
LAMPUNG_REGENCIES = [f"18.{n:02d}" for n in range(1, 14)]


def pledges(unit, obligated, signed, *, period="2024-01", **row):
    return report("pledges", period, unit, [{"obligated": obligated, "signed": signed} | row])


def profile_of(facts, code, *, period=JANUARY, institutions=(), group=PeerGroup.REGION):
    states_of = small_facts.states_of(facts)

    def series_of(indicator, wanted, scope):
        return series_within(facts, states_of, indicator, wanted, scope)

    place = facts.gazetteer.place(code, period)
    return profile(
        facts, states_of, series_of,
        place=place, institutions=institutions, period=period, group=group,
    )  # fmt: skip


def small(*reports, scope=None):
    return facts_of(PLACES, *reports, scope=scope or small_facts.NOBODY)


def neighbours(rate):
    """Every regency of Lampung with 100 obligated, 4 more signed from one to the next."""
    return [pledges(code, 100, rate + 4 * n) for n, code in enumerate(LAMPUNG_REGENCIES)]


@pytest.fixture(scope="module")
def tanggamus():
    """A regency among its neighbours, with two cases."""
    reports = (*neighbours(40), pledges("36.01", 100, 1), cases(TANGGAMUS, "2024-01", 2))
    return profile_of(small(*reports), TANGGAMUS)


def test_peers_are_the_other_places_of_the_same_province(tanggamus):
    found = tanggamus
    peers = found.of(indicators.PLEDGE_COMPLETION).peers
    assert TANGGAMUS not in peers.codes
    assert "36.01" not in peers.codes
    assert peers.n_figures == 12
    others = [0.40 + n / 25 for n in range(13) if n != 5]
    expected = pd.Series(others).quantile([0.25, 0.5, 0.75])
    assert [peers.low, peers.middle, peers.high] == pytest.approx(list(expected))


def test_fewer_than_five_peers_with_figures_are_no_comparison():
    found = profile_of(small(*neighbours(40)[:5]), "18.01")
    assert found.of(indicators.PLEDGE_COMPLETION).peers.n_figures == 4
    assert not found.of(indicators.PLEDGE_COMPLETION).peers.is_known


def test_counts_of_cases_are_never_compared(tanggamus):
    assert not tanggamus.of(indicators.VIOLATIONS_REPORTED).peers.is_known


def test_a_regency_is_set_beside_its_own_institution_alone():
    """The police of the province are other people."""
    police = report(
        "pledges", "2024-01", "polres-tanggamus", [{"obligated": 900, "signed": 0}],
        institution="polri", unit_kind="resort",
    )  # fmt: skip
    found = profile_of(small(pledges(TANGGAMUS, 100, 50), police), TANGGAMUS)
    above = found.of(indicators.PLEDGE_COMPLETION).above
    assert above.code == LAMPUNG
    assert above.series.at(JANUARY)["value"] == 0.5
    assert found.selection.institutions == ("asn_daerah",)


def test_a_province_is_the_sum_of_what_lies_in_it():
    found = profile_of(small(pledges("18.01", 100, 50), pledges("18.02", 300, 50)), LAMPUNG)
    line = found.of(indicators.PLEDGE_COMPLETION).series.at(JANUARY)
    assert (line["numerator"], line["denominator"], line["value"]) == (100, 400, 0.25)


@pytest.mark.parametrize("period", (Period(2022, 6), JANUARY), ids=str)
@pytest.mark.parametrize("kind", (UnitKind.PROVINCE, UnitKind.POLICE_REGION))
def test_units_lie_in_the_same_areas_as_the_gazetteer_says(kind, period):
    below = (UnitKind.REGENCY, UnitKind.RESORT)
    slow = {
        unit.code: place.code
        for place in PLACES.places(kind, period)
        for each in below
        for unit in PLACES.children(place.code, each, period)
    }
    fast = areas_of_units(PLACES, kind, period)
    local = {unit.code for each in below for unit in PLACES.places(each, period)}
    assert {unit: area for unit, area in fast.items() if unit in local} == slow


def test_headquarters_lie_where_all_of_their_ground_lies():
    """Tangerang is in Banten, but under the Polda of Jakarta."""
    provinces = areas_of_units(PLACES, UnitKind.PROVINCE, JANUARY)
    poldas = areas_of_units(PLACES, UnitKind.POLICE_REGION, JANUARY)
    assert (provinces["polda-lampung"], poldas["18"]) == ("18", "polda-lampung")
    assert "polda-metro-jaya" not in provinces
    assert "36" not in poldas


def test_institutions_are_those_expected_and_those_reported():
    facts = small(report("pledges", "2024-01", TANGGAMUS, institution="tni"), scope=DEFAULT_SCOPE)
    assert institutions_of(facts, TANGGAMUS) == ("asn_daerah", "tni")
    assert institutions_of(facts, "polres-tanggamus") == ("asn_polri", "polri")
    assert institutions_of(facts, LAMPUNG) == ("asn_daerah", "asn_polri", "polri", "tni")


def test_a_regency_leads_to_its_province_its_polda_and_its_resort():
    facts = small(cases(TANGGAMUS, "2024-01", 0))
    found = related(facts, PLACES.place(TANGGAMUS, JANUARY), JANUARY)
    assert [place.code for place in found] == ["18", "polda-lampung", "polres-tanggamus"]


# --- sentences ------------------------------------------------------------------------------

SAID = [
    (
        ENGLISH,
        (
            "**2** of **2** reports for January 2024 are in.",
            "**60.0%** have signed the integrity pledge: 60 of 100. **40** have not. "
            "Half of 12 other regencies and cities of the same province lie between 51.0% and "
            "77.0%; that is no ranking.",
            "**2** cases were reported (not yet proven), – proven. "
            "So few cases do not tell places apart.",
        ),
    ),
    (
        INDONESIAN,
        (
            "**2** dari **2** laporan Januari 2024 sudah masuk.",
            "**60,0%** sudah menandatangani pakta integritas: 60 dari 100. **40** belum. "
            "Separuh dari 12 kabupaten/kota lain di provinsi yang sama berada antara 51,0% dan "
            "77,0%; ini bukan peringkat.",
            "**2** kasus dilaporkan (belum terbukti), – terbukti. "
            "Kasus sesedikit itu tidak membedakan wilayah.",
        ),
    ),
]


@pytest.mark.parametrize(("language", "sentences"), SAID)
def test_the_reading_states_the_figures(tanggamus, language, sentences):
    assert profile_reading(tanggamus, is_provisional=False, language=language) == sentences


def test_a_month_of_silence_says_so_and_since_when():
    facts = small(pledges(TANGGAMUS, 10, 5), cases("18.07", "2024-03", 1), scope=DEFAULT_SCOPE)
    found = profile_of(facts, TANGGAMUS, period=Period(2024, 3))
    [sentence] = profile_reading(found, is_provisional=False, language=ENGLISH)
    assert sentence == (
        "**Nothing is known of March 2024:** no report is in. The last one before it is of "
        "January 2024."
    )


def test_a_place_that_nobody_expects_to_report_says_so():
    found = profile_of(small(cases("18.07", "2024-01", 1)), "polres-tanggamus")
    [sentence] = profile_reading(found, is_provisional=False, language=ENGLISH)
    assert sentence == "No report is expected of this place, and none has come in."


def test_few_people_are_not_compared():
    """Below 20 obligated one signature is more than five points."""
    facts = small(*neighbours(40)[1:], pledges("18.01", 4, 1))
    found = profile_of(facts, "18.01")
    sentence = profile_reading(found, is_provisional=False, language=ENGLISH)[1]
    assert sentence.endswith("Too few people to compare with other places.")


def test_a_provisional_month_says_so(tanggamus):
    sentences = profile_reading(tanggamus, is_provisional=True, language=ENGLISH)
    assert "provisional" in sentences[0]


def line_of(facts, code, indicator):
    states = counted(small_facts.states_of(facts)(indicator))
    own = states[states["unit"] == code]
    return indicator_series(indicator=indicator, states=own, periods=facts.periods).at(JANUARY)


def with_personnel(n_cases, personnel):
    return small(
        report("personnel", "2024-01", TANGGAMUS, [{"personnel": personnel}]),
        cases(TANGGAMUS, "2024-01", n_cases),
    )


def test_the_interval_of_a_rate_is_garwoods():
    """Ten cases: 4.80 to 18.39 (Garwood 1936, table of 95 % limits of a Poisson mean)."""
    line = line_of(with_personnel(10, 1_000), TANGGAMUS, indicators.VIOLATION_RATE)
    text = interval_text(indicators.VIOLATION_RATE, line, ENGLISH)
    assert text == "95% interval: 4.80 to 18.39"


def test_a_rate_on_few_cases_is_not_set_beside_others():
    few = line_of(with_personnel(9, 5_000), TANGGAMUS, indicators.VIOLATION_RATE)
    enough = line_of(with_personnel(10, 5_000), TANGGAMUS, indicators.VIOLATION_RATE)
    assert not_comparable(indicators.VIOLATION_RATE, few, ENGLISH) != ""
    assert not_comparable(indicators.VIOLATION_RATE, enough, ENGLISH) == ""


@pytest.mark.parametrize(
    ("signed", "text"),
    ((60, "40 short of 100%"), (100, "target 100% reached"), (104, "4 more than 100%")),
)
def test_the_target_is_told_in_people(signed, text):
    line = line_of(small(pledges(TANGGAMUS, 100, signed)), TANGGAMUS, indicators.PLEDGE_COMPLETION)
    assert remaining_text(indicators.PLEDGE_COMPLETION, line, ENGLISH) == text


def personnel_notes(*rows):
    lines = [
        {"numerator": n, "denominator": people, "personnel_period": month, "is_reported": True,
         "blank_rows": 0, "instrument": None, "is_cumulative": False, "state": "above_zero"}
        for n, people, month in rows
    ]  # fmt: skip
    return region_notes(lines, indicators.VIOLATION_RATE, JANUARY, ENGLISH)


def test_an_area_counts_the_reports_that_its_rate_leaves_out():
    """One case was reported and the rate says 0 of 900: the case is of a unit without personnel."""
    assert personnel_notes((0, 900, "2023-11"), (1, None, None)) == (
        "personnel as of Nov 2023",
        "1 report is left out of the rate: its personnel was not reported",
    )
    assert personnel_notes((0, 900, "2023-11"), (0, 800, "2024-01"))[0] == (
        "personnel as of Nov 2023 or later"
    )
    assert personnel_notes((1, None, None)) == ("no denominator: personnel was not reported",)


def test_a_month_to_which_nobody_was_invited_is_known_and_has_no_share():
    none = report("socialization", "2024-01", TANGGAMUS, [{"invited": 0, "attended": 0}])
    line = line_of(small(none), TANGGAMUS, indicators.ATTENDANCE)
    told = not_comparable(indicators.ATTENDANCE, line, ENGLISH)
    assert told == "Nobody was invited in this month, so there is no share to compare."


def test_nobody_of_nobody_is_no_target_reached():
    line = line_of(small(pledges(TANGGAMUS, 0, 0)), TANGGAMUS, indicators.PLEDGE_COMPLETION)
    assert remaining_text(indicators.PLEDGE_COMPLETION, line, ENGLISH) == ""


def test_an_unknown_figure_has_no_distance_to_its_target():
    line = line_of(small(pledges(TANGGAMUS, 100, None)), TANGGAMUS, indicators.PLEDGE_COMPLETION)
    assert remaining_text(indicators.PLEDGE_COMPLETION, line, ENGLISH) == ""


# --- levels and organizations ---------------------------------------------------------------


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


# --- reports and notes ----------------------------------------------------------------------


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
