"""The profile of a place: with whom it is compared, and what belongs to it."""

import pandas as pd
import pytest

from domain import indicators
from domain.period import Period
from domain.places import UnitKind
from domain.scope import DEFAULT_SCOPE
from tests.support.frames import report
from tests.support.small_facts import cases
from tests.workflow.profiles import (
    JANUARY,
    LAMPUNG,
    PLACES,
    TANGGAMUS,
    neighbours,
    pledges,
    profile_of,
    small,
)
from workflow.profile import institutions_of, related
from workflow.profile_peers import areas_of_units


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
