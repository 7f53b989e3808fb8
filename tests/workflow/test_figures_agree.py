"""Map, Overview and Trends show what a separate, plain script computes from the workbooks.

The workbooks of three months go through the real path: checks, store, analysis, views. The script
in `tests/support/plain_figures.py` reads the same files with openpyxl and shares no code.
"""

import pandas as pd
import pytest

from domain.indicators import INDICATOR_OF, INDICATORS
from domain.language import Language
from domain.places import Geography
from tests.support.sample_store import MONTHS
from workflow.trends import trend
from workflow.views import Selection, map_view, overview

FIRST, LAST = MONTHS[0], MONTHS[-1]
TODAY = LAST.plus(3).first_day
CIVIL, OFFICERS = ("asn_daerah",), ("polri",)
POLICE = ("polri", "asn_polri")
KINDS = pytest.mark.parametrize("code", INDICATOR_OF)


def known(value):
    return None if pd.isna(value) else value


def figures(line, indicator):
    """Numerator, denominator (of rates) and state of a line of the program."""
    below = known(line["denominator"]) if indicator.is_rate else None
    return known(line["numerator"]), below, line["state"]


def sums(line, indicator):
    counted = int(line["n_reported"]), int(line["n_expected"])
    return (*figures(line, indicator), *counted)


def test_every_row_of_the_workbooks_is_in_exactly_one_report(facts, plain):
    assert plain.rows_read == plain.rows_kept
    assert facts.periods == MONTHS
    assert set(plain.months()) == {str(month) for month in MONTHS}


@KINDS
def test_every_unit_in_every_month(facts, plain, states_of, code):
    indicator = INDICATOR_OF[code]
    shown = {
        (line["period"], line["unit"], line["institution"]): figures(line, indicator)
        for line in states_of(indicator).to_dict("records")
    }
    computed = {
        (str(month), unit, institution): plain.unit(code, str(month), unit, institution)
        for month in MONTHS
        for unit, institution in plain.places.expected(str(month))
    }
    assert len(computed) == 3 * (552 + 2 * 542)
    assert shown == computed


@KINDS
@pytest.mark.parametrize("institutions", (CIVIL, POLICE), ids="+".join)
def test_overview_and_trends_show_the_sum_over_the_country(
    facts, plain, states_of, code, institutions
):
    indicator, chosen = INDICATOR_OF[code], Selection(institutions=institutions)
    english = Language("en")
    series = trend(facts, states_of, indicator=indicator, selection=chosen, language=english).series
    page = overview(facts, states_of, selection=chosen, period=LAST, as_of=TODAY, language=english)
    for index, month in enumerate(MONTHS):
        expected = plain.nation(code, str(month), institutions)
        assert sums(page.series[code].at(month), indicator) == expected
        assert (
            series.numerators[index],
            series.denominators[index] if indicator.is_rate else None,
            series.states[index].value,
            series.n_reported[index],
            series.n_expected[index],
        ) == expected


@KINDS
@pytest.mark.parametrize(
    ("geography", "institutions"),
    ((Geography.PROVINCE, CIVIL), (Geography.POLICE_REGION, POLICE)),
    ids=("province", "police_region"),
)
def test_maps_of_provinces_and_poldas(facts, plain, states_of, code, geography, institutions):
    indicator = INDICATOR_OF[code]
    view = map_view(
        facts,
        states_of,
        indicator=indicator,
        geography=geography,
        selection=Selection(institutions=institutions),
    )
    for month in MONTHS:
        lines = view.month(month).groups.to_dict("index")
        shown = {area: sums(line, indicator) for area, line in lines.items()}
        assert shown == plain.areas(code, str(month), institutions)


@pytest.mark.parametrize(
    ("geography", "institutions", "areas", "undrawn"),
    ((Geography.REGENCY, CIVIL, 514, 38), (Geography.RESORT, OFFICERS, 505 + 3, 34)),
    ids=("regency", "resort"),
)
def test_maps_of_regencies_and_resorts(
    facts, plain, states_of, geography, institutions, areas, undrawn
):
    for indicator in INDICATORS:
        view = map_view(
            facts,
            states_of,
            indicator=indicator,
            geography=geography,
            selection=Selection(institutions=institutions),
        )
        for month in MONTHS:
            found = view.month(month)
            lines = found.groups.to_dict("index")
            assert len(lines) == areas
            for unit, line in lines.items():
                expected = plain.total(indicator.code, str(month), [(unit, institutions[0])])
                assert sums(line, indicator) == expected, unit
            assert len(set(found.undrawn["unit"])) == undrawn
