"""What the reader sees in any workbook, template or not; nothing is decided, nothing stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from data_loaders.answered import AnsweringResolver
from data_loaders.any_table import unit_column_of
from data_loaders.blocks import position_of
from data_loaders.body import merged_down
from data_loaders.body_rows import data_rows
from data_loaders.cover import cover_sheet_of, read_cover
from data_loaders.findings_sheet import without_findings
from data_loaders.layout import Layout, find_layout
from data_loaders.options import NO_OPTIONS, TableOptions
from data_loaders.personal_data import find_personal_data
from data_loaders.proposal import TableProposal, propose_tables
from data_loaders.raw import RawSheet, RawWorkbook, column_letter, text_of
from data_loaders.remembering import RememberingResolver
from data_loaders.roles import UNIT_ROLE, parse_role
from data_loaders.row_kinds import Skipped, Why
from data_loaders.seen import ColumnSeen, Inspection, PlaceSeen, SheetSeen
from data_loaders.sheets import report_sheet_of
from data_loaders.table import Table, read_table
from data_loaders.title_months import month_conflicts, period_in
from data_loaders.unit_column import guess_unit_column, is_below_regency, kind_of_column
from data_loaders.unit_names import unit_names
from data_loaders.unit_text import plain_name
from data_loaders.units import kind_in_name, unit_name_test
from domain.period import Period
from domain.places import Match, Resolver, UnitKind
from domain.regions import common_region


def inspect_workbook(
    *, raw: RawWorkbook, resolver: Resolver, today: date, options: TableOptions = NO_OPTIONS
) -> Inspection:
    """See what is in a workbook: headings, units, places found and not, rows left out."""
    resolver = RememberingResolver(AnsweringResolver(resolver, options.places))
    cover = cover_sheet_of(raw)
    stated = options.period or (read_cover(cover).period if cover else None)
    kind = options.unit_kind or (read_cover(cover).unit_kind if cover else None)
    month = stated or Period.of(today)
    personal = find_personal_data(raw, unit_name_test(resolver, month))
    raw = without_findings(raw)
    seen = (
        () if personal else propose_tables(raw=raw, resolver=resolver, today=today, options=options)
    )
    eye = _Eye(resolver, month, stated, kind, options, {each.sheet: each for each in seen})
    sheets = () if personal else tuple(eye.sheet(raw, sheet) for sheet in raw.sheets)
    return Inspection(
        file_name=raw.file_name,
        sha256=raw.sha256,
        format=raw.format,
        sheets=sheets,
        issues=(*raw.notes, *personal, *(issue for each in sheets for issue in each.issues)),
    )


@dataclass(frozen=True, slots=True)
class _Eye:
    resolver: Resolver
    month: Period
    stated: Period | None
    kind: UnitKind | None
    options: TableOptions
    proposals: Mapping[str, TableProposal]

    def sheet(self, raw: RawWorkbook, sheet: RawSheet) -> SheetSeen:
        """One sheet: by its template name, else as any table."""
        if sheet is cover_sheet_of(raw):
            return SheetSeen(name=sheet.name, hidden=sheet.hidden, period=self.stated)
        report = report_sheet_of(sheet)
        if report and not self.options.columns:
            return self._template(read_table(sheet, report))
        return self._any(raw, sheet)

    def _template(self, table: Table) -> SheetSeen:
        code, name = (table.columns.get(each) for each in ("unit_code", "unit_name"))
        unit = name or code
        cells = [
            (
                row,
                table.sheet.text(row, code.number) if code else "",
                table.sheet.text(row, name.number) if name else "",
            )
            for row in table.rows
        ]
        fields = {column.number: each for each, column in table.columns.items()}
        return SheetSeen(
            name=table.sheet.name,
            hidden=table.sheet.hidden,
            header_rows=table.header_rows,
            unit_column=unit.letter if unit else None,
            period=self.stated,
            columns=tuple(
                ColumnSeen(letter=column_letter(n), heading=text, field=fields.get(n))
                for n, text in table.headings.items()
            ),
            places=tuple(self._places(cells, self.kind)),
            skipped=table.skipped,
        )

    def _any(self, raw: RawWorkbook, sheet: RawSheet) -> SheetSeen:
        sheet = sheet.transposed() if self.options.is_transposed else sheet
        layout = find_layout(sheet, self.options.header_row)
        column = unit_column_of(self.options) or guess_unit_column(
            sheet, layout, self.resolver, self.month, self.kind
        )
        heading = layout.headings.get(column or 0, "")
        texts = [sheet.text(row, column) for row in _body(sheet, layout)] if column else []
        kind = self.kind or kind_of_column(heading, texts, self.resolver, self.month)
        names = unit_names(self.resolver, kind, self.month, self.options.places)
        rows, skipped = data_rows(sheet, layout, column, names)
        fields = self._fields(sheet.name, layout, column)
        code = next((n for n, field in fields.items() if field == "unit_code"), None)
        cells = [
            (row, merged_down(sheet, row, code) if code else "", merged_down(sheet, row, column))
            for row in rows
            if column
        ]
        places = tuple(self._places(cells, kind, is_below=is_below_regency(heading)))
        if column and not any(place.code for place in places):
            places = (*places, *self._totals(sheet, skipped))
        return SheetSeen(
            name=sheet.name,
            hidden=sheet.hidden,
            header_rows=layout.header_rows,
            unit_column=column_letter(column) if column else None,
            period=self.stated or period_in(raw, sheet, layout),
            columns=tuple(self._columns(layout, fields)),
            places=places,
            skipped=skipped,
            issues=() if self.stated else tuple(month_conflicts(raw, sheet, layout)),
        )

    def _columns(self, layout: Layout, fields: Mapping[int, str]) -> Iterator[ColumnSeen]:
        turned = self.options.is_transposed
        for number, heading in layout.headings.items():
            letter = str(number) if turned else column_letter(number)
            yield ColumnSeen(letter=letter, heading=heading, field=fields.get(number))

    def _fields(self, sheet: str, layout: Layout, unit_column: int | None) -> dict[int, str]:
        """Field by column: as a person said, else as the sheet itself says without a doubt."""
        turned = self.options.is_transposed
        roles = dict(self.options.columns) or self._proposed(sheet)
        fields = {
            position_of(key, is_transposed=turned): parse_role(role).field
            for key, role in roles.items()
        }
        if unit_column:
            fields[unit_column] = "unit_name"
        return {
            number: "unit_name" if field == UNIT_ROLE else field
            for number, field in fields.items()
            if number in layout.headings or number == unit_column
        }

    def _proposed(self, sheet: str) -> dict[str, str]:
        proposal = self.proposals.get(sheet)
        if proposal is None or proposal.options.is_transposed:
            return {}
        return {each.letter: each.role for each in proposal.columns if each.role and each.is_sure}

    def _places(
        self, cells: list[tuple[int, str, str]], kind: UnitKind | None, *, is_below: bool = False
    ) -> Iterator[PlaceSeen]:
        """The units of the cells; what is not found is offered from the region of the others."""
        system = self._code_system(cells)
        siblings = frozenset(plain_name(name) for _, _, name in cells if name)

        def match(code: str, name: str, within: str | None) -> Match:
            return self.resolver.resolve(
                code=code or None,
                name=plain_name(name) or None,
                kind=kind,
                period=self.month,
                siblings=siblings,
                within=within,
                code_system=system,
            )

        # a village may bear the name of its regency
        is_village = [is_below and bool(name) and kind_in_name(name) is None for *_, name in cells]
        found = [
            Match(None) if below or not (code or name) else match(code, name, None)
            for (_, code, name), below in zip(cells, is_village, strict=True)
        ]
        region = common_region(each.place for each in found if each.place)
        for (row, code, name), each, below in zip(cells, found, is_village, strict=True):
            if not code and not name:
                continue
            is_open = each.place is None and not each.candidates and not below
            offered = match(code, name, region).candidates if is_open and region else ()
            yield _seen(row, name or code, replace(each, candidates=offered) if offered else each)

    def _code_system(self, cells: list[tuple[int, str, str]]) -> str:
        pairs = [(code, name) for _, code, name in cells if code and name]
        return (self.resolver.code_system_of(pairs) if pairs else None) or "kemendagri"

    def _totals(self, sheet: RawSheet, skipped: tuple[Skipped, ...]) -> Iterator[PlaceSeen]:
        """A total row may be the only reporting unit of a table of smaller places."""
        for each in skipped:
            texts = sheet.rows[each.row - 1] if each.why is Why.TOTAL else ()
            text = next((text_of(value) for value in texts if isinstance(value, str)), "")
            match = self.resolver.resolve(
                code=None, name=plain_name(text) or None, kind=None, period=self.month
            )
            if match.place:
                yield _seen(each.row, text, match)


def _body(sheet: RawSheet, layout: Layout) -> range:
    return range(layout.first_row, sheet.height + 1)


def _seen(row: int, text: str, match: Match) -> PlaceSeen:
    if match.place:
        return PlaceSeen(row=row, text=text, code=match.place.code, how=match.how)
    candidates = tuple(place.code for place in match.candidates)
    return PlaceSeen(row=row, text=text, is_ambiguous=match.is_ambiguous, candidates=candidates)
