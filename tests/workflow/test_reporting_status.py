"""The expected reports of a selection: months in which units come into being, rows, readings."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from domain.language import Language
from domain.period import Period
from domain.states import State
from store.api import open_store
from workflow.facts import indicator_states, read_facts
from workflow.report_rows import (
    COMPLETE,
    EVERY,
    INCOMPLETE,
    LATE,
    MISSING,
    ORDERS,
    RowWish,
    matrix_months,
    matrix_rows,
    unit_table,
    window,
    wished,
)
from workflow.reporting import ALL_KINDS, last_due, reporting, status_of
from workflow.reporting_words import readings, sums_of
from workflow.silence import place_sums, silence_reading, silence_series, streaks_of
from workflow.views import Selection

OCTOBER, NOVEMBER = Period(2024, 10), Period(2024, 11)
NEW_POLDA = "Polda Papua Barat Daya"  # works since November 2024
MARCH = Period(2024, 3)
AFTERWARDS = date(2025, 6, 1)
EN, ID = Language("en"), Language("id")
POLICE = Selection(institutions=("polri",))
LAMPUNG = Selection(institutions=("asn_daerah",), scope="18")


@pytest.fixture(scope="module")
def waiting(tmp_path_factory):
    """Two months of which no report has come in."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('waiting') / 'netra.sqlite3'}")
    facts = replace(read_facts(store), periods=(OCTOBER, NOVEMBER))
    store.close()
    return facts, reporting(
        facts, partial(indicator_states, facts), kind="pledges", selection=POLICE
    )


def rows_of(found, facts, period, *, until=None):
    table = unit_table(found, facts, period=period, until=until or period, language=EN)
    numbers = wished(found, table, period, RowWish())
    return matrix_rows(found, table, numbers, window(found, period), EN, facts)


def test_a_unit_has_no_row_in_the_months_before_it_exists(waiting):
    facts, found = waiting
    before, after = (rows_of(found, facts, period) for period in (OCTOBER, NOVEMBER))
    assert NEW_POLDA not in {row.name for row in before}
    assert NEW_POLDA in {row.name for row in after}
    counts = [
        status_of(found, facts, period=period, as_of=AFTERWARDS, language=EN).n_expected
        for period in (OCTOBER, NOVEMBER)
    ]
    assert counts == [len(before), len(after)]


def test_months_without_any_report_are_counted_as_silent(waiting):
    rows = {row.name: row for row in rows_of(waiting[1], waiting[0], NOVEMBER)}
    assert rows["Polda Lampung"].silent_months == 2
    assert rows[NEW_POLDA].silent_months == 1


def test_before_the_due_day_silence_is_no_fact(waiting):
    facts, found = waiting
    day = date(2024, 12, 10)
    assert last_due(facts, NOVEMBER, day) == OCTOBER
    assert last_due(facts, NOVEMBER, date(2024, 12, 11)) == NOVEMBER
    assert last_due(facts, NOVEMBER, date(2024, 11, 10)) == OCTOBER.previous
    rows = rows_of(found, facts, NOVEMBER, until=OCTOBER)
    assert {row.silent_months for row in rows if row.name == "Polda Lampung"} == {1}
    series = silence_series(found, until=OCTOBER, language=EN)
    assert all(counts[1] is None for counts in series.counts)


def test_before_any_month_is_due_nobody_is_silent(waiting):
    facts, found = waiting
    before = OCTOBER.previous
    assert {row.silent_months for row in rows_of(found, facts, NOVEMBER, until=before)} == {0}
    status = status_of(found, facts, period=NOVEMBER, as_of=date(2024, 11, 1), language=EN)
    told = "No reports are due yet, so nobody is silent."
    assert readings(found, status, until=before, language=EN)[1] == told
    series = silence_series(found, until=before, language=EN)
    assert silence_reading(series, until=before, is_all=True, language=EN) == told
    assert streaks_of(found, facts, until=before, language=EN) == []
    assert place_sums(found, facts, period=NOVEMBER, until=before)["n_silent"].sum() == 0


def test_of_a_month_in_which_nobody_was_expected_it_is_not_said_that_all_reported(waiting):
    facts = waiting[0]
    begun = tuple(replace(rule, first=NOVEMBER) for rule in facts.scope.rules)
    facts = replace(facts, scope=replace(facts.scope, rules=begun))
    states = partial(indicator_states, facts)
    found = reporting(facts, states, kind="violations", selection=LAMPUNG)
    status = status_of(found, facts, period=NOVEMBER, as_of=date(2024, 12, 1), language=EN)
    told = "For October 2024 nobody was expected to report."
    assert readings(found, status, until=OCTOBER, language=EN)[1] == told
    series = silence_series(found, until=OCTOBER, language=EN)
    assert silence_reading(series, until=OCTOBER, is_all=False, language=EN) == told


@pytest.mark.parametrize("language", (EN, ID))
def test_a_month_with_everything_missing_is_unknown_and_not_zero(waiting, language):
    facts, found = waiting
    status = status_of(found, facts, period=NOVEMBER, as_of=AFTERWARDS, language=EN)
    told = readings(found, status, until=NOVEMBER, language=EN)
    assert told[0] == "No expected report has come in: the month is unknown, not zero."
    assert status.counts[State.ZERO] == 0
    assert [each.value for each in sums_of(status, EN)] == ["544", "0.0%", "0.0%", "0.0%"]
    assert readings(found, status, until=NOVEMBER, language=language)


def test_a_place_founded_this_month_is_not_set_beside_the_month_before(waiting):
    facts, selection = waiting[0], Selection(scope="polda-papua-tengah")
    states_of = partial(indicator_states, facts)
    found = reporting(facts, states_of, kind="pledges", selection=selection)
    status = status_of(found, facts, period=NOVEMBER, as_of=AFTERWARDS, language=EN)
    some = replace(status, n_reported=9, n_expected=27)
    assert readings(found, some, until=NOVEMBER, language=EN)[0] == (
        "33.3% of the expected reports are in; none was expected for October 2024."
    )


def test_who_is_silent_for_long_is_said_only_where_there_is_one(waiting):
    facts, found = waiting
    status = status_of(found, facts, period=NOVEMBER, as_of=AFTERWARDS, language=EN)
    told = readings(found, status, until=NOVEMBER, language=EN)[1]
    assert told == (
        "544 of 544 units and institutions did not send this report for November 2024; none "
        "for 3 months or more."
    )


def test_rates_over_no_expected_report_are_a_dash(waiting):
    facts, found = waiting
    status = status_of(found, facts, period=NOVEMBER, as_of=AFTERWARDS, language=EN)
    nobody = replace(status, n_expected=0, n_units=0)
    assert [each.value for each in sums_of(nobody, EN)] == ["0", "–", "–", "–"]
    assert readings(found, nobody, until=NOVEMBER, language=EN) == [
        "No report is expected in this month."
    ]


@pytest.fixture(scope="module")
def every_kind(facts, states_of):
    return reporting(facts, states_of, kind=ALL_KINDS, selection=LAMPUNG)


@pytest.fixture(scope="module")
def table(facts, every_kind):
    return unit_table(every_kind, facts, period=MARCH, until=MARCH, language=EN)


def test_rows_are_those_wished_for(every_kind, table):
    def n(**wish):
        return len(wished(every_kind, table, MARCH, RowWish(**wish)))

    assert n() == n(state=EVERY) == 16
    assert n(state=COMPLETE) + n(state=INCOMPLETE) + n(state="not_reported") == 16
    assert n(state=MISSING) == int((every_kind.grid.n_in[:, -1] < 3).sum())
    assert n(state=LATE) == int(every_kind.grid.is_late[:, -1].sum())
    assert n(words="tanggamus") == n(words="18.06") == 1
    assert n(words="kota") == 2
    assert n(words="nowhere") == 0
    assert n(silent=99) == 0


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_shows_every_row_once(every_kind, table, order):
    rows = wished(every_kind, table, MARCH, RowWish(order=order))
    assert sorted(rows) == list(range(16))


def test_the_longest_silence_stands_first(every_kind, table):
    rows = wished(every_kind, table, MARCH, RowWish())
    silent = table.loc[rows, "silent_months"].tolist()
    assert silent == sorted(silent, reverse=True)


def test_boxes_of_all_kinds_say_how_many_came_in(every_kind, facts):
    for row in rows_of(every_kind, facts, MARCH):
        for i, (state, mark, words) in enumerate(
            zip(row.states, row.marks, row.words, strict=True)
        ):
            assert bool(row.submissions[i]) is (state is not State.NOT_REPORTED)
            assert words.split()[1:3] == ["of", "3"]
            assert bool(mark) == (state is State.BLANK and words[0] != "3")
    assert [month.n_expected for month in matrix_months(every_kind, range(3))] == [16] * 3


def test_the_sums_agree_with_the_plain_count_of_workbooks(facts, every_kind):
    own = facts.reports[
        facts.reports["unit"].str.startswith("18")
        & (facts.reports["institution"] == "asn_daerah")
        & (facts.reports["kind"] != "personnel")
        & (facts.reports["period"] == str(MARCH))
    ]
    status = status_of(every_kind, facts, period=MARCH, as_of=AFTERWARDS, language=EN)
    on_time = own["first_received_on"] <= "2024-04-10"
    assert (status.n_expected, status.n_reported) == (48, len(own))
    assert status.n_on_time == int(on_time.sum())
    blank = facts.figures[facts.figures["value"].isna()]["report"]
    sound = own[~own["report"].isin(blank)].groupby("unit").size()
    assert status.n_complete == int((sound == 3).sum())


def test_sums_of_places_are_those_of_the_month(facts, states_of):
    found = reporting(facts, states_of, kind=ALL_KINDS, selection=Selection())
    status = status_of(found, facts, period=MARCH, as_of=AFTERWARDS, language=EN)
    sums = place_sums(found, facts, period=MARCH, until=MARCH)
    assert sums["n_reported"].sum() == status.n_reported
    assert sums["n_complete"].sum() == status.n_complete
    above = [facts.gazetteer.places(kind, MARCH) for kind in ("province", "police_region")]
    assert len(sums) == sum(len(places) for places in above)


def test_what_the_bars_of_silence_say(waiting):
    found = waiting[1]
    series = silence_series(found, until=NOVEMBER, language=EN)
    assert silence_reading(series, until=NOVEMBER, is_all=False, language=EN) == (
        "For November 2024, 544 of 544 did not send this report: 2 for 1 month and 542 for 2 "
        "months. "
        "Silence does not say what there would have been to report."
    )
    together = silence_reading(series, until=NOVEMBER, is_all=True, language=EN)
    assert "544 of 544 reported nothing: 2 for" in together
    unknown = replace(series, counts=((None, None),) * 4)
    assert silence_reading(unknown, until=NOVEMBER, is_all=True, language=EN) == (
        "No reports are due yet, so nobody is silent."
    )
    nobody = replace(series, counts=((0, 0),) * 4)
    assert silence_reading(nobody, until=NOVEMBER, is_all=True, language=EN) == (
        "For November 2024, all 544 reported."
    )


def test_streaks_name_unit_place_above_and_months(waiting):
    facts, found = waiting
    streaks = streaks_of(found, facts, until=NOVEMBER, language=EN, at_least=2)
    lampung = next(each for each in streaks if each.unit == "polres-tanggamus")
    assert (lampung.name, lampung.about) == ("Polres Tanggamus", "National police · Polda Lampung")
    assert (lampung.first, lampung.last, lampung.is_open) == (OCTOBER, NOVEMBER, True)
