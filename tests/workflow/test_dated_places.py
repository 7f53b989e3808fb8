"""A month is shown with the places of that month, and a series across a change says so."""

from __future__ import annotations

import io
from functools import partial

import openpyxl
import pytest

from domain.indicators import VIOLATIONS_REPORTED
from domain.language import Language
from domain.period import Period
from domain.places import Geography
from geo.gazetteer import load_gazetteer
from geo.layers import load_layer
from tests.support.small_facts import cases, facts_of, states_of
from workflow.check_workbook import template_for
from workflow.map_files import areas_in_scope
from workflow.region import region
from workflow.region_peers import series_within
from workflow.small_multiples import multiples_of
from workflow.trend_words import readings_of
from workflow.trends import trend
from workflow.views import Selection, map_view

ENGLISH = Language("en")
JUNE, JANUARY = "2022-06", "2023-01"
NABIRE, JAYAPURA, SORONG, MANOKWARI = "94.01", "91.03", "96.71", "92.02"
DIVIDED = (
    "Since 11 Nov 2022 Papua is without Papua Selatan, Papua Tengah and Papua Pegunungan: figures "
    "before and after are not about the same area."
)


@pytest.fixture(scope="module")
def papua():
    """One case of each of four regencies in each month of the division, two of Jayapura."""
    months = list(Period.parse(JUNE).through(Period.parse(JANUARY)))
    return facts_of(
        load_gazetteer(),
        *(
            cases(unit, str(month), 2 if unit == JAYAPURA else 1)
            for month in months
            for unit in (NABIRE, JAYAPURA, SORONG, MANOKWARI)
        ),
    )


def view_of(facts, geography, scope="indonesia"):
    return map_view(
        facts,
        states_of(facts),
        indicator=VIOLATIONS_REPORTED,
        geography=geography,
        selection=Selection(scope=scope),
    )


@pytest.mark.parametrize(
    ("month", "provinces"),
    [
        ("2022-06", {"91": 3, "92": 2}),
        ("2022-10", {"91": 3, "92": 2}),
        ("2022-11", {"91": 2, "94": 1, "92": 2}),
        ("2022-12", {"91": 2, "94": 1, "92": 1, "96": 1}),
        ("2023-01", {"91": 2, "94": 1, "92": 1, "96": 1}),
    ],
)
def test_sums_by_province_are_those_of_the_provinces_of_the_month(papua, month, provinces) -> None:
    found = view_of(papua, Geography.PROVINCE).month(Period.parse(month))
    assert found.groups["numerator"].dropna().to_dict() == provinces
    drawn = set(load_layer(Geography.PROVINCE, Period.parse(month))["code"])
    assert set(found.groups.index) == drawn
    assert found.whole["numerator"] == 5


def test_regencies_keep_their_codes_and_areas(papua) -> None:
    view = view_of(papua, Geography.REGENCY)
    for month in view.months:
        assert month.groups.loc[NABIRE, "numerator"] == 1
        assert len(month.groups) == 514


def test_a_scope_holds_what_the_province_held(papua) -> None:
    def whole(scope, month):
        sums = view_of(papua, Geography.REGENCY, scope).month(Period.parse(month)).whole
        return None if sums is None else sums["numerator"]

    assert (whole("91", JUNE), whole("91", JANUARY)) == (3, 2)
    assert (whole("94", JUNE), whole("94", JANUARY)) == (None, 1)


def test_a_picture_of_a_scope_shows_what_it_held_in_the_month() -> None:
    def inside(scope, geography, *months):
        found = areas_in_scope(geography, scope, [Period.parse(month) for month in months])
        return found or frozenset()

    assert inside("indonesia", Geography.REGENCY, JUNE) == frozenset()
    papua_then = inside("91", Geography.REGENCY, JUNE)
    assert (len(papua_then), len(inside("91", Geography.REGENCY, JANUARY))) == (29, 9)
    assert inside("91", Geography.REGENCY, JUNE, JANUARY) == papua_then
    polda = [inside("polda-papua", Geography.RESORT, m) for m in ("2024-10", "2024-11")]
    assert [("polres-nabire" in resorts, len(resorts)) for resorts in polda] == [
        (True, 29),
        (False, 21),
    ]


def trend_of(facts, scope):
    return trend(
        facts,
        states_of(facts),
        indicator=VIOLATIONS_REPORTED,
        selection=Selection(scope=scope),
        language=ENGLISH,
    )


def test_a_trend_of_a_province_that_lost_parts_says_so_and_marks_the_month(papua) -> None:
    found = trend_of(papua, "91")
    assert found.series.values == (3, 3, 3, 3, 3, 2, 2, 2)
    assert [(str(c.period), c.label) for c in found.changes] == [("2022-11", "area changed")]
    assert DIVIDED in readings_of(found, ENGLISH)


def test_a_trend_of_a_new_province_says_where_it_came_from(papua) -> None:
    found = trend_of(papua, "94")
    assert found.series.values == (None, None, None, None, None, 1, 1, 1)
    assert (
        "Papua Tengah exists since 11 Nov 2022; before that its area was part of Papua."
        in readings_of(found, ENGLISH)
    )


def test_a_change_outside_the_months_is_not_told(papua) -> None:
    assert trend_of(papua, "18").changes == ()
    assert trend_of(papua, "indonesia").changes == ()
    later = facts_of(load_gazetteer(), cases(NABIRE, "2023-01", 1), cases(NABIRE, "2023-03", 1))
    assert trend_of(later, "91").changes == ()


def test_small_charts_divide_each_month_among_its_provinces(papua) -> None:
    found = multiples_of(
        papua,
        states_of(papua),
        indicator=VIOLATIONS_REPORTED,
        selection=Selection(),
        language=ENGLISH,
    )
    values = {each.label: each.values for each in found.series}
    assert values["Papua"] == (3, 3, 3, 3, 3, 2, 2, 2)
    assert values["Papua Tengah"] == (None, None, None, None, None, 1, 1, 1)
    assert len(values) == 38
    assert DIVIDED in found.notes
    assert len(found.notes) == 2


def panel(facts, geography, code):
    known = states_of(facts)
    return region(
        facts,
        known,
        series_of=partial(series_within, facts, known),
        view=view_of(facts, geography),
        selection=Selection(),
        code=code,
        language=ENGLISH,
    )


def test_the_panel_of_a_regency_compares_it_with_the_province_of_the_month(papua) -> None:
    found = panel(papua, Geography.REGENCY, NABIRE)
    beside = [[peer.label for peer in month.peers] for month in found.months]
    assert beside == [["Papua", "Indonesia"]] * 5 + [["Papua Tengah", "Indonesia"]] * 3
    assert [change.sentence for change in found.changes] == [
        "Kab. Nabire is in Papua Tengah since 11 Nov 2022; before that it counted under Papua."
    ]
    assert found.changes[0].label == "now Papua Tengah"


def test_the_panel_of_a_new_province_has_no_figure_before(papua) -> None:
    found = panel(papua, Geography.PROVINCE, "94")
    assert [month.state.value for month in found.months[:5]] == ["not_in_scope"] * 5
    assert [change.label for change in found.changes] == ["founded"]


def test_police_units_founded_later_are_told_with_how_sure_the_date_is() -> None:
    police = {"institution": "polri", "kind": "resort"}
    facts = facts_of(
        load_gazetteer(),
        *(cases("polres-sumba-barat", month, 1, **police) for month in ("2025-11", "2026-02")),
        *(cases("polres-sumba-tengah", month, 1, **police) for month in ("2026-02",)),
    )
    barat = panel(facts, Geography.RESORT, "polres-sumba-barat")
    assert [change.sentence for change in barat.changes] == [
        "Since January 2026 Polres Sumba Barat is without Polres Sumba Tengah: figures before and "
        "after are not about the same area. No source confirms this date."
    ]
    regency = panel(facts, Geography.REGENCY, "53.17")
    assert regency.other_joins == (
        "One figure with Kab. Sumba Barat in 1 of 4 months, up to November 2025.",
    )


@pytest.mark.parametrize(("month", "resorts"), [("2024-10", 29), ("2024-11", 21)])
def test_a_template_of_a_polda_has_its_resorts_of_the_month(month, resorts) -> None:
    content = template_for(period=Period.parse(month), unit_code="polda-papua")
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Personel"]
    units = {str(row[0]) for row in sheet.iter_rows(values_only=True) if row[0]}
    assert sum(unit.startswith("polres-") for unit in units) == resorts
    assert ("polres-nabire" in units) is (resorts == 29)
