"""How a file is to be read: as the template, as a layout that is remembered, or as a person says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data_loaders.opening import read_workbook
from data_loaders.options import NO_OPTIONS, TableOptions
from data_loaders.proposal import TableProposal, propose_tables
from data_loaders.raw import RawSheet, RawWorkbook, UnreadableWorkbook
from data_loaders.sheets import report_sheets
from domain.issues import Issue
from store.api import Store
from workflow.check_workbook import shipped_resolver, today_in_jakarta

PREVIEW_ROWS, PREVIEW_COLUMNS = 60, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPreview:
    """The top left of a sheet as it is: at most 60 rows of 40 columns, "" where blank.

    Attributes:
        merges: merged ranges within the preview: (top, left, bottom, right), 1-based.
        height, width: of the whole sheet.
    """

    name: str
    hidden: bool
    cells: tuple[tuple[str, ...], ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    height: int = 0
    width: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedLayout:
    """A layout that a person confirmed before.

    Attributes:
        since: the day on which it was confirmed, Jakarta time.
    """

    fingerprint: str
    since: date
    options: TableOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPlan:
    """How a file will be read.

    Attributes:
        sheets: what the sheets with rows look like.
        proposals: one for each sheet with a table that is not of the template.
        chosen: the proposal that is meant; None when there are several or none.
        remembered: the layout that was confirmed before; None when it is a new one.
        options: all that is needed to read the table; None while something is open, and for the
            template, which needs nothing.
        open: names of the options that a person still has to say.
        issues: why the file could not be read.
    """

    is_template: bool
    sheets: Mapping[str, SheetPreview]
    proposals: tuple[TableProposal, ...] = ()
    chosen: TableProposal | None = None
    remembered: RememberedLayout | None = None
    options: TableOptions | None = None
    open: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()


def plan(
    content: bytes, file_name: str, store: Store, options: TableOptions = NO_OPTIONS
) -> ReadingPlan:
    """See how a file would be read; nothing is stored.

    Args:
        options: what a person has said already; it goes before what the file says, and that
            before what is remembered.
    """
    try:
        raw = read_workbook(content, file_name)
    except UnreadableWorkbook as refusal:
        return ReadingPlan(is_template=False, sheets={}, issues=(refusal.issue.in_file(file_name),))
    previews = {sheet.name: _preview(sheet) for sheet in raw.sheets if sheet.rows}
    if is_template(raw):
        return ReadingPlan(is_template=True, sheets=previews)
    proposals = propose_tables(
        raw=raw, resolver=shipped_resolver(), today=today_in_jakarta(), options=options
    )
    chosen = _chosen(proposals, options)
    still_open = chosen.open if chosen else ("sheet",)
    return ReadingPlan(
        is_template=False,
        sheets=previews,
        proposals=proposals,
        chosen=chosen,
        options=chosen.options if chosen and not still_open else None,
        open=still_open,
    )


def is_template(raw: RawWorkbook) -> bool:
    """Whether the workbook has sheets of the template."""
    return bool(report_sheets(raw))


def _chosen(proposals: tuple[TableProposal, ...], options: TableOptions) -> TableProposal | None:
    wanted = [each for each in proposals if options.sheet in (None, each.sheet)]
    return wanted[0] if len(wanted) == 1 else None


def _preview(sheet: RawSheet) -> SheetPreview:
    rows = range(1, min(sheet.height, PREVIEW_ROWS) + 1)
    columns = range(1, min(sheet.width, PREVIEW_COLUMNS) + 1)
    return SheetPreview(
        name=sheet.name,
        hidden=sheet.hidden,
        cells=tuple(tuple(sheet.text(row, column) for column in columns) for row in rows),
        merges=tuple(
            (m.top, m.left, m.bottom, m.right)
            for m in sheet.merges
            if m.top <= PREVIEW_ROWS and m.left <= PREVIEW_COLUMNS
        ),
        height=sheet.height,
        width=sheet.width,
    )
