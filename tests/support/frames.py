"""Frames as the store gives them, from small tables that stand in the tests."""

from __future__ import annotations

from datetime import date

import pandas as pd

from domain.reports import DIMENSIONS

KEY = ["kind", "period", "unit_kind", "unit", "institution"]


def report(
    kind,
    period,
    unit,
    rows=(),
    *,
    institution="asn_daerah",
    unit_kind="regency",
    basis="bulanan",
    since=None,
    is_nil=False,
    received=None,
):
    """One report; each row is a dict of dimensions and figures (None is blank)."""
    return {
        "kind": kind,
        "period": period,
        "unit_kind": unit_kind,
        "unit": unit,
        "institution": institution,
        "basis": basis,
        "since": since,
        "is_nil": is_nil,
        "received_on": received or date(2024, 2, 5),
        "first_received_on": received or date(2024, 2, 5),
        "rows": rows,
    }


def frames(*reports):
    """(figures, reports) of these reports."""
    heads, figures, row_id = [], [], 0
    for number, item in enumerate(reports, start=1):
        head = {key: value for key, value in item.items() if key != "rows"}
        heads.append(head | {"report": number, "submission": number, "is_sample": False})
        for row in item["rows"]:
            row_id += 1
            shared = {
                **{key: head[key] for key in (*KEY, "basis", "since", "is_nil")},
                **{name: row.get(name) for name in DIMENSIONS},
                "report": number,
                "row_id": row_id,
                "submission": number,
                "sheet": "Lembar",
            }
            figures += [
                shared | {"field": name, "value": float("nan") if value is None else float(value)}
                for name, value in row.items()
                if name not in DIMENSIONS
            ]
    columns = [*KEY, "basis", "since", "is_nil", *DIMENSIONS, "report", "row_id", "field", "value"]
    return (
        pd.DataFrame(figures, columns=[*columns, "submission", "sheet"]),
        pd.DataFrame(heads),
    )
