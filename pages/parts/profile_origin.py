"""From a figure to its cells: the reports it was made of, and the kept workbook at the cell."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from data_loaders.raw import UnreadableWorkbook
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.states import State
from domain.terms import INSTITUTIONS
from pages.parts import queries, session, style, url_state
from pages.parts.frame import figure_head, frame_line
from pages.parts.markup import rich, show, table
from pages.parts.profile_links import (
    CELL,
    PEERS,
    WHO,
    cell_link,
    link,
    wanted_figure,
    without_origin,
)
from pages.parts.profile_sheet import scroll_to_cell, window_html
from store.refusals import UnknownWorkbook
from workflow.cell_view import NoSuchCell, SheetWindow, first_row, sheet_window
from workflow.facts import Facts
from workflow.figure_cells import FigureOrigin, Part, SourceCell, SourceReport, figure_origin
from workflow.profile import Profile
from workflow.profile_peers import peer_states
from workflow.profile_reading import peers_name
from workflow.profile_reports import kind_name
from workflow.region import evidence_text
from workflow.views import Selection, selected_states

REPORTS_SHOWN, CELLS_SHOWN = 60, 8
_KNOWN = (State.ABOVE_ZERO.value, State.ZERO.value)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell of a submission."""

    submission: int
    sheet: str
    cell: str

    @property
    def code(self) -> str:
        return f"{self.submission}!{self.sheet}!{self.cell}"


def origin(facts: Facts, found: Profile, language: Language) -> None:
    """What the address asks about: a figure, a cell, or neither."""
    wanted = wanted_figure(facts)
    spot = _spot(url_state.get(CELL))
    if wanted is None and spot is None:
        return
    style.apply_more("upload")
    with st.container(key="profile_origin"):
        if wanted is None:
            _bare_head(facts, language)
            _sheet(facts, None, spot, language)
            return
        asked = _figure(facts, found, *wanted)
        _head(facts, found, asked, language)
        left, right = st.columns([0.4, 0.6], gap="large")
        with left:
            reports = _reports_shown(asked, language)
            if spot is None or not _is_part(spot, asked):
                spot = _first_spot(reports)
            _listed(asked, reports, spot, language)
        with right:
            _sheet(facts, asked, spot, language)


def _figure(facts: Facts, found: Profile, indicator: Indicator, period: Period) -> FigureOrigin:
    """The cells of the figure: of this place, of its peers, or of a place beside it."""
    states_of = queries.states_of(queries.store().head(), session.as_of())
    who = url_state.get(WHO)
    if who == PEERS:
        codes = found.of(indicator).peers.codes
        states = peer_states(
            facts,
            states_of(indicator),
            selection=found.selection,
            period=period,
            kind=found.place.kind,
            codes=codes,
        )
    elif who and facts.gazetteer.place(who):
        selection = Selection(institutions=found.selection.institutions, scope=who)
        states = selected_states(facts, states_of, indicator, selection)
    else:
        states = found.states[indicator.code]
    return figure_origin(facts, indicator=indicator, states=states, period=period)


def _head(facts: Facts, found: Profile, asked: FigureOrigin, language: Language) -> None:
    line, indicator = asked.line, asked.indicator
    title = language.text(
        "Where this figure comes from: {indicator}, {month}",
        indicator=indicator.label(language),
        month=language.month(asked.period),
    )
    figure_head(title, _sum_text(facts, found, asked, language), is_sample=facts.has_sample)
    show(f'<p class="nt-note">{_close(language)}</p>')
    if line is None:
        show(f"<p>{escape(language.text('No report is expected, and none has come in.'))}</p>")


def _sum_text(facts: Facts, found: Profile, asked: FigureOrigin, language: Language) -> str:
    """Whose figure it is, its value and what it is made of."""
    who = url_state.get(WHO)
    place = facts.gazetteer.place(who) if who else None
    if who == PEERS:
        name = peers_name(found, found.of(asked.indicator).peers, language)
    else:
        name = (place or found.place).short_name
    line = asked.line
    if line is None or line["state"] not in _KNOWN:
        return name
    value = None if pd.isna(line["value"]) else float(line["value"])
    if who == PEERS:
        n = language.number(int(line["n_figures"]))
        return language.text("{name}: the reports with figures, {n}", name=name, n=n)
    text = f"{name}: **{asked.indicator.write(value, language)}**"
    evidence = evidence_text(asked.indicator, line, language) if asked.indicator.is_rate else ""
    return f"{text} · {evidence}" if evidence else text


def _bare_head(facts: Facts, language: Language) -> None:
    figure_head(language.text("The workbook at the cell"), is_sample=facts.has_sample)
    show(f'<p class="nt-note">{_close(language)}</p>')


def _close(language: Language) -> str:
    return link(language.text("Close, back to the profile"), without_origin())


def _reports_shown(asked: FigureOrigin, language: Language) -> tuple[SourceReport, ...]:
    n = len(asked.heads)
    if n <= REPORTS_SHOWN:
        return asked.reports(language)
    pages = -(-n // REPORTS_SHOWN)
    label = language.text("Page, of {n}", n=language.number(pages))
    page = int(st.number_input(label, 1, pages, 1, width=160, key=f"origin_page_{pages}"))
    return asked.reports(language, slice((page - 1) * REPORTS_SHOWN, page * REPORTS_SHOWN))


def _listed(
    asked: FigureOrigin,
    reports: tuple[SourceReport, ...],
    spot: _Spot | None,
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


def _cells_html(report: SourceReport, spot: _Spot | None, language: Language) -> str:
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
    report: SourceReport, cell: SourceCell, spot: _Spot | None, language: Language
) -> str:
    at = _Spot(report.submission, cell.sheet, cell.name)
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


def _spot(text: str | None) -> _Spot | None:
    """The cell of an address: "104!Pakta Integritas!G2"; None for anything else."""
    number, _, rest = (text or "").partition("!")
    sheet, _, cell = rest.rpartition("!")
    if not number.isdecimal() or not sheet or not cell:
        return None
    return _Spot(int(number), sheet, cell)


def _is_part(spot: _Spot, asked: FigureOrigin) -> bool:
    """Whether the figure is made of this cell; another place may be chosen meanwhile."""
    cells = asked.cells
    if cells.empty:
        return False
    own = cells[(cells["submission"] == spot.submission) & (cells["sheet"] == spot.sheet)]
    return spot.cell in own["cell"].tolist()


def _first_spot(reports: tuple[SourceReport, ...]) -> _Spot | None:
    """The numerator's first cell, else any."""
    cells = [(report, cell) for report in reports for cell in report.cells]
    cells.sort(key=lambda pair: pair[1].part is not Part.NUMERATOR)
    return next((_Spot(r.submission, cell.sheet, cell.name) for r, cell in cells), None)


def _sheet(
    facts: Facts, asked: FigureOrigin | None, spot: _Spot | None, language: Language
) -> None:
    """The workbook of the submission, at the cell, and the original to take away."""
    if spot is None:
        return
    sent = queries.submission_line(queries.store().head(), session.as_of(), spot.submission)
    if sent is None:
        _sorry(language.text("There is no submission {number}.", number=f"{spot.submission:04d}"))
        return
    try:
        window = _window(sent["sha256"], sent["file_name"], spot, _first_row(facts, spot))
    except (NoSuchCell, UnknownWorkbook):
        _sorry(language.text("The workbook has no cell {cell}.", cell=f"{spot.sheet}!{spot.cell}"))
        return
    except UnreadableWorkbook as refusal:
        _sorry(refusal.issue.message(language))
        return
    label = language.text("Sheet {name} as it was sent", name=window.name)
    show(
        f'<div class="nt-part">{rich(f"**{spot.sheet}!{spot.cell}**")} '
        f'<code class="nt-nowrap">{escape(sent["file_name"])}</code></div>'
    )
    show(window_html(window, _marks(asked, spot), chosen=spot.cell, label=label, language=language))
    scroll_to_cell()
    frame_line(_sheet_line(sent, window, language))
    _download(sent, spot, language)


def _sorry(words: str) -> None:
    show(f"<p>{escape(words)}</p>")


@st.cache_data(max_entries=64, show_spinner=False)
def _window(sha256: str, file_name: str, spot: _Spot, first: int) -> SheetWindow:
    return sheet_window(
        queries.store(), sha256, file_name, sheet=spot.sheet, cell=spot.cell, first_figure_row=first
    )


def _first_row(facts: Facts, spot: _Spot) -> int:
    """Where the figures of the sheet begin: what stands above are headings."""
    figures = facts.figures
    own = figures[(figures["submission"] == spot.submission) & (figures["sheet"] == spot.sheet)]
    return first_row(own["cell"].tolist())


def _marks(asked: FigureOrigin | None, spot: _Spot) -> dict[str, str]:
    """The cells of the figure on this sheet."""
    if asked is None or asked.cells.empty:
        return {spot.cell: Part.NUMERATOR.value}
    cells = asked.cells
    own = cells[(cells["submission"] == spot.submission) & (cells["sheet"] == spot.sheet)]
    marks = dict(zip(own["cell"], own["part"], strict=True))
    return marks or {spot.cell: Part.NUMERATOR.value}


def _sheet_line(sent: pd.Series, window: SheetWindow, language: Language) -> tuple[str, ...]:
    parts = [
        language.text("Submission {number}", number=f"{int(sent['submission']):04d}"),
        language.text("received {date}", date=language.date(sent["received_on"])),
        language.text(
            "{rows} rows, {columns} columns in all",
            rows=language.number(window.height),
            columns=language.number(window.width),
        ),
    ]
    if window.is_hidden:
        parts.append(language.text("this sheet is hidden in the file"))
    if sent["is_reverted"]:
        parts.append(language.text("taken back since"))
    return (
        *parts,
        language.text("As it was sent: not for slides, one case can point to one person."),
    )


def _download(sent: pd.Series, spot: _Spot, language: Language) -> None:
    sha256 = sent["sha256"]
    with st.container(horizontal=True, key="origin_files"):
        st.download_button(
            language.text("Download the original workbook"),
            data=lambda: queries.store().workbook(sha256),
            file_name=sent["file_name"],
            mime="application/octet-stream",
            on_click="ignore",
            key=f"origin_{spot.submission}",
        )
        address = url_state.address_of("submissions", sub=str(spot.submission))
        show(link(language.text("The whole submission"), address))
