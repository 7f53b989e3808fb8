"""From figures of current reports to one total per report: numerator and denominator.

Frames come from `store`: `figures` has a line per figure (columns kind, period, unit_kind, unit,
institution, basis, since, is_nil, report, row_id, instrument, field, value, ...), `reports` a line
per current report. A missing value is NaN and never becomes 0; a nil report is 0.
"""

from __future__ import annotations

import pandas as pd

from domain.fields import Nature
from domain.indicators import Indicator
from domain.period import Period
from domain.terms import CUMULATIVE

KEY = ["period", "unit_kind", "unit", "institution"]
# One instrument of a report counts, never two added: the pact, else what the sheet's name
# says (no instrument given), else the statement, else the oath.
INSTRUMENT_ORDER = ("integrity_pact", "", "statement", "oath")


def indicator_totals(
    *, indicator: Indicator, figures: pd.DataFrame, reports: pd.DataFrame
) -> pd.DataFrame:
    """Numerator and same-kind denominator of every current report of the indicator's kind.

    Returns:
        One line per report: KEY columns, `numerator`, `denominator` (NaN when the report leaves
        them blank, or when a cumulative figure cannot be made monthly), `blank_rows` (rows left
        out because a needed figure is blank), `instrument` (of pledges, else ""), `is_cumulative`.
    """
    about = ["report", *KEY, "basis", "since", "is_nil"]
    own = reports.loc[reports["kind"] == indicator.kind.value, about]
    rows = _rows(indicator, figures)
    sums = _sum_rows(indicator, rows)
    totals = own.merge(sums, on="report", how="left")
    totals["blank_rows"] = totals["blank_rows"].fillna(0).astype(int)
    totals["instrument"] = totals["instrument"].fillna("")
    totals = _fill_nil(indicator, totals)
    if indicator.nature is Nature.FLOW:
        totals = monthly_from_cumulative(totals)
    totals["is_cumulative"] = totals["basis"] == CUMULATIVE
    return totals.drop(columns=["report", "basis", "since", "is_nil"])


def _rows(indicator: Indicator, figures: pd.DataFrame) -> pd.DataFrame:
    """One line per workbook row with the figures that the indicator needs as columns."""
    fields = _same_kind_fields(indicator)
    is_own = (figures["kind"] == indicator.kind.value) & figures["field"].isin(fields)
    own = figures.loc[is_own, ["row_id", "report", "instrument", "field", "value"]]
    wide = own.pivot(index="row_id", columns="field", values="value").reindex(columns=fields)
    about = own.drop_duplicates("row_id").set_index("row_id")[["report", "instrument"]]
    rows = about.join(wide)
    rows["instrument"] = rows["instrument"].fillna("")
    return _leading_instrument(rows) if "obligated" in fields else rows


def _same_kind_fields(indicator: Indicator) -> list[str]:
    denominator = indicator.denominator
    if denominator is None or denominator == "personnel":
        return [indicator.numerator]
    return [indicator.numerator, denominator]


def _leading_instrument(rows: pd.DataFrame) -> pd.DataFrame:
    order = {code: rank for rank, code in enumerate(INSTRUMENT_ORDER)}
    rank = rows["instrument"].map(order).fillna(len(order))
    return rows[rank == rank.groupby(rows["report"]).transform("min")]


def _sum_rows(indicator: Indicator, rows: pd.DataFrame) -> pd.DataFrame:
    fields = _same_kind_fields(indicator)
    complete = rows[fields].notna().all(axis=1)
    sums = rows[complete].groupby("report")[fields].sum()
    sums = sums.reindex(rows["report"].drop_duplicates())
    result = pd.DataFrame(index=sums.index)
    result["numerator"] = sums[fields[0]].astype(float)
    result["denominator"] = sums[fields[1]].astype(float) if len(fields) > 1 else float("nan")
    result["blank_rows"] = (~complete).groupby(rows["report"]).sum()
    result["instrument"] = rows.groupby("report")["instrument"].first()
    return result.reset_index()


def _fill_nil(indicator: Indicator, totals: pd.DataFrame) -> pd.DataFrame:
    """A nil report says zero: also in the fields that it leaves blank."""
    nil = totals["is_nil"].astype(bool)
    totals.loc[nil & totals["numerator"].isna(), "numerator"] = 0.0
    if len(_same_kind_fields(indicator)) > 1:
        totals.loc[nil & totals["denominator"].isna(), "denominator"] = 0.0
    return totals


def monthly_from_cumulative(totals: pd.DataFrame) -> pd.DataFrame:
    """Make cumulative flows monthly: the difference of two months with the same start.

    The first month of the series is its own monthly figure. Where the month before is missing
    or has another start, where the figure falls, and where either month leaves a row blank (the
    two sums are then over different rows), the monthly figure is NaN: unknown.
    """
    series = totals[totals["basis"] == CUMULATIVE]
    if series.empty:
        return totals
    months = series["period"].map(_month_index)
    starts = series["since"].map(_month_index)
    keys = ["unit_kind", "unit", "institution", "since"]
    lookup = series.assign(_month=months).set_index([*keys, "_month"])
    before_key = pd.MultiIndex.from_frame(series[keys].assign(_month=months - 1))
    before = lookup[["numerator", "denominator", "blank_rows"]].reindex(before_key).to_numpy()
    monthly = series[["numerator", "denominator"]] - before[:, :2]
    is_whole = (series["blank_rows"].to_numpy() == 0) & (before[:, 2] == 0)
    monthly = monthly.where(monthly >= 0).where(pd.Series(is_whole, index=series.index), axis=0)
    is_first = months == starts
    monthly[is_first] = series.loc[is_first, ["numerator", "denominator"]]
    result = totals.copy()
    result.loc[series.index, ["numerator", "denominator"]] = monthly
    return result


def _month_index(period: str) -> int:
    parsed = Period.parse(period)
    return parsed.year * 12 + parsed.month
