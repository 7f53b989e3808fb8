"""District heads (camat) against the number of districts: each has one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from data_loaders.history_rules import Reports
from data_loaders.rows import ParsedRow
from domain import issue_catalogue as found
from domain.fields import ReportKind
from domain.issues import Issue
from domain.places import Resolver, UnitKind
from domain.terms import DISTRICT_HEAD

_COUNTS = ("obligated", "signed")


def district_issues(reports: Reports, resolver: Resolver) -> Iterator[Issue]:
    """More district heads in a regency's pledges than the regency has districts."""
    for key, rows in reports.items():
        if key.kind is not ReportKind.PLEDGES or key.unit_kind is not UnitKind.REGENCY:
            continue
        heads = [row for row in rows if row.dimensions.get("level") == DISTRICT_HEAD]
        districts = resolver.district_count(key.unit_code) if heads else None
        if districts is not None:
            yield from _too_many(heads, districts)


def _too_many(heads: Sequence[ParsedRow], districts: int) -> Iterator[Issue]:
    by_document: dict[str, list[ParsedRow]] = defaultdict(list)
    for row in heads:
        by_document[row.dimensions.get("instrument", "")].append(row)
    for rows in by_document.values():
        for code in _COUNTS:
            now = sum(row.value(code) or 0 for row in rows)
            cell = next(
                (cell for row in rows if row.value(code) and (cell := row.cell(code))), None
            )
            if now > districts and cell:
                unit = rows[0].unit.short_name if rows[0].unit else ""
                about = {"now": now, "unit": unit, "districts": districts}
                yield cell.issue(found.DISTRICT_HEADS_EXCEED, **about)
                break
