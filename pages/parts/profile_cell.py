"""A kept workbook at one of the cells of a figure, and the original to take away."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from data_loaders.raw import UnreadableWorkbook
from domain.language import Language
from pages.parts import queries, session, url_state
from pages.parts.frame import frame_line
from pages.parts.markup import rich, show
from pages.parts.profile_links import link
from pages.parts.profile_sheet import scroll_to_cell, window_html
from store.refusals import UnknownWorkbook
from workflow.cell_view import NoSuchCell, SheetWindow, first_row, sheet_window
from workflow.facts import Facts
from workflow.figure_cells import FigureOrigin, Part, SourceReport


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a submission."""

    submission: int
    sheet: str
    cell: str

    @property
    def code(self) -> str:
        """As it stands in an address: "104!Pakta Integritas!G2"."""
        return f"{self.submission}!{self.sheet}!{self.cell}"


def spot_of(text: str | None) -> Spot | None:
    """The cell of an address: "104!Pakta Integritas!G2"; None for anything else."""
    said, _, rest = (text or "").partition("!")
    sheet, _, cell = rest.rpartition("!")
    number = url_state.number_in(said)
    return Spot(number, sheet, cell) if number is not None and sheet and cell else None


def is_part(spot: Spot, asked: FigureOrigin) -> bool:
    """Whether the figure is made of this cell; another place may be chosen meanwhile."""
    cells = asked.cells
    if cells.empty:
        return False
    own = cells[(cells["submission"] == spot.submission) & (cells["sheet"] == spot.sheet)]
    return spot.cell in own["cell"].tolist()


def first_spot(reports: tuple[SourceReport, ...]) -> Spot | None:
    """The numerator's first cell, else any."""
    cells = [(report, cell) for report in reports for cell in report.cells]
    cells.sort(key=lambda pair: pair[1].part is not Part.NUMERATOR)
    return next((Spot(r.submission, cell.sheet, cell.name) for r, cell in cells), None)


def show_sheet(
    facts: Facts, asked: FigureOrigin | None, spot: Spot | None, language: Language
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
def _window(sha256: str, file_name: str, spot: Spot, first: int) -> SheetWindow:
    return sheet_window(
        queries.store(), sha256, file_name, sheet=spot.sheet, cell=spot.cell, first_figure_row=first
    )


def _first_row(facts: Facts, spot: Spot) -> int:
    """Where the figures of the sheet begin: what stands above are headings."""
    figures = facts.figures
    own = figures[(figures["submission"] == spot.submission) & (figures["sheet"] == spot.sheet)]
    return first_row(own["cell"].tolist())


def _marks(asked: FigureOrigin | None, spot: Spot) -> dict[str, str]:
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


def _download(sent: pd.Series, spot: Spot, language: Language) -> None:
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
        more = link(language.text("The whole submission"), address)
        show(f'<p class="nt-note">{more}</p>')
