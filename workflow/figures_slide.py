"""The figures that a slide itself holds, as the table of a sheet: numbers as numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from domain.briefing import (
    BarChart,
    FunnelChart,
    MapBody,
    Role,
    Series,
    Slide,
    Standing,
    Statements,
    Table,
    TimeChart,
)
from domain.indicators import IndicatorUnit
from domain.language import N_, Language
from domain.marked_text import plain
from exports.figures_content import CellKind, CellValue, FigureColumn, Share

_STANDINGS: Mapping[Standing, str] = {
    Standing.ABOVE: N_("above the limits"),
    Standing.BELOW: N_("below the limits"),
    Standing.INSIDE: N_("inside the limits"),
    Standing.THIN: N_("too little reported to be judged"),
}
_KINDS: Mapping[IndicatorUnit, CellKind] = {
    IndicatorUnit.PERCENT: CellKind.PERCENT,
    IndicatorUnit.COUNT: CellKind.COUNT,
}
_NUMBERS = {
    "id": re.compile(r"(-?\d{1,3}(?:\.\d{3})*|-?\d+)(?:,(\d+))?(%?)", re.ASCII),
    "en": re.compile(r"(-?\d{1,3}(?:,\d{3})*|-?\d+)(?:\.(\d+))?(%?)", re.ASCII),
}
_LINE = 90


@dataclass(frozen=True, slots=True)
class Figures:
    """The table of a sheet."""

    columns: tuple[FigureColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]


def value_column(heading: str, unit: IndicatorUnit) -> FigureColumn:
    """A column of values of an indicator; its cells are written by `value_cell`."""
    return FigureColumn(heading, _KINDS.get(unit, CellKind.DECIMAL), 16)


def value_cell(value: float | None, unit: IndicatorUnit) -> float | None:
    """A value as its column shows it: fractions as they are, rates per 100 or 1,000 as such."""
    scale = 1 if unit is IndicatorUnit.PERCENT else unit.scale
    return None if value is None else value * scale


def figures_of(slide: Slide, language: Language) -> Figures:
    """The figures that a slide itself holds."""
    body = slide.body
    if isinstance(body, TimeChart):
        return _over_time(body, language)
    if isinstance(body, FunnelChart):
        return _funnel(body, language)
    if isinstance(body, BarChart):
        return _bars(body, language)
    if isinstance(body, Table):
        return _table(body, language)
    if isinstance(body, MapBody):
        columns = (FigureColumn(language.text("Legend"), width=40), _count(language, N_("Areas")))
        return Figures(columns, tuple((plain(label), count) for label, count in body.legend))
    items = body.items if isinstance(body, Statements) else ()
    return Figures(
        (FigureColumn(language.text("Statement"), width=_LINE),),
        tuple((plain(item),) for item in items),
    )


def _count(language: Language, heading: str) -> FigureColumn:
    return FigureColumn(language.text(heading), CellKind.COUNT)


def _over_time(body: TimeChart, language: Language) -> Figures:
    said = dict(body.unknown)
    rows = []
    for at, category in enumerate(body.categories):
        values = [value_cell(each.values[at], body.unit) for each in body.series]
        rows.append((category, *values, said.get(at)))
    columns = (
        FigureColumn(language.text("Month"), width=16),
        *(value_column(_series_name(each, language), body.unit) for each in body.series),
        FigureColumn(language.text("Why not known"), width=26),
    )
    return Figures(columns, tuple(rows))


_ROLES: Mapping[Role, str] = {
    Role.CENTRE: N_("centre"),
    Role.WARNING: N_("95% limit"),
    Role.LIMIT: N_("99.8% limit"),
}


def _series_name(series: Series, language: Language) -> str:
    role = _ROLES.get(series.role)
    return plain(series.name) or (language.text(role) if role else "")


def _funnel(body: FunnelChart, language: Language) -> Figures:
    columns = (
        FigureColumn(language.text("Place"), width=28),
        FigureColumn(plain(body.size_label), CellKind.COUNT, 18),
        value_column(plain(body.value_label), body.unit),
        FigureColumn(language.text("Position"), width=34),
    )
    rows = tuple(
        (
            point.name or None,
            point.size,
            value_cell(point.value, body.unit),
            language.text(_STANDINGS[point.standing]),
        )
        for point in body.points
    )
    return Figures(columns, rows)


def _bars(body: BarChart, language: Language) -> Figures:
    columns = (
        FigureColumn("", width=40),
        *(value_column(plain(each.name), body.unit) for each in body.series),
    )
    rows = tuple(
        (plain(category), *(_bar(each, at, body.unit, language) for each in body.series))
        for at, category in enumerate(body.categories)
    )
    return Figures(columns, rows)


def _bar(series: Series, at: int, unit: IndicatorUnit, language: Language) -> CellValue:
    """A text such as "<3" stands where the figure may not be shown, the figure elsewhere."""
    shown = series.texts[at] if series.texts else ""
    if shown and not isinstance(cell_of(shown, language), int | float | Share):
        return shown
    return value_cell(series.values[at], unit)


def _table(body: Table, language: Language) -> Figures:
    columns = tuple(
        FigureColumn(
            plain(each.heading),
            CellKind.DECIMAL if each.is_number else CellKind.TEXT,
            round(14 * max(each.share, 1.0)),
        )
        for each in body.columns
    )
    rows = tuple(
        tuple(
            cell_of(plain(text), language) if column.is_number else plain(text)
            for column, text in zip_longest(body.columns, row)
        )
        for row in body.rows
    )
    return Figures(columns, rows)


def cell_of(text: str, language: Language) -> CellValue:
    """A written figure as the number that it is; any other text, such as "<3", as it stands."""
    found = _NUMBERS[language.code].fullmatch(text.strip())
    if found is None:
        return text
    whole, decimals, percent = found.groups()
    number = float(f"{re.sub(r'[.,]', '', whole)}.{decimals or 0}")
    if percent:
        return Share(number / 100)
    return number if decimals else int(number)
