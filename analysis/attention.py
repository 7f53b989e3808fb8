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

    Only units that say so are listed: sanctions reported as zero in every month since the first
    proven case, and cases in process reported as zero this month. A blank or a missing report is
    no zero.

    Returns:
        UNIT columns, reason, amount (cases proven), since (first month of the three with one).
    """
    months = _last_months(period)
    shown = proven[proven["period"].isin(months) & (proven["numerator"] > 0)]
    first = shown.groupby(UNIT)["period"].min().rename("since").reset_index()
    later = _zero_since(sanctioned[sanctioned["period"].isin(months)], first, period)
    now = in_process[(in_process["period"] == str(period)) & _says_zero(in_process)]
    found = first.merge(later, on=UNIT).merge(now[UNIT].drop_duplicates(), on=UNIT)
    amounts = shown.groupby(UNIT)["numerator"].sum().rename("amount").reset_index()
    rows = found.merge(amounts, on=UNIT).set_index(UNIT)[["amount", "since"]]
    return _listed(rows, Reason.PROVEN_WITHOUT_FOLLOW_UP)


def _says_zero(states: pd.DataFrame) -> pd.Series:
    return states["state"] == State.ZERO.value


def _zero_since(states: pd.DataFrame, first: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Units that report zero in every month from `since` to the period."""
    joined = states[_says_zero(states)].merge(first, on=UNIT)
    zeros = joined[joined["period"] >= joined["since"]].groupby(UNIT)["period"].nunique()
    needed = first.set_index(UNIT)["since"].map(
        lambda since: period.months_since(Period.parse(since)) + 1
    )
    return needed[zeros.reindex(needed.index).fillna(0) == needed].reset_index()[UNIT]


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
    """Units that report fewer signed pledges than the month before.

    Compared only where both months speak of the same instrument and leave nothing blank.
    """
    whole = pledges[pledges["blank_rows"] == 0]
    now = whole[whole["period"] == str(period)]
    before = whole[whole["period"] == str(period.previous)]
    both = now.merge(before, on=[*UNIT, "instrument"], suffixes=("", "_before"))
    both["amount"] = both["numerator_before"] - both["numerator"]
    rows = both[both["amount"] > 0].set_index(UNIT)[["amount"]]
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
