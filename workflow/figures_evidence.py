"""What the figures of a briefing stand on: numerators, denominators, reports, states in words."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.comparison_reading import UNDRAWN_LABELS
from analysis.trend import TrendSeries
from domain.briefing import BarChart, FunnelChart, Series, Slide, SlideKind, TimeChart
from domain.indicators import IndicatorUnit
from domain.language import Language
from domain.period import Period
from domain.states import State
from domain.terms import INSTITUTIONS
from exports.figures_content import CellKind, CellValue, FigureColumn, Share
from workflow.briefing import Evidence, Made
from workflow.comparison import Comparison
from workflow.comparison_words import legend
from workflow.figures_areas import PER, Row, areas, figure, value_heading
from workflow.figures_file import Deeper
from workflow.figures_slide import Figures, value_cell, value_column
from workflow.views import Overview
from workflow.violations import STAGE_INDICATORS, Cases

_WIDE, _COUNT = 34, CellKind.COUNT


def deeper_of(content: Made, language: Language) -> Deeper:
    """The figures behind each slide of a briefing."""
    slides = content.briefing.slides
    kinds = [slide.kind for slide in slides]

    def deeper(at: int, slide: Slide) -> Figures | None:
        if slide.kind is SlideKind.MAP:
            return areas(content.map, language)
        # a second slide of a kind says more than the first, in its own table
        is_first = kinds.index(slide.kind) == at
        if isinstance(slide.body, TimeChart | FunnelChart | BarChart) or is_first:
            return _behind(content.evidence.get(at), slide, language)
        return None

    return deeper


def _behind(found: Evidence | None, slide: Slide, language: Language) -> Figures | None:
    if isinstance(found, TrendSeries) and isinstance(slide.body, TimeChart):
        return months(found, slide.body, language)
    if isinstance(found, Comparison):
        return compared(found, language)
    if isinstance(found, Cases):
        return stages(found, language)
    if isinstance(found, Overview) and slide.kind is SlideKind.MATTERS:
        return indicators_of_month(found, language)
    if isinstance(found, Overview) and slide.kind is SlideKind.REPORTING:
        return received(found, language)
    return None


def months(found: TrendSeries, body: TimeChart, language: Language) -> Figures:
    """Every month of a trend, its limits or the lines beside it."""
    others = [line for line in body.series[1:] if len(line.values) == len(found.periods)]
    is_rate = body.unit is not IndicatorUnit.COUNT
    t = language.text
    columns = (
        FigureColumn(t("Month"), width=18),
        value_column(t(PER[body.unit]), body.unit),
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
        FigureColumn(t("Place"), width=_WIDE),
        FigureColumn(t("Province or police region"), width=24),
        value_column(t(PER[unit]), unit),
        value_column(t("95% from"), unit),
        value_column(t("95% to"), unit),
        FigureColumn(t("Numerator"), _COUNT),
        FigureColumn(t("Denominator: {noun}", noun=found.size_noun(language)), _COUNT, 18),
        FigureColumn(t("Reports in"), _COUNT),
        FigureColumn(t("Reports expected"), _COUNT, 18),
        FigureColumn(t("Position"), width=_WIDE),
    )
    rows: list[Row] = [
        (
            line["name"],
            line["parent"] or None,
            *(value_cell(figure(line[name]), unit) for name in ("value", "low", "high")),
            figure(line["numerator"]),
            figure(line["denominator"]),
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
        FigureColumn(t("Stage"), width=_WIDE),
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
        FigureColumn(t("Indicator"), width=_WIDE),
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
        rows.append(
            (
                indicator.label(language),
                value_heading(indicator, language),
                _drawn(figure(line["value"]), indicator.unit),
                figure(line["numerator"]),
                figure(line["denominator"]) if indicator.is_rate else None,
                int(line["n_reported"]),
                int(line["n_expected"]),
                State(line["state"]).label(language),
            )
        )
    return Figures(columns, tuple(rows))


def _drawn(value: float | None, unit: IndicatorUnit) -> CellValue:
    """A value as the other sheets have it: a percentage, per 100 or 1,000, a number of cases."""
    if value is None:
        return None
    if unit is IndicatorUnit.PERCENT:
        return Share(value)
    return round(value) if unit is IndicatorUnit.COUNT else value * unit.scale


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
            figure(line["reporting_rate"]),
            figure(line["on_time_rate"]),
        )
        for period, line in found.reporting.months.iterrows()
    ]
