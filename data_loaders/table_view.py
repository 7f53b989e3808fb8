"""A sheet looked at as a table: which way it lies, its headings, titles and columns of units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from data_loaders.layout import Layout, find_layout, is_number
from data_loaders.options import TableOptions
from data_loaders.raw import RawSheet, RawWorkbook, column_letter, is_blank, text_of
from data_loaders.row_kinds import is_numbering, is_total_word
from data_loaders.stated_facts import StatedFacts, stated_facts
from data_loaders.unit_column import guess_unit_column, is_below_regency
from domain.period import Period
from domain.places import Resolver
from domain.vocabulary import normalise

LOOKED_AT = 2_000
"""Rows of a sheet that a proposal is made from."""

_SAMPLED = 200
_FEW = 3
_CODE_HEADINGS = frozenset({"kode", "code", "kode wilayah", "kode satuan", "kode kemendagri"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table as it lies: `sheet` is turned about when the units stand across.

    Attributes:
        units: numbers of the columns of units, one for each block side by side; empty when no
            column names places that are known.
        doubtful_unit: a column of names none of which is known, or of villages and districts.
        codes: numbers of columns of unit codes beside the names.
    """

    sheet: RawSheet
    layout: Layout
    titles: tuple[str, ...]
    facts: StatedFacts
    units: tuple[int, ...]
    doubtful_unit: int | None
    codes: tuple[int, ...]

    def key(self, number: int) -> str:
        """The letter of a column; the number of its row when the units stand across."""
        return str(number) if self.sheet.is_transposed else column_letter(number)

    @property
    def headings(self) -> Mapping[int, str]:
        """The headings that belong to the table: titles and notes beside it are none."""
        if not self.sheet.is_transposed:
            return self.layout.headings
        below = range(self.layout.first_row, self.sheet.height + 1)
        return {
            number: text
            for number, text in self.layout.headings.items()
            if any(not is_blank(self.sheet.value(row, number)) for row in below)
        }


def view_of(
    raw: RawWorkbook, sheet: RawSheet, said: TableOptions, resolver: Resolver, month: Period
) -> TableView | None:
    """The table of a sheet; None when it has no headings with something below."""
    sheet = _beginning(sheet)
    upright = _looked_at(raw, sheet, said, resolver, month, titles_of=sheet)
    if said.is_transposed or (said.columns == {} and _may_lie_across(sheet, upright)):
        turned = _looked_at(
            raw, _without_titles(sheet).transposed(), said, resolver, month, titles_of=sheet
        )
        if said.is_transposed or (turned and _known(turned, resolver, month) >= _FEW):
            return turned
    return upright


def _beginning(sheet: RawSheet) -> RawSheet:
    """The first rows: what a table is shows there, and a long one is read soon enough."""
    return sheet if sheet.height <= LOOKED_AT else replace(sheet, rows=sheet.rows[:LOOKED_AT])


def _without_titles(sheet: RawSheet) -> RawSheet:
    """The sheet with blank rows above its headings: turned about, titles are no columns."""
    header = find_layout(sheet).header_rows
    above = header[0] - 1 if header else 0
    while above < sheet.height and _is_title(sheet, above + 1):
        above += 1
    return replace(sheet, rows=((),) * above + sheet.rows[above:])


def _is_title(sheet: RawSheet, row: int) -> bool:
    """A row "Wilayah | : | Kalimantan Timur", or one with a single text."""
    texts = [text_of(value) for value in sheet.rows[row - 1] if not is_blank(value)]
    return len(texts) <= 1 or texts[1] == ":"


def _may_lie_across(sheet: RawSheet, upright: TableView | None) -> bool:
    """Whether no column names units: then they may stand in a row."""
    return (upright is None or not upright.units) and sheet.width > 1 and sheet.height <= _SAMPLED


def _looked_at(
    raw: RawWorkbook,
    sheet: RawSheet,
    said: TableOptions,
    resolver: Resolver,
    month: Period,
    *,
    titles_of: RawSheet,
) -> TableView | None:
    layout = find_layout(sheet, said.header_row)
    if not layout.header_rows or sheet.height < layout.first_row:
        return None
    titles = tuple(_titles(titles_of, find_layout(titles_of)))
    units, doubtful = _units(sheet, layout, said, resolver, month)
    return TableView(
        sheet=sheet,
        layout=layout,
        titles=titles,
        facts=stated_facts(titles, sheet.name, raw.file_name),
        units=units,
        doubtful_unit=doubtful,
        codes=tuple(_codes(sheet, layout, resolver, month)),
    )


def _titles(sheet: RawSheet, layout: Layout) -> Iterator[str]:
    last = layout.header_rows[0] if layout.header_rows else 1
    for row in range(1, last):
        yield from (text_of(value) for value in sheet.rows[row - 1] if isinstance(value, str))


def _units(
    sheet: RawSheet, layout: Layout, said: TableOptions, resolver: Resolver, month: Period
) -> tuple[tuple[int, ...], int | None]:
    """The columns of units, and a column that may be one."""
    first = guess_unit_column(sheet, layout, resolver, month, said.unit_kind)
    if first is None:
        return (), None
    heading = layout.headings.get(first, "")
    names = _names(sheet, layout, first)
    known = _places(names, resolver, month)
    # notes below a table name no places, and a title beside a turned one may name a single one
    is_single = known == 1 and len(set(names)) > _FEW
    if is_below_regency(heading) or is_single or known * 4 < len(set(names)) or not known:
        return (), first
    return tuple(_same_columns(sheet, layout, first, heading, resolver, month)), None


def _same_columns(
    sheet: RawSheet, layout: Layout, first: int, heading: str, resolver: Resolver, month: Period
) -> Iterator[int]:
    """The column, and others under the same heading with places in them: blocks side by side."""
    for number, text in layout.headings.items():
        same = _last_level(text) == _last_level(heading) != ""
        if number == first or (same and _places(_names(sheet, layout, number), resolver, month)):
            yield number
    if first not in layout.headings:
        yield first


def _last_level(heading: str) -> str:
    return normalise(heading.rpartition(" / ")[2])


def _names(sheet: RawSheet, layout: Layout, column: int) -> list[str]:
    rows = range(layout.first_row, min(sheet.height, layout.first_row + _SAMPLED) + 1)
    values = (sheet.value(row, column) for row in rows)
    return [
        text_of(v) for v in values if isinstance(v, str) and not is_number(v) and not is_blank(v)
    ]


def _places(names: list[str], resolver: Resolver, month: Period) -> int:
    """How many of the names are places, ambiguous ones included."""
    found = (resolver.resolve(code=None, name=name, kind=None, period=month) for name in names)
    return sum(match.place is not None or match.is_ambiguous for match in found)


def _known(view: TableView, resolver: Resolver, month: Period) -> int:
    return sum(_places(_names(view.sheet, view.layout, n), resolver, month) for n in view.units)


def _codes(sheet: RawSheet, layout: Layout, resolver: Resolver, month: Period) -> Iterator[int]:
    """Columns under a heading of codes that hold codes of places."""
    for number, heading in layout.headings.items():
        if _last_level(heading) in _CODE_HEADINGS:
            rows = range(layout.first_row, min(sheet.height, layout.first_row + _SAMPLED) + 1)
            texts = [
                text
                for row in rows
                if (text := sheet.text(row, number)) and not is_total_word(text)
                if not is_numbering(sheet.rows[row - 1])
            ]
            known = (
                resolver.resolve(code=text, name=None, kind=None, period=month) for text in texts
            )
            if texts and sum(bool(m.place or m.candidates) for m in known) * 2 >= len(texts):
                yield number
