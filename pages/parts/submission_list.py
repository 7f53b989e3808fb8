"""The list of submissions, newest first, with its filters; each number leads to its details."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from domain.fields import ReportKind
from domain.language import Language
from domain.period import Period
from pages.parts import queries, session, style, submission_queries, url_state
from pages.parts.frame import figure_head, page_head
from pages.parts.markup import show, table, tag
from pages.parts.submission_words import kind_words, standing_tag
from workflow.submissions import History, SubmissionLine, Wanted, clock_time, span

HISTORY, COMPARE, MEMORY = "history", "compare", "memory"
PER_PAGE = 20
_ALL = "all"


def known() -> History:
    """All submissions as known at the moment asked about."""
    return submission_queries.history(queries.store().head(), session.as_of())


def head(found: History, language: Language) -> str:
    """The page's heading; which of its three views is open."""
    style.apply_more("submissions")
    t = language.text
    left, right = st.columns([0.5, 0.5], vertical_alignment="bottom")
    with left:
        page_head(t("Submissions"), _about(found, language))
    with right, st.container(horizontal=True, horizontal_alignment="right", key="submission_views"):
        options = {
            HISTORY: t("History"),
            COMPARE: t("Compare two"),
            MEMORY: t("What the reader remembers"),
        }
        return url_state.segments(
            t("View"),
            param="view",
            options=options,
            default=HISTORY,
            label_visibility="collapsed",
        )


def _about(found: History, language: Language) -> str:
    if not found.lines:
        return language.text("Nothing was sent yet.")
    n = language.plural("{n} submission", "{n} submissions", len(found.lines))
    kept = language.text("Every workbook is kept byte for byte, and nothing is ever overwritten.")
    return f"**{n}** · {kept}"


def is_asked() -> bool:
    """Whether the address asks for one submission."""
    return bool(url_state.get("sub"))


def listed(found: History, wanted: Wanted, language: Language) -> SubmissionLine | None:
    """The list; returns the submission that the address names, else the first of the list."""
    matching = found.matching(wanted)
    chosen = found.line(url_state.number_in(url_state.get("sub") or "")) or (
        matching[0] if matching else None
    )
    figure_head(
        language.text("History"),
        language.text("Newest first. The number opens a submission."),
        is_sample=any(line.is_sample for line in matching),
    )
    if not matching:
        words = (
            language.text("No submission fits. Take a filter away.")
            if found.lines
            else language.text("The Upload page takes the first file.")
        )
        show(f'<p class="nt-note">{escape(words)}</p>')
        return chosen
    shown = _page_of(len(matching))
    show(_table(matching[shown], chosen, language))
    note = language.text(
        "{n} of {total} submissions shown",
        n=language.number(len(matching[shown])),
        total=language.number(len(matching)),
    )
    show(f'<p class="nt-note">{escape(note)}</p>')
    return chosen


def filters(found: History, language: Language) -> Wanted:
    """What the list is narrowed to."""
    t = language.text
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters_submissions"):
        words = url_state.words(
            t("File or number"), param="q", placeholder=t("File or number"), width="stretch"
        )
        months = {str(month): language.month(month) for month in found.months}
        month = _choice(t("Month"), "hm", months, t("All months"))
        kinds = {kind.value: kind_words(kind, language) for kind in ReportKind}
        kind = _choice(t("Report"), "hk", kinds, t("All reports"))
        unit = _choice(t("Unit"), "hu", found.units(session.facts().gazetteer), t("All units"))
    return Wanted(
        month=Period.parse(month) if month else None,
        kind=ReportKind(kind) if kind else None,
        unit=unit,
        words=words,
    )


def _choice(label: str, param: str, options: dict[str, str], every: str) -> str | None:
    code = url_state.select(label, param=param, options={_ALL: every} | options, default=_ALL)
    return None if code == _ALL else code


def _page_of(total: int) -> slice:
    pages = max(1, -(-total // PER_PAGE))
    if pages == 1:
        return slice(None)
    number = min(st.pagination(pages, key=f"submission_page_{pages}") or 1, pages)
    return slice((number - 1) * PER_PAGE, number * PER_PAGE)


def _table(
    lines: Sequence[SubmissionLine], chosen: SubmissionLine | None, language: Language
) -> str:
    t = language.text
    heads = [
        (t("No."), ""),
        (t("File"), "file"),
        (t("Stored"), "wide"),
        (t("Received"), "wide quiet"),
        (t("Units"), "num wide"),
        (t("Reports"), "num roomy"),
        (t("Still count"), "num"),
        (t("State"), "state"),
    ]
    rows = _rows(lines, chosen, language)
    return f'<div class="nt-submissions">{table(heads, rows, caption=t("Submissions"))}</div>'


def _rows(
    lines: Sequence[SubmissionLine], chosen: SubmissionLine | None, language: Language
) -> Iterator[Sequence[str]]:
    for line in lines:
        yield (
            _link(line, is_chosen=line == chosen),
            _file(line, language),
            escape(clock_time(line.recorded_at, language)),
            escape(language.date(line.received_on)),
            language.number(line.n_units),
            language.number(line.n_reports),
            f"<b>{language.number(line.n_current)}</b>",
            standing_tag(line.standing, language),
        )


def _link(line: SubmissionLine, *, is_chosen: bool) -> str:
    address = escape(url_state.here("submissions", sub=str(line.number)))
    mark = ' class="nt-chosen" aria-current="true"' if is_chosen else ""
    return f'<a href="{address}" target="_self"{mark}>{line.name}</a>'


def _file(line: SubmissionLine, language: Language) -> str:
    kinds = language.list([kind_words(kind, language) for kind in line.kinds])
    about = f"{span(line.months, language)} · {kinds}"
    mark = f" {tag(language.text('sample'), 'sample')}" if line.is_sample else ""
    stored = escape(clock_time(line.recorded_at, language))
    return (
        f"<b>{escape(line.file_name)}</b>{mark}<br><span>{escape(about)}</span>"
        f'<span class="narrow"><br>{stored}</span>'
    )
