"""Which rows of any table are data, and why the others are not.

A row is left out by what it says (a total's word, a footnote, a group's name). Arithmetic alone
leaves out only a row that names nothing at the end of its section: a unit whose figures happen to
be the sum of the rows above stays a unit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from data_loaders.body import Body
from data_loaders.layout import Layout, is_number
from data_loaders.other_tables import first_row_of_next, rows_of_table_above
from data_loaders.raw import CellValue, RawSheet, is_blank, text_of
from data_loaders.row_kinds import (
    Skipped,
    Why,
    begins_as_lower_unit,
    begins_as_unit,
    filled,
    is_footnote_text,
    is_group_text,
    is_like_total_word,
    is_numbering,
    is_total_word,
    is_unit_of_measure,
)
from data_loaders.sums_around import SumsAround
from data_loaders.unit_names import UnitNames
from data_loaders.unit_text import plain_label
from domain.vocabulary import normalise

_LONGEST_NUMBERING = 24


def data_rows(
    sheet: RawSheet, layout: Layout, unit_column: int | None, names: UnitNames
) -> tuple[tuple[int, ...], tuple[Skipped, ...]]:
    """Which rows of a sheet are data, and why the others are not."""
    body = Body(sheet=sheet, layout=layout, unit_column=unit_column, names=names)
    judged = judge_rows(body)
    return judged.rows, judged.skipped


@dataclass(frozen=True, slots=True)
class Judged:
    """The rows of a block: data, and what was left out.

    Attributes:
        unclear: data rows whose name stands above the other units, or is that of a province too,
            though their figures are no sum of the others: a person must say what they are.
    """

    rows: tuple[int, ...]
    skipped: tuple[Skipped, ...]
    unclear: frozenset[int] = frozenset()


def judge_rows(body: Body) -> Judged:
    """Which rows of a block are data, and why the others are not."""
    judge = _Judge(body)
    judged = dict(judge.judged())
    if None not in judged.values():
        judged |= dict.fromkeys(_heads_of_nothing(body, judged))
    rows = tuple(row for row, why in judged.items() if why is None)
    skipped = tuple(Skipped(row, why) for row, why in judged.items() if why is not None)
    return Judged(rows, skipped, frozenset(judge.unclear))


def _heads_of_nothing(body: Body, judged: Mapping[int, Why | None]) -> tuple[int, ...]:
    """Units taken for headings of groups where no group has a row: they have no figures yet."""
    column = body.unit_column or 0
    heads = [row for row, why in judged.items() if why is Why.GROUP]
    units = tuple(row for row in heads if body.names.knows(body.sheet.text(row, column)))
    return units if len(units) > 1 else ()


def _headings_by_text(sheet: RawSheet, layout: Layout) -> dict[tuple[int, str], frozenset[int]]:
    """Column and text -> the heading rows in which it stands there."""
    found: dict[tuple[int, str], frozenset[int]] = {}
    for row in layout.header_rows:
        for column in filled(sheet.rows[row - 1]):
            key = (column, normalise(sheet.text(row, column)))
            found[key] = found.get(key, frozenset()) | {row}
    return found


@dataclass(slots=True)
class _Judge:
    """One walk through the rows: first what a row says itself, then what its neighbours add."""

    body: Body
    first: dict[int, Why | None] = field(default_factory=dict)
    above: frozenset[int] = frozenset()
    headings: dict[tuple[int, str], frozenset[int]] = field(default_factory=dict)
    unclear: set[int] = field(default_factory=set)
    sums: SumsAround = field(init=False)
    with_figures: list[int] = field(default_factory=list)
    maybe_data: list[int] = field(default_factory=list)

    def judged(self) -> Iterator[tuple[int, Why | None]]:
        sheet, layout = self.body.sheet, self.body.layout
        rows = [row for row in range(1, sheet.height + 1) if row not in layout.header_rows]
        end = first_row_of_next(sheet, layout, self.body.unit_column, self.body.names)
        self.above = rows_of_table_above(sheet, layout)
        self.headings = _headings_by_text(sheet, layout)
        last = self._last_row(end or sheet.height + 1)
        self.first = {row: self._by_itself(row, last, end) for row in rows}
        self.sums = SumsAround(self.body, self.first)
        self.with_figures = [row for row in rows if any(self.body.figures(row))]
        self.maybe_data = [row for row in self.with_figures if self.first[row] is None]
        for row in rows:
            why = self.first[row] or self._by_unit(row)
            self.sums.passed(row, why)
            yield row, why

    def _last_row(self, end: int) -> int:
        """The last row with a figure; what stands below it are footnotes and signatures."""
        for row in range(end - 1, self.body.layout.first_row - 1, -1):
            texts = [text_of(value) for value in self.body.values(row) if not is_blank(value)]
            if any(self.body.figures(row)) and not (len(texts) <= 2 and is_footnote_text(texts[0])):
                return row
        return end - 1

    def _by_itself(self, row: int, last: int, end: int | None) -> Why | None:
        values = self.body.values(row)
        cells = filled(values)
        if not cells:
            return Why.BLANK
        if row < self.body.layout.first_row:
            return Why.OTHER_TABLE if row in self.above else Why.TITLE
        if end is not None and row >= end:
            return Why.OTHER_TABLE
        if self._says_columns(row, cells):
            return Why.TITLE
        if any(is_total_word(text) for text in self._labels(values, cells)):
            return Why.TOTAL
        return self._below_or_alone(row, values, cells, is_below=row > last)

    def _says_columns(self, row: int, cells: Sequence[int]) -> bool:
        return (
            self._is_numbering(row)
            or self._repeats_headings(row, cells)
            or self._says_measures(row, cells)
        )

    def _is_numbering(self, row: int) -> bool:
        """The numbers of the columns; a row of small figures without a unit is none."""
        column = self.body.unit_column
        unit = "" if column is None else self.body.sheet.text(row, column)
        if len(unit) > _LONGEST_NUMBERING:
            return False
        counts_unit = column is None or bool(unit)
        is_next = row == self.body.layout.first_row
        return (counts_unit or is_next) and is_numbering(self.body.sheet.rows[row - 1])

    def _below_or_alone(
        self, row: int, values: tuple[CellValue, ...], cells: list[int], *, is_below: bool
    ) -> Why | None:
        if self.body.says_term(row):
            return None
        first = text_of(values[cells[0] - 1])
        if is_footnote_text(first) and len(cells) <= 2 and not self._names_unit(row):
            return Why.FOOTNOTE
        is_alone = len(cells) == 1 and cells[0] != self.body.unit_column
        if is_alone and is_number(values[cells[0] - 1]) and not self._is_read(cells[0]):
            # a running number printed in advance
            return Why.BLANK
        if is_below and not self._names_unit(row):
            return Why.FOOTNOTE
        if not is_alone or self.body.name(row) or is_number(values[cells[0] - 1]):
            return None
        return Why.GROUP

    def _is_read(self, column: int) -> bool:
        if self.body.counts:
            return column in (*self.body.counts, *self.body.particulars)
        return self.body.unit_column is None or column > self.body.unit_column

    def _names_unit(self, row: int) -> bool:
        name = self.body.name(row)
        # "Kota Metro, 5 Januari 2024" is where and when something was signed
        is_signature = "," in name and any(letter.isdigit() for letter in name)
        return bool(name) and (
            self.body.names.knows(name) or (begins_as_unit(name) and not is_signature)
        )

    def _labels(self, values: tuple[CellValue, ...], cells: list[int]) -> Iterator[str]:
        """The texts that may say what a row is: the first, and those up to the unit's column."""
        first_text = next((c for c in cells if isinstance(values[c - 1], str)), None)
        read = {*self.body.counts, *self.body.particulars}
        unit = self.body.unit_column
        yield from (plain_label(text_of(values[c - 1])) for c in cells if c in self.body.terms)
        if unit in cells and self.body.names.knows(text_of(values[unit - 1])):
            return
        for column in cells:
            up_to_unit = unit is not None and column <= unit
            if column not in read and (up_to_unit or column in (cells[0], first_text)):
                yield plain_label(text_of(values[column - 1]))

    def _repeats_headings(self, row: int, cells: Sequence[int]) -> bool:
        """Headings printed again, as on a new page."""
        texts = ((column, normalise(self.body.sheet.text(row, column))) for column in cells)
        rows = set(self.body.layout.header_rows)
        for column, text in texts:
            rows &= self.headings.get((column, text), frozenset())
            if not rows:
                return False
        return bool(rows)

    def _says_measures(self, row: int, cells: Sequence[int]) -> bool:
        """A row "(orang) (orang) (%)" right below the headings."""
        is_next = row == self.body.layout.first_row and bool(self.body.layout.header_rows)
        return is_next and all(is_unit_of_measure(self.body.sheet.text(row, c)) for c in cells)

    def _by_unit(self, row: int) -> Why | None:
        if self.body.unit_column is None:
            return None
        name = self.body.name(row)
        has_figures = any(self.body.figures(row))
        if not name:
            return self._without_unit(row, has_figures=has_figures)
        if self.body.names.is_total(name):
            return Why.TOTAL
        if self.body.names(name):
            return self._above_units(row, name, has_figures=has_figures)
        if not has_figures:
            return self._without_figures(row, name)
        return self._with_figures(row, name)

    def _with_figures(self, row: int, name: str) -> Why | None:
        """A unit, unless its name says something else as well and its figures are a sum."""
        names = self.body.names
        if names.is_of_both(name):
            if self.sums.is_sum(row):
                return Why.TOTAL
            if self.body.counts and (names.is_doubtful(name) or self.sums.is_given_up):
                self.unclear.add(row)
        elif is_like_total_word(plain_label(name)) and not names.knows(name):
            return Why.TOTAL if self.sums.is_sum(row) else None
        return None

    def _above_units(self, row: int, name: str, *, has_figures: bool) -> Why | None:
        """A province among its regencies: a group, their sum, or a question."""
        if not has_figures:
            return Why.GROUP
        if self.body.names.is_government(name):
            return None
        if not self.body.counts or self.sums.is_sum(row, least_rows=1):
            return Why.TOTAL
        self.unclear.add(row)
        return None

    def _without_figures(self, row: int, name: str) -> Why | None:
        """A name without figures heads a group when it says so, or is a unit reported blank."""
        values = self.body.values(row)
        beside = [c for c in filled(values) if c != self.body.unit_column]
        is_alone = all(c < (self.body.unit_column or 0) for c in beside)
        if is_alone and is_group_text(plain_label(name)) and self._has_figures_below(row):
            names = self.body.names
            return Why.GROUP if names.kind is None or not names.knows(name) else None
        is_parent = is_alone and self.body.names.may_stand_above(name)
        return Why.GROUP if is_parent and self._is_above_units(row) else None

    def _is_above_units(self, row: int) -> bool:
        """Whether the next row with figures names a unit below a province by its own word."""
        below = self._next_with_figures(row, may_be_data=True)
        return below is not None and begins_as_lower_unit(self.body.name(below))

    def _has_figures_below(self, row: int) -> bool:
        return self._next_with_figures(row, may_be_data=False) is not None

    def _next_with_figures(self, row: int, *, may_be_data: bool) -> int | None:
        """The next row with figures; of those that say nothing else of themselves, when asked."""
        rows = self.maybe_data if may_be_data else self.with_figures
        at = bisect_right(rows, row)
        return rows[at] if at < len(rows) else None

    def _without_unit(self, row: int, *, has_figures: bool) -> Why | None:
        label = self._label(row)
        if label and self.body.names(label):
            return Why.TOTAL if has_figures else Why.GROUP
        if not has_figures:
            return Why.GROUP if label and not self.body.says_term(row) else None
        if label:
            return Why.TOTAL if not self.body.counts or self.sums.is_sum(row) else None
        is_total = self.sums.is_sum_of_above(row) and self._ends_section(row)
        is_first = not self.sums.has_rows
        return Why.TOTAL if is_total or (is_first and self.sums.is_sum_of_below(row)) else None

    def _label(self, row: int) -> str:
        """What a row without a unit calls itself, in a column that is not read."""
        for column, value in enumerate(self.body.values(row), start=1):
            told = column in self.body.particulars or (
                self.body.counts and self.body.is_figure(column)
            )
            if isinstance(value, str) and not is_blank(value) and not is_number(value) and not told:
                return plain_label(text_of(value))
        return ""

    def _ends_section(self, row: int) -> bool:
        """Whether no data row follows directly: what comes next was left out, or is nothing."""
        for below in range(row + 1, self.body.sheet.height + 1):
            why = self.first.get(below)
            if why is not Why.BLANK:
                return why is not None or (
                    bool(self.body.name(below)) and not any(self.body.figures(below))
                )
        return True
