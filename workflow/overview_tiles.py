"""The four tiles of the Overview page: value, evidence, change, months, completeness."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.findings import change_text
from analysis.overview import IndicatorSeries, Line
from analysis.trend import TrendSeries
from domain import indicators
from domain.fields import Nature, ReportKind
from domain.indicators import Indicator, IndicatorUnit, Rise
from domain.language import Language
from domain.period import Period
from domain.states import State
from workflow.facts import Facts
from workflow.views import Overview

# The reporting rate has the shape of an indicator, so that its tile is drawn like the others.
REPORTING_RATE = Indicator(
    "reporting_rate",
    ReportKind.PLEDGES,
    "Kelengkapan laporan",
    "Reports received",
    "Persen laporan wajib yang sudah diterima.",
    "Percent of the expected reports that were received.",
    "reported",
    "expected",
    "wajib",
    "expected",
    IndicatorUnit.PERCENT,
    Rise.BETTER,
    Nature.FLOW,
)


@dataclass(frozen=True)
class Tile:
    """One tile.

    Attributes:
        about: evidence and change, a line each; **stars** are bold.
        foot: month and how complete the figure is.
        is_few: whether too few reports are in to speak of the whole; the value is drawn pale.
    """

    title: str
    indicator: Indicator
    value: str
    about: tuple[str, ...]
    foot: str
    series: TrendSeries
    is_few: bool = False


def overview_tiles(facts: Facts, found: Overview, language: Language) -> tuple[Tile, ...]:
    """Pledges, attendance, violations reported, reports received."""
    proven = found.series[indicators.VIOLATIONS_PROVEN.code]
    return (
        _indicator_tile(found.series[indicators.PLEDGE_COMPLETION.code], found.period, language),
        _indicator_tile(found.series[indicators.ATTENDANCE.code], found.period, language),
        _violations_tile(
            found.series[indicators.VIOLATIONS_REPORTED.code], proven, found.period, language
        ),
        _reporting_tile(facts, found, language),
    )


def _indicator_tile(series: IndicatorSeries, period: Period, language: Language) -> Tile:
    line = series.at(period)
    indicator = series.indicator
    evidence = language.text(
        "**{numerator}** of **{denominator}** {noun}",
        numerator=language.number(_figure(line, "numerator")),
        denominator=language.number(_figure(line, "denominator")),
        noun=indicator.denominator_noun(language),
    )
    return Tile(
        title=indicator.label(language),
        indicator=indicator,
        value=indicator.write(_figure(line, "value"), language),
        about=(evidence, change_text(series, period, language)),
        foot=_completeness(line, period, language),
        series=trend_of(series, language),
        is_few=not series.is_representative(period),
    )


def _violations_tile(
    reported: IndicatorSeries, proven: IndicatorSeries, period: Period, language: Language
) -> Tile:
    line = reported.at(period)
    cases = language.text(
        "cases, not yet proven; **{proven}** proven",
        proven=language.number(_figure(proven.at(period), "numerator")),
    )
    return Tile(
        title=reported.indicator.label(language),
        indicator=reported.indicator,
        value=reported.indicator.write(_figure(line, "value"), language),
        about=(cases, change_text(reported, period, language)),
        foot=_completeness(line, period, language),
        series=trend_of(reported, language),
        is_few=not reported.is_representative(period),
    )


def _reporting_tile(facts: Facts, found: Overview, language: Language) -> Tile:
    series = _reporting_as_series(facts, found)
    line = series.at(found.period)
    now = found.reporting.at(found.period)
    on_time = language.percent(None if now is None else now["on_time_rate"])
    evidence = language.text(
        "**{reported}** of **{expected}** expected",
        reported=language.number(_figure(line, "numerator")),
        expected=language.number(_figure(line, "denominator")),
    )
    due = language.date(facts.scope.due_on(found.period))
    return Tile(
        title=REPORTING_RATE.label(language),
        indicator=REPORTING_RATE,
        value=language.percent(_figure(line, "value")),
        about=(evidence, language.text("{rate} on time", rate=on_time)),
        foot=language.text(
            "{month}: due on {date}",
            month=language.short_month(found.period, year=True),
            date=due,
        ),
        series=trend_of(series, language),
    )


def _reporting_as_series(facts: Facts, found: Overview) -> IndicatorSeries:
    rates = found.reporting.months.reindex([str(period) for period in facts.periods])
    months = pd.DataFrame(
        {
            "numerator": rates["n_reported"],
            "denominator": rates["n_expected"],
            "value": rates["reporting_rate"],
            "n_reported": rates["n_reported"].fillna(0).astype(int),
            "n_expected": rates["n_expected"].fillna(0).astype(int),
        }
    )
    months["state"] = State.ABOVE_ZERO.value
    months.loc[months["numerator"] == 0, "state"] = State.ZERO.value
    months.loc[months["n_expected"] == 0, "state"] = State.NOT_IN_SCOPE.value
    return IndicatorSeries(REPORTING_RATE, months)


def trend_of(series: IndicatorSeries, language: Language) -> TrendSeries:
    """The months of a series as plain tuples for a chart."""
    months = series.months
    return TrendSeries(
        label=series.indicator.label(language),
        periods=tuple(Period.parse(text) for text in months.index),
        values=_optional(months["value"]),
        numerators=_optional(months["numerator"]),
        denominators=_optional(months["denominator"]),
        states=tuple(State(state) for state in months["state"]),
        n_reported=tuple(int(n) for n in months["n_reported"]),
        n_expected=tuple(int(n) for n in months["n_expected"]),
        n_figures=tuple(int(n) for n in months.get("n_figures", ())),
    )


def _optional(column: pd.Series) -> tuple[float | None, ...]:
    return tuple(None if pd.isna(value) else float(value) for value in column)


def _figure(line: Line, name: str) -> float | None:
    return None if pd.isna(line[name]) else float(line[name])


def _completeness(line: Line, period: Period, language: Language) -> str:
    return language.text(
        "{month}: {figures} of {expected} reports with figures",
        month=language.short_month(period, year=True),
        figures=language.number(line["n_figures"]),
        expected=language.number(line["n_expected"]),
    )
