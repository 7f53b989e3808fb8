"""A table on a slide: an ink rule under the headings, hairlines between rows, no vertical lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charts.slide_parts import HAIRLINE, Sheet
from charts.slide_plot import mark_sample
from charts.slide_text import SMALLEST, Type, draw_lines, sizes, width_of, wrapped
from charts.svg_path import Box
from domain.briefing import Column, Table

_TYPES = sizes(30, 28, 26, 25, 24, 23, 22, 21, 20, SMALLEST, spacing=1.22)
_UNBROKEN_FROM = 22.0
_NOTE = Type(SMALLEST + 1)
_GUTTER = 26.0
_LOOSE, _TIGHT = 20.0, 8.0  # above and below a row's words together


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table in lines of one size.

    Attributes:
        edges: left and right of each column, in pixels.
        cells: of each row the lines of each cell; the first row is the headings.
    """

    type: Type
    edges: tuple[tuple[float, float], ...]
    cells: tuple[tuple[tuple[str, ...], ...], ...]
    padding: float

    def height(self, row: int) -> float:
        """Height of a row with its padding."""
        return max(len(lines) for lines in self.cells[row]) * self.type.leading + self.padding

    @property
    def is_unbroken(self) -> bool:
        """Whether every cell below the headings stands on one line."""
        return all(len(lines) == 1 for row in self.cells[1:] for lines in row)

    @property
    def total(self) -> float:
        """Height of all rows."""
        return sum(self.height(i) for i in range(len(self.cells)))


def draw_table(sheet: Sheet, table: Table, box: Box) -> None:
    """The table at the largest size that fits; rows without room are counted in a last line.

    Raises:
        ValueError: a row is longer or shorter than the columns.
    """
    x0, y0, x1, y1 = box
    if any(len(row) != len(table.columns) for row in table.rows):
        raise ValueError("a row of the table is longer or shorter than its columns")
    note = wrapped(table.note, _NOTE, x1 - x0) if table.note else ()
    room = y1 - y0 - (len(note) * _NOTE.leading + 14 if note else 0.0)
    grid = _grid(table, box, room)
    rows, y = _rows_that_fit(grid, room), y0
    left_out = len(grid.cells) - rows
    end = y0 + sum(grid.height(i) for i in range(rows))
    mark_sample(sheet.canvas, (x0, y0, x1, end), sheet.colours, is_sample=sheet.slide.is_sample)
    for i in range(rows):
        y = _draw_row(sheet, table.columns, grid, i, y, (x0, x1))
    if left_out:
        language = sheet.language
        more = language.plural("and {n} more row", "and {n} more rows", left_out)
        note = (more, *note)
    draw_lines(
        sheet.canvas, note, (x0, y + 12), _NOTE, colour=sheet.colours.ink_2, bold=sheet.colours.ink
    )


def _rows_that_fit(grid: _Grid, room: float) -> int:
    if grid.total <= room + 0.5:  # rows are stretched to the last pixel
        return len(grid.cells)
    used, n = _NOTE.leading, 0
    for i in range(len(grid.cells)):
        used += grid.height(i)
        if used > room:
            break
        n += 1
    return max(n, 1)


def _grid(table: Table, box: Box, room: float) -> _Grid:
    """At the largest size that fits, rather a little smaller than with broken lines."""
    found: _Grid | None = None
    for type in _TYPES:
        if found is not None and type.size < _UNBROKEN_FROM:
            break
        grid = _laid_out(table, type, box, room)
        if grid.total > room:
            continue
        if grid.is_unbroken or found is None:
            found = grid
        if grid.is_unbroken:
            break
    found = found or _laid_out(table, _TYPES[-1], box, room)
    spare = (room - found.total) / max(len(found.cells), 1)
    return replace(found, padding=found.padding + max(0.0, min(spare, 22.0)))


def _laid_out(table: Table, type: Type, box: Box, room: float) -> _Grid:
    edges = _edges(table, type, box)
    headings = tuple(column.heading for column in table.columns)
    cells = tuple(
        tuple(_cell(text, edge, type) for text, edge in zip(row, edges, strict=True))
        for row in (headings, *table.rows)
    )
    loose = _Grid(type, edges, cells, _LOOSE)
    return loose if loose.total <= room else replace(loose, padding=_TIGHT)


def _cell(text: str, edge: tuple[float, float], type: Type) -> tuple[str, ...]:
    return wrapped(text, type, edge[1] - edge[0]) or ("",)


def _edges(table: Table, type: Type, box: Box) -> tuple[tuple[float, float], ...]:
    """Columns by their shares; one whose longest word needs more takes it from the others."""
    x0, _, x1, _ = box
    room = x1 - x0 - _GUTTER * (len(table.columns) - 1)
    least = [_longest_word(table, i, type) for i in range(len(table.columns))]
    widths = _shared([column.share for column in table.columns], least, room)
    edges, x = [], x0
    for width in widths:
        edges.append((x, x + width))
        x += width + _GUTTER
    return tuple(edges)


def _longest_word(table: Table, i: int, type: Type) -> float:
    """The width below which a word of a column would be broken."""
    texts = (table.columns[i].heading, *(row[i] for row in table.rows))
    words = (word for text in texts for word in text.replace("**", "").split())
    return max((type.width(word, is_bold=True) for word in words), default=0.0) + 1


def _shared(shares: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    if sum(least) >= room:
        return [room * width / (sum(least) or 1.0) for width in least]
    fixed: set[int] = set()
    while True:
        free = [i for i in range(len(shares)) if i not in fixed]
        rest = room - sum(least[i] for i in fixed)
        total = sum(shares[i] for i in free) or 1.0
        tight = [i for i in free if rest * shares[i] / total < least[i]]
        if not tight:
            return [
                least[i] if i in fixed else rest * shares[i] / total for i in range(len(shares))
            ]
        fixed.update(tight)


def _draw_row(
    sheet: Sheet,
    columns: Sequence[Column],
    grid: _Grid,
    i: int,
    y: float,
    across: tuple[float, float],
) -> float:
    canvas, colours, type = sheet.canvas, sheet.colours, grid.type
    height = grid.height(i)
    lowest = max(len(lines) for lines in grid.cells[i])
    for column, (left, right), lines in zip(columns, grid.edges, grid.cells[i], strict=True):
        # headings stand on their rule, cells hang from their hairline
        skip = lowest - len(lines) if i == 0 else 0
        top = y + grid.padding / 2 + skip * type.leading
        own = Type(type.size, spacing=type.spacing)
        for j, line in enumerate(lines):
            text = f"**{line}**" if i == 0 and "**" not in line else line
            x = right - width_of(text, own) if column.is_number else left
            ink = colours.ink_2 if i == 0 else colours.ink
            draw_lines(canvas, [text], (x, top + j * type.leading), own, colour=ink, bold=ink)
    foot = y + height
    rule = (foot - 2.5, foot) if i == 0 else (foot - HAIRLINE, foot)
    canvas.rectangle(
        (across[0], rule[0], across[1], rule[1]), fill=colours.ink if i == 0 else colours.hairline
    )
    return foot
