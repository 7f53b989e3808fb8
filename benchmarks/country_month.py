"""One month of the whole country: 514 regencies, five institutions, in a store of 36 months.

From the figures of the month's reports to everything that pages say of it: states, sums, funnel,
intervals of ranks, shrunken rates, clusters. Beside it a plain pandas groupby of the same rows.
Processor time of the best of some runs: what else the machine does is no part of it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from analysis.clusters import find_clusters
from analysis.comparison import chance_of
from analysis.funnel import funnel
from analysis.personnel import carried_personnel
from analysis.rank_intervals import rank_intervals
from analysis.shrinkage import shrunken
from analysis.sums import count_states, sum_states
from analysis.totals import KEY, indicator_totals
from analysis.unit_states import unit_states, without_double_counts
from benchmarks.timing import Line, report
from domain.indicators import VIOLATION_RATE
from domain.period import Period
from domain.places import Geography, UnitKind
from domain.reports import DIMENSIONS
from domain.terms import INSTITUTIONS
from geo.gazetteer import load_gazetteer
from geo.points import area_points

MONTHS = [str(Period(2022, 1).plus(i)) for i in range(36)]
LAST = MONTHS[-1]
REPORTED = 0.9
RUNS = 7
MONTH_LIMIT = 300.0
RATIO_LIMIT = 3.0
CHANCE = chance_of(VIOLATION_RATE)

Frames = tuple[pd.DataFrame, pd.DataFrame]


def expected_of(months: list[str]) -> pd.DataFrame:
    """Every regency and institution in each of the months."""
    units = [place.code for place in load_gazetteer().places(UnitKind.REGENCY)]
    names = ["period", "unit", "institution"]
    index = pd.MultiIndex.from_product([months, units, INSTITUTIONS.codes], names=names)
    return index.to_frame(index=False).assign(unit_kind="regency")[KEY]


def made_reports() -> Frames:
    """(figures, reports) of 36 months, invented: personnel and violations, nine in ten reported."""
    rng = np.random.default_rng(20240214)
    heads = expected_of(MONTHS)
    heads = heads[rng.random(len(heads)) < REPORTED]
    both = pd.concat(
        [heads.assign(kind="personnel"), heads.assign(kind="violations")], ignore_index=True
    )
    both["report"] = np.arange(len(both))
    is_people = both["kind"] == "personnel"
    both["value"] = np.where(
        is_people, rng.integers(300, 6000, len(both)), rng.poisson(2, len(both))
    ).astype(float)
    figures = both.assign(
        **dict.fromkeys(DIMENSIONS, None),
        field=np.where(is_people, "personnel", "reported"),
        row_id=both["report"],
        is_nil=False,
    )
    reports = both.drop(columns=["value"]).assign(
        basis="bulanan", since=None, is_nil=False, submission=1
    )
    for name in ("received_on", "first_received_on"):
        reports[name] = pd.Timestamp(date(2024, 12, 5))
    return figures, reports


def states_of(figures: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The unit states of the violation rate in the months of the frames, silent units too."""
    own = reports[reports["kind"] == "violations"]
    states = unit_states(
        indicator=VIOLATION_RATE,
        totals=indicator_totals(indicator=VIOLATION_RATE, figures=figures, reports=reports),
        personnel=carried_personnel(figures=figures, periods=sorted(reports["period"].unique())),
        expected=expected_of(sorted(reports["period"].unique())),
        received=own[[*KEY, "received_on", "first_received_on", "submission"]],
    )
    return without_double_counts(states, overlapping={})


def analysed(month: pd.DataFrame) -> dict[str, Callable[[], object]]:
    """What pages say of a month, step by step; each step is given what it needs."""
    by_unit = sums_of(month, ["unit"]).set_index("unit")
    points = area_points(Geography.REGENCY, Period.parse(LAST))
    where = pd.DataFrame.from_dict(dict(points), orient="index").iloc[:, :2]
    where.columns = ["longitude", "latitude"]
    lines = by_unit.join(where)
    province = month.assign(province=month["unit"].str[:2])
    pair = {name: by_unit[name] for name in ("numerator", "denominator")}
    return {
        "sums by unit": lambda: sums_of(month, ["unit"]),
        "sums by province": lambda: sums_of(province, ["province"]),
        "sums of the nation": lambda: sums_of(month, ["period"]),
        "units in each state": lambda: count_states(month),
        "funnel": lambda: funnel(counts=by_unit, chance=CHANCE),
        "intervals of ranks": lambda: rank_intervals(counts=by_unit, chance=CHANCE),
        "shrunken rates": lambda: shrunken(**pair, chance=CHANCE),
        "clusters": lambda: find_clusters(indicator=VIOLATION_RATE, lines=lines),
    }


def sums_of(states: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Sums as every page makes them."""
    return sum_states(indicator=VIOLATION_RATE, states=states, by=by)


def plain_sums(states: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The least that a script would do: two sums, which knows no states and counts nobody."""
    return states.groupby(by)[["numerator", "denominator"]].sum()


def plain_figures(states: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The figures of `sum_states` by one plain call."""
    known = states.assign(has_figure=states["numerator"].notna())
    return known.groupby(by).agg(
        numerator=("numerator", "sum"),
        denominator=("denominator", "sum"),
        n_reported=("is_reported", "sum"),
        n_expected=("unit", "size"),
        n_in_scope=("is_expected", "sum"),
        n_figures=("has_figure", "sum"),
        blank_rows=("blank_rows", "sum"),
        received_on=("received_on", "max"),
    )


def milliseconds(act: Callable[[], object]) -> float:
    """Processor time of the best run."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        act()
        best = min(best, time.process_time() - start)
    return best * 1000


def main() -> int:
    """Measure, print; 1 when a limit is not kept."""
    figures, reports = made_reports()
    month_figures, month_reports = (each[each["period"] == LAST] for each in (figures, reports))
    states = states_of(figures, reports)
    month = states[states["period"] == LAST]
    steps = {"states from the month's figures": lambda: states_of(month_figures, month_reports)}
    taken = {name: milliseconds(act) for name, act in (steps | analysed(month)).items()}
    lines = [Line(name, took, "ms") for name, took in taken.items()]
    lines.append(Line("one month in all", sum(taken.values()), "ms", MONTH_LIMIT))
    for name, rows, by, plain in (
        ("month by unit, the same figures plainly", month, ["unit"], plain_figures),
        ("36 months by month, two sums plainly", states, ["period"], plain_sums),
        ("36 months by unit, two sums plainly", states, ["unit", "period"], plain_sums),
    ):
        ours = milliseconds(lambda rows=rows, by=by: sums_of(rows, by))
        theirs = milliseconds(lambda rows=rows, by=by, plain=plain: plain(rows, by))
        lines.append(Line(f"{name}: {ours:.1f} / {theirs:.1f} ms", ours / theirs, "x", RATIO_LIMIT))
    title = f"One month of the country: {len(month):,} of {len(states):,} reports"
    return report(title, lines)


if __name__ == "__main__":
    sys.exit(main())
