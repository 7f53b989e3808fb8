"""From reports to a test of clustering: months summed, areas joined, positions never summed."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.clusters import Unsuitable
from domain.indicators import PLEDGE_COMPLETION, VIOLATION_RATE
from domain.language import Language
from domain.period import Period
from domain.places import Geography, UnitKind
from geo.gazetteer import load_gazetteer
from tests.support.frames import report
from tests.support.small_facts import cases, facts_of, states_of
from workflow.clusters import ClusterQuestion, clusters
from workflow.views import Selection

EN = Language("en")
APRIL, MAY = Period(2024, 4), Period(2024, 5)
# The regencies and cities of two provinces: enough places for a test.
UNITS = [
    place.code
    for place in load_gazetteer().places(UnitKind.REGENCY)
    if place.code[:2] in ("33", "34")
]


def people(month):
    return [report("personnel", str(month), unit, [{"personnel": 2000}]) for unit in UNITS]


def found_in(*reports, indicator=VIOLATION_RATE, since=None, geography=Geography.REGENCY):
    facts = facts_of(load_gazetteer(), *reports)
    return clusters(
        facts,
        states_of(facts),
        wanted=ClusterQuestion(indicator, geography, Selection(), MAY, since),
        boundaries=None,
        language=EN,
    )


def both_months(april=3, may=2):
    reported = [
        cases(unit, str(month), count + i % 3)
        for month, count in ((APRIL, april), (MAY, may))
        for i, unit in enumerate(UNITS)
    ]
    return [*people(APRIL), *reported]


@pytest.fixture(scope="module")
def summed():
    return found_in(*both_months(), since=APRIL)


def test_flows_are_summed_over_the_months_and_people_with_them(summed):
    line = summed.clusters.lines.loc[UNITS[0]]
    assert (line["numerator"], line["denominator"]) == (5, 4000)
    assert summed.months == (APRIL, MAY)
    assert "Months are added up" in summed.definition


def test_without_a_first_month_the_month_stands_alone():
    found = found_in(*both_months())
    line = found.clusters.lines.loc[UNITS[0]]
    assert (line["numerator"], line["denominator"]) == (2, 2000)
    assert found.months == (MAY, MAY)
    assert "Months are added up" not in found.definition


def test_a_position_is_never_summed():
    reports = [
        report("pledges", str(month), unit, [{"obligated": 100, "signed": 60 + i}])
        for month in (APRIL, MAY)
        for i, unit in enumerate(UNITS)
    ]
    found = found_in(*reports, indicator=PLEDGE_COMPLETION, since=APRIL)
    assert found.clusters.lines["denominator"].eq(100).all()
    assert found.months == (MAY, MAY)


def test_a_month_without_a_report_adds_neither_cases_nor_people():
    """Four of five months are enough to be in the test; the fifth is not counted as zero."""
    months = [Period(2024, month) for month in range(1, 6)]
    reported = [
        cases(unit, str(month), 2 + i % 3)
        for month in months
        for i, unit in enumerate(UNITS)
        if (unit, month) != ("33.01", APRIL)
    ]
    silent = cases("33.01", str(APRIL), None)
    found = found_in(*people(months[0]), *reported, silent, since=months[0])
    line = found.clusters.lines.loc["33.01"]
    assert (line["numerator"], line["denominator"]) == (8, 8000)
    assert (found.clusters.n_tested, found.clusters.n_poor) == (len(UNITS), 0)


def test_a_unit_without_an_area_is_counted_and_in_no_test():
    headquarters = cases(
        "polda-jawa-tengah", str(MAY), 9, institution="polri", kind="police_region"
    )
    assert found_in(*both_months(), headquarters).n_undrawn == 1


def test_all_places_are_tested_and_named(summed):
    assert summed.clusters.n_tested == len(UNITS)
    assert summed.names["33.01"] == "Kab. Cilacap"
    assert (summed.n_undrawn, len(summed.land) > 38) == (0, True)


def test_joined_areas_are_one_place_with_all_their_names():
    """The resort of Pekalongan holds the city and a part of the regency around it."""
    resort = {"institution": "polri", "unit_kind": "resort"}
    code = "polres-pekalongan-kota"
    found = found_in(
        *both_months(),
        report("personnel", str(APRIL), code, [{"personnel": 900}], **resort),
        cases(code, str(MAY), 2, institution="polri", kind="resort"),
    )
    line = found.clusters.lines.loc["33.26+33.75"]
    assert line["denominator"] == 2000 + 2000 + 900
    assert found.names["33.26+33.75"] == "Kab. Pekalongan + Kota Pekalongan"
    assert found.clusters.n_tested == len(UNITS) - 1


def test_a_month_in_which_everything_is_blank_has_no_test():
    found = found_in(*people(APRIL), *(cases(unit, str(MAY), None) for unit in UNITS))
    assert found.clusters.unsuitable is Unsuitable.FEW_REPORTS
    assert found.clusters.n_known == 0


def test_the_frame_line_says_what_the_test_stands_on(summed):
    line = summed.frame_line(date(2024, 6, 12), EN)
    assert line[0] == "Apr 2024 – May 2024"
    assert line[1] == f"**{len(UNITS)}** of **{len(UNITS)}** places with a figure"
    assert "Anselin (1995)" in line[-1]


def test_areas_are_those_that_the_reader_chose():
    found = found_in(*both_months(), geography=Geography.PROVINCE)
    assert found.names == {"33": "Jawa Tengah", "34": "DI Yogyakarta"}
    assert found.clusters.unsuitable is Unsuitable.FEW_PLACES
    assert "by province" in found.definition


def test_without_a_test_the_frame_line_names_no_method():
    found = found_in(*both_months(), geography=Geography.PROVINCE)
    assert not any("Moran" in piece for piece in found.frame_line(date(2024, 6, 12), EN))
