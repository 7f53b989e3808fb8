"""Who has reported, on time, and how long a unit has been silent: the DHIS2 measures."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.totals import KEY
from domain.period import Period
from domain.scope import ReportingScope

UNIT = ["unit_kind", "unit", "institution"]


def report_matrix(
    *, expected: pd.DataFrame, reports: pd.DataFrame, scope: ReportingScope, kind: str
) -> pd.DataFrame:
    """Every expected report of one kind with what became of it.

    Args:
        expected: KEY columns, of `expected_units`.
        reports: current reports with kind, KEY columns and first_received_on (date).

    Returns:
        KEY columns, is_reported, is_on_time, is_late, received_on (first received; NaT when none).
    """
    own = reports.loc[reports["kind"] == kind, [*KEY, "first_received_on"]]
    matrix = expected.merge(own, on=KEY, how="left").rename(
        columns={"first_received_on": "received_on"}
    )
    due = matrix["period"].map(
        {period: scope.due_on(Period.parse(period)) for period in matrix["period"].unique()}
    )
    received = pd.to_datetime(matrix["received_on"])
    matrix["is_reported"] = received.notna()
    matrix["is_on_time"] = received.notna() & (received <= pd.to_datetime(due))
    matrix["is_late"] = matrix["is_reported"] & ~matrix["is_on_time"]
    return matrix


def with_blanks(
    matrix: pd.DataFrame, *, figures: pd.DataFrame, reports: pd.DataFrame, kind: str
) -> pd.DataFrame:
    """The matrix of a kind with how complete each report is.

    Args:
        matrix: of `report_matrix`.
        figures: all figures with report (number) and value (NaN when the cell is blank).
        reports: current reports with kind, KEY columns and report.

    Returns:
        The same lines with n_figures and n_blank (figures that the report leaves blank; both NaN
        where there is no report) and field_completeness (0-1; NaN where there is no report, or a
        nil report without figures).
    """
    own = reports.loc[reports["kind"] == kind, [*KEY, "report"]]
    counts = figures["value"].isna().groupby(figures["report"]).agg(["size", "sum"])
    counts = counts.reindex(own["report"]).fillna(0.0).to_numpy()
    own = own.drop(columns="report").assign(n_figures=counts[:, 0], n_blank=counts[:, 1])
    joined = matrix.merge(own, on=KEY, how="left")
    filled = joined["n_figures"] - joined["n_blank"]
    joined["field_completeness"] = filled / joined["n_figures"].where(joined["n_figures"] > 0)
    return joined


def any_kind(matrix: pd.DataFrame) -> pd.DataFrame:
    """One line per unit and month from a matrix of several kinds: has it reported anything?"""
    flags = ["is_reported", "is_on_time", "is_late"]
    return matrix.groupby(KEY, as_index=False)[flags].any()


def reporting_rates(matrix: pd.DataFrame, *, by: list[str]) -> pd.DataFrame:
    """Expected, received, received on time and both rates for each group.

    Returns:
        `by`, n_expected, n_reported, n_on_time, reporting_rate and on_time_rate (0-1, both over
        the expected reports; NaN where none is expected).
    """
    grouped = matrix.groupby(by, sort=True)
    rates = pd.DataFrame(
        {
            "n_expected": grouped["is_reported"].size(),
            "n_reported": grouped["is_reported"].sum().astype(int),
            "n_on_time": grouped["is_on_time"].sum().astype(int),
        }
    )
    expected = rates["n_expected"].where(rates["n_expected"] > 0)
    rates["reporting_rate"] = rates["n_reported"] / expected
    rates["on_time_rate"] = rates["n_on_time"] / expected
    return rates.reset_index()


def silence(matrix: pd.DataFrame, *, periods: Sequence[Period], until: Period) -> pd.DataFrame:
    """How long each unit has been silent, counted back from a month.

    Returns:
        UNIT columns, silent_months (0 when the last month was reported), n_reported, n_expected,
        n_on_time, last_reported (period or None).
    """
    considered = [str(period) for period in periods if period <= until]
    own = matrix[matrix["period"].isin(considered)].sort_values("period")
    grouped = own.groupby(UNIT, sort=False)
    result = pd.DataFrame(
        {
            "n_expected": grouped.size(),
            "n_reported": grouped["is_reported"].sum().astype(int),
            "n_on_time": grouped["is_on_time"].sum().astype(int),
            "silent_months": grouped["is_reported"].agg(_trailing_false),
        }
    )
    last = own[own["is_reported"]].groupby(UNIT)["period"].max()
    result["last_reported"] = last.reindex(result.index)
    return result.reset_index()


def _trailing_false(flags: pd.Series) -> int:
    values = flags.to_numpy(dtype=bool)[::-1]
    reported = values.nonzero()[0]
    return int(reported[0]) if len(reported) else len(values)
