"""From a map view to what the browser's map is fed: arrays per month, words, legend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isnan
from typing import cast
from urllib.parse import urlencode

import pandas as pd

from analysis.map_view import MapMonth, MapView
from charts.frame import dated_stamp, plain
from charts.legend import faint_words, map_legend
from charts.palette import DARK, LIGHT, pale_ramp, ramp
from domain.calendar import CalendarPhase, bands_between, month_position
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.states import State
from domain.view_code import choices_of, code_stem, map_code_ends
from pages.parts.regional_map import MapPayload, map_texts
from pages.parts.regional_map.payload import (
    Band,
    Detail,
    DetailMonth,
    Legend,
    LegendState,
    Month,
    TrendAxis,
)
from workflow.join_ledger import month_count
from workflow.join_words import count_sentence
from workflow.map_files import PathsOfMonths
from workflow.map_frame import MapTexts, institutions_text, map_title, month_frame
from workflow.region import Region, RegionMonth
from workflow.views import Selection


def map_payload(  # noqa: PLR0913 - everything that a map shows, all by name
    *,
    view: MapView,
    texts: MapTexts,
    paths: PathsOfMonths,
    tiles: PathsOfMonths | None = None,
    month: Period,
    selected: str | None,
    detail: Detail | None,
    language: Language,
) -> MapPayload:
    """All months of a view for the browser; about 0.3 MB for 514 areas and 14 months."""
    codes = sorted(view.area_codes)
    columns = [_columns(found, codes) for found in view.months]
    groupings, places = _groupings(view)
    legend = _legend(view, month, language)
    return MapPayload(
        paths=list(paths.addresses),
        tiles=list(tiles.addresses) if tiles else [],
        language=language.code,
        text=map_texts(language)
        | {"dated": dated_stamp(texts.as_of, language) if texts.is_earlier else ""}
        | (_smoothed_words(language) if view.is_smoothed else {}),
        title=map_title(view.indicator, language, is_smoothed=view.is_smoothed),
        definition=texts.definition,
        sample=texts.is_sample,
        months=[
            _month(view, found, texts, grouping, (paths, tiles or paths), language)
            for found, grouping in zip(view.months, places, strict=True)
        ],
        code_ends=list(map_code_ends(choices_of("map", {"rates": texts.rates}))),
        month=str(month),
        selected=selected,
        calendar=calendar_bands([found.period for found in view.months], language),
        codes=codes,
        parents=dict(texts.parents),
        groupings=groupings,
        looks=["".join(column["look"]) for column in columns],
        marks=["".join(_marks(column)) for column in columns],
        faint=[_flags(column["is_faint"]) for column in columns] if legend["faint"] else [],
        values=[_numbers(column["value"]) for column in columns],
        numerators=[_numbers(column["numerator"]) for column in columns],
        denominators=[
            _numbers(column["denominator"]) if view.indicator.is_rate else None
            for column in columns
        ],
        parts=[_parts(column) for column in columns],
        received=[_dates(column["received_on"], language) for column in columns],
        unit=view.indicator.unit.value,
        legend=legend,
        detail=detail,
        picture=None,
    )


def _smoothed_words(language: Language) -> dict[str, str]:
    """What stands beside an estimate: numerator and denominator are what was reported."""
    return {
        "of": language.text("reported: {n} of {total}"),
        "shown_value": language.text("Smoothed value"),
    }


def _columns(month: MapMonth, codes: Sequence[str]) -> pd.DataFrame:
    """A line for each code; an area that does not exist in the month counts nowhere."""
    group_of = {code: group for group, members in month.members.items() for code in members}
    lines = month.groups.reindex([group_of.get(code) for code in codes])
    return lines.fillna(_ABSENT)


def _marks(column: pd.DataFrame) -> Iterator[str]:
    """The letters of `MapPayload.marks`: above 100 %, a note below the map, both, neither."""
    for mark, noted in zip(column["mark"], column["is_noted"], strict=True):
        yield {"h": "b" if noted else "h"}.get(mark, "f" if noted else " ")


ABSENT = "-"
_ABSENT = {
    "state": State.NOT_IN_SCOPE.value,
    "look": ABSENT,
    "mark": " ",
    "is_faint": False,
    "is_noted": False,
    "n_reported": 0,
    "n_expected": 0,
}


def _groupings(view: MapView) -> tuple[list[list[list[str]]], list[int]]:
    """The different sets of joined areas, and which one each month has."""
    found: list[list[list[str]]] = []
    places = []
    for month in view.months:
        joined = [list(members) for members in month.members.values() if len(members) > 1]
        if joined not in found:
            found.append(joined)
        places.append(found.index(joined))
    return found, places


def _month(
    view: MapView,
    month: MapMonth,
    texts: MapTexts,
    grouping: int,
    files: tuple[PathsOfMonths, PathsOfMonths],
    language: Language,
) -> Month:
    frame = month_frame(month, texts, language)
    first = month.period == view.months[0].period
    return Month(
        period=str(month.period),
        label=language.month(month.period),
        short=language.short_month(month.period),
        year_mark=first or month.period.month == 1,
        summary=plain(frame.summary),
        reported=frame.n_reported,
        expected=frame.n_expected,
        provisional=frame.is_provisional,
        grouping=grouping,
        paths=files[0].position[month.period],
        tiles=files[1].position[month.period],
        frame=[plain(piece) for piece in frame.line],
        ledger=_ledger(month, language),
        code=code_stem(frame.code),
    )


def _ledger(month: MapMonth, language: Language) -> str:
    count = month_count(month)
    sentence = count_sentence(count.n_units, count.n_drawn, count.n_listed, count.n_noted, language)
    return plain(sentence)


def calendar_bands(periods: Sequence[Period], language: Language) -> list[Band]:
    """The election calendar as positions on the axis of these months."""
    first, last = periods[0], periods[-1]
    bands: list[Band] = []
    for band in bands_between(first, last):
        voting = band.phase is CalendarPhase.VOTING
        start = month_position(band.first, first)
        end = start if voting else month_position(band.last, first) + 1 / 31
        bands.append(
            {
                "kind": band.phase.value,
                "label": band.voting_label(language) if voting else band.label(language),
                "from": max(0.0, start),
                "to": min(float(len(periods)), max(0.0, end)),
            }
        )
    return bands


def _numbers(column: pd.Series) -> list[float | None]:
    values = column.astype(float).tolist()
    return [None if isnan(value) else round(value, 6) for value in values]


def _flags(column: pd.Series) -> str:
    return "".join("1" if flag else "0" for flag in column)


def _parts(column: pd.DataFrame) -> list[list[int] | None]:
    names = ("n_reported", "n_expected", "state")
    pairs = zip(*(column[name].tolist() for name in names), strict=True)
    return [
        None if state == State.NOT_IN_SCOPE.value else [int(reported), int(expected)]
        for reported, expected, state in pairs
    ]


def _dates(column: pd.Series, language: Language) -> list[str | None]:
    written = {day: language.date(day) for day in column.dropna().unique()}
    return [written.get(day) for day in column]


def _legend(view: MapView, month: Period, language: Language) -> Legend:
    words = map_legend(view, view.month(month), language)
    light, dark, light_pale, dark_pale = (
        colours(view.indicator, view.classes, theme)
        for colours in (ramp, pale_ramp)
        for theme in (LIGHT, DARK)
    )
    return Legend(
        caption=language.text("Reported, above zero"),
        note=f"({words.note})",
        classes=[
            {
                "label": entry.label,
                "light": light[i],
                "dark": dark[i],
                "light_pale": light_pale[i],
                "dark_pale": dark_pale[i],
            }
            for i, entry in enumerate(words.classes)
        ],
        states=[_legend_state(entry.look, entry.label) for entry in words.states],
        caption_states=f"{words.states_caption} ({words.states_note})",
        faint=faint_words(view.indicator, language) if words.faint_note else "",
    )


def _legend_state(look: str, label: str) -> LegendState:
    return cast(LegendState, {"look": look, "label": label})


def axis_of(indicator: Indicator, largest: float, language: Language) -> list[TrendAxis]:
    """Rules across a small trend: 50 and 100 % for percentages, the largest value for the rest."""
    marks = (0.5, 1.0) if indicator.has_targets else (largest,)
    if indicator.has_targets:
        return [{"at": mark, "label": language.percent(mark, 0)} for mark in marks]
    return [{"at": mark, "label": indicator.write(mark, language)} for mark in marks if mark > 0]


_TREND_FLOOR = 1e-9


def region_detail(found: Region, view: MapView, selection: Selection, language: Language) -> Detail:
    """The panel of a chosen area for the browser."""
    known = [value for value in (*found.values, *found.reference) if not isnan(value)]
    largest = 1.0 if view.indicator.has_targets else max([*known, _TREND_FLOOR])
    received = sum(state.is_reported for state in found.states)
    return Detail(
        code=found.code,
        heading=found.name,
        subheading=_subheading(found, language),
        caption=f"{view.indicator.label(language)}, {institutions_text(selection, language)}",
        months=[
            _detail_month(month, shown.period, language)
            for month, shown in zip(found.months, view.months, strict=True)
        ],
        trend={
            "values": [None if isnan(value) else value for value in found.values],
            "reference": [None if isnan(value) else value for value in found.reference]
            if view.indicator.is_rate
            else [None] * len(found.reference),
            "states": [state.value for state in found.states],
            "label": found.name,
            "reference_label": language.text("dashed: Indonesia") if view.indicator.is_rate else "",
            "axis": axis_of(view.indicator, largest, language),
            "max": max(largest, *known) if known else largest,
            "changes": [
                {"at": i, "label": change.label}
                for change in found.changes
                for i, month in enumerate(view.months)
                if month.period == change.period
            ],
            "notes": [*(change.sentence for change in found.changes), *found.other_joins],
        },
        reports={
            "label": language.text("Reports received"),
            "note": language.text("{n} of {total} months", n=received, total=len(found.states)),
        },
        links=[
            {"label": language.text("Open profile"), "href": _profile(found, selection, language)},
            {"label": language.text("Trend"), "href": "trends"},
        ],
    )


def _profile(found: Region, selection: Selection, language: Language) -> str:
    """The address of the place's own page; the browser adds the month that it shows."""
    params = {"place": found.code, "lang": language.code}
    if len(selection.institutions) == 1:
        params["inst"] = selection.institutions[0]
    return f"profile?{urlencode(params)}"


def _subheading(found: Region, language: Language) -> str:
    if not found.joined:
        return found.about
    together = language.text("one figure with {names}", names=language.list(found.joined))
    return f"{found.about} · {together}"


def _detail_month(month: RegionMonth, period: Period, language: Language) -> DetailMonth:
    origin = month.origin
    evidence = plain(month.evidence)
    short = language.short_month(period, year=True)
    return DetailMonth(
        value=month.value,
        of=f"{evidence}, {short}" if evidence else short,
        change=" · ".join(part for part in (month.change, *month.notes) if part),
        state=month.state.value,
        # without a figure the value itself is the state's name
        state_label=month.state.label(language) if month.evidence else "",
        peers=[{"label": p.label, "note": p.note, "value": p.value} for p in month.peers],
        others=[{"label": o.label, "note": o.note, "value": o.value} for o in month.others],
        origin={
            "heading": language.text("Where the figure stands"),
            "lines": [origin.received, origin.cells],
            "code_lines": [origin.file_name],
        }
        if origin
        else None,
    )
