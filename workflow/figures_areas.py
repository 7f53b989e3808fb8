"""The areas of a briefing's map as a table that adds up to the total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from analysis.sums import sum_states
from charts.map_picture import within
from domain.indicators import Indicator, IndicatorUnit
from domain.language import N_, Language
from domain.places import Geography
from domain.states import State
from exports.figures_content import CellKind, CellValue, FigureColumn
from geo.gazetteer import load_gazetteer
from workflow.figures_slide import Figures, value_cell, value_column
from workflow.map_files import MapOrder

_COUNT = CellKind.COUNT
Row = tuple[CellValue, ...]


def areas(order: MapOrder, language: Language) -> Figures:
    """Every area of a map, in the order of the codes; joined areas stand on one line."""
    month = order.view.month(order.period)
    if order.focus is not None:
        month = within(month, order.focus)
    indicator = order.view.indicator
    columns = (
        FigureColumn(language.text("Code"), width=_code_width(order)),
        FigureColumn(language.text("Place"), width=34),
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
    rows += _off_the_map(order, language)
    if month.whole is not None:
        total = _evidence_cells(month.whole, indicator, language)
        named = language.text("Total, {place}", place=order.texts.scope_name)
        rows.append((None, named, *total, None))
    return Figures(columns, tuple(rows))


def _code_width(order: MapOrder) -> int:
    """Codes of resorts are long words."""
    return 26 if order.view.geography in (Geography.RESORT, Geography.POLICE_REGION) else 16


def _off_the_map(order: MapOrder, language: Language) -> Iterator[Row]:
    """Units without an area of their own, so that the lines add up to the total."""
    view = order.view
    undrawn = view.month(order.period).undrawn
    sums = sum_states(indicator=view.indicator, states=undrawn, by=["unit"])
    for _, line in sums.sort_values("unit").iterrows():
        code = str(line["unit"])
        name = language.text("{place}, not on the map", place=_place_name(code, order))
        yield code, name, *_evidence_cells(line, view.indicator, language), None


def _place_name(code: str, order: MapOrder) -> str:
    place = load_gazetteer().place(code, order.period) or load_gazetteer().place(code)
    return place.short_name if place else code


def _evidence_columns(indicator: Indicator, language: Language) -> tuple[FigureColumn, ...]:
    noun = indicator.denominator_noun(language)
    t = language.text
    rate = (
        value_column(value_heading(indicator, language), indicator.unit),
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


PER: Mapping[IndicatorUnit, str] = {
    IndicatorUnit.PER_100: N_("Per 100"),
    IndicatorUnit.PER_1000: N_("Per 1,000"),
    IndicatorUnit.PERCENT: N_("Percent"),
    IndicatorUnit.COUNT: N_("Cases"),
}


def value_heading(indicator: Indicator, language: Language) -> str:
    """In what a value is counted."""
    return language.text(PER[indicator.unit])


def _evidence_cells(
    line: Mapping[str, Any] | pd.Series, indicator: Indicator, language: Language
) -> Row:
    value = value_cell(figure(line["value"]), indicator.unit)
    sums = (value, figure(line["numerator"]), figure(line["denominator"]))
    return (
        *(sums if indicator.is_rate else sums[1:2]),
        int(line["n_reported"]),
        int(line["n_expected"]),
        State(line["state"]).label(language),
    )


def figure(value: float | None) -> float | None:
    """A figure, None where it is missing."""
    return None if value is None or pd.isna(value) else float(value)


def _day(value: object) -> date | str | None:
    if value is None or pd.isna(value):
        return None
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
