"""The figures behind a briefing as a workbook: the very figures of its slides, one sheet each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from domain.briefing import (
    BarChart,
    Briefing,
    FunnelChart,
    MapBody,
    Opening,
    Role,
    Series,
    Slide,
    SlideKind,
    Standing,
    Statements,
    Table,
    TimeChart,
)
from domain.indicators import IndicatorUnit
from domain.language import N_, Language
from domain.marked_text import SAMPLE_STAMP, plain
from domain.states import State
from exports.figures_workbook import (
    CellKind,
    CellValue,
    FigureColumn,
    FiguresBook,
    FigureSheet,
    Share,
    figures_workbook,
)

_NAMES: Mapping[SlideKind, str] = {
    SlideKind.MATTERS: N_("What matters"),
    SlideKind.MAP: N_("Map"),
    SlideKind.TREND: N_("Trend"),
    SlideKind.COMPARISON: N_("Comparison"),
    SlideKind.VIOLATIONS: N_("Violations"),
    SlideKind.REPORTING: N_("Reporting"),
    SlideKind.TALK: N_("Places to talk to"),
    SlideKind.METHODS: N_("Methods"),
    SlideKind.SOURCES: N_("Sources"),
    SlideKind.PROFILE: N_("Profile"),
}
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


Deeper = Callable[[int, Slide], Figures | None]
"""The figures behind the slide at a position with numerators, denominators and states; None where
the slide itself says all."""


def figures_file(
    briefing: Briefing, *, language: Language, deeper: Deeper = lambda _at, _slide: None
) -> bytes:
    """The workbook of a briefing: a cover, and a sheet for every slide after the opening."""
    sheets = tuple(
        _sheet(at, slide, deeper(at, slide), language)
        for at, slide in enumerate(briefing.slides)
        if not isinstance(slide.body, Opening)
    )
    dated = next((slide.dated for slide in briefing.slides if slide.dated), "")
    stamps = (SAMPLE_STAMP if briefing.is_sample else "", dated)
    return figures_workbook(
        FiguresBook(
            title=briefing.title,
            language=briefing.language,
            as_of=briefing.as_of,
            cover=_cover(briefing, language),
            sheets=sheets,
            stamps=tuple(stamp for stamp in stamps if stamp),
            contents=language.text("Sheets"),
        )
    )


def value_column(heading: str, unit: IndicatorUnit) -> FigureColumn:
    """A column of values of an indicator; its cells are written by `value_cell`."""
    return FigureColumn(heading, _KINDS.get(unit, CellKind.DECIMAL), 16)


def value_cell(value: float | None, unit: IndicatorUnit) -> float | None:
    """A value as its column shows it: fractions as they are, rates per 100 or 1,000 as such."""
    scale = 1 if unit is IndicatorUnit.PERCENT else unit.scale
    return None if value is None else value * scale


def _cover(briefing: Briefing, language: Language) -> FigureSheet:
    t, first = language.text, briefing.slides[0]
    facts = first.body.facts if isinstance(first.body, Opening) else ()
    return FigureSheet(
        name=t("Cover"),
        title=briefing.title,
        about=(
            *dict.fromkeys((*(plain(fact) for fact in facts), *_about(first, language))),
            t("The figures behind the briefing of the same name. They equal those on the screen."),
        ),
        columns=(FigureColumn(t("State"), width=34), FigureColumn(t("What it means"), width=80)),
        rows=tuple((state.label(language), t(meaning)) for state, meaning in _MEANINGS.items()),
        below=(t("An empty cell is a figure that is not known. It is never zero."),),
    )


_MEANINGS: Mapping[State, str] = {
    State.ABOVE_ZERO: N_("A report is in, its figure is above zero."),
    State.ZERO: N_("A report is in and says zero or nihil."),
    State.BLANK: N_("A report is in, its cell was left blank: the figure is not known."),
    State.NOT_REPORTED: N_("A report was expected and is not in: the figure is not known."),
    State.NOT_IN_SCOPE: N_("Nobody is expected to report this."),
}


def _sheet(at: int, slide: Slide, deeper: Figures | None, language: Language) -> FigureSheet:
    figures = deeper or figures_of(slide, language)
    note = slide.body.note if isinstance(slide.body, Table) else ""
    said = slide.body.items if deeper and isinstance(slide.body, Statements) else ()
    spoken = (note, *map(plain, (*said, *slide.reading)))
    notes = [each for each in map(plain, slide.notes) if each not in " ".join(spoken)]
    return FigureSheet(
        name=f"{at + 1} {language.text(_NAMES[slide.kind])}",
        title=plain(slide.title),
        about=_about(slide, language),
        columns=figures.columns,
        rows=figures.rows,
        below=tuple(dict.fromkeys(sentence for sentence in (*spoken, *notes) if sentence)),
    )


def _about(slide: Slide, language: Language) -> tuple[str, ...]:
    lines = (
        plain(slide.definition),
        " · ".join(plain(piece) for piece in slide.line),
        language.text("Code of the view: {code}", code=slide.code) if slide.code else "",
    )
    return tuple(line for line in lines if line)


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
