"""The tables of a sheet that does not follow the template, with the columns a person named.

One sheet may give several: one for each block of columns, month and particular (see `blocks`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from data_loaders.blocks import (
    Block,
    Slice,
    attributes,
    position_of,
    slices,
    split_columns,
)
from data_loaders.body import Body
from data_loaders.body_rows import Judged, judge_rows
from data_loaders.heading_doubts import units_among_headings
from data_loaders.layout import Layout, find_layout, is_number
from data_loaders.options import TableOptions
from data_loaders.raw import RawSheet, RawWorkbook, column_letter, is_blank
from data_loaders.roles import UNIT_ROLE
from data_loaders.table import Column, Table
from data_loaders.unit_names import UnitNames, kind_of_most
from domain import issue_catalogue as found
from domain.fields import SHEET_OF, ReportKind
from domain.issues import Issue
from domain.terms import VOCABULARIES
from domain.vocabulary import Term


@dataclass(frozen=True, slots=True)
class _Body:
    """What the tables of one block share: headings, rows, and the columns that tell of rows."""

    sheet: RawSheet
    kind: ReportKind
    layout: Layout
    block: Block
    judged: Judged


def table_sheet(raw: RawWorkbook, options: TableOptions) -> RawSheet | None:
    """The sheet with the table: the one named, else the first visible one with rows.

    Turned about when the units stand across.
    """
    sheet = _chosen(raw, options)
    return sheet.transposed() if sheet and options.is_transposed else sheet


def _chosen(raw: RawWorkbook, options: TableOptions) -> RawSheet | None:
    if options.sheet is not None:
        return next((sheet for sheet in raw.sheets if sheet.name == options.sheet), None)
    with_rows = [sheet for sheet in raw.sheets if sheet.rows]
    return next((s for s in with_rows if not s.hidden), next(iter(with_rows), None))


def unit_column_of(options: TableOptions) -> int | None:
    """The (first) column of unit names, else of codes, that a person named."""
    for wanted in ((UNIT_ROLE, "unit_name"), ("unit_code",)):
        for key, role in options.columns.items():
            if role in wanted:
                return position_of(key, is_transposed=options.is_transposed)
    return None


def read_any_tables(
    sheet: RawSheet, kind: ReportKind, options: TableOptions, names: UnitNames
) -> tuple[Table, ...]:
    """The tables of a sheet whose columns a person named; at least one.

    Args:
        sheet: turned about already when the units stand across.
    """
    layout = find_layout(sheet, options.header_row)
    split = split_columns(sheet, kind, options.columns, layout.first_row)
    problems = tuple(_bad_column(sheet, problem) for problem in split.problems)
    tables: list[Table] = []
    first = 1
    for position, block in enumerate(split.blocks, start=1):
        last = None if position == len(split.blocks) else block.last_column
        rows = _body(sheet, layout, block, names, (first, last))
        judged = judge_rows(rows)
        body = _Body(sheet, kind, layout, block, judged)
        doubts: tuple[Issue, ...] = ()
        if options.header_row is None:
            doubts = (*units_among_headings(sheet, layout, block, rows.names, judged.skipped),)
        tables += _tables(body, options, (*problems, *doubts))
        first = block.last_column + 1
    return tuple(tables)


def _body(
    sheet: RawSheet, layout: Layout, block: Block, names: UnitNames, reach: tuple[int, int | None]
) -> Body:
    column = block.unit_column
    if names.kind is None and column:
        names = replace(names, kind=kind_of_most(list(_names_of_figures(sheet, layout, block))))
    return Body(
        sheet=sheet,
        layout=layout,
        unit_column=column,
        names=names,
        first_column=reach[0],
        last_column=reach[1],
        counts=tuple(n for n, role in block.columns.items() if role.is_count),
        particulars=tuple(n for n, role in block.columns.items() if not role.is_count),
        terms={n: VOCABULARIES[r.field] for n, r in block.columns.items() if r.is_term},
    )


def _names_of_figures(sheet: RawSheet, layout: Layout, block: Block) -> Iterator[str]:
    """The names in rows with figures: titles, groups and footnotes are not among them."""
    counts = [number for number, role in block.columns.items() if role.is_count]
    for row in range(layout.first_row, sheet.height + 1):
        if any(is_number(sheet.value(row, column)) for column in counts):
            yield sheet.text(row, block.unit_column or 0)


def _tables(body: _Body, options: TableOptions, problems: Sequence[Issue]) -> Iterator[Table]:
    found_slices, twice = slices(body.block)
    told, told_twice = attributes(body.block)
    doubled = [_bad_column(body.sheet, _as_written(options, n)) for n in (*twice, *told_twice)]
    used, blank = _without_blank_months(body, found_slices)
    notes = [_blank_month(body, each) for each in blank]
    for each in used or (Slice(None, {}, {}),):
        columns = _columns(body, {**body.block.units, **told, **each.counts})
        missing = _missing(body, options, columns, each)
        issues = (*problems, *doubled, *missing, *notes)
        yield _table(body, columns, each, issues)
        notes = []


def _table(
    body: _Body, columns: Mapping[str, Column], each: Slice, issues: tuple[Issue, ...]
) -> Table:
    return Table(
        sheet=body.sheet,
        kind=SHEET_OF[body.kind],
        header_rows=body.layout.header_rows,
        columns=columns,
        headings=body.layout.headings,
        rows=body.judged.rows,
        skipped=body.judged.skipped,
        unclear=body.judged.unclear,
        issues=issues,
        is_template=False,
        period=each.period,
        terms=each.terms,
    )


def _without_blank_months(
    body: _Body, found_slices: Sequence[Slice]
) -> tuple[Sequence[Slice], Sequence[Slice]]:
    """The slices to read, and those of months in which nothing at all is written.

    A sheet for the whole year has blank columns for months to come. Only where other months
    are filled in: the one month of a file is kept even when it is blank.
    """
    months = {each.period for each in found_slices}
    filled = {each.period for each in found_slices if _has_figures(body, each)}
    if len(months) < 2 or not filled:
        return found_slices, ()
    used = [each for each in found_slices if each.period in filled]
    return used, [each for each in found_slices if each.period not in filled]


def _has_figures(body: _Body, each: Slice) -> bool:
    sheet = body.sheet
    return any(
        not is_blank(sheet.value(row, column))
        or (row, column) in sheet.errors
        or (row, column) in sheet.uncached
        for row in body.judged.rows
        for column in each.counts.values()
    )


def _blank_month(body: _Body, each: Slice) -> Issue:
    return Issue(
        found.MONTH_WITHOUT_FIGURES,
        sheet=body.sheet.name,
        cell=heading_cell(body.sheet, body.layout.header_rows, min(each.counts.values())),
        parameters={"period": each.period},
    )


def heading_cell(sheet: RawSheet, header_rows: Sequence[int], column: int) -> str:
    """The cell of a column's lowest heading; of its first row when there are no headings."""
    row = next((r for r in reversed(header_rows) if sheet.text(r, column)), None)
    return sheet.cell_name(row or (header_rows or (1,))[0], column)


def _columns(body: _Body, numbers: Mapping[str, int]) -> dict[str, Column]:
    report, headings = SHEET_OF[body.kind], body.layout.headings
    return {
        code: Column(number, headings.get(number, column_letter(number)), report.field(code))
        for code, number in numbers.items()
    }


def _as_written(options: TableOptions, number: int) -> str:
    for key, role in options.columns.items():
        if position_of(key, is_transposed=options.is_transposed) == number:
            return f"{key}={role}"
    return str(number)


def _bad_column(sheet: RawSheet, problem: str) -> Issue:
    return Issue(found.OPTION_COLUMN, sheet=sheet.name, parameters={"problem": problem})


def _missing(
    body: _Body, options: TableOptions, columns: Mapping[str, Column], each: Slice
) -> Iterator[Issue]:
    """Required fields that neither a column nor an option gives. A session may have no date."""
    sheet, report = body.sheet, SHEET_OF[body.kind]
    if not columns.keys() & {"unit_name", "unit_code"}:
        yield _bad_column(sheet, "unit")
    if not each.counts:
        yield _bad_column(sheet, ", ".join(count.code for count in report.counts))
    known = {*columns, *options.terms, *each.terms}
    for wanted in report.fields:
        if wanted.required and wanted.vocabulary and wanted.code not in known:
            option = Term(wanted.code, wanted.heading_id, wanted.heading_en)
            parameters = {"option": option, "flag": f"--{wanted.code}"}
            yield Issue(found.OPTION_MISSING, sheet=sheet.name, parameters=parameters)
    for code in sorted(each.terms.keys() & columns.keys()):
        yield _bad_column(sheet, code)
