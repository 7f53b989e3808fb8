"""Who is silent, late, reports alone, leaves a sheet out, or has to correct a report."""

from __future__ import annotations

from functools import cache

from domain import terms
from domain.fields import ReportKind
from domain.period import Period
from sample_data.chance import dice, happens
from sample_data.scenario import Cell, Row, Rows, facts
from sample_data.units import (
    COMPLETE,
    HIGHLANDS,
    LEBAK,
    MONTHS,
    PRINGSEWU,
    TANGGAMUS,
    Unit,
    unit_of,
)

CUMULATIVE_START = Period(2024, 1)
_SINGLE_MONTH = Period(2024, 1)
# Units that send a workbook of their own: every month, or in one month to show that it works.
ALWAYS_ALONE = {LEBAK: "lebak", TANGGAMUS: "tanggamus", PRINGSEWU: "pringsewu"}
ONCE_ALONE = {
    "polres-tanggamus": "polres-tanggamus",
    "18": "pemprov-lampung",
    "polda-lampung": "polda-lampung",
}
# Silences that a demonstration should find again.
KNOWN_SILENCES = {
    LEBAK: (),
    PRINGSEWU: (),
    TANGGAMUS: (Period(2024, 6),),
    "94.06": tuple(Period(2023, 12).through(Period(2024, 7))),
    "95.03": tuple(Period(2024, 3).through(Period(2024, 11))),
    "polres-dogiyai": tuple(Period(2024, 2).through(Period(2024, 5))),
}
# Each month the units of one province (and now and then of its Polda) correct what they sent.
_CORRECTING = ("35", "73", "32", "18", "12", "53", "36", "51", "64", "71", "33", "16", "52")
_CORRECTED_AT_ONCE = 5
_WRITES_WORDS = 0.2
_SLIP_NOTE = "Isian melebihi jumlah wajib, sedang dicek"
_SLIP_MENDED_NOTE = "Koreksi: isian bulan lalu melebihi jumlah wajib"
_CORRECTION_NOTE = "Koreksi atas laporan bulan lalu"


def is_alone(unit: Unit, period: Period) -> bool:
    """Whether the unit sends a workbook of its own."""
    return unit.code in ALWAYS_ALONE or (unit.code in ONCE_ALONE and period == _SINGLE_MONTH)


def since(unit: Unit, period: Period) -> Period | None:
    """First month of the unit's cumulative figures; None where they are monthly."""
    is_cumulative = unit.code == PRINGSEWU and period >= CUMULATIVE_START
    return CUMULATIVE_START if is_cumulative else None


def is_silent(unit: Unit, period: Period) -> bool:
    """Whether the unit sends nothing at all about the month."""
    return period in _silent_months(unit.code)


@cache
def _silent_months(code: str) -> frozenset[Period]:
    """Silence comes in streaks: who was silent last month probably is again."""
    if code in KNOWN_SILENCES:
        return frozenset(KNOWN_SILENCES[code])
    unit, draw, silent = unit_of(code), dice("silence", code), False
    found = set()
    for period in MONTHS:
        silent = draw.random() < (0.65 if silent else unit.silence)
        if silent:
            found.add(period)
    return frozenset(found)


@cache
def is_late(unit: Unit, period: Period) -> bool:
    """Whether the report comes after the tenth of the next month."""
    if unit.code in ALWAYS_ALONE:
        return False
    place = unit.place.province_code or unit.code[:2]
    share = 0.2 if place in HIGHLANDS else 0.01 if place in COMPLETE else 0.05
    return happens(share, "late", unit.code, period)


@cache
def corrected_units(period: Period) -> tuple[str, ...]:
    """Codes of the units whose first report about the month was wrong; none in the last."""
    if period not in MONTHS[:-1]:
        return ()
    month = MONTHS.index(period)
    province = _CORRECTING[month % len(_CORRECTING)]
    codes = [f"{province}.{number:02d}" for number in range(1, 30)]
    known = [code for code in codes if _can_correct(code, period)]
    return tuple(sorted(dice("correct", period).sample(known, min(len(known), _CORRECTED_AT_ONCE))))


def correcting_province(period: Period) -> str:
    """The province whose units correct their reports about the month."""
    return _CORRECTING[MONTHS.index(period) % len(_CORRECTING)]


def _can_correct(code: str, period: Period) -> bool:
    try:
        unit = unit_of(code)
    except KeyError:
        return False
    return not (is_alone(unit, period) or is_silent(unit, period) or is_late(unit, period))


def sent_rows(unit: Unit, period: Period) -> Rows:
    """What the unit sends at first; officers of the police send personnel separately."""
    rows = facts(unit, period, since=since(unit, period))
    if unit.is_police and not is_alone(unit, period):
        rows[ReportKind.PERSONNEL] = []
    if unit.code in corrected_units(period):
        rows[ReportKind.PLEDGES] = _first_try(unit, rows[ReportKind.PLEDGES])
    rows[ReportKind.PLEDGES] = _as_typed(unit, rows[ReportKind.PLEDGES], "signed", None, "-")
    rows[ReportKind.VIOLATIONS] = _as_typed(
        unit, rows[ReportKind.VIOLATIONS], "reported", 0, "nihil"
    )
    missing = _left_out(unit, period)
    if missing:
        rows[missing] = []
    return rows


def _as_typed(unit: Unit, rows: list[Row], field: str, value: Cell, text: str) -> list[Row]:
    """Some officers write "-" where they know nothing, and "nihil" where there was nothing."""
    if not happens(_WRITES_WORDS, text, unit.code):
        return rows
    return [dict(row) | {field: text} if _is(row, field, value) else row for row in rows]


def _is(row: Row, field: str, value: Cell) -> bool:
    is_nil = row.get("category") in (None, terms.NIL_CATEGORY)
    return is_nil and row.get(field) == value


def corrected_rows(unit: Unit, period: Period) -> Rows:
    """What the unit sends a month later instead: pledges and violations."""
    rows = facts(unit, period)
    note = _SLIP_MENDED_NOTE if _is_slip(unit) else _CORRECTION_NOTE
    pledges: list[Row] = [dict(row) | {"note": note} for row in rows[ReportKind.PLEDGES]]
    return {ReportKind.PLEDGES: pledges, ReportKind.VIOLATIONS: rows[ReportKind.VIOLATIONS]}


def _is_slip(unit: Unit) -> bool:
    """Whether the mistake was a figure above the obligated one, caught before it was sent."""
    return happens(0.4, "slip", unit.code)


def _first_try(unit: Unit, pledges: list[Row]) -> list[Row]:
    if _is_slip(unit):
        return [dict(row) | {"signed": None, "note": _SLIP_NOTE} for row in pledges]
    return [dict(row) | {"signed": _too_few(row)} for row in pledges]


def _too_few(row: Row) -> int | None:
    signed = row["signed"]
    return signed * 4 // 5 if isinstance(signed, int) else None


def _left_out(unit: Unit, period: Period) -> ReportKind | None:
    """The sheet that the unit forgot; it has then not reported that kind."""
    if unit.area in COMPLETE or is_alone(unit, period):
        return None
    draw = dice("left out", unit.code, period)
    if draw.random() > 0.015:
        return None
    return draw.choice((ReportKind.SOCIALIZATION, ReportKind.VIOLATIONS, ReportKind.PLEDGES))
