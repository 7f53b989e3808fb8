"""How a file is to be read: as the template, as a remembered layout, or as a person says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data_loaders.findings_sheet import without_findings
from data_loaders.opening import read_workbook
from data_loaders.options import NO_OPTIONS, TableOptions
from data_loaders.personal_data import find_personal_data
from data_loaders.progress import Progress, no_progress
from data_loaders.proposal import TableProposal, propose_tables
from data_loaders.raw import RawSheet, RawWorkbook, UnreadableWorkbook
from data_loaders.units import unit_name_test
from domain.issues import Issue
from domain.period import Period
from domain.places import Resolver
from store.api import Store
from workflow.check_workbook import today_in_jakarta
from workflow.known_layouts import (
    RememberedLayout,
    is_template,
    recognised,
    remembered_layouts,
)
from workflow.known_places import resolver_for

PREVIEW_ROWS, PREVIEW_COLUMNS = 60, 40
SHEET = "sheet"

__all__ = [
    "PREVIEW_COLUMNS",
    "PREVIEW_ROWS",
    "SHEET",
    "ReadingPlan",
    "RememberedLayout",
    "SheetPreview",
    "plan",
    "resolver_for",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPreview:
    """The top left of a sheet as it is: at most 60 rows of 40 columns, "" where blank.

    Attributes:
        merges: merged ranges that begin in the preview: (top, left, bottom, right), 1-based.
        height, width: of the whole sheet.
    """

    name: str
    hidden: bool
    cells: tuple[tuple[str, ...], ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    height: int = 0
    width: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPlan:
    """How a file will be read.

    Attributes:
        sheets: what the sheets with rows look like, by name; none of a file that is refused.
        proposals: one for each sheet with a table that is not of the template.
        chosen: the proposal that is meant; None when there are several or none.
        remembered: the layout that was confirmed before; None when it is a new one.
        options: all that is needed to read the table; None while something is open, and for the
            template, which needs nothing.
        open: names of the options that a person still has to say.
        issues: why the file could not be read, or that it holds data about persons.
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
    content: bytes,
    file_name: str,
    store: Store,
    options: TableOptions = NO_OPTIONS,
    *,
    today: date | None = None,
    progress: Progress = no_progress,
) -> ReadingPlan:
    """See how a file would be read; nothing is stored.

    Args:
        options: what a person has said already; it goes before what is remembered, and that
            before what the file says.
        today: the day of the plan, Jakarta time; the clock's when None.
        progress: told how far reading is; what it raises ends it.
    """
    day, resolver = today or today_in_jakarta(), resolver_for(store)
    try:
        raw = read_workbook(content, file_name, progress=progress)
    except UnreadableWorkbook as refusal:
        return _refused((refusal.issue.in_file(file_name),))
    personal = find_personal_data(raw, unit_name_test(resolver, Period.of(day)))
    if personal:
        return _refused(tuple(issue.in_file(file_name) for issue in personal))
    raw = without_findings(raw)
    if is_template(raw):
        return ReadingPlan(is_template=True, sheets=_previews(raw))
    return _of_any_table(raw, store, resolver, options, day)


def _refused(issues: tuple[Issue, ...]) -> ReadingPlan:
    return ReadingPlan(is_template=False, sheets={}, issues=issues)


def _of_any_table(
    raw: RawWorkbook, store: Store, resolver: Resolver, said: TableOptions, day: date
) -> ReadingPlan:
    proposals = propose_tables(raw=raw, resolver=resolver, today=day, options=said)
    known = recognised(proposals, remembered_layouts(store), said)
    # what a person says about the columns themselves is not overruled by memory
    known = None if said.columns else known
    chosen = known.proposal if known else _chosen(proposals, said)
    options: TableOptions = said
    still_open: tuple[str, ...] = (SHEET,)
    if known:
        options, still_open = known.options, known.open
    elif chosen:
        options, still_open = chosen.options, chosen.open
    return ReadingPlan(
        is_template=False,
        sheets=_previews(raw),
        proposals=proposals,
        chosen=chosen,
        remembered=known.layout if known else None,
        options=None if still_open else options,
        open=still_open,
    )


def _chosen(proposals: tuple[TableProposal, ...], said: TableOptions) -> TableProposal | None:
    """The sheet that was named; else the only one with a table, or with a table of units."""
    wanted = [each for each in proposals if said.sheet in (None, each.sheet)]
    if len(wanted) > 1:
        wanted = [each for each in wanted if _has_units(each)]
    return wanted[0] if len(wanted) == 1 else None


def _has_units(proposal: TableProposal) -> bool:
    return any(column.why == "unit" for column in proposal.columns)


def _previews(raw: RawWorkbook) -> dict[str, SheetPreview]:
    return {sheet.name: _preview(sheet) for sheet in raw.sheets if sheet.rows}


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
