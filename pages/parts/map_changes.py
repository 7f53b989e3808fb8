"""Under two maps side by side: what rose and fell between their months, or what both speak of."""

from __future__ import annotations

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from analysis.changes import Changes, Movement, changes_between, overlap
from analysis.map_view import MapView
from domain.indicators import Indicator, IndicatorUnit, Rise
from domain.language import Language
from domain.period import Period
from domain.places import Geography, Place
from domain.states import State
from pages.parts import session
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import rich, show, table
from workflow.facts import Facts
from workflow.region import evidence_text

AT_MOST = 6


def months(facts: Facts, view: MapView, one: Period, other: Period, *, language: Language) -> None:
    """The largest rises and falls between two months, and what cannot be compared."""
    if one == other:
        return
    changes = changes_between(view, one, other)
    words = _Words(facts, view, changes, language)
    figure_head(words.title(), words.counts(), is_sample=facts.has_sample)
    halves = "".join(words.half(movement) for movement in (Movement.ROSE, Movement.FELL))
    show(f'<div class="nt-changes-pair">{halves}</div>')
    show(words.remarks())
    frame_line(words.line())
    once = changes.known_once()
    if len(once):
        label = language.plural(
            "{n} place with a figure in one of the two months only",
            "{n} places with a figure in one of the two months only",
            len(once),
        )
        with st.expander(label):
            show(words.table(once, language.text("Figure in one of the two months only")))


def indicators(first: MapView, second: MapView, period: Period, *, language: Language) -> None:
    """How far the two indicators speak of the same places in a month."""
    found = overlap(first.month(period), second.month(period))
    names = [view.indicator.label(language) for view in (first, second)]
    text = language.text(
        "{month}: **{both}** areas have figures of both indicators, **{first}** only of "
        "{first_name}, **{second}** only of {second_name}, **{neither}** of neither. Two maps that "
        "look alike do not show that one thing causes the other.",
        month=language.month(period),
        both=language.number(found.both),
        first=language.number(found.first_only),
        first_name=names[0],
        second=language.number(found.second_only),
        second_name=names[1],
        neither=language.number(found.neither),
    )
    show(f'<p class="nt-note">{rich(text)}</p>')


class _Words:
    """The changes in the reader's language, as HTML."""

    def __init__(self, facts: Facts, view: MapView, changes: Changes, language: Language) -> None:
        self.facts = facts
        self.view = view
        self.changes = changes
        self.language = language

    def title(self) -> str:
        """Both months, the earlier first, and the indicator."""
        changes, language = self.changes, self.language
        return language.text(
            "From {earlier} to {later}: {name}",
            earlier=language.month(changes.earlier),
            later=language.month(changes.later),
            name=changes.indicator.label(language),
        )

    def counts(self) -> str:
        """How many places rose, fell, stayed and say nothing."""
        changes, language = self.changes, self.language
        return language.text(
            "Rose in **{rose}** places, fell in **{fell}**, the same in **{same}**; no figure in "
            "one month or both in **{unknown}**.",
            rose=language.number(changes.count(Movement.ROSE)),
            fell=language.number(changes.count(Movement.FELL)),
            same=language.number(changes.count(Movement.SAME)),
            unknown=language.number(changes.count(Movement.UNKNOWN)),
        )

    def line(self) -> list[str]:
        """What a cropped table must say: reports of both months, day, source."""
        day, language = session.as_of_day(), self.language
        return [
            *(self._received(period, day) for period in (self.changes.earlier, self.changes.later)),
            language.text("As of {date}", date=language.date(day)),
            language.text("Source: monthly reports of the units"),
        ]

    def _received(self, period: Period, day: date) -> str:
        whole, language = self.view.month(period).whole, self.language
        label = language.month(period)
        if day <= self.facts.scope.due_on(period):
            label = language.text("{month}, provisional", month=label)
        return language.text(
            "{month}: {n} of {total} reports in",
            month=label,
            n=language.number(0 if whole is None else int(whole["n_reported"])),
            total=language.number(0 if whole is None else int(whole["n_expected"])),
        )

    def half(self, movement: Movement) -> str:
        """The table of one direction, or a sentence where there is nothing to list."""
        language = self.language
        rose = movement is Movement.ROSE
        heading = language.text("Rose most") if rose else language.text("Fell most")
        lines = self.changes.most(movement, AT_MOST)
        body = (
            self.table(lines, heading)
            if len(lines)
            else f'<p class="nt-note">{escape(language.text("No place that can be named."))}</p>'
        )
        return f"<div><h3>{escape(heading)}</h3>{body}</div>"

    def table(self, lines: pd.DataFrame, caption: str) -> str:
        """Place, both months with their figures, difference."""
        language = self.language
        heads = [
            (language.text("Place"), ""),
            (language.short_month(self.changes.earlier, year=True), "num"),
            (language.short_month(self.changes.later, year=True), "num"),
            (language.text("Difference"), "num"),
        ]
        rows = [self._row(str(group), line) for group, line in lines.iterrows()]
        return table(heads, rows, caption=caption)

    def _row(self, group: str, line: pd.Series) -> tuple[str, str, str, str]:
        return (
            self._place(group),
            self._figure(line, "earlier"),
            self._figure(line, "later"),
            difference_text(self.changes.indicator, line["difference"], self.language),
        )

    def _place(self, group: str) -> str:
        members = self.view.month(self.changes.later).members.get(group, (group,))
        names, above = [], ""
        for code in members:
            place = self.facts.gazetteer.place(code, self.changes.later)
            names.append(place.short_name if place else code)
            above = self._above(place) or above
        about = f' <span class="quiet">{escape(above)}</span>' if above else ""
        return f"<b>{escape(self.language.list(names))}</b>{about}"

    def _above(self, place: Place | None) -> str:
        """The province of a regency, the Polda of a resort."""
        of = {
            Geography.REGENCY: place.province_code if place else None,
            Geography.RESORT: place.police_region_code if place else None,
        }
        code = of.get(self.view.geography)
        found = self.facts.gazetteer.place(code, self.changes.later) if code else None
        return found.short_name if found else ""

    def _figure(self, line: pd.Series, month: str) -> str:
        own = pd.Series({name: line[f"{name}_{month}"] for name in _EVIDENCE})
        state = State(own["state"])
        if state not in (State.ABOVE_ZERO, State.ZERO):
            return f'<span class="quiet">{escape(state.label(self.language))}</span>'
        indicator = self.changes.indicator
        value = escape(indicator.write(own["value"], self.language))
        if not indicator.is_rate:
            return value
        evidence = evidence_text(indicator, own, self.language).replace("**", "")
        return f'{value}<br><span class="quiet">{escape(evidence)}</span>'

    def remarks(self) -> str:
        """What is left out of the lists, and why."""
        return f'<p class="nt-note">{" ".join(escape(text) for text in self._remarks())}</p>'

    def _remarks(self) -> list[str]:
        changes, language = self.changes, self.language
        texts = []
        few = changes.count(Movement.FEW)
        if few:
            texts.append(_few_text(changes.indicator, few, language))
        if reporters := changes.count(Movement.REPORTERS):
            texts.append(
                language.plural(
                    "{n} place has figures from another number of reports in the two months and "
                    "is not compared.",
                    "{n} places have figures from another number of reports in the two months and "
                    "are not compared.",
                    reporters,
                )
            )
        if changes.n_other_areas:
            texts.append(
                language.plural(
                    "{n} area is another one in the other month and is not compared.",
                    "{n} areas are others in the other month and are not compared.",
                    changes.n_other_areas,
                )
            )
        if changes.indicator.rise is Rise.UNCLEAR:
            texts.append(language.text("Reported cases also rise when reporting improves."))
        return texts


_EVIDENCE = ("value", "numerator", "denominator", "state")


def _few_text(indicator: Indicator, n: int, language: Language) -> str:
    if indicator.unit in (IndicatorUnit.COUNT, IndicatorUnit.PER_1000):
        return language.plural(
            "The difference of {n} place may be chance (few cases) and is not listed.",
            "The differences of {n} places may be chance (few cases) and are not listed.",
            n,
        )
    return language.plural(
        "{n} place differs but has fewer than {least} people to count from and is not listed.",
        "{n} places differ but have fewer than {least} people to count from and are not listed.",
        n,
        least=indicator.unit.small_base,
    )


def difference_text(indicator: Indicator, difference: float, language: Language) -> str:
    """A difference with its sign: "+5,9 poin", "-3"; an en dash where it is not known."""
    if pd.isna(difference):
        return language.number(None)
    amount = language.number(abs(difference) * indicator.unit.scale, indicator.unit.digits)
    sign = "+" if difference > 0 else "\N{MINUS SIGN}" if difference < 0 else ""
    if indicator.unit is IndicatorUnit.PERCENT:
        return language.text("{amount} points", amount=f"{sign}{amount}")
    return f"{sign}{amount}"
