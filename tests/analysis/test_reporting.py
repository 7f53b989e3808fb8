"""Who has reported, in time, and who is silent; who is to be talked to and why."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.attention import (
    Reason,
    above_full,
    attention_list,
    blank_units,
    proven_without_follow_up,
    signed_fell,
    silent_units,
)
from analysis.expected import expected_units
from analysis.overview import concentration
from analysis.reporting import any_kind, report_matrix, reporting_rates, silence
from domain.period import Period
from domain.places import Place, UnitKind
from domain.scope import DEFAULT_SCOPE
from tests.analysis.test_states_and_sums import expected
from tests.support.frames import frames, report

MONTHS = ("2024-01", "2024-02", "2024-03")


def matrix(*reports):
    _, heads = frames(*reports)
    return report_matrix(
        expected=expected("11.01", "11.02", periods=MONTHS),
        reports=heads,
        scope=DEFAULT_SCOPE,
        kind="pledges",
    )


def pledge(period, unit, received):
    rows = [{"obligated": 1, "signed": 1}]
    return report("pledges", period, unit, rows, received=received)


def test_on_time_is_up_to_and_including_the_tenth_of_the_next_month():
    found = matrix(
        pledge("2024-01", "11.01", date(2024, 2, 10)),
        pledge("2024-01", "11.02", date(2024, 2, 11)),
    )
    january = found[found["period"] == "2024-01"].set_index("unit")
    assert january["is_on_time"].to_dict() == {"11.01": True, "11.02": False}
    assert january["is_late"].to_dict() == {"11.01": False, "11.02": True}


def test_rates_are_over_the_expected_reports():
    rates = reporting_rates(
        matrix(
            pledge("2024-01", "11.01", date(2024, 2, 1)),
            pledge("2024-01", "11.02", date(2024, 3, 1)),
            pledge("2024-02", "11.01", date(2024, 3, 1)),
        ),
        by=["period"],
    ).set_index("period")
    assert rates["reporting_rate"].tolist() == [1.0, 0.5, 0.0]
    assert rates["on_time_rate"].tolist() == [0.5, 0.5, 0.0]


def test_silence_counts_back_from_the_month():
    found = silence(
        matrix(pledge("2024-01", "11.01", date(2024, 2, 1))),
        periods=[Period.parse(month) for month in MONTHS],
        until=Period(2024, 3),
    ).set_index("unit")
    assert found["silent_months"].to_dict() == {"11.01": 2, "11.02": 3}
    assert found.loc["11.01", "last_reported"] == "2024-01"
    assert pd.isna(found.loc["11.02", "last_reported"])
    assert silent_units(found.reset_index(), at_least=3)["unit"].tolist() == ["11.02"]


def test_places_are_expected_only_while_they_exist():
    founded = Place(
        UnitKind.RESORT, "polres-baru", "Polres Baru", "Polres Baru", valid_from=date(2024, 2, 1)
    )
    found = expected_units(
        scope=DEFAULT_SCOPE, places=[founded], periods=[Period.parse(month) for month in MONTHS]
    )
    assert sorted(set(found["period"])) == ["2024-02", "2024-03"]
    assert sorted(set(found["institution"])) == ["asn_polri", "polri"]


def lines(**values):
    frame = pd.DataFrame(values)
    return frame.assign(unit_kind="regency", institution="asn_daerah", is_reported=True)


def with_states(frame):
    return frame.assign(
        state=[
            "not_reported" if pd.isna(n) else "zero" if n == 0 else "above_zero"
            for n in frame["numerator"]
        ]
    )


def months_of(**units):
    """unit -> values of 2024-01, 2024-02, 2024-03; None is not known."""
    return with_states(
        lines(
            unit=[unit for unit in units for _ in MONTHS],
            period=list(MONTHS) * len(units),
            numerator=[float("nan") if v is None else float(v) for u in units for v in units[u]],
        )
    )


def test_proven_cases_are_listed_only_where_it_is_said_that_nothing_followed():
    found = proven_without_follow_up(
        proven=months_of(
            open=(0, 2, 0),
            sanctioned=(0, 0, 1),
            waiting=(0, 0, 3),
            silent=(0, 2, None),
            blank=(2, 0, 0),
        ),
        sanctioned=months_of(
            open=(0, 0, 0),
            sanctioned=(0, 0, 1),
            waiting=(0, 0, 0),
            silent=(0, 0, None),
            blank=(None, 0, 0),
        ),
        in_process=months_of(
            open=(0, 0, 0),
            sanctioned=(0, 0, 0),
            waiting=(0, 0, 3),
            silent=(0, 0, None),
            blank=(0, 0, 0),
        ),
        period=Period(2024, 3),
    )
    assert found[["unit", "amount", "since"]].to_numpy().tolist() == [["open", 2.0, "2024-02"]]


def test_fewer_signatures_only_of_the_same_instrument_and_without_blanks():
    pledges = lines(
        unit=["a", "a", "b", "b", "c", "c"],
        period=["2024-02", "2024-03"] * 3,
        numerator=[95.0, 20.0, 135.0, 96.0, 10.0, 8.0],
        instrument=["statement", "integrity_pact", "", "", "", ""],
        blank_rows=[0, 0, 0, 1, 0, 0],
    )
    found = signed_fell(pledges, period=Period(2024, 3))
    assert found[["unit", "amount"]].to_numpy().tolist() == [["c", 2.0]]


def test_a_unit_is_silent_only_when_it_reported_nothing_at_all():
    key = {"unit_kind": "regency", "unit": "a", "institution": "asn_daerah", "period": "2024-03"}
    both = pd.DataFrame(
        [
            {**key, "kind": kind, "is_reported": sent, "is_on_time": sent, "is_late": False}
            for kind, sent in (("pledges", False), ("violations", True))
        ]
    )
    assert any_kind(both)["is_reported"].tolist() == [True]


def test_reasons_about_pledges():
    pledges = lines(
        unit=["a", "a", "b", "b", "c"],
        period=["2024-02", "2024-03", "2024-02", "2024-03", "2024-03"],
        numerator=[10.0, 8.0, float("nan"), float("nan"), 12.0],
        denominator=[20.0, 20.0, 20.0, 20.0, 10.0],
        value=[0.5, 0.4, float("nan"), float("nan"), 1.2],
        state=["above_zero", "above_zero", "blank", "blank", "above_zero"],
        instrument=[""] * 5,
        blank_rows=[0, 0, 1, 1, 0],
    )
    march = Period(2024, 3)
    found = attention_list(
        [
            signed_fell(pledges, period=march),
            blank_units(pledges, period=march),
            above_full(pledges, period=march),
        ],
        at_most=9,
        per_reason=3,
    )
    assert found[["unit", "reason", "amount"]].to_numpy().tolist() == [
        ["a", Reason.SIGNED_FELL.value, 2.0],
        ["b", Reason.BLANK.value, 2.0],
        ["c", Reason.ABOVE_FULL.value, 2.0],
    ]
    assert attention_list([], at_most=3, per_reason=1).empty


@pytest.mark.parametrize(
    ("cases", "half", "with_cases"),
    [([], 0, 0), ([0, 0], 0, 0), ([4], 1, 1), ([5, 3, 2], 1, 3), ([2, 2, 2, 2], 2, 4)],
)
def test_half_of_the_cases(cases, half, with_cases):
    frame = lines(
        unit=[str(i) for i in range(len(cases))],
        period=["2024-03"] * len(cases),
        numerator=[float(n) for n in cases],
    )
    found = concentration(frame, Period(2024, 3))
    assert (found.n_units, found.n_with_cases, found.cases) == (half, with_cases, sum(cases))
