"""One spelling for what a report says, so that two can be compared and a change be found.

A fingerprint covers what a report says: it decides "unchanged". A digest covers that and the
cells it stands in: it goes into the ledger, so that the tables can be checked against it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256

from domain.reports import Report, ReportKey, ReportRow


def canonical_json(value: object) -> str:
    """JSON with one spelling: sorted keys, no spaces, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256_of(text: str) -> str:
    """The SHA-256 of a text as hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def fingerprint(report: Report) -> str:
    """The hash of what a report says: basis, start, rows, values and notes, in any order."""
    rows = sorted(canonical_json(_said(row)) for row in report.rows)
    since = None if report.since is None else str(report.since)
    return sha256_of(canonical_json([report.basis, since, report.is_nil, rows]))


def _said(row: ReportRow) -> list[object]:
    values = {figure.field: figure.value for figure in row.figures}
    return [dict(row.dimensions), values, row.note]


def digest(reports: Iterable[Report]) -> str:
    """The hash of reports with every row number and cell, in any order."""
    return sha256_of(canonical_json(sorted(canonical_json(_whole(report)) for report in reports)))


def _whole(report: Report) -> list[object]:
    rows = sorted(canonical_json(_placed(row)) for row in report.rows)
    return [_key(report.key), fingerprint(report), rows]


def _key(key: ReportKey) -> list[str]:
    return [key.kind.value, str(key.period), key.unit_kind.value, key.unit_code, key.institution]


def _placed(row: ReportRow) -> list[object]:
    cells = {figure.field: [figure.value, figure.cell] for figure in row.figures}
    return [row.sheet, row.row, dict(row.dimensions), cells, row.note]
