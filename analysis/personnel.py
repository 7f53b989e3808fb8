"""The denominator of rates per personnel: reported now and then, carried forward a while."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
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
    is_known = figures["field"].eq("personnel") & figures["value"].notna()
    is_known &= figures["kind"].eq(ReportKind.PERSONNEL.value)
    own = figures.loc[is_known, [*UNIT, "period", "value"]]
    reported = own.groupby([*UNIT, "period"])["value"].sum().unstack("period")
    months = _months(reported.columns, periods)
    wide = reported.reindex(columns=months)
    numbers = np.arange(len(months))
    seen = np.where(wide.notna(), numbers, -CARRY_MONTHS - 1)
    newest = np.maximum.accumulate(seen, axis=1)
    is_asked = np.isin(months, periods)
    lines, columns = np.nonzero((numbers - newest <= CARRY_MONTHS) & is_asked)
    sources = newest[lines, columns]
    units = wide.index.to_frame(index=False).iloc[lines].reset_index(drop=True)
    return units.assign(
        personnel=wide.to_numpy()[lines, sources],
        personnel_period=np.array(months, dtype=object)[sources],
        period=np.array(months, dtype=object)[columns],
    )


def _months(reported: Iterable[str], periods: Iterable[str]) -> list[str]:
    """Every month from the first to the last of both, without gaps: months are counted in it."""
    known = sorted({*reported, *periods})
    if not known:
        return []
    return [str(each) for each in Period.parse(known[0]).through(Period.parse(known[-1]))]
