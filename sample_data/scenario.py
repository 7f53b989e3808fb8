"""The facts of one unit in one month, as rows of the four report sheets.

A row maps field codes of `domain.fields` to what the cell holds; a missing key is an empty cell.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, time, timedelta
from math import exp

from domain import terms
from domain.fields import ReportKind
from domain.period import Period
from sample_data.cases import CaseFlow, CaseKind, flows
from sample_data.chance import dice, happens
from sample_data.spellings import written
from sample_data.units import COMPLETE, FIRST, Staff, Unit

Cell = str | float | date | time | None
Row = Mapping[str, Cell]
Rows = dict[ReportKind, list[Row]]

PERSONNEL_MONTHS = frozenset(
    {Period(2023, 10), Period(2024, 1), Period(2024, 4), Period(2024, 7), Period(2024, 10)}
)
BLANK_PLEDGE_NOTE = "Rekap tanda tangan belum selesai"
BLANK_SESSION_NOTE = "Daftar hadir belum direkap"
BLANK_VIOLATION_NOTE = "Jumlah masih diverifikasi"
_TOPICS = (
    "Netralitas dan larangan keberpihakan",
    "Netralitas di media sosial",
    "SKB netralitas dan sanksinya",
    "Ikrar dan pakta integritas",
)
_MODES = ("Luring", "Daring", "Hibrida")
_HOSTS = {
    terms.ASN_REGIONAL: ("BKPSDM", "Bawaslu", "Inspektorat"),
    terms.POLICE: ("Propam", "Bagian SDM", "Bagian Operasi"),
    terms.ASN_POLICE: ("Bagian SDM",),
}


def facts(unit: Unit, period: Period, *, since: Period | None = None) -> Rows:
    """Everything the unit has to report about the month.

    Args:
        since: first month of cumulative figures; None for the month alone.
    """
    rows: Rows = {kind: [] for kind in ReportKind}
    for staff in unit.staff:
        head = _head(unit, staff, period)
        if period in PERSONNEL_MONTHS:
            rows[ReportKind.PERSONNEL].append(head | {"personnel": staff.personnel})
        rows[ReportKind.PLEDGES] += _pledges(unit, staff, period, head)
        rows[ReportKind.SOCIALIZATION] += _sessions(unit, staff, since or period, period, head)
        rows[ReportKind.VIOLATIONS] += _violations(unit, staff, period, since, head)
    return rows


def _head(unit: Unit, staff: Staff, period: Period) -> dict[str, Cell]:
    code, name = written(unit.place, period)
    institution = terms.INSTITUTIONS.get(staff.institution).label_id
    return {"unit_code": code, "unit_name": name, "institution": institution}


def _is_blank(share: float, unit: Unit, staff: Staff, period: Period, what: str) -> bool:
    """Whether the unit left this figure blank; those shown as complete never do."""
    rate = 0.0 if unit.area in COMPLETE or unit.area in ("polda-lampung", "polda-banten") else share
    return happens(rate, "blank", what, unit.code, staff.institution, period)


def share_signed(unit: Unit, period: Period) -> float:
    """The share (0-1) that has signed by the end of the month; it never falls."""
    month = period.months_since(FIRST)
    if month < unit.idle_months:
        return 0.0
    return unit.cap - (unit.cap - unit.start) * exp(-unit.pace * (month - unit.idle_months))


def _pledges(unit: Unit, staff: Staff, period: Period, head: Mapping[str, Cell]) -> list[Row]:
    blank = _is_blank(0.012, unit, staff, period, "pledges")
    rows: list[Row] = []
    for instrument in staff.instruments:
        for level, obligated in staff.levels:
            row = dict(head)
            row["level"] = terms.LEVELS.get(level).label_id if level else None
            row["instrument"] = terms.INSTRUMENTS.get(instrument).label_id
            row["obligated"] = obligated
            row["signed"] = None if blank else _signed(unit, level, obligated, period)
            row["note"] = BLANK_PLEDGE_NOTE if blank else None
            rows.append(row)
    return rows


def _signed(unit: Unit, level: str, obligated: int, period: Period) -> int:
    share = share_signed(unit, period)
    if share == 0:
        return 0
    ahead = dice("level", unit.code, level).uniform(-0.15, 0.5)
    share += ahead * (1 - share) * share
    return min(obligated, int(obligated * share + 0.5))


def _sessions(
    unit: Unit, staff: Staff, first: Period, last: Period, head: Mapping[str, Cell]
) -> list[Row]:
    """One row a session; a row of zeros without a date when there was none."""
    if staff.institution == terms.ASN_POLICE and _joins_the_officers(unit):
        return []
    held: list[Row] = []
    for period in first.through(last):
        draw = dice("sessions", unit.code, staff.institution, period)
        for _ in range(_session_count(unit, period, draw)):
            held.append(dict(head) | _session(unit, staff, period, draw))
    return _without_twins(held) or [dict(head) | {"invited": 0, "attended": 0}]


def _joins_the_officers(unit: Unit) -> bool:
    """Most resorts invite their few civil servants together with the officers."""
    return happens(0.7, "joint sessions", unit.code)


def _session_count(unit: Unit, period: Period, draw: random.Random) -> int:
    busy = period in (Period(2023, 11), Period(2024, 1), Period(2024, 9), Period(2024, 10))
    luck = draw.random() - 0.2 * busy
    return 2 if luck < 0.03 else 1 if luck < 0.6 else 0


def _session(unit: Unit, staff: Staff, period: Period, draw: random.Random) -> dict[str, Cell]:
    invited = max(4, min(staff.personnel, draw.randint(30, 180)))
    blank = _is_blank(0.01, unit, staff, period, "sessions")
    return {
        "session_date": _weekday(period, draw),
        "organizer": draw.choice(_HOSTS[staff.institution]),
        "mode": draw.choice(_MODES),
        "topic": draw.choice(_TOPICS),
        "invited": invited,
        "attended": None if blank else int(invited * draw.uniform(0.6, 1.0)),
        "note": BLANK_SESSION_NOTE if blank else None,
    }


def _weekday(period: Period, draw: random.Random) -> date:
    day = period.first_day.replace(day=draw.randint(3, 26))
    return day - timedelta(days=max(0, day.weekday() - 4))


def _without_twins(rows: list[Row]) -> list[Row]:
    """One session per date, organizer, mode and topic."""
    key = ("session_date", "organizer", "mode", "topic")
    return list({tuple(row[field] for field in key): row for row in rows}.values())


def _violations(
    unit: Unit, staff: Staff, period: Period, since: Period | None, head: Mapping[str, Cell]
) -> list[Row]:
    """One row a kind of case; a nil report when there was none."""
    first = since or period
    found = flows(unit, staff, first, period, carried=since is None)
    if not found:
        return [dict(head) | {"category": terms.NIL_CATEGORY, "reported": 0}]
    if since is None and _is_blank(0.02, unit, staff, period, "violations"):
        kind = next(iter(found))
        return [dict(head) | _kind_cells(kind) | {"note": BLANK_VIOLATION_NOTE}]
    return [dict(head) | _kind_cells(kind) | _flow_cells(flow) for kind, flow in found.items()]


def _kind_cells(kind: CaseKind) -> dict[str, Cell]:
    return {
        "category": kind.category,
        "phase": terms.PHASES.get(kind.phase).label_id,
        "channel": terms.CHANNELS.get(kind.channel).label_id,
    }


def _flow_cells(flow: CaseFlow) -> dict[str, Cell]:
    level = flow.sanction_level
    return {
        "reported": flow.reported,
        "proven": flow.proven,
        "in_process": flow.in_process,
        "sanctioned": flow.sanctioned,
        "sanction_level": terms.SANCTION_LEVELS.get(level).label_id if level else None,
    }
