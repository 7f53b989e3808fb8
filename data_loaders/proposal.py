"""What a sheet that nobody has described says about itself, and what it leaves open.

A proposal never decides between two readings: what the file does not say is listed as open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from data_loaders.body_rows import aggregates, data_rows
from data_loaders.column_values import ColumnValues
from data_loaders.cover import cover_sheet_of
from data_loaders.layout import Layout, find_layout
from data_loaders.layout_fingerprint import fingerprint_of
from data_loaders.options import NO_OPTIONS, TableOptions
from data_loaders.proposed_columns import ColumnProposal, Frame, columns_of, propose_columns
from data_loaders.proposed_options import (
    kind_of_table,
    open_options,
    stated_options,
    with_basis,
)
from data_loaders.raw import RawSheet, RawWorkbook, column_letter, text_of
from data_loaders.remembering import RememberingResolver
from data_loaders.row_kinds import Skipped, Why
from data_loaders.sheets import INSTRUCTIONS_SHEET, LISTS_SHEET, report_sheet_of
from data_loaders.stated_facts import StatedFacts, stated_facts
from data_loaders.title_months import period_in
from data_loaders.unit_column import guess_unit_column
from data_loaders.unit_words import stated_unit_kind
from domain.period import Period
from domain.places import Resolver, UnitKind
from domain.vocabulary import normalise

HEADING_ROW, DATA_ROW = "heading", "data"
_NOT_TABLES = frozenset(normalise(name) for name in (INSTRUCTIONS_SHEET, LISTS_SHEET))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableProposal:
    """One sheet with a table, as it describes itself.

    Attributes:
        fingerprint: of the layout: columns and headings without months, never the figures.
        header_rows: 1-based.
        rows: row -> "heading", "data" or a value of `row_kinds.Why`.
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
    eye = _Eye(raw, RememberingResolver(resolver), today, options)
    found = (eye.proposal(sheet) for sheet in raw.sheets if not _is_of_template(raw, sheet))
    return tuple(each for each in found if each is not None)


def _is_of_template(raw: RawWorkbook, sheet: RawSheet) -> bool:
    known = report_sheet_of(sheet) is not None or normalise(sheet.name) in _NOT_TABLES
    return known or sheet is cover_sheet_of(raw)


@dataclass(frozen=True, slots=True)
class _Eye:
    raw: RawWorkbook
    resolver: Resolver
    today: date
    said: TableOptions

    def proposal(self, sheet: RawSheet) -> TableProposal | None:
        """The table of a sheet; None when it has no headings with figures below."""
        layout = find_layout(sheet)
        if not layout.header_rows or sheet.height < layout.first_row:
            return None
        titles = list(_titles(sheet, layout))
        facts = stated_facts(titles, sheet.name, self.raw.file_name)
        month = self.said.period or Period.of(self.today)
        unit = guess_unit_column(sheet, layout, self.resolver, month, self.said.unit_kind)
        kind = self.said.unit_kind or self._unit_kind(sheet, layout, unit, facts)
        rows, skipped = data_rows(sheet, layout, unit, aggregates(self.resolver, kind, month))
        if not rows:
            return None
        period = self.said.period or period_in(self.raw, sheet, layout, skipped)
        return self._assembled(sheet, layout, facts, unit, kind, rows, skipped, period)

    def _unit_kind(
        self, sheet: RawSheet, layout: Layout, unit: int | None, facts: StatedFacts
    ) -> UnitKind | None:
        if unit is None:
            return None
        names = [sheet.text(row, unit) for row in range(layout.first_row, sheet.height + 1)]
        return stated_unit_kind(layout.headings.get(unit, ""), names, facts.unit_kind)

    def _assembled(
        self,
        sheet: RawSheet,
        layout: Layout,
        facts: StatedFacts,
        unit: int | None,
        unit_kind: UnitKind | None,
        rows: tuple[int, ...],
        skipped: tuple[Skipped, ...],
        period: Period | None,
    ) -> TableProposal:
        values = {n: ColumnValues.of(sheet, n, rows) for n in range(1, sheet.width + 1)}
        letters = [(n, column_letter(n)) for n in range(1, sheet.width + 1)]
        columns = columns_of(letters, layout.headings, values)
        units = {unit: "unit"} if unit else {}
        stated = stated_options(facts, self.said, period, unit_kind, sheet.name)
        kind = kind_of_table(columns, facts, self.said.kind)
        frame = Frame(
            kind=kind,
            year=period.year if period else facts.year,
            units=units,
            civil_service=stated.civil_service,
        )
        proposed = propose_columns(columns, frame)
        options = with_basis(
            replace(stated.options, kind=kind, columns=_roles(proposed, self.said))
        )
        return TableProposal(
            sheet=sheet.name,
            fingerprint=fingerprint_of(layout.headings, facts, is_transposed=False),
            header_rows=layout.header_rows,
            rows=_rows(layout, rows, skipped),
            columns=proposed,
            options=options,
            open=open_options(options, proposed, self.said),
        )


def _titles(sheet: RawSheet, layout: Layout) -> Iterator[str]:
    for row in range(1, layout.header_rows[0]):
        yield from (text_of(value) for value in sheet.rows[row - 1] if isinstance(value, str))


def _roles(proposed: tuple[ColumnProposal, ...], said: TableOptions) -> dict[str, str]:
    if said.columns:
        return dict(said.columns)
    return {each.letter: each.role for each in proposed if each.role and each.is_sure}


def _rows(layout: Layout, rows: tuple[int, ...], skipped: tuple[Skipped, ...]) -> dict[int, str]:
    found = dict.fromkeys(layout.header_rows, HEADING_ROW) | dict.fromkeys(rows, DATA_ROW)
    found |= {each.row: Why(each.why).value for each in skipped}
    return dict(sorted(found.items()))
