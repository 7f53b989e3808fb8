"""Reports that repeat another one: the unit's own of the month before, or another unit's.

Reports are compared by all their figures with what each is about (category, level, instrument),
never by texts or dates. Blank cells are compared as blank, never as zero. Equality says something
only when the figures carry enough digits: two reports "1 case" are equal by nature. So figures
under 10 count for nothing, and a figure that stands there several times counts once. The unit's
own report of the month before must agree in eight digits (1,412 obligated and 1,380 signed are
eight), another unit's in twelve: there are some 130,000 pairs of regencies, and in 14 months of
figures drawn independently of each other the closest pairs agreed in ten.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.quality_outliers import Examined
from analysis.reporting import UNIT
from analysis.totals import KEY
from domain.fields import ReportKind
from domain.period import Period
from domain.terms import CUMULATIVE

LEAST_DIGITS_BEFORE = 8
LEAST_DIGITS_OTHER = 12
# Positions may rightly stand still; asked is only after so many equal months.
STILL_MONTHS = 4
_ABOUT = ("level", "instrument", "organization", "mode", "category", "phase", "channel",
          "sanction_level", "month_reported")  # fmt: skip
_FLOWS = (ReportKind.SOCIALIZATION.value, ReportKind.VIOLATIONS.value)


def report_prints(*, figures: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """A number for each report that is equal for reports with equal figures.

    Args:
        figures: of `Store.figures`; value NaN for a blank cell.
        reports: of `Store.reports`.

    Returns:
        One line for each report with figures: report, kind, KEY columns, basis, print (uint64),
        digits (of the different figures of 10 and more), own_digits (without figures that another
        report of the unit and month has, too), is_open (pledges: some have signed and some not;
        True for other kinds). Reports without any row have no line.
    """
    about = [name for name in _ABOUT if name in figures.columns]
    own = figures[[*about, "field", "report", "kind", *KEY]]  # not the columns of texts and cells
    own = own.assign(value=figures["value"].astype(float))
    parts = own[[*about, "field", "value"]].astype(dict.fromkeys(about, "str"))
    own["_hash"] = pd.util.hash_pandas_object(parts, index=False).to_numpy()
    prints = own.groupby("report")["_hash"].sum().rename("print")
    counted = own[["report", *KEY, "value"]]
    large = counted[own["value"] >= 10].drop_duplicates(["report", "value"])
    once = large.drop_duplicates([*KEY, "value"])
    heads = reports[["report", "kind", *KEY, "basis"]].set_index("report")
    lines = heads.join(prints, how="inner")
    lines["digits"] = _digits_of(large).reindex(lines.index, fill_value=0)
    lines["own_digits"] = _digits_of(once).reindex(lines.index, fill_value=0)
    lines["is_open"] = ~lines.index.isin(_settled(own))
    return lines.reset_index()


def _digits_of(large: pd.DataFrame) -> pd.Series:
    """Digits of the figures of each report, all of them 10 and more."""
    return (np.floor(np.log10(large["value"])) + 1).groupby(large["report"]).sum().astype(int)


def _settled(figures: pd.DataFrame) -> pd.Index:
    """Pledge reports that may stand still: all who must have signed, or nobody has begun."""
    own = figures[figures["kind"] == ReportKind.PLEDGES.value]
    sums = own.groupby(["report", "field"])["value"].sum(min_count=1).unstack()
    if not {"signed", "obligated"} <= set(sums.columns):
        return pd.Index([])
    return sums.index[(sums["signed"] >= sums["obligated"]) | (sums["signed"] == 0)]


def same_as_before(prints: pd.DataFrame, *, period: Period) -> Examined:
    """Reports of a month whose figures are those of the unit's report before.

    Flows (sessions, cases) must not repeat at all; cumulative ones may, in a month without any.
    Positions (pledges) may stand still, so four equal months in a row are needed, and some must
    have signed and some not. A month without a report ends the row: missing is not equal.

    Args:
        prints: of `report_prints`.

    Returns:
        Found: UNIT columns, kind, report, n_months (equal ones in a row, this one among them),
        since (the first of them), digits. Examined are reports with enough digits and a report
        the month before.
    """
    month = prints[prints["period"] == str(period)]
    every = month[month["kind"] != "personnel"]
    is_flow = every["kind"].isin(_FLOWS)
    may_repeat = is_flow & (every["basis"] == CUMULATIVE)
    now = every[(every["digits"] >= LEAST_DIGITS_BEFORE) & ~may_repeat]
    runs = _runs(now, prints, period)
    needed = np.where(runs["kind"].isin(_FLOWS), 2, STILL_MONTHS)
    found = runs[(runs["n_months"] >= needed) & runs["is_open"]]
    since = [str(period.plus(1 - int(n))) for n in found["n_months"]]
    found = found.assign(since=since)[[*UNIT, "kind", "report", "n_months", "since", "digits"]]
    examined = runs[runs["has_before"]]
    others = every[~every["report"].isin(examined["report"])]
    return Examined(found.reset_index(drop=True), examined[UNIT], others[UNIT])


def _runs(now: pd.DataFrame, prints: pd.DataFrame, period: Period) -> pd.DataFrame:
    """`now` with n_months (equal ones in a row) and has_before (a report the month before)."""
    key = ["kind", *UNIT]
    n_months, has_before = np.ones(len(now), dtype=int), np.zeros(len(now), dtype=bool)
    going, month = np.arange(len(now)), period.previous
    while len(going):
        earlier = prints[prints["period"] == str(month)]
        earlier = earlier[earlier["unit"].isin(now["unit"].iloc[going])].set_index(key)["print"]
        # positions, not a join: a print beside a gap would become a float and lose its last digits
        at = earlier.index.get_indexer(pd.MultiIndex.from_frame(now[key].iloc[going]))
        going, at = going[at >= 0], at[at >= 0]
        if month == period.previous:
            has_before[going] = True
        going = going[earlier.to_numpy()[at] == now["print"].to_numpy()[going]]
        n_months[going] += 1
        month = month.previous
    return now.assign(n_months=n_months, has_before=has_before)


def same_as_other(prints: pd.DataFrame, *, period: Period) -> Examined:
    """Units whose reports of a month hold the very figures of another unit's reports.

    Compared are units of the same kind that report about the same institution; what is equal is
    looked at together, all kinds of report of the month, before the digits are counted. A figure
    that stands in several of them (staff, and staff who must sign) counts once.

    Returns:
        Found: UNIT columns, kinds (that are equal, as a tuple), others (codes of the units, as a
        tuple, in order), digits (equal with one of them, at most). Examined are units with enough
        digits in all their reports of the month.
    """
    month = prints[prints["period"] == str(period)]
    now = month[month["digits"] > 0]
    total = now.groupby(UNIT)["own_digits"].sum()
    reporting = month[UNIT].drop_duplicates()
    digits = total.reindex(pd.MultiIndex.from_frame(reporting)).fillna(0).to_numpy()
    is_examined = digits >= LEAST_DIGITS_OTHER
    pairs = _equal_pairs(now)
    with_other = pairs.groupby([*UNIT, "other"])["own_digits"].sum().rename("digits")
    enough = with_other[with_other >= LEAST_DIGITS_OTHER].reset_index()
    kinds = pairs.merge(enough[[*UNIT, "other"]], on=[*UNIT, "other"])
    grouped = enough.groupby(UNIT)
    found = pd.DataFrame(
        {
            "kinds": kinds.groupby(UNIT)["kind"].agg(lambda codes: tuple(sorted(set(codes)))),
            "others": grouped["other"].agg(lambda codes: tuple(sorted(codes))),
            "digits": grouped["digits"].max(),
        }
    )
    return Examined(found.reset_index(), reporting[is_examined], reporting[~is_examined])


def _equal_pairs(now: pd.DataFrame) -> pd.DataFrame:
    """A line for each kind in which two units are equal, in both directions."""
    same = ["kind", "unit_kind", "institution", "print"]
    shared = now[now.duplicated(same, keep=False)]
    others = shared[[*same, "unit"]].rename(columns={"unit": "other"})
    pairs = shared[[*same, "unit", "own_digits"]].merge(others, on=same)
    return pairs[pairs["unit"] != pairs["other"]]
