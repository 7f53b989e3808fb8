"""What the figures of a briefing stand on: numerators, denominators, reports, states in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from analysis.comparison_reading import UNDRAWN_LABELS
from analysis.trend import TrendSeries
from charts.map_picture import within
from domain.briefing import Series, Slide, SlideKind, TimeChart
from domain.indicators import Indicator, IndicatorUnit
from domain.language import N_, Language
from domain.period import Period
from domain.states import State
from domain.terms import INSTITUTIONS
from exports.figures_workbook import CellKind, CellValue, FigureColumn
from geo.gazetteer import load_gazetteer
from workflow.briefing import Evidence
from workflow.comparison import Comparison
from workflow.comparison_words import legend
from workflow.figures_file import Deeper, Figures, value_cell, value_column
from workflow.map_files import MapOrder
from workflow.views import Overview
from workflow.violations import STAGE_INDICATORS, Cases

_NAME, _COUNT = 34, CellKind.COUNT
Row = tuple[CellValue, ...]


def deeper_of(order: MapOrder, evidence: Mapping[int, Evidence], language: Language) -> Deeper:
    """The figures behind each slide of a briefing.

    Args:
        order: of the map.
        evidence: what slides were drawn from, by their position.
    """

    def deeper(at: int, slide: Slide) -> Figures | None:
        if slide.kind is SlideKind.MAP:
            return areas(order, language)
        found = evidence.get(at)
        if isinstance(found, TrendSeries) and isinstance(slide.body, TimeChart):
            return months(found, slide.body, language)
        if isinstance(found, Comparison):
            return compared(found, language)
        if isinstance(found, Cases):
            return stages(found, language)
        if isinstance(found, Overview):
            reports = slide.kind is SlideKind.REPORTING
            return (received if reports else indicators_of_month)(found, language)
        return None

    return deeper


def areas(order: MapOrder, language: Language) -> Figures:
    """Every area of a map, in the order of the codes; joined areas stand on one line."""
    month = order.view.month(order.period)
    if order.focus is not None:
        month = within(month, order.focus)
    indicator = order.view.indicator
    columns = (
        FigureColumn(language.text("Code"), width=16),
        FigureColumn(language.text("Place"), width=_NAME),
        *_evidence_columns(indicator, language),
        FigureColumn(language.text("Received on"), CellKind.DATE, 14),
    )
    lines = sorted((sorted(codes), group) for group, codes in month.members.items())
    rows = [
        (
            ", ".join(codes),
            ", ".join(_place_name(code, order) for code in codes),
            *_evidence_cells(month.groups.loc[group], indicator, language),
            _day(month.groups.loc[group]["received_on"]),
        )
        for codes, group in lines
    ]
    if month.whole is not None:
        total = _evidence_cells(month.whole, indicator, language)
        rows.append(
            (None, language.text("Total, {place}", place=order.texts.scope_name), *total, None)
        )
    return Figures(columns, tuple(rows))


def _place_name(code: str, order: MapOrder) -> str:
    place = load_gazetteer().place(code, order.period) or load_gazetteer().place(code)
    return place.short_name if place else code


def _evidence_columns(indicator: Indicator, language: Language) -> tuple[FigureColumn, ...]:
    noun = indicator.denominator_noun(language)
    t = language.text
    rate = (
        value_column(_value_heading(indicator, language), indicator.unit),
        FigureColumn(t("Numerator"), _COUNT),
        FigureColumn(t("Denominator: {noun}", noun=noun), _COUNT, 18),
    )
    cases = (FigureColumn(t("Cases"), _COUNT),)
    return (
        *(rate if indicator.is_rate else cases),
        FigureColumn(t("Reports in"), _COUNT),
        FigureColumn(t("Reports expected"), _COUNT, 18),
        FigureColumn(t("State"), width=26),
    )


_PER: Mapping[IndicatorUnit, str] = {
    IndicatorUnit.PER_100: N_("Per 100"),
    IndicatorUnit.PER_1000: N_("Per 1,000"),
    IndicatorUnit.PERCENT: N_("Percent"),
    IndicatorUnit.COUNT: N_("Cases"),
}


def _value_heading(indicator: Indicator, language: Language) -> str:
    return language.text(_PER[indicator.unit])


def _evidence_cells(
    line: Mapping[str, Any] | pd.Series, indicator: Indicator, language: Language
) -> Row:
    value = value_cell(_figure(line["value"]), indicator.unit)
    sums = (value, _figure(line["numerator"]), _figure(line["denominator"]))
    return (
        *(sums if indicator.is_rate else sums[1:2]),
        int(line["n_reported"]),
        int(line["n_expected"]),
        State(line["state"]).label(language),
    )


def _figure(value: float | None) -> float | None:
    """A figure, None where it is missing."""
    return None if value is None or pd.isna(value) else float(value)


def _day(value: object) -> date | str | None:
    if value is None or pd.isna(value):
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


def months(found: TrendSeries, body: TimeChart, language: Language) -> Figures:
    """Every month of a trend, its limits or the lines beside it."""
    others = [line for line in body.series[1:] if len(line.values) == len(found.periods)]
    is_rate = body.unit is not IndicatorUnit.COUNT
    t = language.text
    columns = (
        FigureColumn(t("Month"), width=18),
        value_column(t(_PER[body.unit]), body.unit),
        *(
            (FigureColumn(t("Numerator"), _COUNT), FigureColumn(t("Denominator"), _COUNT))
            if is_rate
            else ()
        ),
        FigureColumn(t("Reports in"), _COUNT),
        FigureColumn(t("Reports expected"), _COUNT, 18),
        FigureColumn(t("State"), width=26),
        *(_limit_column(line, body.unit) for line in others),
    )
    rows = tuple(
        (
            language.month(period),
            value_cell(found.values[at], body.unit),
            *((found.numerators[at], found.denominators[at]) if is_rate else ()),
            found.n_reported[at],
            found.n_expected[at],
            found.states[at].label(language),
            *(value_cell(line.values[at], body.unit) for line in others),
        )
        for at, period in enumerate(found.periods)
    )
    return Figures(columns, rows)


def _limit_column(line: Series, unit: IndicatorUnit) -> FigureColumn:
    """Limits of counts are no whole numbers."""
    column = value_column(line.name, unit)
    if unit is IndicatorUnit.COUNT:
        return FigureColumn(column.heading, CellKind.DECIMAL, column.width)
    return column


def compared(found: Comparison, language: Language) -> Figures:
    """Every place that is compared, in the order of names, and those without a rate with why."""
    t, unit = language.text, found.wanted.indicator.unit
    labels = {item.mark: item.label for item in legend(found, language)}
    columns = (
        FigureColumn(t("Place"), width=_NAME),
        FigureColumn(t("Province or police region"), width=24),
        value_column(t(_PER[unit]), unit),
        value_column(t("95% from"), unit),
        value_column(t("95% to"), unit),
        FigureColumn(t("Numerator"), _COUNT),
        FigureColumn(t("Denominator: {noun}", noun=found.size_noun(language)), _COUNT, 18),
        FigureColumn(t("Reports in"), _COUNT),
        FigureColumn(t("Reports expected"), _COUNT, 18),
        FigureColumn(t("Position"), width=_NAME),
    )
    rows: list[Row] = [
        (
            line["name"],
            line["parent"] or None,
            *(value_cell(_figure(line[name]), unit) for name in ("value", "low", "high")),
            _figure(line["numerator"]),
            _figure(line["denominator"]),
            int(line["n_reported"]),
            int(line["n_expected"]),
            labels.get(line["mark"]),
        )
        for _, line in found.places.sort_values("name", kind="stable").iterrows()
    ]
    rows += [
        (line["name"], *[None] * 8, t(UNDRAWN_LABELS[line["reason"]]))
        for _, line in found.undrawn.sort_values("name", kind="stable").iterrows()
    ]
    return Figures(columns, tuple(rows))


def stages(found: Cases, language: Language) -> Figures:
    """Cases by institution and stage over the span; sums, so that no single case is told."""
    t = language.text
    columns = (
        FigureColumn(t("Institution"), width=24),
        FigureColumn(t("Stage"), width=_NAME),
        FigureColumn(t("Cases"), _COUNT),
        FigureColumn(t("Months with figures"), _COUNT, 20),
        FigureColumn(t("Months asked"), _COUNT, 16),
        FigureColumn(t("Reports in"), _COUNT),
        FigureColumn(t("Reports expected"), _COUNT, 18),
    )
    named = [
        (INSTITUTIONS.label(code, language), each) for code, each in found.by_institution.items()
    ]
    rows = [
        (
            name,
            indicator.label(language),
            totals[stage].cases,
            totals[stage].n_months,
            totals[stage].n_asked,
            totals[stage].n_reported,
            totals[stage].n_expected,
        )
        for name, totals in [*named, (found.institutions, found.totals)]
        for stage, indicator in STAGE_INDICATORS.items()
    ]
    return Figures(columns, tuple(rows))


def indicators_of_month(found: Overview, language: Language) -> Figures:
    """Every indicator of the month."""
    t = language.text
    columns = (
        FigureColumn(t("Indicator"), width=_NAME),
        FigureColumn(t("Unit"), width=14),
        FigureColumn(t("Value"), CellKind.DECIMAL),
        FigureColumn(t("Numerator"), _COUNT),
        FigureColumn(t("Denominator"), _COUNT),
        FigureColumn(t("Reports in"), _COUNT),
        FigureColumn(t("Reports expected"), _COUNT, 18),
        FigureColumn(t("State"), width=26),
    )
    rows = []
    for series in found.series.values():
        line, indicator = series.at(found.period), series.indicator
        value = _figure(line["value"])
        scaled = None if value is None else value * indicator.unit.scale
        is_count = indicator.unit is IndicatorUnit.COUNT and scaled is not None
        rows.append(
            (
                indicator.label(language),
                _value_heading(indicator, language),
                round(scaled) if is_count and scaled is not None else scaled,
                _figure(line["numerator"]),
                _figure(line["denominator"]) if indicator.is_rate else None,
                int(line["n_reported"]),
                int(line["n_expected"]),
                State(line["state"]).label(language),
            )
        )
    return Figures(columns, tuple(rows))


def received(found: Overview, language: Language) -> Figures:
    """Reports in and on time, month by month."""
    t = language.text
    columns = (
        FigureColumn(t("Month"), width=18),
        FigureColumn(t("Reports in"), _COUNT),
        FigureColumn(t("Reports expected"), _COUNT, 18),
        FigureColumn(t("Reporting rate"), CellKind.PERCENT, 18),
        FigureColumn(t("On time"), CellKind.PERCENT),
    )
    return Figures(columns, tuple(_received_rows(found, language)))


def _received_rows(found: Overview, language: Language) -> Sequence[Row]:
    return [
        (
            language.month(Period.parse(str(period))),
            int(line["n_reported"]),
            int(line["n_expected"]),
            _figure(line["reporting_rate"]),
            _figure(line["on_time_rate"]),
        )
        for period, line in found.reporting.months.iterrows()
    ]
