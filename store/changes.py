"""What accepting reports would change, before anyone confirms it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from domain.reports import DIMENSIONS, Report
from store import frames
from store.accepting import earlier_reports, is_unchanged, key_values
from store.comparing import CHANGED, KEY, LINE, NEW, UNCHANGED, numbered, status
from store.current import Selection

_KEY = list(KEY)
_LINE = list(LINE)


def reports(connection: Connection, incoming: Sequence[Report]) -> pd.DataFrame:
    """One line per incoming report.

    Returns:
        kind, period, unit_kind, unit, institution, basis, is_nil, status ("new", "changed",
        "unchanged"), in_submission and file of the current report (missing when new).
    """
    earlier = earlier_reports(connection, incoming)
    lines = []
    for report in incoming:
        current = earlier.get(report.key)
        status = NEW if current is None else CHANGED
        if is_unchanged(report, current):
            status = UNCHANGED
        said = (*key_values(report.key), report.basis, report.is_nil, status)
        before = (pd.NA, None) if current is None else (current.submission, current.file_name)
        lines.append((*said, *before))
    columns = [*_KEY, "basis", "is_nil", "status", "in_submission", "file"]
    return pd.DataFrame(lines, columns=columns).astype({"in_submission": "Int64"})


def figures(connection: Connection, incoming: Sequence[Report]) -> pd.DataFrame:
    """One line per figure that the incoming reports or the ones they would replace hold.

    A figure is the same figure when report key, row dimensions and field are the same.

    Returns:
        kind, period, unit_kind, unit, institution, each of `DIMENSIONS`, field, before and after
        (NaN when blank or absent), status ("new", "changed", "unchanged", "gone"),
        in_submission and file of the earlier figure (missing when new), cell of the new one.
    """
    after = pd.DataFrame(_lines(incoming), columns=[*_LINE, "after", "cell", "sheet"])
    before = _current_figures(connection, incoming)
    both = before.merge(numbered(after, _LINE), on=[*_LINE, "nth"], how="outer", indicator=True)
    both["status"] = status(both)
    both["in_submission"] = both["in_submission"].astype("Int64")
    shown = ["before", "after", "status", "in_submission", "file", "sheet", "cell"]
    return both[[*_LINE, *shown]]


def _lines(incoming: Sequence[Report]) -> Iterator[tuple[object, ...]]:
    for report in incoming:
        key = key_values(report.key)
        for row in report.rows:
            dimensions = tuple(row.dimensions.get(name) for name in DIMENSIONS)
            for figure in row.figures:
                value = np.nan if figure.value is None else float(figure.value)
                yield (*key, *dimensions, figure.field, value, figure.cell, row.sheet)


def _current_figures(connection: Connection, incoming: Sequence[Report]) -> pd.DataFrame:
    earlier = earlier_reports(connection, incoming)
    selection = Selection(
        first=min((report.key.period for report in incoming), default=None),
        last=max((report.key.period for report in incoming), default=None),
        kinds={report.key.kind for report in incoming},
    )
    found = frames.figures(connection, selection)
    found = found[found["report"].isin([current.report for current in earlier.values()])]
    files = {current.submission: current.file_name for current in earlier.values()}
    found = found.assign(file=found["submission"].map(files))
    names = {"value": "before", "submission": "in_submission"}
    return numbered(found.rename(columns=names)[[*_LINE, "before", "in_submission", "file"]], _LINE)
