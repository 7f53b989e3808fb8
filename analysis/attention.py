"""Places to talk to, each with a reason that is a fact: silence, blanks, cases left open.

Nobody is ranked and no count of cases is a reason: reported cases rise with good reporting.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import pandas as pd

from analysis.reporting import UNIT
from domain.period import Period
from domain.states import State

LOOK_BACK = 3


class Reason(StrEnum):
    """Why a place is listed."""

    PROVEN_WITHOUT_FOLLOW_UP = "proven_without_follow_up"
    SILENT = "silent"
    BLANK = "blank"
    SIGNED_FELL = "signed_fell"
    ABOVE_FULL = "above_full"


def proven_without_follow_up(
    *,
    proven: pd.DataFrame,
    in_process: pd.DataFrame,
    sanctioned: pd.DataFrame,
    period: Period,
) -> pd.DataFrame:
    """Units with cases proven in the last three months, none sanctioned since and none in process.

    Returns:
        UNIT columns, reason, amount (cases proven), since (first month of the three with one).
    """
    months = _last_months(period)
    shown = proven[proven["period"].isin(months)]
    found = shown.groupby(UNIT)["numerator"].sum()
    first = shown[shown["numerator"] > 0].groupby(UNIT)["period"].min()
    later = sanctioned[sanctioned["period"].isin(months)].groupby(UNIT)["numerator"].sum()
    now = in_process[in_process["period"] == str(period)].groupby(UNIT)["numerator"].sum()
    handled = later.reindex(found.index).fillna(0) + now.reindex(found.index).fillna(0)
    rows = found[(found > 0) & (handled == 0)].rename("amount").to_frame()
    rows["since"] = first.reindex(rows.index)
    return _listed(rows, Reason.PROVEN_WITHOUT_FOLLOW_UP)


def silent_units(silence: pd.DataFrame, *, at_least: int = 2) -> pd.DataFrame:
    """Units that have been silent for some months.

    Args:
        silence: of `analysis.reporting.silence`.

    Returns:
        UNIT columns, reason, amount (months), since (last month reported, None when never).
    """
    found = silence[silence["silent_months"] >= at_least].set_index(UNIT)
    rows = found[["silent_months", "last_reported"]].set_axis(["amount", "since"], axis=1)
    return _listed(rows, Reason.SILENT)


def blank_units(states: pd.DataFrame, *, period: Period) -> pd.DataFrame:
    """Units whose report of this month and of the month before leave the figure blank."""
    months = [str(period.previous), str(period)]
    blank = states[states["period"].isin(months) & (states["state"] == State.BLANK.value)]
    counts = blank.groupby(UNIT)["period"].nunique()
    rows = counts[counts == len(months)].rename("amount").to_frame()
    rows["since"] = months[0]
    return _listed(rows, Reason.BLANK)


def signed_fell(pledges: pd.DataFrame, *, period: Period) -> pd.DataFrame:
    """Units that report fewer signed pledges than the month before."""
    now = pledges[pledges["period"] == str(period)].set_index(UNIT)["numerator"]
    before = pledges[pledges["period"] == str(period.previous)].set_index(UNIT)["numerator"]
    fall = before.reindex(now.index) - now
    rows = fall[fall > 0].rename("amount").to_frame()
    rows["since"] = str(period.previous)
    return _listed(rows, Reason.SIGNED_FELL)


def above_full(pledges: pd.DataFrame, *, period: Period) -> pd.DataFrame:
    """Units with more signatures than obligated people."""
    found = pledges[(pledges["period"] == str(period)) & (pledges["value"] > 1)].set_index(UNIT)
    rows = (found["numerator"] - found["denominator"]).rename("amount").to_frame()
    rows["since"] = str(period)
    return _listed(rows, Reason.ABOVE_FULL)


def attention_list(parts: Sequence[pd.DataFrame], *, at_most: int, per_reason: int) -> pd.DataFrame:
    """One list of the parts, in their order, each part cut to the largest amounts."""
    cut = [
        part.sort_values("amount", ascending=False, kind="stable").head(per_reason)
        for part in parts
        if len(part)
    ]
    columns = [*UNIT, "amount", "since", "reason"]
    if not cut:
        return pd.DataFrame(columns=columns)
    return pd.concat(cut, ignore_index=True).head(at_most)[columns]


def _last_months(period: Period) -> list[str]:
    return [str(month) for month in period.plus(1 - LOOK_BACK).through(period)]


def _listed(rows: pd.DataFrame, reason: Reason) -> pd.DataFrame:
    return rows.assign(reason=reason.value).reset_index()
