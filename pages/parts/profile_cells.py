"""The reports behind a figure with their cells, as a list; each cell leads to its sheet."""

from __future__ import annotations

from html import escape

from domain.language import Language
from domain.terms import INSTITUTIONS
from pages.parts.markup import show, table
from pages.parts.profile_cell import Spot
from pages.parts.profile_links import cell_link
from workflow.figure_cells import FigureOrigin, Part, SourceCell, SourceReport
from workflow.profile_reports import kind_name

CELLS_SHOWN = 8


def listed(
    asked: FigureOrigin,
    reports: tuple[SourceReport, ...],
    spot: Spot | None,
    language: Language,
) -> None:
    """Every report with its cells; each cell leads to the sheet."""
    if not reports:
        show(f"<p>{escape(language.text('No report is in, so there is no cell.'))}</p>")
        return
    heads = [(language.text("Report"), ""), (language.text("Cells"), "")]
    rows = [
        (_report_words(report, language), _cells_html(report, spot, language)) for report in reports
    ]
    listed = table(heads, rows, caption=language.text("Where the figure stands"))
    show(f'<div class="nt-tall">{listed}</div>')
    total, shown = len(asked.heads), len(reports)
    notes = [
        language.text(
            "{n} of {total} reports shown", n=language.number(shown), total=language.number(total)
        )
    ]
    if any(cell.part is Part.TAKEN_OFF for report in reports for cell in report.cells):
        notes.append(
            language.text(
                "Cumulative: the figures of the month before (struck through) are taken off."
            )
        )
    if any(not cell.is_counted for report in reports for cell in report.cells):
        notes.append(
            language.text("In brackets: not in the sum, because a cell of the row is blank.")
        )
    show(f'<p class="nt-note">{escape(" · ".join(notes))}</p>')


def _report_words(report: SourceReport, language: Language) -> str:
    about = " · ".join(
        (
            INSTITUTIONS.label(report.institution, language),
            kind_name(report.kind, language),
            language.short_month(report.period, year=True),
        )
    )
    sent = language.text(
        "received {date}, submission {number}",
        date=language.date(report.received_on),
        number=f"{report.submission:04d}",
    )
    nil = f" · {language.text('nil report')}" if report.is_nil else ""
    return (
        f"<b>{escape(report.unit)}</b><br><span class='quiet'>{escape(about + nil)}<br>"
        f"{escape(sent)}</span><br><code>{escape(report.file_name)}</code>"
    )


def _cells_html(report: SourceReport, spot: Spot | None, language: Language) -> str:
    if not report.cells:
        return escape(language.text("no cell: the report says that there was nothing"))
    parts = [_cell_html(report, cell, spot, language) for cell in report.cells[:CELLS_SHOWN]]
    more = len(report.cells) - CELLS_SHOWN
    if more > 0:
        parts.append(
            escape(language.text("and {n} more; the sheet marks them all", n=language.number(more)))
        )
    return "<br>".join(parts)


def _cell_html(
    report: SourceReport, cell: SourceCell, spot: Spot | None, language: Language
) -> str:
    at = Spot(report.submission, cell.sheet, cell.name)
    value = language.text("blank") if cell.value is None else language.number(cell.value)
    name = cell_link(f"{cell.sheet}!{cell.name}", at.code, language)
    shown = f"<b>{escape(value)}</b>"
    if cell.part is Part.TAKEN_OFF:
        shown = f"<s>{escape(value)}</s>"
    elif not cell.is_counted:
        shown = f"({escape(value)})"
    here = " nt-here" if at == spot else ""
    words = f'<span class="quiet">{escape(cell.words)}</span>'
    return f'<span class="nt-cell-line{here}">{name} {shown}<br>{words}</span>'
