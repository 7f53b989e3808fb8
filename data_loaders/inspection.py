"""What the reader sees in any workbook, template or not; nothing is decided, nothing stored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data_loaders.any_table import aggregates, data_rows, unit_column_of
from data_loaders.cover import cover_sheet_of, read_cover
from data_loaders.days import month_of, parse_day
from data_loaders.layout import Layout, find_layout
from data_loaders.options import NO_OPTIONS, TableOptions
from data_loaders.personal_data import find_personal_data
from data_loaders.raw import RawSheet, RawWorkbook, column_letter, column_number, text_of
from data_loaders.remembering import RememberingResolver
from data_loaders.row_kinds import Skipped, Why
from data_loaders.sheets import report_sheet_of
from data_loaders.table import Table, field_of_heading, read_table
from data_loaders.unit_column import guess_unit_column, is_below_regency, kind_of_column
from data_loaders.units import kind_in_name
from domain.fields import SHEETS
from domain.issues import Issue
from domain.period import MONTH_NUMBERS, Period
from domain.places import Match, Resolver, UnitKind

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})(?:-\d{2})?")
_NAMED_MONTH = re.compile(r"\b([A-Za-z]{3,9})\.?[\s_\-]+(\d{4})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSeen:
    """A column: letter, heading (levels joined by " / ") and the field it seems to hold."""

    letter: str
    heading: str
    field: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSeen:
    """A unit named in a row; `code` and `how` when it was found, else what may be meant."""

    row: int
    text: str
    code: str | None = None
    how: str = ""
    is_ambiguous: bool = False
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSeen:
    """One sheet. Every row of it is a heading row, a data row with a place, or skipped."""

    name: str
    hidden: bool
    header_rows: tuple[int, ...] = ()
    unit_column: str | None = None
    period: Period | None = None
    columns: tuple[ColumnSeen, ...] = ()
    places: tuple[PlaceSeen, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The sheet as `inspect --json` prints it."""
        return {
            "name": self.name,
            "hidden": self.hidden,
            "header_rows": list(self.header_rows),
            "unit_column": self.unit_column,
            "period": str(self.period) if self.period else None,
            "columns": [
                {"letter": each.letter, "heading": each.heading, "field": each.field}
                for each in self.columns
            ],
            "places": {
                "matched": [_matched(each) for each in self.places if each.code],
                "ambiguous": [_open(each) for each in self.places if each.is_ambiguous],
                "unmatched": [
                    _open(each) for each in self.places if not each.code and not each.is_ambiguous
                ],
            },
            "skipped": [{"row": each.row, "why": each.why.value} for each in self.skipped],
        }


def _matched(place: PlaceSeen) -> dict[str, object]:
    return {"row": place.row, "text": place.text, "code": place.code, "how": place.how}


def _open(place: PlaceSeen) -> dict[str, object]:
    return {"row": place.row, "text": place.text, "candidates": list(place.candidates)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """A workbook as the reader sees it.

    Attributes:
        format: None when the file could not be read; then there are no sheets.
        issues: why it could not be read, or where it carries data about persons (then the cells
            are not shown either).
    """

    file_name: str
    sha256: str
    format: str | None
    sheets: tuple[SheetSeen, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 read, 1 refused for data about persons, 2 unreadable."""
        if self.format is None:
            return 2
        return 1 if any(issue.blocks for issue in self.issues) else 0

    def as_json(self) -> dict[str, object]:
        """The document that `inspect --json` prints."""
        return {
            "file": self.file_name,
            "sha256": self.sha256,
            "format": self.format,
            "sheets": [sheet.as_json() for sheet in self.sheets],
        }


def inspect_workbook(
    *, raw: RawWorkbook, resolver: Resolver, today: date, options: TableOptions = NO_OPTIONS
) -> Inspection:
    """See what is in a workbook: headings, units, places found and not, rows left out."""
    resolver = RememberingResolver(resolver)
    cover = cover_sheet_of(raw)
    stated = options.period or (read_cover(cover).period if cover else None)
    kind = options.unit_kind or (read_cover(cover).unit_kind if cover else None)
    month = stated or Period.of(today)

    def is_unit_name(text: str) -> bool:
        match = resolver.resolve(code=None, name=text, kind=None, period=month)
        return match.place is not None or match.is_ambiguous

    personal = find_personal_data(raw, is_unit_name)
    eye = _Eye(resolver, month, stated, kind, options)
    sheets = () if personal else tuple(eye.sheet(raw, sheet) for sheet in raw.sheets)
    return Inspection(
        file_name=raw.file_name,
        sha256=raw.sha256,
        format=raw.format,
        sheets=sheets,
        issues=(*raw.notes, *personal),
    )


@dataclass(frozen=True, slots=True)
class _Eye:
    resolver: Resolver
    month: Period
    stated: Period | None
    kind: UnitKind | None
    options: TableOptions

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
        layout = find_layout(sheet)
        column = unit_column_of(self.options) or guess_unit_column(
            sheet, layout, self.resolver, self.month, self.kind
        )
        heading = layout.headings.get(column or 0, "")
        names = [sheet.text(row, column) for row in _body(sheet, layout)] if column else []
        kind = self.kind or kind_of_column(heading, names, self.resolver, self.month)
        is_aggregate = aggregates(self.resolver, kind, self.month)
        rows, skipped = data_rows(sheet, layout, column, is_aggregate)
        cells = [(row, "", sheet.text(row, column)) for row in rows] if column else []
        places = tuple(self._places(cells, kind, is_below=is_below_regency(heading)))
        if column and not any(place.code for place in places):
            places = (*places, *self._totals(sheet, skipped))
        return SheetSeen(
            name=sheet.name,
            hidden=sheet.hidden,
            header_rows=layout.header_rows,
            unit_column=column_letter(column) if column else None,
            period=self.stated or period_in(raw, sheet, layout, skipped),
            columns=tuple(self._columns(layout, column)),
            places=places,
            skipped=skipped,
        )

    def _columns(self, layout: Layout, unit_column: int | None) -> Iterator[ColumnSeen]:
        roles = {column_number(key): role for key, role in self.options.columns.items()}
        for number, heading in layout.headings.items():
            field = roles.get(number) or self._field(heading)
            if number == unit_column:
                field = "unit_name"
            yield ColumnSeen(letter=column_letter(number), heading=heading, field=field)

    def _field(self, heading: str) -> str | None:
        kinds = [s for s in SHEETS if self.options.kind in (None, s.kind)]
        found = {each.code for kind in kinds if (each := field_of_heading(kind, heading))}
        found -= {"unit_name", "unit_code"}
        return found.pop() if len(found) == 1 else None

    def _places(
        self, cells: list[tuple[int, str, str]], kind: UnitKind | None, *, is_below: bool = False
    ) -> Iterator[PlaceSeen]:
        siblings = frozenset(name for _, _, name in cells if name)
        pairs = [(code, name) for _, code, name in cells if code and name]
        system = self.resolver.code_system_of(pairs) if pairs else None
        for row, code, name in cells:
            if is_below and name and kind_in_name(name) is None:
                # a village may bear the name of its regency
                yield PlaceSeen(row=row, text=name)
            elif code or name:
                match = self.resolver.resolve(
                    code=code or None,
                    name=name or None,
                    kind=kind,
                    period=self.month,
                    siblings=siblings,
                    code_system=system or "kemendagri",
                )
                yield _seen(row, name or code, match)

    def _totals(self, sheet: RawSheet, skipped: tuple[Skipped, ...]) -> Iterator[PlaceSeen]:
        """A total row may be the only reporting unit of a table of smaller places."""
        for each in skipped:
            texts = sheet.rows[each.row - 1] if each.why is Why.TOTAL else ()
            text = next((text_of(value) for value in texts if isinstance(value, str)), "")
            match = self.resolver.resolve(
                code=None, name=text or None, kind=None, period=self.month
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


def period_in(
    raw: RawWorkbook, sheet: RawSheet, layout: Layout, skipped: tuple[Skipped, ...]
) -> Period | None:
    """The month that title rows, else the sheet's, else the file's name states; None if several."""
    titles = [
        text_of(value)
        for each in skipped
        if each.why is Why.TITLE and each.row < layout.first_row
        for value in sheet.rows[each.row - 1]
    ]
    for texts in (titles, [sheet.name], [raw.file_name.rpartition(".")[0]]):
        months = {month for text in texts for month in months_in(text)}
        if months:
            return months.pop() if len(months) == 1 else None
    return None


def months_in(text: str) -> set[Period]:
    """All months that a text mentions."""
    text = text.replace("_", " ")
    whole = month_of(text) if text else None
    if whole or parse_day(text):
        return {whole} if whole else set()
    months = set()
    for match in _ISO_DAY.finditer(text):
        if 1 <= int(match[2]) <= 12 and 1945 <= int(match[1]) <= 2100:
            months.add(Period(int(match[1]), int(match[2])))
    for match in _NAMED_MONTH.finditer(text):
        number = MONTH_NUMBERS.get(match[1].lower())
        if number and 1945 <= int(match[2]) <= 2100:
            months.add(Period(int(match[2]), number))
    return months
