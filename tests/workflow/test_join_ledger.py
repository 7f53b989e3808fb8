"""Every unit of the data is on the map or listed, and every report is in a sum that adds up."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from domain.indicators import PLEDGE_COMPLETION, VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from domain.places import Geography, Place, UnitKind
from geo.gazetteer import Transfer
from tests.geo.small_world import DIVISION, LINKS, RESORTS, link, small_world
from tests.support.frames import report
from tests.support.sample_store import MONTHS
from tests.support.small_facts import cases, facts_of, states_of
from workflow.facts import counted
from workflow.join_file import ledger_csv
from workflow.join_ledger import JoinLedger, Part, join_ledger
from workflow.views import Selection, all_states, map_view

ENGLISH = Language("en")
MARCH, SEPTEMBER = "2024-03", "2024-09"
REGENCY, RESORT = Geography.REGENCY, Geography.RESORT
PROVINCE, POLDA = Geography.PROVINCE, Geography.POLICE_REGION
POLICE = {"institution": "polri", "kind": "resort"}


def ledger(
    world, *reports, on, month=MARCH, indicator=VIOLATIONS_REPORTED, institutions=()
) -> JoinLedger:
    facts = facts_of(world, *reports)
    known, selection = states_of(facts), Selection(institutions=institutions)
    view = map_view(facts, known, indicator=indicator, geography=on, selection=selection)
    states = all_states(facts, known, indicator, selection)
    period = Period.parse(month)
    return join_ledger(facts, view=view, states=states, period=period, language=ENGLISH)


def counts(found: JoinLedger) -> tuple[int, int, int]:
    return found.count.n_units, found.count.n_drawn, found.count.n_listed


def sums(found: JoinLedger) -> tuple[float | None, float | None, float | None]:
    parts = (found.drawn_sum, found.listed_sum, found.whole_sum)
    return tuple(part.numerator for part in parts)


def reasons(found: JoinLedger) -> dict[str, str]:
    return {line.unit: line.reason for line in found.listed}


def notes(found: JoinLedger) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {line.areas: line.notes for line in found.areas}


# The rules, one small world each.


def test_a_spanning_resort_joins_its_regencies_and_the_ledger_says_which_unit_does() -> None:
    reports = [
        cases("polres-satu", MARCH, 2, **POLICE),
        cases("polres-satu-kota", MARCH, 3, **POLICE),
    ]
    found = ledger(small_world(), *reports, on=REGENCY)
    assert counts(found) == (2, 2, 0)
    assert sums(found) == (5, None, 5)
    assert notes(found) == {
        ("90.01", "90.71"): ("Polresta Satu Kota reports for Kab. Satu and Kota Satu together.",)
    }
    line = found.areas[0]
    assert (line.value, line.confidence) == ("5", "high")
    assert line.unit_names == ("Polres Satu", "Polresta Satu Kota")


def test_a_split_regency_joins_its_resorts_on_their_map() -> None:
    reports = [cases("90.01", MARCH, 4), cases("90.02", MARCH, 1)]
    found = ledger(small_world(), *reports, on=RESORT)
    assert notes(found) == {
        ("polres-satu", "polres-satu-kota"): (
            "Kab. Satu reports for Polres Satu and Polresta Satu Kota together.",
        )
    }
    assert sums(found) == (5, None, 5)


def test_a_port_is_footnoted_on_its_regency_and_a_marker_among_resorts() -> None:
    port = cases("polres-pelabuhan-satu", MARCH, 1, **POLICE)
    on_regencies = ledger(small_world(), port, on=REGENCY)
    assert notes(on_regencies) == {
        ("90.71",): ("Polres Pelabuhan Satu has no area of its own and counts for Kota Satu.",)
    }
    on_resorts = ledger(small_world(), port, on=RESORT)
    assert counts(on_resorts) == counts(on_regencies) == (1, 1, 0)
    assert notes(on_resorts) == {}


def test_a_regency_whose_resorts_are_under_two_poldas_joins_them() -> None:
    shared = [*LINKS, link("polres-dua-barat", "90.02", "districts", "90.02.01")]
    reports = [cases("90.02", MARCH, 2), cases("80.01", MARCH, 1), cases("90.03", MARCH, 4)]
    found = ledger(small_world(links=shared), *reports, on=POLDA)
    assert notes(found) == {
        ("polda-barat", "polda-timur"): (
            "Kab. Dua reports for Polda Barat and Polda Timur together.",
        )
    }
    assert sums(found) == (7, None, 7)


def test_units_larger_than_the_areas_are_listed_with_what_they_report() -> None:
    reports = [
        cases("90.01", MARCH, 2),
        cases("90", MARCH, 5, institution="asn_polri", kind="province"),
        cases("polda-timur", MARCH, 7, institution="polri", kind="police_region"),
        cases("indonesia", MARCH, 9, institution="tni", kind="national"),
    ]
    found = ledger(small_world(), *reports, on=REGENCY)
    assert counts(found) == (4, 1, 3)
    assert sums(found) == (2, 21, 23)
    assert reasons(found) == {
        "90": "Is larger than the areas of this map.",
        "polda-timur": "Is larger than the areas of this map.",
        "indonesia": "Is not about a single area.",
    }
    assert {line.unit: line.value for line in found.listed}["polda-timur"] == "7"


def test_a_resort_founded_in_the_year_is_drawn_from_then_on_and_listed_before() -> None:
    new = Place(
        UnitKind.RESORT, "polres-baru", "Polres Baru", "Polres Baru", "90", "polda-timur",
        valid_from=date(2024, 7, 1), confidence="low",
    )  # fmt: skip
    until = replace(link("polres-sepuluh", "90.10"), valid_to=date(2024, 6, 30))
    since = replace(link("polres-baru", "90.10"), valid_from=date(2024, 7, 1), confidence="low")
    links = [*(each for each in LINKS if each.regency_code != "90.10"), until, since]
    world = small_world(links=links, more=[new])
    reports = [cases("polres-baru", month, 1, **POLICE) for month in (MARCH, SEPTEMBER)]
    before = ledger(world, *reports, on=RESORT)
    assert reasons(before) == {
        "polres-baru": "Does not exist in March 2024; its report counts in the sum only."
    }
    assert (counts(before), sums(before)) == ((1, 0, 1), (None, 1, 1))
    after = ledger(world, *reports, on=RESORT, month=SEPTEMBER)
    assert (counts(after), sums(after)) == ((1, 1, 0), (1, None, 1))
    assert [(line.areas, line.confidence) for line in after.areas] == [(("polres-baru",), "low")]


def test_a_divided_province_sums_what_it_held_in_the_month() -> None:
    world = small_world(divisions=[DIVISION])
    reports = [cases(u, m, 1) for u in ("90.01", "91.01") for m in (MARCH, SEPTEMBER)]
    reports.append(cases("80.01", MARCH, 1))
    facts = facts_of(world, *reports)
    view = map_view(
        facts,
        states_of(facts),
        indicator=VIOLATIONS_REPORTED,
        geography=PROVINCE,
        selection=Selection(),
    )
    before, after = (view.month(Period.parse(m)).groups["numerator"] for m in (MARCH, SEPTEMBER))
    assert before.dropna().to_dict() == {"80": 1, "90": 2}
    assert after.dropna().to_dict() == {"90": 1, "91": 1}
    assert set(before.index) == {"80", "90"}


def test_a_resort_counts_for_the_polda_of_the_month() -> None:
    world = small_world(transfers=[Transfer("polres-tiga", "polda-barat", date(2024, 7, 1))])
    reports = [cases("polres-tiga", m, 2, **POLICE) for m in (MARCH, SEPTEMBER)]
    facts = facts_of(world, *reports)
    view = map_view(
        facts,
        states_of(facts),
        indicator=VIOLATIONS_REPORTED,
        geography=POLDA,
        selection=Selection(),
    )
    found = [view.month(Period.parse(m)).groups["numerator"].dropna() for m in (MARCH, SEPTEMBER)]
    assert [each.to_dict() for each in found] == [{"polda-barat": 2}, {"polda-timur": 2}]


def test_a_report_about_ground_that_another_covers_is_in_no_sum_and_listed() -> None:
    reports = [
        cases("polres-tiga", MARCH, 2, **POLICE),
        cases("90.03", MARCH, 2, institution="polri"),
        cases("90.02", MARCH, 1, institution="polri"),
    ]
    found = ledger(small_world(), *reports, on=REGENCY)
    assert counts(found) == (3, 2, 1)
    assert sums(found) == (3, None, 3)
    assert reasons(found) == {
        "polres-tiga": "Not counted: the report of Kab. Tiga is about the same ground."
    }


def test_a_unit_on_the_map_with_one_report_that_does_not_count_is_listed_by_report() -> None:
    reports = [
        cases("polres-tiga", MARCH, 2, **POLICE),
        cases("polres-tiga", MARCH, 1, institution="asn_polri", kind="resort"),
        cases("90.03", MARCH, 2, institution="polri"),
    ]
    found = ledger(small_world(), *reports, on=REGENCY)
    assert counts(found) == (2, 2, 0)
    assert [(line.unit, line.value) for line in found.not_counted] == [("polres-tiga", "2")]
    assert sums(found) == (3, None, 3)


def test_rates_add_numerators_and_denominators() -> None:
    def pledge(unit, kind, obligated, signed):
        row = {"instrument": "integrity_pact", "obligated": obligated, "signed": signed}
        return report("pledges", MARCH, unit, [row], unit_kind=kind)

    reports = [pledge("90.01", "regency", 10, 4), pledge("80", "province", 30, 9)]
    reports.append(pledge("90.02", "regency", 50, None))
    found = ledger(small_world(), *reports, on=REGENCY, indicator=PLEDGE_COMPLETION)
    assert found.drawn_sum == Part(4, 10)
    assert found.listed_sum == Part(9, 30)
    assert found.whole_sum == Part(13, 40)


def test_the_file_has_every_line_and_the_sums() -> None:
    reports = [
        cases("polres-satu-kota", MARCH, 3, **POLICE),
        cases("polda-barat", MARCH, 7, institution="polri", kind="police_region"),
    ]
    content = ledger_csv(ledger(small_world(), *reports, on=REGENCY), "A title", ENGLISH)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0] == ["A title"]
    assert rows[1:4] == [
        ["Units in the data", "2"],
        ["Units on the map", "1"],
        ["Units listed", "1"],
    ]
    assert rows[5] == ["", "3", "7", "10"]
    assert [row[:3] for row in rows[8:]] == [
        ["joined areas", "90.01 + 90.71", "Kab. Satu + Kota Satu"],
        ["unit listed, not drawn", "polda-barat", "Polda Barat"],
    ]


# Whatever the jurisdictions and whoever reports.

BASES = ("whole", "districts", "site", "unknown")
UNITS = {
    **dict.fromkeys(("80.01", "90.01", "90.02", "90.03", "90.71", "91.01"), "regency"),
    **dict.fromkeys(RESORTS, "resort"),
    **{"80": "province", "90": "province", "91": "province"},
    **{"polda-barat": "police_region", "polda-timur": "police_region", "indonesia": "national"},
}
DAYS = st.sampled_from([None, date(2024, 6, 1), date(2024, 7, 20), date(2024, 8, 1)])


@st.composite
def worlds(draw):
    regencies = [unit for unit, kind in UNITS.items() if kind == "regency"]
    ties = st.tuples(
        st.sampled_from(sorted(RESORTS)),
        st.sampled_from(regencies),
        st.sampled_from(BASES),
        DAYS,
        DAYS,
    )
    drawn = draw(st.lists(ties, min_size=3, max_size=10))
    links = [
        replace(
            link(resort, regency, basis, *([f"{regency}.01"] if basis == "districts" else [])),
            valid_from=start,
            valid_to=end,
        )
        for resort, regency, basis, start, end in drawn
    ]
    moved = draw(st.lists(st.sampled_from(sorted(RESORTS)), max_size=2, unique=True))
    transfers = [Transfer(resort, "polda-barat", date(2024, 7, 1)) for resort in moved]
    return small_world(links=links, transfers=transfers, divisions=[DIVISION])


REPORTS = st.lists(
    st.builds(
        lambda unit, month, n, institution: cases(
            unit, month, n, institution=institution, kind=UNITS[unit]
        ),
        st.sampled_from(sorted(UNITS)),
        st.sampled_from(["2024-06", "2024-07"]),
        st.one_of(st.none(), st.integers(0, 9)),
        st.sampled_from(["asn_daerah", "polri"]),
    ),
    min_size=1,
    max_size=14,
    unique_by=lambda each: (each["unit"], each["period"], each["institution"]),
)


@given(world=worlds(), reports=REPORTS)
@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_nothing_is_lost_and_nothing_is_counted_twice(world, reports) -> None:
    facts = facts_of(world, *reports)
    known, selection, indicator = states_of(facts), Selection(), VIOLATIONS_REPORTED
    states = all_states(facts, known, indicator, selection)
    for geography in Geography:
        view = map_view(facts, known, indicator=indicator, geography=geography, selection=selection)
        for month in view.months:
            own = states[states["period"] == str(month.period)]
            found = join_ledger(
                facts, view=view, states=states, period=month.period, language=ENGLISH
            )
            drawn = {unit for units in month.units.values() for unit in units}
            listed = {line.unit for line in found.listed}
            assert drawn | listed == set(own["unit"])
            assert not drawn & listed
            assert counts(found) == (len(drawn | listed), len(drawn), len(listed))
            reported = [
                row["reported"]
                for each in reports
                if each["period"] == str(month.period)
                for row in each["rows"]
                if (each["unit"], each["institution"]) in _counted(own)
            ]
            whole = sum(n for n in reported if n is not None)
            assert (found.drawn_sum.numerator or 0) + (found.listed_sum.numerator or 0) == whole
            assert (found.whole_sum.numerator or 0) == whole
            areas = [area for members in month.members.values() for area in members]
            assert len(areas) == len(set(areas))


def _counted(states):
    return set(counted(states)[["unit", "institution"]].itertuples(index=False, name=None))


# The whole country.


@pytest.mark.parametrize("geography", Geography)
def test_ledgers_of_the_country_agree_with_the_workbooks(
    facts, states_of, plain, geography
) -> None:
    selection, indicator = Selection(), PLEDGE_COMPLETION
    chosen = ("asn_daerah", "asn_polri", "polri")
    view = map_view(facts, states_of, indicator=indicator, geography=geography, selection=selection)
    states = all_states(facts, states_of, indicator, selection)
    for month in MONTHS:
        found = join_ledger(facts, view=view, states=states, period=month, language=ENGLISH)
        due = {unit for unit, each in plain.places.expected(str(month)) if each in chosen}
        assert found.count.n_units == len(due) == found.count.n_drawn + found.count.n_listed
        numerator, denominator, *_ = plain.nation(indicator.code, str(month), chosen)
        assert found.whole_sum == Part(numerator, denominator)
        parts = (found.drawn_sum, found.listed_sum)
        assert sum(part.numerator or 0 for part in parts) == numerator
        assert sum(part.denominator or 0 for part in parts) == denominator
        noted = view.month(month).groups["is_noted"]
        assert [line.areas for line in found.areas if not line.notes] == []
        assert len(found.areas) == noted.sum() == found.count.n_noted
