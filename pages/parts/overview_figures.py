"""The figures of the Overview page."""

from __future__ import annotations

from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from analysis.attention import Reason
from analysis.attention_reading import attention_text, nothing_listed, reports_of
from analysis.findings import Finding
from charts.sparkline import sparkline
from charts.state_bar import state_bar
from charts.svg_markup import state_box, svg
from domain import indicators
from domain.language import DASH, Language
from domain.period import Period
from domain.places import Geography
from domain.states import State
from domain.terms import INSTITUTIONS
from pages.parts import map_figure, url_state
from pages.parts.frame import figure_head
from pages.parts.markup import rich, show, table, tag
from workflow.facts import Facts
from workflow.overview_tiles import Tile, overview_tiles
from workflow.views import Overview, Selection


def completeness(facts: Facts, found: Overview, as_of: date, language: Language) -> str:
    """How many reports are in, whether they still may come, and as of when."""
    line = found.reporting.at(found.period)
    parts = []
    if line is not None:
        parts.append(
            language.text(
                "**{reported}** of **{expected}** expected reports are in.",
                reported=language.number(line["n_reported"]),
                expected=language.number(line["n_expected"]),
            )
        )
    due = facts.scope.due_on(found.period)
    if as_of <= due:
        parts.append(language.text("Provisional until {date}.", date=language.date(due)))
    parts.append(language.text("As of {date}.", date=language.date(as_of)))
    if facts.has_older:
        first = language.month(facts.periods[0])
        parts.append(language.text("Months before {month} are kept, not shown.", month=first))
    return " ".join(parts)


def findings(found: Overview, *, is_sample: bool, language: Language) -> None:
    """The sentences of the month, each with its evidence and a way to more."""
    figure_head(language.text("What to know this month"), is_sample=is_sample)
    pages = {
        "map": language.text("Map"),
        "trends": language.text("Trends"),
        "reporting": language.text("Reporting status"),
    }
    items = "".join(
        f'<li><span class="n">{n}</span>{_heading(finding.headline)}'
        f'<a href="{_address(finding)}" target="_self">{escape(pages[finding.page])}</a>'
        f"<p>{rich(finding.evidence)}</p></li>"
        for n, finding in enumerate(found.findings, start=1)
    )
    show(f'<ol class="nt-findings">{items}</ol>')


def _heading(text: str) -> str:
    """A heading without the link that Markdown would hang on it."""
    return f'<div class="h" role="heading" aria-level="3">{escape(text)}</div>'


def _address(finding: Finding) -> str:
    """The page that shows more, with the view that the reader has."""
    extra = {"ind": finding.indicator} if finding.indicator else {}
    return escape(url_state.address_of(finding.page, **extra))


def known(found: Overview, *, is_sample: bool, language: Language) -> None:
    """The five states of the pledge reports that were expected, or came, as a bar and a table."""
    total = sum(found.unit_counts.values())
    figure_head(
        language.text("How much we know"),
        _expected(found, total, language),
        is_sample=is_sample,
    )
    show(state_bar(counts=found.unit_counts, language=language, is_sample=is_sample))
    rows = [
        (
            f"{swatch(state)} {escape(state.label(language))}",
            f"<b>{language.number(count)}</b>",
            language.percent(count / total) if total else DASH,
        )
        for state, count in found.unit_counts.items()
    ]
    heads = [
        (language.text("State"), ""),
        (language.text("Reports"), "num"),
        (language.text("of {n}", n=language.number(total)), "num quiet"),
    ]
    show(table(heads, rows, caption=language.text("How much we know")))


def _expected(found: Overview, total: int, language: Language) -> str:
    expected = language.number(total - found.n_unexpected)
    if not found.n_unexpected:
        return language.text("Pledge reports, {n} expected", n=expected)
    return language.text(
        "Pledge reports, {n} expected, {outside} received outside the scope",
        n=expected,
        outside=language.number(found.n_unexpected),
    )


def swatch(state: State) -> str:
    """A small box in the look of a state."""
    box = state_box(state, (0.5, 0.5, 27.5, 13.5))
    return svg(size=(28, 14), label="", body=box, fluid=False).replace(
        "display:block", "display:inline-block;vertical-align:-2px;margin-right:6px"
    )


def tiles(facts: Facts, found: Overview, *, today: date, language: Language) -> None:
    """Four figures: value, numerator and denominator, change, the months before, completeness."""
    columns = st.columns(4, gap="medium")
    for column, tile in zip(columns, overview_tiles(facts, found, language), strict=True):
        with column, st.container(border=True, height="stretch"):
            show(_tile(tile, facts, found.period, today, language))


def _tile(tile: Tile, facts: Facts, period: Period, today: date, language: Language) -> str:
    provisional = [p for p in tile.series.periods if today <= facts.scope.due_on(p)]
    chart = sparkline(
        series=tile.series,
        indicator=tile.indicator,
        language=language,
        is_sample=facts.has_sample,
        provisional_from=provisional[0] if provisional else None,
        at=period,
    )
    about = "<br>".join(rich(line) for line in tile.about)
    value = "value few" if tile.is_few else "value"
    return (
        f'<div class="nt-tile">{_heading(tile.title)}<div class="figures">'
        f'<span class="{value}">{escape(tile.value)}</span><span class="about">{about}</span></div>'
        f'{chart}<div class="foot">{rich(tile.foot)}</div></div>'
    )


def small_map(facts: Facts, selection: Selection, period: Period, language: Language) -> None:
    """The pledge map of the month without slider and panel."""
    map_figure.compact(
        facts,
        indicator=indicators.PLEDGE_COMPLETION,
        geography=Geography.REGENCY,
        selection=selection,
        period=period,
        language=language,
    )


def attention(facts: Facts, found: Overview, language: Language) -> None:
    """Places to talk to, with the reason; never a ranking by cases."""
    figure_head(
        language.text("To talk about"),
        language.text("Each place with its reason; the order is not a ranking."),
        is_sample=facts.has_sample,
    )
    if found.attention.empty:
        words = nothing_listed(found.reporting.at(found.period), language)
        show(f"<p>{escape(words)}</p>")
        return
    heads = [
        (language.text("Place"), ""),
        (language.text("Reason"), ""),
        (language.text("Since"), "line"),
        (language.text("Reports"), "num"),
    ]
    rows = [
        _attention_row(facts, line, found.period, language)
        for _, line in found.attention.iterrows()
    ]
    show(table(heads, rows, caption=language.text("To talk about")))


_TONES = {
    Reason.PROVEN_WITHOUT_FOLLOW_UP: "caution",
    Reason.ABOVE_FULL: "fault",
    Reason.SIGNED_FELL: "caution",
}


def _attention_row(facts: Facts, line: pd.Series, period: Period, language: Language) -> list[str]:
    place = facts.gazetteer.place(line["unit"])
    above = place.province_code or place.police_region_code if place else None
    parent = facts.gazetteer.place(above) if above else None
    reason = Reason(line["reason"])
    name = escape(place.short_name if place else line["unit"])
    institution = INSTITUTIONS.label(line["institution"], language)
    about = [parent.short_name] if parent and parent.code != line["unit"] else []
    since = line["since"]
    address = url_state.address_of("profile", place=line["unit"], month=str(period))
    return [
        f'<a class="nt-place" href="{escape(address)}" target="_self">{name}</a> '
        f'<span class="quiet">{escape(" · ".join([*about, institution]))}</span>',
        tag(
            attention_text(reason, int(line["amount"]), language, place=place),
            _TONES.get(reason, ""),
        ),
        DASH if pd.isna(since) else language.short_month(Period.parse(since), year=True),
        reports_of(line),
    ]
