"""The figures of the Reporting status page."""

from __future__ import annotations

from html import escape

import streamlit as st

from charts.matrix import report_matrix_html
from charts.state_looks import state_legend
from domain.language import Language
from domain.period import Period
from pages.parts import queries, session
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import show, table
from workflow.facts import Facts
from workflow.map_frame import code_of
from workflow.reporting import ReportingStatus, reporting_status
from workflow.views import Selection

ROWS_SHOWN = 40


def matrix(
    facts: Facts,
    *,
    kind: str,
    selection: Selection,
    period: Period,
    order: str,
    language: Language,
) -> None:
    """A row for each expected report, a box for each month."""
    status = _status(facts, kind, selection, period, language)
    figure_head(
        status.title,
        language.text("One row for each unit and institution, one box for each month."),
        is_sample=facts.has_sample,
    )
    st.html(state_legend(counts=status.counts, language=language, with_late=True))
    rows = status.sorted_rows(order)
    shown = _page_of(len(rows), language)
    show(
        report_matrix_html(
            rows=rows[shown],
            months=status.months,
            language=language,
            is_sample=facts.has_sample,
        )
    )
    frame_line(
        (
            language.month(period),
            language.text(
                "**{reported}** of **{expected}** reports in, {on_time} on time",
                reported=language.number(status.n_reported),
                expected=language.number(status.n_expected),
                on_time=language.percent(status.on_time_rate),
            ),
            language.text(
                "{n} of {total} rows shown",
                n=language.number(len(rows[shown])),
                total=language.number(len(rows)),
            ),
            language.text("As of {date}", date=language.date(session.as_of_day())),
        ),
        code_of("reporting", period=period, as_of=session.as_of_day(), selection=selection),
    )


def _status(
    facts: Facts, kind: str, selection: Selection, period: Period, language: Language
) -> ReportingStatus:
    return reporting_status(
        facts,
        queries.states_of(queries.store().head(), session.as_of()),
        kind=kind,
        selection=selection,
        period=period,
        language=language,
    )


def _page_of(total: int, language: Language) -> slice:
    pages = max(1, -(-total // ROWS_SHOWN))
    if pages == 1:
        return slice(None)
    number = st.pagination(pages) if hasattr(st, "pagination") else _page_number(pages, language)
    return slice((number - 1) * ROWS_SHOWN, number * ROWS_SHOWN)


def _page_number(pages: int, language: Language) -> int:
    label = language.text("Page, of {n}", n=language.number(pages))
    return int(st.number_input(label, 1, pages, 1, width=160))


def chase_list(
    facts: Facts, *, kind: str, selection: Selection, period: Period, language: Language
) -> None:
    """How many reports of each province or Polda are missing."""
    status = _status(facts, kind, selection, period, language)
    missing = status.n_expected - status.n_reported
    figure_head(
        language.text("Missing, {month}", month=language.month(period)),
        language.text(
            "{n} reports are missing. Due on {date}.",
            n=language.number(missing),
            date=language.date(facts.scope.due_on(period)),
        ),
        is_sample=facts.has_sample,
    )
    if not status.n_expected:
        show(f"<p>{escape(language.text('No report is expected.'))}</p>")
        return
    if not status.missing:
        show(f"<p>{escape(language.text('Every expected report has come in.'))}</p>")
        return
    heads = [
        (language.text("Province or police region"), ""),
        (language.text("Missing"), "num"),
    ]
    rows = [
        (
            f"<b>{escape(line.name)}</b>",
            escape(
                language.text(
                    "{n} of {total}",
                    n=language.number(line.n_missing),
                    total=language.number(line.n_expected),
                )
            ),
        )
        for line in status.missing
    ]
    show(table(heads, rows))
