"""The words around a map: title, definition, sum of the month, frame line. Screen and paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.map_view import MapMonth
from analysis.overview import ENOUGH_REPORTS
from charts.frame import FigureFrame, dated_stamp
from domain.indicators import Indicator
from domain.language import Language
from domain.places import Geography, UnitKind
from domain.scope import ReportingScope
from domain.states import State
from domain.terms import INSTITUTIONS
from geo.boundary_files import LayerSource, layer_source
from geo.gazetteer import Gazetteer
from workflow.boundaries import layer_words
from workflow.facts import Facts
from workflow.view_codes import code_of
from workflow.views import Selection


@dataclass(frozen=True)
class MapTexts:
    """What stays the same over the months of a map.

    Attributes:
        definition: indicator, institutions and areas in words.
        scope_name: "Indonesia", a province or a Polda.
        parents: names of provinces or Poldas by code.
        layer: name of the boundary layer as the frame line shows it.
        as_of: the day whose knowledge is shown.
        today: to tell provisional months.
        is_earlier: whether that day is past, so that the figure must say so.
        is_tiled: whether the map is drawn as tiles.
    """

    indicator: Indicator
    geography: Geography
    selection: Selection
    definition: str
    scope_name: str
    parents: Mapping[str, str]
    layer: str
    is_sample: bool
    scope: ReportingScope
    as_of: date
    today: date
    is_earlier: bool = False
    is_tiled: bool = False

    @property
    def rates(self) -> str:
        """How rates are drawn, as addresses and codes name it."""
        return "smoothed" if self.selection.smooths(self.indicator) else "raw"


@dataclass(frozen=True, slots=True)
class MonthFrame:
    """What changes with the month around a map."""

    summary: str
    n_reported: int
    n_expected: int
    is_provisional: bool
    line: tuple[str, ...]
    code: str


def map_title(indicator: Indicator, language: Language, *, is_smoothed: bool = False) -> str:
    """The indicator's name, without the month; a smoothed map says so in its title."""
    name = indicator.label(language)
    return language.text("{indicator}, smoothed", indicator=name) if is_smoothed else name


def map_texts_of(
    facts: Facts,
    *,
    indicator: Indicator,
    geography: Geography,
    selection: Selection,
    as_of: date,
    today: date,
    language: Language,
) -> MapTexts:
    """The words of one map on the built-in boundaries; see `on_layer`."""
    scope = facts.gazetteer.place(selection.scope)
    return MapTexts(
        indicator=indicator,
        geography=geography,
        selection=selection,
        definition=_definition(indicator, geography, selection, language),
        scope_name=scope.short_name if scope else "Indonesia",
        parents=_parents(facts.gazetteer, geography),
        layer=layer_words(layer_source(), language),
        is_sample=facts.has_sample,
        scope=facts.scope,
        as_of=as_of,
        today=today,
    )


def on_layer(texts: MapTexts, source: LayerSource, language: Language) -> MapTexts:
    """The words of a map that is drawn from these boundaries."""
    return replace(texts, layer=layer_words(source, language))


def institutions_text(selection: Selection, language: Language) -> str:
    """The institutions of a selection in words."""
    if not selection.institutions:
        return language.text("All institutions")
    return language.list([INSTITUTIONS.label(code, language) for code in selection.institutions])


_AREA_WORDS = {
    Geography.REGENCY: ("per kabupaten/kota", "by regency and city"),
    Geography.RESORT: ("per Polres", "by police resort"),
    Geography.PROVINCE: ("per provinsi", "by province"),
    Geography.POLICE_REGION: ("per Polda", "by police region"),
}


def areas_text(geography: Geography, language: Language) -> str:
    """The areas of a map in words: "by police resort"."""
    return language.pick(*_AREA_WORDS[geography])


def _definition(
    indicator: Indicator, geography: Geography, selection: Selection, language: Language
) -> str:
    areas = language.pick(*_AREA_WORDS[geography])
    words = f"{indicator.definition(language)} {institutions_text(selection, language)}, {areas}."
    if not selection.smooths(indicator):
        return words
    estimate = language.text(
        "Smoothed: the fewer the people, the nearer a rate above zero is drawn to that of all "
        "places. These are estimates, not what was reported; the raw rates are one click away."
    )
    return f"{words} {estimate}"


def _parents(gazetteer: Gazetteer, geography: Geography) -> dict[str, str]:
    if geography is Geography.REGENCY:
        return {p.code: p.short_name for p in gazetteer.places(UnitKind.PROVINCE)}
    if geography is Geography.RESORT:
        return {p.code: p.short_name for p in gazetteer.places(UnitKind.POLICE_REGION)}
    return {}


def month_frame(
    month: MapMonth, texts: MapTexts, language: Language, marked: str | None = None
) -> MonthFrame:
    """Sum, completeness and frame line of one month; the code names the marked area."""
    whole = month.whole
    n_reported = 0 if whole is None else int(whole["n_reported"])
    n_expected = 0 if whole is None else int(whole["n_expected"])
    return MonthFrame(
        summary=_summary(month, texts, language),
        n_reported=n_reported,
        n_expected=n_expected,
        is_provisional=texts.today <= texts.scope.due_on(month.period),
        line=_line(month, n_reported, n_expected, texts, language),
        code=_map_code(month, texts, marked),
    )


def _map_code(month: MapMonth, texts: MapTexts, marked: str | None) -> str:
    return code_of(
        "map",
        period=month.period,
        as_of=texts.as_of,
        selection=texts.selection,
        indicator=texts.indicator,
        geography=texts.geography,
        is_tiled=texts.is_tiled,
        places=(marked or "",),
        choices={"rates": texts.rates},
    )


def _summary(month: MapMonth, texts: MapTexts, language: Language) -> str:
    whole = month.whole
    if whole is None or whole["state"] in (State.NOT_REPORTED.value, State.BLANK.value):
        return ""
    value = texts.indicator.write(whole["value"], language)
    numerator = language.number(whole["numerator"])
    few = _few_text(whole, language)
    if not texts.indicator.is_rate:
        cases = language.plural("{n} case", "{n} cases", int(whole["numerator"]))
        return f"{texts.scope_name} **{cases}**{few}."
    of = language.text(
        "{numerator} of {denominator}",
        numerator=numerator,
        denominator=language.number(whole["denominator"]),
    )
    return f"{texts.scope_name} **{value}** ({of}){few}."


def _few_text(whole: pd.Series, language: Language) -> str:
    """How few reports the sum rests on, where it rests on few."""
    figures, expected = int(whole["n_figures"]), int(whole["n_expected"])
    if figures >= ENOUGH_REPORTS * expected:
        return ""
    return language.text(
        ", from {figures} of {expected} reports only",
        figures=language.number(figures),
        expected=language.number(expected),
    )


def _received(month: MapMonth, n_reported: int, n_expected: int, language: Language) -> str:
    if n_reported and month.whole is not None and not month.whole["n_in_scope"]:
        return language.plural(
            "**{n}** report in; none was expected",
            "**{n}** reports in; none was expected",
            n_reported,
        )
    return language.text(
        "**{reported}** of **{expected}** reports in",
        reported=language.number(n_reported),
        expected=language.number(n_expected),
    )


def _line(
    month: MapMonth, n_reported: int, n_expected: int, texts: MapTexts, language: Language
) -> tuple[str, ...]:
    t, period = language.text, month.period
    provisional = texts.today <= texts.scope.due_on(period)
    label = language.month(period)
    return (
        t("{month}, provisional", month=label) if provisional else label,
        _received(month, n_reported, n_expected, language),
        t("As of {date}", date=language.date(texts.as_of)),
        t("Source: monthly reports of the units"),
        texts.layer,
    )


def figure_frame(
    month: MapMonth, texts: MapTexts, language: Language, marked: str | None = None
) -> FigureFrame:
    """The frame of the map as a picture."""
    frame = month_frame(month, texts, language, marked)
    is_smoothed = texts.selection.smooths(texts.indicator)
    name = map_title(texts.indicator, language, is_smoothed=is_smoothed)
    title = f"{name}, {language.month(month.period)}"
    definition = f"{texts.definition} {frame.summary}".strip()
    dated = dated_stamp(texts.as_of, language) if texts.is_earlier else ""
    return FigureFrame(title, definition, texts.is_sample, frame.line, frame.code, dated)
