"""Places side by side: every trap of a rate, months that are not over, places of a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from analysis.comparison import Mark, Undrawn
from analysis.dispersion import Spread
from analysis.peers import PeerGroup
from domain.indicators import COVERAGE, PLEDGE_COMPLETION, VIOLATION_RATE
from domain.language import Language
from domain.period import Period
from domain.places import Geography, UnitKind
from domain.scope import DEFAULT_SCOPE
from domain.view_code import read_view_code
from geo.gazetteer import load_gazetteer
from tests.support.frames import report
from tests.support.small_facts import cases, facts_of, states_of
from workflow.compared_places import Wanted
from workflow.comparison import COMPARED, compare
from workflow.comparison_table import places_table, ranks_reading
from workflow.comparison_words import definition, legend, undrawn_lines, view_code
from workflow.views import Selection

EN = Language("en")
LATER = date(2025, 1, 1)
MAY = "2024-05"
LAMPUNG = [f"18.{n:02d}" for n in range(1, 13)]


def pledges(unit, signed, obligated, month=MAY):
    rows = [{"instrument": "integrity_pact", "obligated": obligated, "signed": signed}]
    return report("pledges", month, unit, rows)


def personnel(unit, n, month=MAY):
    return report("personnel", month, unit, [{"personnel": n}])


def wanted(indicator=PLEDGE_COMPLETION, **choices):
    usual = {
        "geography": Geography.REGENCY,
        "selection": Selection(),
        "period": Period.parse(MAY),
    }
    return Wanted(indicator, **(usual | choices))


def compared(*reports, today=LATER, **choices):
    facts = facts_of(load_gazetteer(), *reports)
    return compare(facts, states_of(facts), wanted(**choices), today=today)


def alike(signed=80, obligated=100, units=LAMPUNG):
    return [pledges(unit, signed, obligated) for unit in units]


def test_when_all_are_equal_nobody_is_named_and_ranks_are_open():
    found = compared(*alike())
    assert found.named.empty and found.judged.counts[Mark.INSIDE] == 12
    assert found.title(EN) == "No place beyond the 99.8% limits; 12 places within the limits"
    assert ranks_reading(found, EN).startswith("12 of 12 places may lie in the upper or in the")


def test_a_place_far_off_is_named_with_its_numbers():
    found = compared(*alike()[:-1], pledges(LAMPUNG[-1], 20, 100), place=LAMPUNG[-1])
    assert found.title(EN) == ("1 place below the 99.8% limit; 11 places within the limits")
    assert found.place_reading(EN) == (
        "**Kab. Pesisir Barat: 20.0%** (20 of 100 obligated), below the 99.8% limit. "
        "95% interval 12.7% – 29.2%. Its rank lies between 12 and 12 of 12 (95%)."
    ).replace("Kab. Pesisir Barat", found.options[LAMPUNG[-1]])


@pytest.mark.parametrize(
    ("signed", "obligated", "reason"),
    [
        (None, 100, Undrawn.BLANK),
        (0, 0, Undrawn.ZERO_DENOMINATOR),
        (130, 100, Undrawn.ABOVE_FULL),
    ],
)
def test_what_is_no_rate_is_listed_and_in_no_mean(signed, obligated, reason):
    found = compared(*alike()[:-1], pledges(LAMPUNG[-1], signed, obligated))
    assert found.funnel.rate == pytest.approx(0.8)
    assert LAMPUNG[-1] not in found.places.index
    assert found.undrawn.loc[LAMPUNG[-1], "reason"] == reason
    assert [n for _, n in undrawn_lines(found, EN)] == ["1"]
    assert found.judged.n_places == 12


def test_a_zero_is_drawn_as_zero():
    found = compared(*alike()[:-1], pledges(LAMPUNG[-1], 0, 100))
    assert found.places.loc[LAMPUNG[-1], "value"] == 0
    assert found.places.loc[LAMPUNG[-1], "mark"] == Mark.BELOW


def test_cases_without_personnel_have_no_denominator():
    reports = [personnel(unit, 1000) for unit in LAMPUNG[:-1]]
    found = compared(*[cases(unit, MAY, 1) for unit in LAMPUNG], *reports, indicator=VIOLATION_RATE)
    assert found.undrawn["reason"].tolist() == [Undrawn.NO_DENOMINATOR]


def test_two_cases_are_too_few_to_name_a_place_and_three_are_not():
    for n, mark in ((2, Mark.FEW), (3, Mark.ABOVE)):
        figures = [cases(unit, MAY, 0) for unit in LAMPUNG[:-1]] + [cases(LAMPUNG[-1], MAY, n)]
        people = [personnel(unit, 40_000) for unit in LAMPUNG[:-1]] + [personnel(LAMPUNG[-1], 10)]
        found = compared(*figures, *people, indicator=VIOLATION_RATE)
        assert found.places.loc[LAMPUNG[-1], "mark"] == mark
        assert (found.options[LAMPUNG[-1]] in found.judged.above) is (mark is Mark.ABOVE)


def test_one_place_and_none_say_that_there_is_nothing_to_compare():
    one = compared(pledges(LAMPUNG[0], 3, 10))
    assert one.title(EN) == "1 place, no limits drawn"
    assert one.readings(EN) == ("**Too few to compare.** 1 place has figures.",)
    assert one.places["mark"].tolist() == [Mark.PLAIN]
    none = compared(pledges(LAMPUNG[0], None, None))
    assert none.title(EN) == "Nothing to compare"
    assert none.readings(EN) == ("No place has figures to compare in these months.",)


def test_months_that_are_not_over_are_no_baseline():
    before = [pledges(unit, 80, 100, "2024-04") for unit in LAMPUNG]
    now = date(2024, 6, 3)
    found = compared(*alike(), *before, today=now)
    assert found.is_provisional and found.judged.counts[Mark.PLAIN] == 12
    assert found.title(EN) == "12 places, no limits drawn"
    assert found.readings(EN)[0].startswith("**No limits are drawn.**")
    assert found.lines["upper_998"].isna().all()


def test_a_month_that_is_not_over_is_left_out_of_several():
    people = [personnel(unit, 1000, month) for unit in LAMPUNG for month in ("2024-04", MAY)]
    early = [cases(unit, "2024-04", 3) for unit in LAMPUNG]
    found = compared(
        *early, cases(LAMPUNG[0], MAY, 90), *people,
        indicator=VIOLATION_RATE, span=12, today=date(2024, 6, 3),
    )  # fmt: skip
    assert found.months == (Period(2024, 4),) and found.left_out == (Period(2024, 5),)
    assert found.places["numerator"].tolist() == [3] * 12
    assert found.readings(EN)[-1] == "Without May 2024: reports are still coming in."


def test_months_are_added_up_only_where_both_figures_are_known():
    """A place that reported one month of three is compared on that month, and not judged."""
    months = ("2024-03", "2024-04", MAY)
    reports = [cases(unit, month, 2) for unit in LAMPUNG[:-1] for month in months]
    people = [personnel(unit, 1000, month) for unit in LAMPUNG for month in months]
    silent = [cases(LAMPUNG[-1], month, None) for month in months[:2]]
    facts = facts_of(load_gazetteer(), *reports, *silent, cases(LAMPUNG[-1], MAY, 2), *people)
    found = compare(facts, states_of(facts), wanted(VIOLATION_RATE, span=3), today=LATER)
    last = found.places.loc[LAMPUNG[-1]]
    assert (last["numerator"], last["denominator"], last["value"]) == (2, 1000, 0.002)
    assert found.places.loc[LAMPUNG[0], "denominator"] == 3000
    # three reports are in, and one of them has a figure
    assert (last["n_reported"], last["n_figures"], last["mark"]) == (3, 1, Mark.POOR)
    assert "average month" in definition(found, EN)


def test_a_cumulative_figure_that_falls_is_unknown_for_its_month_not_zero():
    """5 cases until April, corrected to 3 until May: May is not known, April counts."""
    people = [personnel(unit, 1000, month) for unit in LAMPUNG for month in ("2024-04", MAY)]
    others = [cases(unit, month, 2) for unit in LAMPUNG[1:] for month in ("2024-04", MAY)]
    summed = [
        report(
            "violations", month, LAMPUNG[0], [{"category": "KE1", "reported": n}],
            basis="kumulatif", since="2024-04",
        )
        for month, n in (("2024-04", 5), (MAY, 3))
    ]  # fmt: skip
    found = compared(*summed, *others, *people, indicator=VIOLATION_RATE, span=2)
    assert found.places.loc[LAMPUNG[0], ["numerator", "denominator"]].tolist() == [5, 1000]


def test_a_place_founded_within_the_months_is_expected_from_then_on():
    """Sumba Tengah's own police resort begins in January 2026."""
    months = [str(month) for month in Period(2025, 12).through(Period(2026, 2))]
    unit = {"institution": "polri", "unit_kind": "resort"}
    young, old = "polres-sumba-tengah", "polres-sumba-barat"
    police = {"institution": "polri", "kind": "resort"}
    reports = [cases(code, month, 1, **police) for code in (young, old) for month in months[1:]]
    people = [
        report("personnel", month, code, [{"personnel": 300}], **unit)
        for code in (young, old)
        for month in months
    ]
    first = cases(old, months[0], 1, **police)
    facts = facts_of(load_gazetteer(), first, *reports, *people, scope=DEFAULT_SCOPE)
    choice = wanted(
        VIOLATION_RATE, geography=Geography.RESORT, period=Period(2026, 2), span=3,
        selection=Selection(institutions=("polri",)),
    )  # fmt: skip
    found = compare(facts, states_of(facts), choice, today=date(2026, 6, 1))
    assert found.places.loc[young, ["n_reported", "n_expected"]].tolist() == [2, 2]
    assert found.places.loc[old, ["n_reported", "n_expected"]].tolist() == [3, 3]
    assert set(found.undrawn["reason"]) == {Undrawn.NOT_REPORTED}


def test_a_province_holds_all_its_units():
    both = [pledges(unit, 80, 100) for unit in (*LAMPUNG, "16.01", "17.01", "19.01", "12.01")]
    found = compared(*both, geography=Geography.PROVINCE)
    assert found.places.loc["18", "denominator"] == 1200
    assert found.places["name"].tolist()[:1] == ["Sumatera Utara"]


def test_peers_are_of_the_province_or_of_the_size():
    far = [pledges(unit, 10, 100) for unit in ("19.01", "19.02", "19.03")]
    reports = (*alike(), *far)
    own = compared(*reports, place=LAMPUNG[0], group=PeerGroup.REGION)
    assert set(own.places.index) == set(LAMPUNG) and own.funnel.rate == pytest.approx(0.8)
    assert "same province" in definition(own, EN)
    none = compared(*reports, place="99.99", group=PeerGroup.REGION)
    assert len(none.places) == 15


def test_the_spread_is_allowed_for_unless_the_reader_takes_it_away():
    given = [pledges(unit, 50 + 4 * i, 100) for i, unit in enumerate(LAMPUNG)]
    found = compared(*given)
    assert found.funnel.spread is Spread.ADDITIVE and found.named.empty
    bare = compared(*given, spread=Spread.NONE)
    assert len(bare.named) and "do not allow for it" in " ".join(bare.readings(EN))
    assert bare.named.index.tolist() == sorted(bare.named.index)


def test_the_table_has_every_place_by_name_and_legend_counts_add_up():
    found = compared(*alike()[:-1], pledges(LAMPUNG[-1], 20, 100))
    table = places_table(found, EN)
    assert table["Place"].tolist() == sorted(table["Place"])
    assert sum(item.n for item in legend(found, EN)) == len(table) == 12


def test_a_code_reopens_all_that_was_chosen():
    found = compared(*alike())
    places = load_gazetteer().places(UnitKind.REGENCY)
    chosen = wanted(
        place=LAMPUNG[0], spread=Spread.MULTIPLICATIVE, group=PeerGroup.REGION, span=3,
        indicator=VIOLATION_RATE,
    )  # fmt: skip
    view = read_view_code(view_code(replace(found, wanted=chosen), LATER), places)
    assert view.places == (LAMPUNG[0],)
    assert dict(view.choices) == {"span": "3", "spread": "multiplicative", "peers": "region"}
    assert read_view_code(view_code(found, LATER), places).choices == ()


def test_every_rate_can_be_compared_and_no_plain_count():
    assert {COVERAGE, PLEDGE_COMPLETION, VIOLATION_RATE} <= set(COMPARED)
    assert all(indicator.is_rate for indicator in COMPARED)


@pytest.mark.parametrize(
    ("indicator", "geography"),
    [(VIOLATION_RATE, Geography.REGENCY), (PLEDGE_COMPLETION, Geography.POLICE_REGION)],
)
def test_the_whole_sample_is_compared(facts, states_of, indicator, geography):
    """Places drawn and not drawn are all places."""
    choice = wanted(indicator, geography=geography, period=Period(2024, 3), span=3)
    found = compare(facts, states_of, choice, today=LATER)
    assert len(found.places) + len(found.undrawn) == len(found.options) > 30
    assert found.judged.n_drawn == len(found.places)
