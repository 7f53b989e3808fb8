"""What a sheet that nobody has described says about itself, and what it leaves open.

A proposal never decides between two readings: what the file does not say is listed as open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from data_loaders.any_table import table_sheet
from data_loaders.body_rows import data_rows
from data_loaders.column_values import ColumnValues
from data_loaders.cover import cover_sheet_of
from data_loaders.heading_meaning import meaning_of
from data_loaders.layout import Layout
from data_loaders.layout_fingerprint import fingerprint_of
from data_loaders.options import NO_OPTIONS, TableOptions
from data_loaders.proposed_columns import Column, ColumnProposal, Frame, propose_columns
from data_loaders.proposed_options import (
    file_period,
    kind_of_table,
    open_options,
    stated_options,
    with_basis,
    without_needless_period,
)
from data_loaders.raw import RawSheet, RawWorkbook
from data_loaders.remembering import RememberingResolver
from data_loaders.row_kinds import Skipped
from data_loaders.sheets import INSTRUCTIONS_SHEET, LISTS_SHEET, report_sheet_of
from data_loaders.table_view import TableView, view_of
from data_loaders.unit_names import unit_names
from data_loaders.unit_words import UnitWords, unit_words
from domain.period import Period
from domain.places import Resolver
from domain.terms import ASN_POLICE, POLICE
from domain.vocabulary import normalise

POLICE_FORCES = (POLICE, ASN_POLICE)
HEADING_ROW, DATA_ROW = "heading", "data"
_NOT_TABLES = frozenset(normalise(name) for name in (INSTRUCTIONS_SHEET, LISTS_SHEET))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableProposal:
    """One sheet with a table, as it describes itself.

    Attributes:
        fingerprint: of the layout: columns and headings without months, never the figures.
        header_rows: 1-based; numbers of columns when the units stand across, as in `rows`.
        rows: row -> "heading", "data" or a value of `row_kinds.Why`; of the first 2,000 rows.
        options: all that the file itself says; columns only as far as they are sure.
        open: names of options that a person still has to say: "columns", "kind", "period",
            "basis", "unit_kind", "institution", "category".
    """

    sheet: str
    fingerprint: str
    header_rows: tuple[int, ...]
    rows: Mapping[int, str]
    columns: tuple[ColumnProposal, ...]
    options: TableOptions
    open: tuple[str, ...]


def propose_tables(
    *, raw: RawWorkbook, resolver: Resolver, today: date, options: TableOptions = NO_OPTIONS
) -> tuple[TableProposal, ...]:
    """One proposal for each sheet that holds a table; sheets of the template are passed over.

    Args:
        today: the month in which names are looked up when the file says none.
        options: what a person has said already; it goes before what the file says.
    """
    remembering = RememberingResolver(resolver)
    month = options.period or Period.of(today)
    views = (
        view_of(raw, sheet, options, remembering, month)
        for sheet in raw.sheets
        if not _is_of_template(raw, sheet)
    )
    found = (_proposal(raw, view, options, remembering, month) for view in views if view)
    return tuple(each for each in found if each is not None)


def described_fingerprint(
    raw: RawWorkbook, options: TableOptions, resolver: Resolver, today: date
) -> str | None:
    """The fingerprint of the table that a person described; None when there is no such table."""
    sheet = table_sheet(raw, options)
    if sheet is None:
        return None
    sheet = sheet.transposed() if sheet.is_transposed else sheet
    said = TableOptions(is_transposed=options.is_transposed, columns=options.columns)
    view = view_of(raw, sheet, said, RememberingResolver(resolver), Period.of(today))
    return _fingerprint(view) if view else None


def _is_of_template(raw: RawWorkbook, sheet: RawSheet) -> bool:
    known = report_sheet_of(sheet) is not None or normalise(sheet.name) in _NOT_TABLES
    return known or sheet is cover_sheet_of(raw)


def _fingerprint(view: TableView) -> str:
    return fingerprint_of(view.headings, view.facts, is_transposed=view.sheet.is_transposed)


def _proposal(
    raw: RawWorkbook, view: TableView, said: TableOptions, resolver: Resolver, month: Period
) -> TableProposal | None:
    words = _unit_words(view)
    unit_kind = said.unit_kind or words.kind
    names = unit_names(resolver, unit_kind, month)
    unit = view.units[0] if view.units else view.doubtful_unit
    rows, skipped = data_rows(view.sheet, view.layout, unit, names)
    if not rows:
        return None
    columns = _columns(view, rows)
    kind = kind_of_table(columns, view.facts, said.kind)
    period = said.period or file_period(raw, view)
    stated = stated_options(view, said, period, unit_kind)
    frame = _frame(view, columns, replace(stated.options, kind=kind), stated.civil_service)
    proposed = propose_columns(columns, frame)
    options = with_basis(
        replace(stated.options, kind=kind, columns=_roles(proposed, said)),
        columns,
        view.facts,
        is_divided=any(each.why == "twice" for each in proposed),
    )
    options = without_needless_period(options, said)
    return TableProposal(
        sheet=view.sheet.name,
        fingerprint=_fingerprint(view),
        header_rows=view.layout.header_rows,
        rows=_rows(view.layout, rows, skipped),
        columns=proposed,
        options=options,
        open=open_options(options, proposed, said, units_say_kind=words.all_say_it),
    )


def _unit_words(view: TableView) -> UnitWords:
    sheet, first = view.sheet, view.layout.first_row
    names = [sheet.text(row, n) for n in view.units for row in range(first, sheet.height + 1)]
    heading = view.layout.headings.get(view.units[0], "") if view.units else ""
    police = "police" in view.facts.sides or view.facts.terms.get("institution") in POLICE_FORCES
    return unit_words(
        heading, names, view.facts.unit_kind, has_codes=bool(view.codes), is_police=police
    )


def _columns(view: TableView, rows: tuple[int, ...]) -> tuple[Column, ...]:
    """The columns of the table that have a heading or a value."""
    headings = view.headings if view.sheet.is_transposed else view.layout.headings
    values = {n: ColumnValues.of(view.sheet, n, rows) for n in range(1, view.sheet.width + 1)}
    return tuple(
        Column(
            number=number,
            letter=view.key(number),
            heading=headings.get(number, ""),
            meaning=meaning_of(headings.get(number, "")),
            values=each,
        )
        for number, each in values.items()
        if number in headings or each.filled
    )


def _frame(
    view: TableView,
    columns: tuple[Column, ...],
    options: TableOptions,
    civil_service: str | None,
) -> Frame:
    bases = {column.meaning.basis for column in columns if column.meaning.fields}
    return Frame(
        kind=options.kind,
        year=options.period.year if options.period else view.facts.year,
        units=dict.fromkeys(view.units, "unit") | dict.fromkeys(view.codes, "unit_code"),
        starts=view.units,
        doubtful_unit=view.doubtful_unit,
        civil_service=civil_service,
        figure=view.facts.figure,
        basis="bulanan" if {"bulanan", "kumulatif"} <= bases else None,
    )


def _roles(proposed: tuple[ColumnProposal, ...], said: TableOptions) -> dict[str, str]:
    if said.columns:
        return dict(said.columns)
    return {each.letter: each.role for each in proposed if each.role and each.is_sure}


def _rows(layout: Layout, rows: tuple[int, ...], skipped: tuple[Skipped, ...]) -> dict[int, str]:
    found = dict.fromkeys(layout.header_rows, HEADING_ROW) | dict.fromkeys(rows, DATA_ROW)
    found |= {each.row: each.why.value for each in skipped}
    return dict(sorted(found.items()))
