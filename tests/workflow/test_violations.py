"""The cases of a scope and of a place: sums as in the indicators, few cases hidden below."""

from functools import cache

import numpy as np
import pytest

from analysis.case_rows import case_rows
from analysis.cases import rows_of
from analysis.few_cases import Mark
from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from domain.violation_rules import VIOLATION_RULES
from geo.gazetteer import load_gazetteer
from tests.support.frames import report
from tests.support.small_facts import facts_of, states_of
from workflow.case_cells import neighbours
from workflow.published import published_figures
from workflow.views import Selection, selected_states
from workflow.violations import STAGE_INDICATORS, cases_of

ENGLISH = Language("en")
TANGGAMUS, PRINGSEWU, METRO = "18.06", "18.10", "18.72"
FEBRUARY = Period(2024, 2)


def cases(unit, month, *rows, institution="asn_daerah", kind="regency", **more):
    """A violations report; each row is (category, reported, further figures and dimensions)."""
    made = [{"category": code, "reported": n} | extra for code, n, extra in rows]
    return report("violations", month, unit, made, institution=institution, unit_kind=kind, **more)


def found_in(*reports, place=None, selection=None, months=0, period=FEBRUARY):
    facts = facts_of(load_gazetteer(), *reports)
    rows = case_rows(figures=facts.figures, reports=facts.reports)
    return cases_of(
        facts,
        states_of(facts),
        rows,
        selection=selection or Selection(),
        period=period,
        months=months,
        language=ENGLISH,
        place=place,
    )


def numbers(cells):
    """Codes of the parts that are not zero, as a reader sees them."""
    texts = {code: cell.text(ENGLISH) for code, cell in cells.items()}
    return {code: text for code, text in texts.items() if text != "0"}


PROVINCE = (
    cases(PRINGSEWU, "2024-01", ("DS6", 14, {"proven": 3, "in_process": 6, "channel": "offline"})),
    cases(
        PRINGSEWU,
        "2024-02",
        ("DS6", 1, {"proven": 5, "in_process": 2, "channel": "social_media"}),
        ("KE1", 1, {"in_process": 1}),
        ("DS8", 9, {"in_process": 0, "sanctioned": 2, "sanction_level": "heavy"}),
    ),
    cases(TANGGAMUS, "2024-02", ("KE1", 9, {}), ("DS6", 3, {}), ("DS8", 6, {})),
)


def test_stages_over_all_months_and_over_one():
    everything = found_in(*PROVINCE)
    assert {stage: total.cases for stage, total in everything.totals.items()} == {
        "reported": 43, "proven": 8, "in_process": 3, "sanctioned": 2,
    }  # fmt: skip
    assert found_in(*PROVINCE, months=1).totals["reported"].cases == 29
    assert found_in(*PROVINCE, months=12).span == everything.span


def test_parts_add_up_to_the_total():
    found = found_in(*PROVINCE)
    assert numbers(found.shown_parts("category")) == {"KE1": "10", "DS6": "18", "DS8": "15"}
    assert numbers(found.shown_parts("channel")) == {
        "social_media": "1", "offline": "14", "": "28",
    }  # fmt: skip
    assert found.not_broken_down == 0


def test_months_without_a_report_are_unknown_in_every_category():
    later = cases(PRINGSEWU, "2024-04", ("DS6", 2, {}))
    table = found_in(*PROVINCE, later).category_months()
    assert table["2024-03"].isna().all()
    assert table.loc["DS6"].fillna(-1).tolist() == [14, 4, -1, 2]


def test_below_the_province_few_cases_are_hidden_and_months_are_not_told_apart():
    found = found_in(*PROVINCE, place=PRINGSEWU, months=1)
    assert found.is_below_province
    assert [str(period) for period in found.span] == ["2024-01", "2024-02"]
    assert found.totals["reported"].cases == 25  # the map shows it, too
    assert numbers(found.shown_parts("category")) == {"KE1": "<3", "DS6": "15", "DS8": "•"}
    with pytest.raises(ValueError, match="not shown apart"):
        found.category_months()


def test_what_a_neighbour_shows_does_not_tell_the_hidden_cell():
    """The province shows KE1 10 and DS8 15: Tanggamus must not show its 9 and 6."""
    found = found_in(*PROVINCE, place=TANGGAMUS)
    assert numbers(found.shown_parts("category")) == {"KE1": "•", "DS6": "3", "DS8": "•"}


def test_an_institution_cannot_be_taken_off_below_the_province():
    only = Selection(institutions=("polri",))
    found = found_in(*PROVINCE, place=PRINGSEWU, selection=only)
    assert found.totals["reported"].cases == 25
    assert found.institutions == "All institutions"


def test_sanctions_of_a_place_are_hidden_and_of_its_province_shown():
    above = found_in(*PROVINCE, selection=Selection(scope="18")).shown_sanctions()
    assert above.loc["DS8", "heavy"].value == 2
    below = found_in(*PROVINCE, place=PRINGSEWU).shown_sanctions()
    assert below.loc["DS8", "heavy"].mark is Mark.HIDDEN


def test_a_place_that_reported_nothing_is_unknown():
    found = found_in(*PROVINCE, place=METRO)
    assert found.totals["reported"].cases is None
    assert {cell.mark for cell in found.shown_parts("category").values()} == {Mark.UNKNOWN}
    assert {cell.mark for cell in found.shown_ages().values()} == {Mark.UNKNOWN}
    assert found.shown_sanctions().empty


def test_zero_reported_is_zero_in_every_part():
    nil = cases(METRO, "2024-02", ("NIHIL", 0, {}), is_nil=True)
    found = found_in(*PROVINCE, nil, place=METRO)
    assert found.totals["reported"].cases == 0
    assert numbers(found.shown_parts("category")) == {}


def test_age_of_open_cases_where_the_reports_give_it():
    aged = cases(
        METRO,
        "2024-02",
        ("DS6", 0, {"in_process": 4, "month_reported": "2023-06"}),
        ("DS6", 0, {"in_process": 3}),
    )
    assert numbers(found_in(aged).shown_ages()) == {"older": "4", "": "3"}


def test_age_of_the_open_cases_of_a_place_is_no_way_around_the_few_case_rule():
    aged = cases(
        METRO,
        "2024-02",
        ("DS6", 0, {"in_process": 9, "month_reported": "2023-06"}),
        ("KE1", 0, {"in_process": 1, "month_reported": "2024-02"}),
    )
    assert numbers(found_in(aged, selection=Selection(scope="18")).shown_ages()) == {
        "older": "9", "this_month": "1",
    }  # fmt: skip
    assert numbers(found_in(aged, place=METRO).shown_ages())["this_month"] == "•"


def test_institutions_that_nobody_reports_about_have_no_line():
    police = cases(
        "polres-tanggamus", "2024-02", ("PL-4h", 2, {}), institution="polri", kind="resort"
    )
    found = found_in(*PROVINCE, police)
    assert list(found.by_institution) == ["asn_daerah", "polri"]
    assert found.by_institution["polri"]["reported"].cases == 2
    assert found.by_institution["polri"]["proven"].cases is None  # left blank, not zero


def test_a_report_that_no_sum_counts_is_in_no_part():
    """Police figures by regency beside those of the resort on the same ground."""
    resort = cases(
        "polres-pringsewu", "2024-02", ("PL-4h", 4, {}), institution="polri", kind="resort"
    )
    regency = cases(PRINGSEWU, "2024-02", ("PL-5b", 7, {}), institution="polri")
    found = found_in(resort, regency)
    known = found.by_institution["polri"]["reported"].cases
    assert sum(cell.value for cell in found.shown_parts("category").values()) == known


@pytest.mark.parametrize(
    ("code", "above"), [(PRINGSEWU, "18"), ("polres-tanggamus", "polda-lampung")]
)
def test_neighbours_are_the_units_whose_sum_is_public(code, above):
    gazetteer = load_gazetteer()
    near = neighbours(gazetteer.place(code), gazetteer)
    assert {code, above} <= near
    assert {gazetteer.place(unit).kind for unit in near - {above}} <= {
        UnitKind.REGENCY,
        UnitKind.RESORT,
    }


# Three months of sample data


@pytest.fixture(scope="module")
def rows(facts):
    return case_rows(figures=facts.figures, reports=facts.reports)


def test_parts_of_every_stage_and_month_are_the_indicators(facts, states_of, rows):
    """The breakdown and the map come to the same sums on two roads."""
    states_of = cache(states_of)
    for stage, indicator in STAGE_INDICATORS.items():
        own = selected_states(facts, states_of, indicator, Selection())
        known = own[own["numerator"].notna()].groupby("period")["numerator"].sum()
        broken_down = rows_of(rows, own).groupby("period")[stage].sum()
        assert (known == broken_down.reindex(known.index, fill_value=0)).all()


def test_the_profile_of_a_place_shows_only_what_may_be_shown(facts, states_of, rows):
    for place in ("18.10", "polres-tanggamus"):
        found = cases_of(
            facts,
            states_of,
            rows,
            selection=Selection(),
            period=facts.periods[0],
            months=1,
            language=ENGLISH,
            place=place,
        )
        cells = found.shown_parts("category").values()
        assert found.span == facts.periods
        assert not any(cell.value in (1, 2) for cell in cells)


# National figures of other bodies


def test_every_published_figure_has_a_body_a_unit_and_a_source():
    for figure in published_figures():
        assert figure.body
        assert figure.source
        assert figure.unit in ("persons", "cases", "not_stated")
        assert any(n is not None for n in (figure.reported, figure.proven, figure.sanctioned))
        assert (figure.proven is None) == (figure.proven_means == "")


@pytest.mark.parametrize(
    ("cut_off", "said"),
    [("2024-02-06", "6 Feb 2024"), ("2024-10", "Oct 2024"), ("", "day not given")],
)
def test_the_day_up_to_which_was_counted(cut_off, said):
    assert said in {f.when(ENGLISH) for f in published_figures() if f.cut_off == cut_off}


def test_elections_are_named_in_the_language_of_the_reader():
    found = {f.event: f.election(ENGLISH) for f in published_figures()}
    assert found["Pilkada 2020"] == "Regional elections 2020"
    assert found["Pemilu 2024"] == "General election 2024"
    assert {f.election(Language("id")) for f in published_figures()} == set(found)


def test_articles_are_written_in_the_language_of_the_reader():
    (rule,) = [each for each in VIOLATION_RULES if each.code == "DS1"]
    assert rule.basis_text(Language("id")) == "SKB 2/2022; PP 94/2021 pasal 14 i angka 3"
    assert rule.basis_text(ENGLISH) == "SKB 2/2022; PP 94/2021 art. 14 i number 3"


def test_published_figures_are_as_printed():
    """KASN, 6 February 2024: 403 reported, 183 proven, 97 sanctioned (persons)."""
    (kasn,) = [f for f in published_figures() if f.cut_off == "2024-02-06"]
    assert (kasn.reported, kasn.proven, kasn.sanctioned) == (403, 183, 97)
    assert (kasn.unit_text(ENGLISH), kasn.proven_text(ENGLISH)) == ("persons", "proven")
    assert np.isclose(kasn.proven / kasn.reported, 0.454, atol=5e-4)  # "45,4 %" as printed
