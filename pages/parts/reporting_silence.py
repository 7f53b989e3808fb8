"""Streaks of silence, and the sums of each province and Polda."""

from __future__ import annotations

from html import escape

import streamlit as st

from charts.plotly_style import PLOTLY_CONFIG
from charts.silence import silence_figure
from pages.parts import session, url_state
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import show, table, tag
from pages.parts.narrow import Width
from pages.parts.reporting_view import ReportingView
from workflow.silence import (
    LEAST,
    Streak,
    place_sums,
    silence_reading,
    silence_series,
    streaks_of,
)

_LINES = 10
_MOST = 200
_LINE, _TALLEST = 35, 420  # px: a row of st.dataframe, and the most that the table takes


def silence(view: ReportingView, width: Width) -> None:
    """How many units have been silent for how long, and which."""
    left, right = st.columns([0.5, 0.5], gap="large")
    with left:
        _bars(view, width)
    with right:
        _streaks(view)


def _bars(view: ReportingView, width: Width) -> None:
    language = view.language
    figure_head(
        language.text("Streaks of silence"),
        language.text("Units and institutions without any report, by months in a row.")
        if view.found.is_all
        else language.text("Units and institutions without this report, by months in a row."),
        is_sample=view.facts.has_sample,
    )
    series = silence_series(view.found, until=view.until, language=language)
    figure = silence_figure(
        series=series,
        language=language,
        is_sample=view.facts.has_sample,
        theme=session.theme(),
        is_narrow=width == "phone",
    )
    st.plotly_chart(
        figure,
        config=dict(PLOTLY_CONFIG),
        key="silence",
        theme=None,
    )
    words = silence_reading(series, until=view.until, is_all=view.found.is_all, language=language)
    show(f'<p class="nt-reading">{escape(words)}</p>')
    frame_line(_line(view), view.code)


def _line(view: ReportingView) -> list[str]:
    language = view.language
    return [
        view.up_to,
        language.text(
            "**{reported}** of **{expected}** reports in",
            reported=language.number(view.status.n_reported),
            expected=language.number(view.status.n_expected),
        ),
        language.text("As of {date}", date=language.date(view.as_of)),
    ]


def _streaks(view: ReportingView) -> None:
    language = view.language
    found = streaks_of(view.found, view.facts, until=view.until, language=language)
    figure_head(
        language.text("Silent for {n} months or more", n=language.number(LEAST)),
        language.text("Those that last first; then those that ended."),
        is_sample=view.facts.has_sample,
    )
    if not found:
        words = language.text("Nobody was silent for so long.")
        show(f'<p class="nt-note">{escape(words)}</p>')
        return
    show(_table(found[:_LINES], view))
    rest = found[_LINES:_MOST]
    if rest:
        with st.expander(language.plural("{n} other", "{n} others", len(rest))):
            show(_table(rest, view))
    frame_line(
        [
            language.text(
                "{n} of {total} rows shown",
                n=language.number(min(len(found), _MOST)),
                total=language.number(len(found)),
            )
        ]
    )


def _table(found: list[Streak], view: ReportingView) -> str:
    language = view.language
    heads = [
        (language.text("Unit"), ""),
        (language.text("Without a report"), ""),
        (language.text("Months"), "num"),
        ("", "nr-state"),
    ]
    return table(heads, [_row(each, view) for each in found])


def _row(each: Streak, view: ReportingView) -> tuple[str, str, str, str]:
    language = view.language
    address = escape(url_state.address_of("profile", place=each.unit, month=str(view.period)))
    name = f'<a href="{address}" target="_self">{escape(each.name)}</a>'
    first, last = (language.short_month(p, year=True) for p in (each.first, each.last))
    if each.is_open:
        words, tone = language.text("still silent"), "caution"
        span = language.text("since {month}", month=first)
    else:
        words, tone, span = language.text("ended"), "", f"{first} – {last}"
    return (
        f'<b>{name}</b> <span class="quiet">{escape(each.about)}</span>',
        f'<span class="nr-line">{escape(span)}</span>',
        language.number(each.months),
        f'<span class="nr-line">{tag(words, tone)}</span>',
    )


def places(view: ReportingView) -> None:
    """The same sums for each province and Polda; a click on a heading sorts."""
    language, t = view.language, view.language.text
    figure_head(
        t("By province and police region, {month}", month=language.month(view.period)),
        t("With the units below them. A click on a heading sorts."),
        is_sample=view.facts.has_sample,
    )
    sums = place_sums(view.found, view.facts, period=view.period, until=view.until)
    labels = {
        "name": t("Province or police region"),
        "n_expected": t("Reports expected"),
        "n_reported": t("Received"),
        "reporting_rate": t("Received, %"),
        "n_on_time": t("On time"),
        "on_time_rate": t("On time, %"),
        "n_units": t("Units"),
        "n_complete": t("Complete"),
        "complete_rate": t("Complete, %"),
        "n_silent": t("Silent for {n} months or more", n=language.number(LEAST)),
    }
    shown = sums[list(labels)].rename(columns=labels)
    marks = {"decimal": language.pick(",", "."), "thousands": language.pick(".", ",")}
    percent = [label for code, label in labels.items() if code.endswith("_rate")]
    counts = [label for code, label in labels.items() if code.startswith("n_")]
    styler = shown.style.format("{:.1%}", subset=percent, **marks)
    styler = styler.format("{:,.0f}", subset=counts, **marks)
    st.dataframe(styler, hide_index=True, height=min(_TALLEST, _LINE * (len(shown) + 1) + 3))
