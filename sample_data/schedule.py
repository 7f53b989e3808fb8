"""Which workbook carries whose report, and on which day it was received."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from domain import terms
from domain.fields import ReportKind
from domain.period import Period
from sample_data.chance import dice
from sample_data.habits import (
    ALWAYS_ALONE,
    ONCE_ALONE,
    corrected_rows,
    corrected_units,
    correcting_province,
    is_alone,
    is_late,
    is_silent,
    sent_rows,
    since,
)
from sample_data.scenario import PERSONNEL_MONTHS, Rows, facts
from sample_data.units import MONTHS, Unit, unit_of, units_in
from sample_data.workbooks import SampleSheets, cover_of

_RECORDED = time(2, 15)  # UTC: 09.15 in Jakarta
_ALONE_DAYS = (4, 6, 7)
# What most rows of a national workbook are about; a code or a word before the name overrules it.
_KIND_ON_COVER = {"regencies": "Kabupaten/Kota", "resorts": "Polres"}
_REGENCIES_DAY, _RESORTS_DAY, _PERSONNEL_DAY, _CORRECTION_DAY = 9, 10, 10, 15


@dataclass(frozen=True, slots=True)
class PlannedWorkbook:
    """A workbook that will be written.

    Attributes:
        received_on: the day it was received, Jakarta time.
        recorded_at: the moment the system took it in, UTC.
    """

    name: str
    received_on: date
    recorded_at: datetime
    sheets: SampleSheets


def plan(months: Iterable[Period] = MONTHS) -> list[PlannedWorkbook]:
    """Every workbook about the months, in the order in which they were received."""
    found = [book for period in months for book in _books_about(period)]
    return sorted(found, key=lambda book: (book.recorded_at, book.name))


def single_workbook(unit: Unit, period: Period) -> PlannedWorkbook:
    """The workbook of one unit about one month."""
    file_name = ALWAYS_ALONE.get(unit.code) or ONCE_ALONE.get(unit.code, unit.code)
    cover = cover_of(
        period,
        since=since(unit, period),
        unit_kind=terms.UNIT_KINDS.get(unit.place.kind.value).label_id,
        unit_code=unit.code,
        unit_name=unit.place.name,
    )
    day = _ALONE_DAYS[sum(map(ord, unit.code)) % len(_ALONE_DAYS)]
    rows = facts(unit, period, since=since(unit, period))
    return _planned(f"{period}-{file_name}", period.next, day, SampleSheets(cover, rows))


def national_workbook(period: Period, *, police: bool) -> PlannedWorkbook:
    """The national workbook of the month: all units that report in time and not alone."""
    units = [unit for unit in _senders(period) if unit.is_police == police]
    prompt = [unit for unit in units if not is_late(unit, period)]
    name, day = ("resorts", _RESORTS_DAY) if police else ("regencies", _REGENCIES_DAY)
    return _many(period, name, prompt, period.next, day)


def _books_about(period: Period) -> Iterator[PlannedWorkbook]:
    for unit in units_in(period):
        if is_alone(unit, period) and not is_silent(unit, period):
            yield single_workbook(unit, period)
    yield national_workbook(period, police=False)
    yield national_workbook(period, police=True)
    if period in PERSONNEL_MONTHS:
        yield _police_personnel(period)
    late = [unit for unit in _senders(period) if is_late(unit, period)]
    late_day = dice("late day", period).randint(13, 26)
    yield _many(period, "late", late, period.next, late_day)
    if corrected_units(period):
        yield _correction(period)


def _senders(period: Period) -> list[Unit]:
    """The units whose report is part of a workbook of many."""
    return [
        unit
        for unit in units_in(period)
        if not is_silent(unit, period) and not is_alone(unit, period)
    ]


def _many(
    period: Period, name: str, units: list[Unit], arrival: Period, day: int
) -> PlannedWorkbook:
    cover = cover_of(period, unit_kind=_KIND_ON_COVER.get(name, ""))
    sheets = SampleSheets(cover, _merged(sent_rows(unit, period) for unit in units))
    return _planned(f"{period}-{name}", arrival, day, sheets)


def _police_personnel(period: Period) -> PlannedWorkbook:
    """The police send personnel in a workbook of their own."""
    units = [unit for unit in _senders(period) if unit.is_police]
    rows = _merged(facts(unit, period) for unit in units)
    only = {ReportKind.PERSONNEL: rows[ReportKind.PERSONNEL]}
    sheets = SampleSheets(cover_of(period, unit_kind=_KIND_ON_COVER["resorts"]), only)
    return _planned(f"{period}-resorts-personnel", period.next, _PERSONNEL_DAY, sheets)


def _correction(period: Period) -> PlannedWorkbook:
    rows = _merged(corrected_rows(unit_of(code), period) for code in corrected_units(period))
    name = f"{period}-correction-{correcting_province(period)}"
    sheets = SampleSheets(cover_of(period, unit_kind=_KIND_ON_COVER["regencies"]), rows)
    return _planned(name, period.plus(2), _CORRECTION_DAY, sheets)


def _merged(parts: Iterable[Rows]) -> Rows:
    whole: Rows = {kind: [] for kind in ReportKind}
    for part in parts:
        for kind, rows in part.items():
            whole[kind] += rows
    return whole


def _planned(name: str, arrival: Period, day: int, sheets: SampleSheets) -> PlannedWorkbook:
    received = arrival.first_day.replace(day=day)
    recorded = datetime.combine(received, _RECORDED, tzinfo=UTC)
    return PlannedWorkbook(f"{name}.xlsx", received, recorded, sheets)
