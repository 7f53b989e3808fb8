"""The reports of a place: a matrix of months, the units of an area, the files behind a month."""

from __future__ import annotations

from html import escape

from charts.matrix import MatrixMonth, MatrixRow, report_matrix_html
from domain import indicators
from domain.language import Language
from domain.period import Period
from pages.parts import queries, session, url_state
from pages.parts.frame import figure_head
from pages.parts.markup import show, table
from pages.parts.profile_links import figure_link, link, place_link
from workflow.facts import Facts
from workflow.profile import Profile
from workflow.profile_reports import (
    SentFile,
    UnitLine,
    area_rows,
    kind_name,
    report_months,
    report_rows,
    sent_files,
    units_below,
)
from workflow.reporting import ALL_KINDS


def reports(facts: Facts, found: Profile, language: Language) -> None:
    """A box for each month: by kind of report for a unit, by unit for an area."""
    if found.is_area:
        about = language.text("One row for each unit and institution, one box for each month.")
        rows, heads = _area(facts, found, language)
    else:
        about = language.text("One row for each report and institution, one box for each month.")
        rows = list(report_rows(facts, found, session.as_of_day(), language))
        heads = list(report_months(facts, found))
    figure_head(language.text("Reports received"), about, is_sample=facts.has_sample)
    if not rows:
        words = language.text("No report is expected of this place, and none has come in.")
        show(f'<p class="nt-note">{escape(words)}</p>')
        return
    matrix = report_matrix_html(
        rows=rows,
        months=heads,
        language=language,
        is_sample=facts.has_sample,
        address_of=lambda place: url_state.address_of("profile", place=place),
    )
    show(f'<div class="{"nt-tall nt-matrix" if found.is_area else "nt-matrix"}">{matrix}</div>')


def _area(
    facts: Facts, found: Profile, language: Language
) -> tuple[list[MatrixRow], list[MatrixMonth]]:
    moment = queries.head(), session.as_of()
    reported = queries.reporting(*moment, ALL_KINDS, found.selection)
    return area_rows(facts, reported, found.period, session.as_of_day(), language)


def units(facts: Facts, found: Profile, language: Language) -> None:
    """The units of an area by name, each with its profile."""
    lines = units_below(facts, found)
    title = language.text("Units of {place}", place=found.place.short_name)
    about = language.plural(
        "{n} unit, by name; the order is no ranking.",
        "{n} units, by name; the order is no ranking.",
        len(lines),
    )
    figure_head(title, about, is_sample=facts.has_sample)
    heads = [
        (language.text("Unit"), ""),
        (language.text("Reports"), "num"),
        (indicators.PLEDGE_COMPLETION.label(language), "num"),
    ]
    rows = [_unit_row(line, found.period, language) for line in lines]
    show(f'<div class="nt-tall">{table(heads, rows, caption=title)}</div>')


def _unit_row(line: UnitLine, period: Period, language: Language) -> list[str]:
    return [
        place_link(line.code, line.name),
        f"{line.n_reported}/{line.n_expected}",
        _pledges(line, period, language),
    ]


def _pledges(line: UnitLine, period: Period, language: Language) -> str:
    """The pledges of one unit, all its institutions together."""
    if line.rate is None:
        return f'<span class="quiet">{escape(line.state.short_label(language))}</span>'
    text = language.percent(line.rate)
    return figure_link(text, indicators.PLEDGE_COMPLETION, period, language, who=line.code)


def files(facts: Facts, found: Profile, language: Language) -> None:
    """The submissions that the month stands on."""
    month = language.month(found.period)
    figure_head(
        language.text("Where the figures of {month} came from", month=month),
        is_sample=facts.has_sample,
    )
    sent = sent_files(facts, found)
    if not sent:
        show(f'<p class="nt-note">{escape(language.text("No report of this month is in."))}</p>')
        return
    heads = [
        (language.text("Submission"), ""),
        (language.text("Received"), ""),
        (language.text("Reports"), "num"),
    ]
    rows = [
        (
            _file_words(each, language),
            escape(language.date(each.received_on)),
            language.number(each.n_reports),
        )
        for each in sent
    ]
    show(table(heads, rows, caption=language.text("Submissions")))


def _file_words(sent: SentFile, language: Language) -> str:
    address = url_state.address_of("submissions", sub=str(sent.number))
    kinds = language.list([kind_name(kind, language) for kind in sent.kinds])
    return (
        f"{link(f'{sent.number:04d}', address)} <code>{escape(sent.file_name)}</code><br>"
        f'<span class="quiet">{escape(kinds)}</span>'
    )
