"""What differs between two states of the store: a revert, an acceptance, two submissions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import pandas as pd
from sqlalchemy import Connection, select

from domain.reports import DIMENSIONS
from store import frames, tables
from store.current import Selection
from store.refusals import UnknownSubmission
from store.tables import submissions

KEY = ("kind", "period", "unit_kind", "unit", "institution")
LINE = (*KEY, *DIMENSIONS, "field")
NEW, CHANGED, UNCHANGED, GONE = "new", "changed", "unchanged", "gone"

_ORIGIN = ("submission", "sheet", "cell")
_REPORT_FACTS = ("basis", "since", "is_nil", "submission", "fingerprint")


@dataclass(frozen=True)
class Comparison:
    """Figures and reports before and after.

    Attributes:
        figures: one line per figure of either side: kind, period, unit_kind, unit, institution,
            each of `DIMENSIONS`, field, before and after (NaN when blank or absent),
            before_submission, before_sheet, before_cell and the same with after_ (missing when
            the figure is absent there), status ("new", "changed", "unchanged", "gone").
        reports: one line per report of either side: kind, period, unit_kind, unit, institution,
            before_basis, before_since, before_is_nil, before_submission and the same with
            after_, status; a report is changed when anything it says is, notes among it.
    """

    figures: pd.DataFrame
    reports: pd.DataFrame


def flipped(connection: Connection, submission: int) -> Comparison:
    """What reverting a submission would change; for a reverted one, what restoring it would."""
    _moment_of(connection, submission)
    now = Selection(keys_of=submission)
    then = Selection(keys_of=submission, flipped=submission)
    return _comparison(connection, now, then)


def made(connection: Connection, submission: int) -> Comparison:
    """What a submission changed in the moment when it was stored."""
    at = _moment_of(connection, submission)
    before = Selection(keys_of=submission, as_of=at - timedelta(microseconds=1))
    return _comparison(connection, before, Selection(keys_of=submission, as_of=at))


def between(connection: Connection, one: int, other: int) -> Comparison:
    """What two submissions say, whether they stand or not."""
    for submission in (one, other):
        _moment_of(connection, submission)
    return _comparison(connection, Selection(only=one), Selection(only=other))


def _moment_of(connection: Connection, submission: int) -> datetime:
    query = select(submissions.c.recorded_at).where(submissions.c.id == submission)
    found: datetime | None = connection.execute(query).scalar()
    if found is None:
        raise UnknownSubmission(submission=submission)
    return found


def _comparison(connection: Connection, before: Selection, after: Selection) -> Comparison:
    figures = _merged(
        numbered(frames.figures(connection, before).rename(columns={"value": "figure"}), LINE),
        numbered(frames.figures(connection, after).rename(columns={"value": "figure"}), LINE),
        on=(*LINE, "nth"),
        facts=("figure", *_ORIGIN),
    ).rename(columns={"before_figure": "before", "after_figure": "after"})
    figures = figures.assign(status=status(figures))
    reports = _merged(
        _with_fingerprints(connection, frames.reports(connection, before)),
        _with_fingerprints(connection, frames.reports(connection, after)),
        on=KEY,
        facts=_REPORT_FACTS,
    )
    same = reports["before_fingerprint"] == reports["after_fingerprint"]
    reports = reports.assign(status=_status(reports, same))
    unshown = ["_merge", "before_fingerprint", "after_fingerprint"]
    return Comparison(figures.drop(columns=["_merge", "nth"]), reports.drop(columns=unshown))


def _with_fingerprints(connection: Connection, reports: pd.DataFrame) -> pd.DataFrame:
    sent = {int(number) for number in reports["submission"].unique()}
    query = select(tables.reports.c.id, tables.reports.c.fingerprint)
    found = connection.execute(query.where(tables.reports.c.submission.in_(sent)))
    known = dict(tuple(line) for line in found)
    return reports.assign(fingerprint=reports["report"].map(known).astype("str"))


def _merged(
    before: pd.DataFrame, after: pd.DataFrame, *, on: Sequence[str], facts: Sequence[str]
) -> pd.DataFrame:
    sides = [
        side[[*on, *facts]].rename(columns={name: f"{prefix}_{name}" for name in facts})
        for prefix, side in (("before", before), ("after", after))
    ]
    both = sides[0].merge(sides[1], on=list(on), how="outer", indicator=True)
    whole = ("before_submission", "after_submission")
    return both.astype(dict.fromkeys(whole, "Int64"))


def numbered(lines: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Texts in one type, blanks as "missing" (None), and a number within equal lines."""
    lines = lines.astype(dict.fromkeys(keys, "str"))
    return lines.assign(nth=lines.groupby(list(keys), dropna=False).cumcount())


def status(both: pd.DataFrame) -> np.ndarray:
    """The status of merged figures `before` and `after`, by the column `_merge`."""
    same = (both["before"] == both["after"]) | (both["before"].isna() & both["after"].isna())
    return _status(both, same)


def _status(both: pd.DataFrame, same: object) -> np.ndarray:
    conditions = [both["_merge"] == "right_only", both["_merge"] == "left_only", same]
    return np.select(conditions, [NEW, GONE, UNCHANGED], default=CHANGED)
