"""Series over months: summed first, missing months stay missing."""

from __future__ import annotations

from analysis.trend import trend_series, trend_series_by
from domain.indicators import PLEDGE_COMPLETION
from domain.period import Period
from domain.states import State
from tests.charts.grid import BLANK, UNKNOWN, states

JANUARY = Period(2024, 1)
PERIODS = (JANUARY, JANUARY.next)


def frame(figures):
    return states(figures, PLEDGE_COMPLETION)


def test_numerators_and_denominators_are_summed_before_dividing():
    series = trend_series(
        label="Semua", indicator=PLEDGE_COMPLETION,
        states=frame({"90.00": (1, 10), "90.01": (90, 90), "90.02": UNKNOWN}), periods=PERIODS,
    )  # fmt: skip
    assert (series.numerators[0], series.denominators[0], series.values[0]) == (91, 100, 0.91)
    assert (series.n_reported[0], series.n_expected[0]) == (2, 3)


def test_a_month_without_units_is_not_in_scope_and_has_no_value():
    series = trend_series(
        label="Semua", indicator=PLEDGE_COMPLETION, states=frame({"90.00": (1, 10)}),
        periods=PERIODS,
    )  # fmt: skip
    assert series.states == (State.ABOVE_ZERO, State.NOT_IN_SCOPE)
    assert series.values[1] is None and series.numerators[1] is None
    assert series.last_known == 0


def test_every_place_asked_for_has_a_series_even_without_a_line():
    found = trend_series_by(
        labels={"90.01": "B", "90.00": "A", "99.99": "Tidak ada"}, by="unit",
        indicator=PLEDGE_COMPLETION, states=frame({"90.00": (1, 2), "90.01": BLANK}),
        periods=PERIODS,
    )  # fmt: skip
    assert list(found) == ["90.01", "90.00", "99.99"]
    assert found["90.01"].states[0] is State.BLANK and found["90.01"].values[0] is None
    assert found["90.00"].values == (0.5, None)
    assert found["99.99"].last_known is None
