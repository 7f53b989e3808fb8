"""What the Reporting page shows: the choices of its filters and what they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from domain.language import Language
from domain.period import Period
from domain.states import State
from pages.parts import filters, queries, session, url_state
from pages.parts.frame import page_head
from workflow import report_rows
from workflow.facts import Facts
from workflow.report_rows import ORDERS, RowWish, unit_table
from workflow.reporting import Reporting, ReportingStatus, last_due, status_of
from workflow.view_codes import code_of
from workflow.views import Selection

SILENT_CHOICES = (0, 1, 2, 3, 6)


@dataclass(frozen=True)
class ReportingView:
    """One view of the page.

    Attributes:
        until: last month whose silence counts, because its due day has passed.
        table: of `unit_table`.
    """

    facts: Facts
    found: Reporting
    status: ReportingStatus
    period: Period
    until: Period
    table: pd.DataFrame
    selection: Selection
    as_of: date
    language: Language

    @property
    def code(self) -> str:
        """The short code that reopens the view."""
        return code_of("reporting", period=self.period, as_of=self.as_of, selection=self.selection)

    @property
    def up_to(self) -> str:
        """Which month silence is counted up to."""
        if self.until not in self.facts.periods:
            return self.language.text("No month is due yet")
        return self.language.text(
            "Silence counted up to {month}", month=self.language.month(self.until)
        )


def chosen(facts: Facts, language: Language) -> ReportingView:
    """The heading with the filter row, and what it asks for."""
    title, controls = st.columns([0.26, 0.74], vertical_alignment="bottom")
    with title:
        page_head(language.text("Reporting status"))
    with controls, filters.row("reporting"):
        period = filters.month(facts, language)
        kind = filters.report_kind(facts, language)
        selection = filters.selection(facts, language)
    as_of = session.as_of_day()
    found = queries.reporting(queries.figures_head(), session.as_of(), kind, selection)
    until = last_due(facts, period, as_of)
    return ReportingView(
        facts=facts,
        found=found,
        status=status_of(found, facts, period=period, as_of=as_of, language=language),
        period=period,
        until=until,
        table=unit_table(found, facts, period=period, until=until, language=language),
        selection=selection,
        as_of=as_of,
        language=language,
    )


def wish(view: ReportingView) -> RowWish:
    """The row of choices above the matrix: which rows, in which order."""
    language, t = view.language, view.language.text
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters_rows"):
        words = url_state.words(t("Search"), param="q", placeholder=t("Name or code"), width=170)
        state = url_state.select(
            t("Show"), param="state", options=_states(view), default=report_rows.EVERY, width=205
        )
        silent = url_state.select(
            t("Silent for"),
            param="silent",
            options={str(n): _silent(n, language) for n in SILENT_CHOICES},
            default="0",
            width=190,
        )
        order = url_state.select(
            t("Sort by"),
            param="order",
            options={code: t(label) for code, label in ORDERS.items()},
            default=report_rows.BY_SILENCE,
            width=205,
        )
    return RowWish(order=order, state=state, silent=int(silent), words=words)


def _states(view: ReportingView) -> dict[str, str]:
    t = view.language.text
    options = {
        report_rows.EVERY: t("All rows"),
        report_rows.MISSING: t("Missing this month"),
        report_rows.LATE: t("Late this month"),
        report_rows.INCOMPLETE: t("Incomplete this month"),
        report_rows.COMPLETE: t("Complete this month"),
    }
    if view.found.is_all:
        return options
    known = (State.ABOVE_ZERO, State.ZERO, State.BLANK)
    return options | {state.value: state.label(view.language) for state in known}


def _silent(n: int, language: Language) -> str:
    if not n:
        return language.text("Silent or not")
    return language.plural("Silent {n} month or more", "Silent {n} months or more", n)
