"""The neutrality index of places: who has one, who has none and why, and what it is made of."""

from __future__ import annotations

import pytest

from analysis.index_reading import NoIndex
from domain import indicators
from domain.language import Language
from domain.period import Period
from domain.places import Geography, UnitKind
from domain.scope import DEFAULT_SCOPE, ReportingScope, ScopeRule
from domain.settings import DEFAULT_SETTINGS, INDEX_PARTS, IndexSettings
from tests.geo.small_world import small_world
from tests.support.frames import report
from tests.support.small_facts import facts_of, states_of
from workflow.index import index_view
from workflow.views import Selection

EN = Language("en")
MARCH = Period(2024, 3)
MONTHS = ("2024-01", "2024-02", "2024-03")
SCOPE = ReportingScope(
    rules=(ScopeRule("asn_daerah", (UnitKind.REGENCY,)),), kinds=DEFAULT_SCOPE.kinds
)


def sent(unit, *, signed=80, obligated=100, invited=50, attended=40, months=MONTHS, personnel=120):
    """Three months of one unit; figures that are None are not sent."""
    reports = []
    for month in months:
        if signed is not None:
            rows = [{"obligated": obligated, "signed": signed}]
            reports.append(report("pledges", month, unit, rows))
        if attended is not None:
            rows = [{"invited": invited, "attended": attended}]
            reports.append(report("socialization", month, unit, rows))
        if personnel is not None:
            reports.append(report("personnel", month, unit, [{"personnel": personnel}]))
    return reports


def index_of(*reports, settings=DEFAULT_SETTINGS.index, geography=Geography.REGENCY, period=MARCH):
    facts = facts_of(small_world(), *reports, scope=SCOPE)
    return index_view(
        facts,
        states_of(facts),
        settings=settings,
        geography=geography,
        selection=Selection(),
        period=period,
    )


def test_the_index_is_off_and_holds_no_violations():
    assert DEFAULT_SETTINGS.index.is_shown is False
    assert not {code for code in INDEX_PARTS if "violation" in code}
    assert all(indicators.INDICATOR_OF[code].kind.value != "violations" for code in INDEX_PARTS)


def test_the_recipe_by_hand():
    """0.5 x 80/100 + 0.25 x 120/150 + 0.25 x (120/360 attendances a month, cut at one a year)."""
    found = index_of(*sent("90.01"))
    line = found.places.loc["90.01"]
    assert line["value"] == pytest.approx(0.5 * 0.8 + 0.25 * 0.8 + 0.25 * 1.0)
    assert line["coverage_rate"] == pytest.approx(120 / 360)
    assert {part.indicator.code: len(part.months) for part in found.parts} == {
        "pledge_completion_rate": 1, "attendance_rate": 3, "coverage_rate": 3,
    }  # fmt: skip


def test_flows_are_summed_before_dividing():
    first = sent("90.01", invited=100, attended=100, months=MONTHS[:1])
    rest = sent("90.01", invited=10, attended=0, months=MONTHS[1:])
    line = index_of(*first, *rest).places.loc["90.01"]
    assert line["attendance_rate"] == pytest.approx(100 / 120)


@pytest.mark.parametrize(
    ("reports", "reason"),
    [
        (sent("90.01", months=MONTHS[:2]), NoIndex.FEW_REPORTS),
        (sent("90.01", personnel=None), NoIndex.FEW_REPORTS),
        (sent("90.01", attended=None), NoIndex.FEW_REPORTS),
        (sent("90.01", invited=0, attended=0), NoIndex.PART_MISSING),
        (sent("90.01", signed=8, obligated=10), NoIndex.SMALL_BASE),
    ],
)
def test_who_has_no_index_and_why(reports, reason):
    found = index_of(*reports, *sent("90.71"))
    assert found.without.loc["90.01", "reason"] == reason.value
    assert found.places.index.tolist() == ["90.71"]


def test_the_least_share_of_reports_is_a_setting():
    two_of_three = [*sent("90.01", months=MONTHS[1:])]
    lenient = IndexSettings(least_reporting=0.6)
    assert index_of(*two_of_three, *sent("90.71")).places.index.tolist() == ["90.71"]
    both = index_of(*two_of_three, *sent("90.71"), settings=lenient)
    assert both.places.index.tolist() == ["90.01", "90.71"]


def test_a_part_without_weight_is_no_part_and_may_be_missing():
    settings = IndexSettings(weights={"pledge_completion_rate": 2.0, "coverage_rate": 0.0})
    found = index_of(*sent("90.01", attended=None, personnel=None), settings=settings)
    assert found.places.loc["90.01", "value"] == pytest.approx(0.8)
    assert [part.share for part in found.parts] == [1.0]


def test_places_stand_by_name_with_ranges_of_ranks():
    found = index_of(
        *sent("90.71", signed=95), *sent("90.03", signed=60, attended=30), *sent("90.01")
    )
    assert found.places["name"].tolist() == ["Kab. Satu", "Kab. Tiga", "Kota Satu"]
    assert found.places.loc["90.71", ["rank_low", "rank_high"]].tolist() == [1, 1]
    assert found.places.loc["90.03", ["rank_low", "rank_high"]].tolist() == [3, 3]


def test_a_province_is_the_sum_of_its_units():
    found = index_of(
        *(line for unit in ("90.01", "90.02", "90.03", "90.10", "90.71") for line in sent(unit)),
        geography=Geography.PROVINCE,
    )
    assert found.places.loc["90", "value"] == pytest.approx(0.85)
    assert found.without.loc["80", "reason"] == NoIndex.FEW_REPORTS.value


def test_a_month_with_everything_missing_says_so():
    found = index_of(*sent("90.01"), *sent("90.71", months=("2024-05",)), period=Period(2024, 4))
    assert found.places.empty
    assert found.readings(EN)[0] == "No place has an index."
