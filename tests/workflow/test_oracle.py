"""What the views show equals what a separate, plain script adds up from the workbooks.

`test_figures_agree.py` compares units, provinces, Poldas and the nation. Here
are the joins: resorts on the map of regencies, regencies on the map of resorts, all institutions
together; and the two sums that nothing may fall out of.
"""

from collections import defaultdict
from functools import cache

import pandas as pd
import pytest

from data_loaders.checking import check_content
from domain.fields import SHEETS
from domain.history import NoHistory
from domain.indicators import INDICATOR_OF, INDICATORS
from domain.language import Language
from domain.places import Geography
from geo.resolver import GazetteerResolver
from tests.support.plain_figures import sheets_of
from tests.support.sample_store import MONTHS
from workflow.trends import trend
from workflow.views import Selection, map_view, overview

ALL = ("asn_daerah", "asn_polri", "polri")
SETS = (("asn_daerah",), ("asn_polri",), ("polri",), ALL)
CODES = ("pledge_completion_rate", "attendance_rate", "coverage_rate", "violations_reported")
SHEET_NAMES = {sheet.name_id for sheet in SHEETS}
ENGLISH = Language("en")
TODAY = MONTHS[-1].plus(3).first_day


def known(value):
    return None if pd.isna(value) else value


def shown(line, indicator):
    """Numerator, denominator of rates, state, reported and expected of a line of the program."""
    below = known(line["denominator"]) if indicator.is_rate else None
    counted = int(line["n_reported"]), int(line["n_expected"])
    return known(line["numerator"]), below, line["state"], *counted


@pytest.fixture(scope="module")
def view_of(facts, states_of):
    """The map view of an indicator, an area kind and institutions, each made once."""

    @cache
    def view(code, geography, institutions):
        return map_view(
            facts,
            states_of,
            indicator=INDICATOR_OF[code],
            geography=geography,
            selection=Selection(institutions=institutions),
        )

    return view


@pytest.mark.parametrize("institutions", SETS, ids="+".join)
@pytest.mark.parametrize("geography", Geography)
@pytest.mark.parametrize("code", CODES)
def test_every_group_of_a_map_is_the_sum_of_its_units(
    view_of, plain, code, geography, institutions
):
    view = view_of(code, geography, institutions)
    for month in view.months:
        lines_of = defaultdict(list)
        for unit, institution in plain.places.expected(str(month.period)):
            if institution in institutions:
                lines_of[unit].append((unit, institution))
        for group, units in month.units.items():
            lines = [line for unit in units for line in lines_of[unit]]
            expected = plain.total(code, str(month.period), lines)
            assert shown(month.groups.loc[group], view.indicator) == expected, group


@pytest.mark.parametrize("institutions", SETS, ids="+".join)
@pytest.mark.parametrize("geography", Geography)
def test_drawn_areas_and_undrawn_units_make_the_whole(view_of, geography, institutions):
    for code in CODES:
        view = view_of(code, geography, institutions)
        indicator = view.indicator
        for month in view.months:
            drawn, rest = month.groups, month.undrawn
            has_figures = rest["state"].isin(["above_zero", "zero"])
            for column in ("numerator", *(["denominator"] if indicator.is_rate else [])):
                total = drawn[column].sum() + rest.loc[has_figures, column].sum()
                assert total == month.whole[column]
            assert drawn["n_expected"].sum() + len(rest) == month.whole["n_expected"]
            reported = drawn["n_reported"].sum() + rest["is_reported"].sum()
            assert reported == month.whole["n_reported"]


@pytest.mark.parametrize("geography", Geography)
def test_no_unit_and_no_area_is_counted_twice(view_of, geography):
    view = view_of("violations_reported", geography, ALL)
    for month in view.months:
        units = [unit for found in month.units.values() for unit in found]
        areas = [area for found in month.members.values() for area in found]
        assert len(units) == len(set(units))
        assert len(areas) == len(set(areas))
        assert not set(units) & set(month.undrawn["unit"])


@pytest.mark.parametrize("code", INDICATOR_OF)
def test_all_institutions_together_on_overview_trend_and_map(
    facts, states_of, view_of, plain, code
):
    indicator, chosen = INDICATOR_OF[code], Selection()
    page = overview(
        facts, states_of, selection=chosen, period=MONTHS[-1], as_of=TODAY, language=ENGLISH
    )
    series = trend(facts, states_of, indicator=indicator, selection=chosen, language=ENGLISH).series
    view = view_of(code, Geography.PROVINCE, ())
    for i, month in enumerate(MONTHS):
        expected = plain.nation(code, str(month), ALL)
        assert shown(page.series[code].at(month), indicator) == expected
        assert shown(view.month(month).whole, indicator) == expected
        assert (series.numerators[i], series.states[i].value) == (expected[0], expected[2])
        assert (series.n_reported[i], series.n_expected[i]) == expected[3:]


def test_a_province_on_overview_and_trend_is_the_sum_of_its_units(facts, states_of, plain):
    chosen = Selection(institutions=("asn_daerah",), scope="18")
    page = overview(
        facts, states_of, selection=chosen, period=MONTHS[-1], as_of=TODAY, language=ENGLISH
    )
    for indicator in INDICATORS:
        for month in MONTHS:
            expected = plain.areas(indicator.code, str(month), ("asn_daerah",))["18"]
            assert shown(page.series[indicator.code].at(month), indicator) == expected


def test_states_of_the_pledge_reports_are_counted_as_the_script_counts_them(
    facts, states_of, plain
):
    page = overview(
        facts, states_of, selection=Selection(), period=MONTHS[-1], as_of=TODAY, language=ENGLISH
    )
    month = str(MONTHS[-1])
    expected = [
        plain.unit("pledge_completion_rate", month, unit, institution)[2]
        for unit, institution in plain.places.expected(month)
    ]
    assert {state.value: n for state, n in page.unit_counts.items() if n} == {
        state: expected.count(state) for state in set(expected)
    }


def test_rows_of_every_workbook_are_accepted_or_listed(sample_store):
    """Rows that openpyxl sees below the headings = rows taken + rows with findings + left out."""
    resolver = GazetteerResolver()
    for path in sample_store.workbooks:
        result = check_content(
            content=path.read_bytes(),
            file_name=path.name,
            resolver=resolver,
            history=NoHistory(),
            today=TODAY,
        )
        sheets = sheets_of(path)
        for sums in result.sheets:
            filled = sum(any(cell is not None for cell in row) for row in sheets[sums.sheet])
            listed = sums.listed + len(sums.skipped) + len(sums.header_rows)
            assert filled == sums.accepted + listed, (path.name, sums.sheet)
            assert sums.places == sums.places_found + sums.places_not_found
        named = {sums.sheet for sums in result.sheets}
        assert named >= SHEET_NAMES & set(sheets)
