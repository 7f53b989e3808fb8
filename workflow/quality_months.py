"""All reports of a month looked at, beside those of the months before, for the whole country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.quality_copies import report_prints, same_as_before, same_as_other
from analysis.quality_digits import counted_figures, digit_counts, digit_preference
from analysis.quality_outliers import Examined, LeastStep, unusual_figures
from analysis.reporting import UNIT
from analysis.totals import KEY
from domain.fields import ReportKind
from domain.indicators import ATTENDANCE, PLEDGE_COMPLETION, VIOLATIONS_REPORTED, Indicator
from domain.period import Period
from domain.places import UnitKind
from workflow.facts import Facts, counted
from workflow.views import StatesOf

MONTHS_COMPARED = 24


@dataclass(frozen=True, slots=True)
class _Series:
    """A figure that is compared with the unit's own months.

    Attributes:
        column: of the indicator's unit states.
        least: positions may not move by a fifth unnoticed; sessions and cases come and go, so only
            several times the usual figure is asked about: a zero typed too many.
    """

    indicator: Indicator
    column: str
    field: str
    least: LeastStep
    by_change: bool = False


_SERIES = (
    _Series(PLEDGE_COMPLETION, "denominator", "obligated", LeastStep(10, 0.2)),
    _Series(PLEDGE_COMPLETION, "numerator", "signed", LeastStep(10, 0.2), by_change=True),
    _Series(ATTENDANCE, "denominator", "invited", LeastStep(200, 4)),
    _Series(ATTENDANCE, "numerator", "attended", LeastStep(200, 4)),
    _Series(VIOLATIONS_REPORTED, "numerator", "reported", LeastStep(5, 3)),
)
_PERSONNEL_LEAST = LeastStep(10, 0.2)


@dataclass(frozen=True)
class Prepared:
    """What the checks of every month stand on; made once for all months.

    Attributes:
        values: (kind, field) -> a line per unit, a column per month; NaN for missing.
        instruments: the document that the pledges of each unit and month were counted by.
        prints: of `report_prints`.
        digits: of `digit_counts` by unit and month, and by province or Polda and month.
    """

    values: Mapping[tuple[ReportKind, str], pd.DataFrame]
    instruments: pd.DataFrame
    prints: pd.DataFrame
    digits: tuple[pd.DataFrame, pd.DataFrame]


def prepare(facts: Facts, states_of: StatesOf) -> Prepared:
    """Bring the figures of all months into the shapes that are looked at."""
    months = [str(period) for period in facts.periods]
    values = {
        (each.indicator.kind, each.field): _wide(states_of(each.indicator), each.column, months)
        for each in _SERIES
    }
    values[ReportKind.PERSONNEL, "personnel"] = _personnel(facts, months)
    return Prepared(
        values=values,
        instruments=_wide(states_of(PLEDGE_COMPLETION), "instrument", months),
        prints=report_prints(figures=facts.figures, reports=facts.reports),
        digits=_digits(facts),
    )


def _wide(states: pd.DataFrame, column: str, months: list[str]) -> pd.DataFrame:
    """A line per unit, a column per month; a month with blank rows is missing."""
    own = counted(states)
    own = own[own["blank_rows"] == 0]
    return own.pivot(index=UNIT, columns="period", values=column).reindex(columns=months)


def _personnel(facts: Facts, months: list[str]) -> pd.DataFrame:
    """Staff as reported in each month, nothing carried forward; a blank makes the sum missing."""
    own = facts.figures[facts.figures["field"] == "personnel"]
    grouped = own.groupby(KEY)["value"]
    sums = grouped.sum(min_count=1).where(grouped.count() == grouped.size())
    return sums.unstack("period").reindex(columns=months)


def _digits(facts: Facts) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Single units, then all units of a province or Polda together."""
    found = counted_figures(facts.figures)
    above = found["unit"].map({unit: region_of(facts, unit) for unit in found["unit"].unique()})
    is_regency = found["unit_kind"] == UnitKind.REGENCY.value
    is_local = is_regency | (found["unit_kind"] == UnitKind.RESORT.value)
    kinds = {True: UnitKind.PROVINCE.value, False: UnitKind.POLICE_REGION.value}
    pooled = found.assign(unit=above, unit_kind=is_regency.map(kinds))[is_local & above.notna()]
    by = [*UNIT, "period"]
    return digit_counts(found, by=by), digit_counts(pooled, by=by)


def region_of(facts: Facts, unit: str) -> str | None:
    """The Polda of a resort, the province of others; None for what is not known."""
    place = facts.gazetteer.place(unit)
    if place is None:
        return None
    if place.kind is UnitKind.RESORT:
        return place.police_region_code
    return place.province_code


@dataclass(frozen=True)
class MonthChecked:
    """All checks of a month for the whole country, before it is narrowed to a selection.

    Attributes:
        figures: unusual figures by (kind, field), with whether changes were compared.
        first: first month looked at.
        report_of: (kind, unit kind, unit, institution) -> number of the month's report.
        print_of: number of a report -> its print.
    """

    period: Period
    figures: tuple[tuple[ReportKind, str, bool, Examined], ...]
    before: Examined
    other: Examined
    digits: tuple[Examined, ...]
    first: Period
    report_of: Mapping[tuple[str, str, str, str], int]
    print_of: Mapping[int, int]

    def mark(self, report: int) -> str:
        """The print of a report as text."""
        return f"{self.print_of[report]:016x}"


def check_month(facts: Facts, prepared: Prepared, period: Period) -> MonthChecked:
    """Look at all reports of a month, beside those of the months before.

    What later months say is left out: a question about March is the same when asked in June.
    """
    first = _first(facts, period)
    prints = prepared.prints
    now = prints[prints["period"] == str(period)]
    reports = now["report"].tolist()
    keys = zip(*(now[name].tolist() for name in ("kind", *UNIT)), strict=True)
    return MonthChecked(
        period=period,
        figures=tuple(_unusual(facts, prepared, period)),
        before=same_as_before(prints, period=period),
        other=same_as_other(now, period=period),
        digits=tuple(_last_digits(each, first, period) for each in prepared.digits),
        first=first,
        report_of=dict(zip(keys, reports, strict=True)),
        print_of=dict(zip(reports, now["print"].tolist(), strict=True)),
    )


def _first(facts: Facts, period: Period) -> Period:
    return max(facts.periods[0], period.plus(1 - MONTHS_COMPARED))


def _unusual(
    facts: Facts, prepared: Prepared, period: Period
) -> Iterator[tuple[ReportKind, str, bool, Examined]]:
    rules = {(each.indicator.kind, each.field): (each.least, each.by_change) for each in _SERIES}
    for kind, field in prepared.values:
        least, by_change = rules.get((kind, field), (_PERSONNEL_LEAST, False))
        wide = series_values(facts, prepared, kind, field, period)
        found = unusual_figures(wide, period=str(period), least=least, by_change=by_change)
        yield kind, field, by_change, found


def series_values(
    facts: Facts, prepared: Prepared, kind: ReportKind, field: str, period: Period
) -> pd.DataFrame:
    """The values that a figure is compared with: a line per unit, a column per month up to it.

    Pledges that were counted by another document than this month's are missing.
    """
    months = [str(month) for month in _first(facts, period).through(period)]
    wide = prepared.values[kind, field][months]
    if kind is not ReportKind.PLEDGES:
        return wide
    instruments = prepared.instruments[months]
    return wide.where(instruments.eq(instruments[months[-1]], axis=0))


def _last_digits(counts: pd.DataFrame, first: Period, period: Period) -> Examined:
    months = counts.index.get_level_values("period")
    within = counts[(months >= str(first)) & (months <= str(period))]
    return digit_preference(within.groupby(level=UNIT).sum())
