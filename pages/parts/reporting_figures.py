"""The figures of the Reporting page: four sums, and the matrix of units and months."""

from __future__ import annotations

from html import escape

import streamlit as st

from charts.matrix import report_matrix_html
from charts.state_looks import state_legend
from domain.language import Language
from pages.parts import url_state
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import rich, show
from pages.parts.narrow import Width
from pages.parts.reporting_view import ReportingView, wish
from workflow.report_files import matrix_workbook
from workflow.report_rows import matrix_months, matrix_rows, window, wished
from workflow.reporting import complete_words
from workflow.reporting_words import Sum, readings, sums_of

ROWS_SHOWN, ROWS_ON_PHONE = 40, 12
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sums(view: ReportingView) -> None:
    """Expected, received, on time, complete; and what that says in words."""
    figure_head(view.status.title, is_sample=view.facts.has_sample)
    boxes = "".join(_sum(each) for each in sums_of(view.status, view.language))
    show(f'<div class="nt-sums4">{boxes}</div>')
    for sentence in readings(view.found, view.status, until=view.until, language=view.language):
        show(f'<p class="nt-reading">{rich(sentence)}</p>')


def _sum(each: Sum) -> str:
    return (
        f"<div><b>{escape(each.label)}</b>"
        f"<span>{escape(each.value)}</span><i>{escape(each.about)}</i></div>"
    )


def matrix(view: ReportingView, width: Width) -> None:
    """A row for each unit and institution, a box for each month."""
    language, found = view.language, view.found
    figure_head(
        language.text("Month by month"),
        language.text(
            "One row for each unit and institution, one box for each month. A box opens the "
            "submission, a name its profile."
        ),
        is_sample=view.facts.has_sample,
    )
    st.html(
        state_legend(
            counts=view.status.counts,
            language=language,
            with_late=True,
            labels=complete_words(language) if found.is_all else None,
        )
    )
    rows = wished(found, view.table, view.period, wish(view))
    if not len(rows):
        words = language.text("No row fits these filters. Clear one of them.")
        show(f'<p class="nt-note">{escape(words)}</p>')
        return
    per_page = ROWS_ON_PHONE if width == "phone" else ROWS_SHOWN
    shown, columns = rows[_page_of(len(rows), per_page, language)], window(found, view.period)
    show(
        report_matrix_html(
            rows=matrix_rows(found, view.table, shown, columns, language, view.facts),
            months=matrix_months(found, columns, view.period),
            language=language,
            is_sample=view.facts.has_sample,
            address_of=lambda place: url_state.address_of(
                "profile", place=place, month=str(view.period)
            ),
            submission_of=lambda number: url_state.address_of("submissions", sub=str(number)),
        )
    )
    frame_line(_line(view, len(shown), len(rows), len(columns)), view.code)
    st.download_button(
        language.plural("{n} row (Excel)", "{n} rows (Excel)", len(rows)),
        data=lambda: matrix_workbook(
            found,
            view.status,
            view.table,
            rows,
            is_sample=view.facts.has_sample,
            language=language,
        ),
        file_name=f"{'contoh-' if view.facts.has_sample else ''}kelengkapan-{view.period}.xlsx",
        mime=XLSX,
        on_click="ignore",
    )


def _line(view: ReportingView, n_shown: int, n_rows: int, n_months: int) -> list[str]:
    language, status = view.language, view.status
    pieces = [
        language.month(view.period),
        language.text(
            "**{reported}** of **{expected}** reports in, {on_time} on time",
            reported=language.number(status.n_reported),
            expected=language.number(status.n_expected),
            on_time=language.percent(
                status.n_on_time / status.n_expected if status.n_expected else None
            ),
        ),
        language.text(
            "{n} of {total} rows shown",
            n=language.number(n_shown),
            total=language.number(n_rows),
        ),
        view.up_to,
    ]
    if n_months < len(view.facts.periods):
        pieces.append(
            language.text(
                "{n} of {total} months shown",
                n=language.number(n_months),
                total=language.number(len(view.facts.periods)),
            )
        )
    if status.n_outside:
        pieces.append(
            language.plural(
                "{n} report outside the scope", "{n} reports outside the scope", status.n_outside
            )
        )
    return [*pieces, language.text("As of {date}", date=language.date(view.as_of))]


def _page_of(total: int, per_page: int, language: Language) -> slice:
    pages = max(1, -(-total // per_page))
    if pages == 1:
        return slice(None)
    number = st.pagination(pages) if hasattr(st, "pagination") else _page_number(pages, language)
    return slice((number - 1) * per_page, number * per_page)


def _page_number(pages: int, language: Language) -> int:
    label = language.text("Page, of {n}", n=language.number(pages))
    return int(st.number_input(label, 1, pages, 1, width=160))
