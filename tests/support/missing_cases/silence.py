"""Streaks of silence: months in which nothing is expected are in none."""

from __future__ import annotations

from analysis.silence import silence_by_month, streaks
from tests.support.missing_cases import Trial, case
from tests.support.missing_cases.made import MONTHS, UNITS
from tests.support.missing_cases.report_grid import NOW, grid, lines, silent


def _three(call, rng):
    """A unit's last two months."""
    frame = lines(rng)
    late = frame["period"] > str(MONTHS[1])
    own = late & (frame["unit"] == UNITS[int(rng.integers(5))])
    return Trial(
        missing=call(grid(frame[~own])),
        absent=call(grid(frame)),
        zero=call(grid(silent(frame, own))),
    )


@case(streaks)
def _(rng):
    return _three(lambda found: streaks(found, until=NOW), rng)


@case(silence_by_month)
def _(rng):
    return _three(lambda found: silence_by_month(found).drop(columns="n_units"), rng)
