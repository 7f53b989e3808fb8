"""Which rows of any table are data, and why the others are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from data_loaders.layout import Layout, is_number
from data_loaders.raw import RawSheet, is_blank, text_of
from data_loaders.row_kinds import (
    Skipped,
    Why,
    filled,
    is_footnote_text,
    is_group_text,
    is_numbering,
    is_total_word,
)
from domain.period import Period
from domain.places import Resolver, UnitKind

_HIGHER = (UnitKind.PROVINCE, UnitKind.POLICE_REGION, UnitKind.NATIONAL)
_SUMMED_ROWS = 3

IsAggregate = Callable[[str], bool]


@dataclass(slots=True)
class _Sums:
    """Running sums of the columns over the data rows, to recognise a total by arithmetic."""

    rows: int = 0
    sums: dict[int, float] = field(default_factory=dict)

    def add(self, sheet: RawSheet, row: int) -> None:
        self.rows += 1
        for column, value in enumerate(sheet.rows[row - 1], start=1):
            if isinstance(value, int | float):
                self.sums[column] = self.sums.get(column, 0) + value

    def equals(self, sheet: RawSheet, row: int) -> bool:
        if self.rows < _SUMMED_ROWS:
            return False
        return any(
            isinstance(value, int | float) and value > 0 and self.sums.get(column) == value
            for column, value in enumerate(sheet.rows[row - 1], start=1)
        )


def aggregates(resolver: Resolver, kind: UnitKind | None, period: Period) -> IsAggregate:
    """A test for names of provinces and the like among rows of units below them."""

    def is_aggregate(name: str) -> bool:
        if kind is None or kind in _HIGHER:
            return False
        own = resolver.resolve(code=None, name=name, kind=kind, period=period)
        if own.place is not None or own.candidates:
            return own.place is not None and own.place.kind in _HIGHER
        higher = (
            resolver.resolve(code=None, name=name, kind=each, period=period) for each in _HIGHER
        )
        return any(match.place is not None for match in higher)

    return is_aggregate


def data_rows(
    sheet: RawSheet, layout: Layout, unit_column: int | None, is_aggregate: IsAggregate
) -> tuple[tuple[int, ...], tuple[Skipped, ...]]:
    """Which rows are data, and why the others are not."""
    rows: list[int] = []
    skipped: list[Skipped] = []
    sums = _Sums()
    last = _last_row_with_figures(sheet, layout)
    for row in range(1, sheet.height + 1):
        if row in layout.header_rows:
            continue
        why = _why(sheet, layout, row, unit_column, last)
        if why is None and unit_column is not None:
            why = _why_by_unit(sheet, row, unit_column, is_aggregate, sums)
        if why is None:
            rows.append(row)
            sums.add(sheet, row)
        else:
            skipped.append(Skipped(row, why))
    return tuple(rows), tuple(skipped)


def _last_row_with_figures(sheet: RawSheet, layout: Layout) -> int:
    for row in range(sheet.height, layout.first_row - 1, -1):
        if any(is_number(value) for value in sheet.rows[row - 1]):
            return row
    return sheet.height


def _why(
    sheet: RawSheet, layout: Layout, row: int, unit_column: int | None, last: int
) -> Why | None:
    values = sheet.rows[row - 1]
    cells = filled(values)
    if not cells:
        return Why.BLANK
    if row < layout.first_row or is_numbering(values):
        return Why.TITLE
    first = text_of(values[cells[0] - 1])
    if is_total_word(first) or (unit_column and is_total_word(sheet.text(row, unit_column))):
        return Why.TOTAL
    if row > last or (is_footnote_text(first) and len(cells) <= 2):
        return Why.FOOTNOTE
    alone = len(cells) == 1 and cells[0] != unit_column
    return Why.GROUP if alone and not is_number(values[cells[0] - 1]) else None


def _why_by_unit(
    sheet: RawSheet, row: int, unit_column: int, is_aggregate: IsAggregate, sums: _Sums
) -> Why | None:
    name = sheet.text(row, unit_column)
    figures = any(is_number(value) for value in sheet.rows[row - 1])
    if not name:
        return Why.TOTAL if _is_named_elsewhere(sheet, row) or sums.equals(sheet, row) else None
    alone = len(filled(sheet.rows[row - 1])) == 1
    if is_aggregate(name):
        return Why.TOTAL if figures else Why.GROUP
    return Why.GROUP if alone and is_group_text(name) and _has_figures_around(sheet, row) else None


def _is_named_elsewhere(sheet: RawSheet, row: int) -> bool:
    """A row whose unit is blank but which names something in another column: a total."""
    return any(
        isinstance(value, str) and not is_number(value) and not is_blank(value)
        for value in sheet.rows[row - 1]
    )


def _has_figures_around(sheet: RawSheet, row: int) -> bool:
    return any(is_number(value) for value in (sheet.rows[row] if row < sheet.height else ()))
