"""The denominator of rates per personnel: reported now and then, carried forward a while."""

from __future__ import annotations

import pandas as pd

from domain.fields import ReportKind
from domain.period import Period

CARRY_MONTHS = 12
UNIT = ["unit_kind", "unit", "institution"]


def carried_personnel(*, figures: pd.DataFrame, periods: list[str]) -> pd.DataFrame:
    """Personnel of every unit in every month asked for.

    The newest report of the same month or up to 12 months before; later months stay unknown.

    Returns:
        Columns UNIT, period, personnel (count), personnel_period (the month it was reported for).
        No line where nothing is known.
    """
    own = figures[
        (figures["kind"] == ReportKind.PERSONNEL.value)
        & (figures["field"] == "personnel")
        & figures["value"].notna()
    ]
    known = own.groupby([*UNIT, "period"]).agg(personnel=("value", "sum")).reset_index()
    known = known.rename(columns={"period": "personnel_period"})
    parts = [_at(known, period) for period in periods]
    columns = [*UNIT, "personnel", "personnel_period", "period"]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)


def _at(known: pd.DataFrame, period: str) -> pd.DataFrame:
    oldest = str(Period.parse(period).plus(-CARRY_MONTHS))
    fresh = known["personnel_period"].between(oldest, period)
    newest = known[fresh].sort_values("personnel_period").drop_duplicates(UNIT, keep="last")
    return newest.assign(period=period)
