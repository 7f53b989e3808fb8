"""A kept workbook at a cell: the sheet around it, the cells of the figure marked."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from data_loaders.layout import is_number
from data_loaders.raw import a1, column_letter
from domain.language import Language
from workflow.cell_view import SheetWindow

_SCRIPT = """
export default function () {
  let tries = 60;
  const look = () => {
    const cell = document.querySelector("#nt-cell");
    const sheet = cell && cell.closest(".nt-sheet");
    if (!sheet) return tries-- && requestAnimationFrame(look);
    sheet.scrollLeft = cell.offsetLeft - (sheet.clientWidth - cell.offsetWidth) / 2;
  };
  look();
}
"""
_SCROLL = st.components.v2.component("netra_cell", js=_SCRIPT, html="<span></span>")


def scroll_to_cell() -> None:
    """Where the sheet is wider than the window, the cell is pushed into its middle."""
    with st.container(key="scroll_to_cell_box"):
        _SCROLL(key="scroll_to_cell")


def window_html(
    window: SheetWindow, marks: Mapping[str, str], *, chosen: str, label: str, language: Language
) -> str:
    """The rows and columns of the window, with gaps where some are left out.

    Args:
        marks: cell ("G2") -> "numerator", "denominator" or "taken_off".
        chosen: the cell that was asked for; it is outlined.
    """
    letters = "".join(_letter(window, column) for column in window.columns)
    rows, last = [], 0
    for number, texts in window.rows:
        if number > last + 1:
            rows.append(_gap(window, number - last - 1, language))
        rows.append(_row(window, number, texts, marks, chosen))
        last = number
    if window.height > last:
        rows.append(_gap(window, window.height - last, language))
    return (
        f'<div class="nt-sheet nt-window" tabindex="0" role="region" aria-label="{escape(label)}">'
        f'<table><thead><tr class="letters"><td></td>{letters}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _letter(window: SheetWindow, column: int) -> str:
    """The column's letter; the first after a gap says how many are left out."""
    before = column - 1
    at = window.columns.index(column)
    shown = window.columns[at - 1] if at else 0
    gap = "<i>… </i>" if before > shown else ""
    return f'<th class="ignored" scope="col">{gap}{column_letter(column)}</th>'


def _gap(window: SheetWindow, n: int, language: Language) -> str:
    words = language.plural("{n} row not shown", "{n} rows not shown", n)
    return (
        f'<tr class="gap"><th scope="row">…</th>'
        f'<td colspan="{len(window.columns)}">{escape(words)}</td></tr>'
    )


def _row(
    window: SheetWindow, number: int, texts: tuple[str, ...], marks: Mapping[str, str], chosen: str
) -> str:
    kind = "heading" if number in window.heading_rows else "data"
    cells = "".join(
        _cell(a1(number, column), text, marks, chosen)
        for column, text in zip(window.columns, texts, strict=True)
    )
    return f'<tr class="{kind}"><th scope="row">{number}</th>{cells}</tr>'


def _cell(name: str, text: str, marks: Mapping[str, str], chosen: str) -> str:
    classes = [
        *(["num"] if is_number(text) else []),
        *(["marked", marks[name]] if name in marks else []),
    ]
    here = ' id="nt-cell" aria-current="true"' if name == chosen else ""
    if name == chosen:
        classes.append("chosen")
    return f'<td class="{" ".join(classes)}"{here}>{escape(text)}</td>'
