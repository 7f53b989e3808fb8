"""Cases as they are reported: one line per row of a violations sheet, flows made monthly.

The breakdowns of the Violations page are made from these rows; its totals are the indicators. Both
come from the same figures, and what the rows cannot say (a cumulative report whose parts fell) is
left out of the rows and shown as "not broken down", never guessed.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.totals import KEY
from domain.fields import ReportKind
from domain.period import Period
from domain.terms import CUMULATIVE

STAGES = ["reported", "proven", "in_process", "sanctioned"]
DIMENSIONS = ["category", "phase", "channel", "sanction_level", "month_reported"]
NOT_STATED = ""

_UNIT = ["unit_kind", "unit", "institution"]
# The sanction level of a case changes on its way: cumulative rows move from none to "heavy" while
# the case stays the same. It tells sanctioned cases apart and no others.
_WITHOUT_LEVEL = [name for name in DIMENSIONS if name != "sanction_level"]


def case_rows(*, figures: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Every row of the current violations reports that holds a case or leaves one blank.

    A dimension that a row does not state is "" (`NOT_STATED`). A blank figure is NaN, and so is a
    monthly figure that two cumulative reports do not give: the month before is missing, has
    another start or leaves something blank, or a part fell (then no part of that report's figure is
    given). Nil reports and rows of nothing but zeros have no line: that they are zero is in the
    unit states of the indicators.

    Args:
        figures: of the store, a line per figure.
        reports: of the store, a line per current report.

    Returns:
        KEY columns, DIMENSIONS, STAGES.
    """
    wide = _wide(figures)
    is_cumulative = wide["basis"] == CUMULATIVE
    own = reports[reports["kind"] == ReportKind.VIOLATIONS.value]
    parts = [wide[~is_cumulative], _monthly(wide[is_cumulative], own)]
    rows = pd.concat([part[[*KEY, *DIMENSIONS, *STAGES]] for part in parts], ignore_index=True)
    says_something = rows[STAGES].ne(0).any(axis=1)
    return rows[says_something].reset_index(drop=True)


def _wide(figures: pd.DataFrame) -> pd.DataFrame:
    """One line per row of a sheet, the stages as columns; nil rows left out."""
    is_own = (figures["kind"] == ReportKind.VIOLATIONS.value) & ~figures["is_nil"].astype(bool)
    own = figures[is_own & figures["field"].isin(STAGES)]
    wide = own.pivot(index="row_id", columns="field", values="value").reindex(columns=STAGES)
    about = own.drop_duplicates("row_id").set_index("row_id")
    kept = about[[*KEY, "basis", "since", *DIMENSIONS]].copy()
    kept[DIMENSIONS] = kept[DIMENSIONS].astype(object).fillna(NOT_STATED)
    return kept.join(wide.astype(float))


def _monthly(rows: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """Cumulative rows as what happened in the month: the difference to the month before.

    A category that a report does not list is zero in it. Each line of the result speaks of some
    stages only; the others are NaN in it.
    """
    series = reports[reports["basis"] == CUMULATIVE][[*_UNIT, "since", "period"]]
    if rows.empty:
        return rows
    months = series.assign(_month=_months(series["period"]), _start=_months(series["since"]))
    parts = [
        _changes(rows, months, fields=["reported", "proven"], dimensions=_WITHOUT_LEVEL),
        _changes(rows, months, fields=["sanctioned"], dimensions=DIMENSIONS),
        rows[[*KEY, *DIMENSIONS, "in_process"]],
    ]
    joined = pd.concat(parts, ignore_index=True)
    joined[DIMENSIONS] = joined[DIMENSIONS].fillna(NOT_STATED)
    return joined


def _months(periods: pd.Series) -> pd.Series:
    """Months as consecutive numbers."""
    parsed = {text: Period.parse(text) for text in periods.unique()}
    return periods.map({text: p.year * 12 + p.month for text, p in parsed.items()}).astype(int)


def _changes(
    rows: pd.DataFrame, months: pd.DataFrame, *, fields: list[str], dimensions: list[str]
) -> pd.DataFrame:
    """The lines of every cumulative report, those that stood in the report before among them."""
    line = [*_UNIT, "since", *dimensions]
    grouped = rows.assign(_month=_months(rows["period"])).groupby([*line, "_month"])[fields]
    now = grouped.sum(min_count=1).where(grouped.count().eq(grouped.size(), axis=0)).reset_index()
    before = now.assign(_month=now["_month"] + 1)
    both = now.merge(
        before, on=[*line, "_month"], how="outer", suffixes=("", "_before"), indicator="_in"
    ).merge(months, on=[*_UNIT, "since", "_month"], how="inner")
    is_first = (both["_month"] == both["_start"]).to_numpy()
    has_before = _has_month_before(both, months)
    changes = both[[*KEY, *dimensions]].copy()
    for field in fields:
        changes[field] = _monthly_figures(both, field, is_first=is_first, has_before=has_before)
    return changes[(both["_in"] != "right_only").to_numpy() | has_before]


def _has_month_before(rows: pd.DataFrame, months: pd.DataFrame) -> np.ndarray:
    known = pd.MultiIndex.from_frame(months[[*_UNIT, "since", "_month"]])
    wanted = rows[[*_UNIT, "since"]].assign(_month=rows["_month"] - 1)
    return pd.MultiIndex.from_frame(wanted).isin(known)


def _monthly_figures(
    both: pd.DataFrame, field: str, *, is_first: np.ndarray, has_before: np.ndarray
) -> pd.Series:
    """What happened in the month; NaN for a whole report where one of its parts is not known."""
    now = both[field].mask(both["_in"] == "right_only", 0.0)
    earlier = both[f"{field}_before"].mask(both["_in"] == "left_only", 0.0)
    change = (now - earlier).where(has_before)
    is_whole = change.ge(0).groupby([both[name] for name in KEY]).transform("all")
    return now.where(is_first, change.where(is_whole))
