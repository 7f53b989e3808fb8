"""Rules between the rows of one report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data_loaders.reading import CellAt
from data_loaders.rows import ParsedRow
from domain import issue_catalogue as found
from domain.history import row_key
from domain.issues import Issue
from domain.vocabulary import normalise

_KEY_CELLS = ("category", "level", "session_date", "instrument", "unit_name", "unit_code")


def report_issues(rows: Sequence[ParsedRow]) -> Iterator[tuple[ParsedRow, Issue]]:
    """Findings between the rows of one report, each with the row it stands at."""
    yield from _same_key_twice(rows)
    yield from _blank_level_beside_levels(rows)
    yield from _nil_beside_figures(rows)


def _key(row: ParsedRow) -> tuple[str, ...]:
    return row_key(row.kind, row.dimensions)


def _cell_of(row: ParsedRow) -> CellAt:
    """The cell that says best what the row is about."""
    cells = [cell for code in _KEY_CELLS if (cell := row.cell(code)) and cell.text]
    return cells[0] if cells else CellAt(row.table.sheet.name, f"A{row.row}", "", "", None)


def _place_of(row: ParsedRow, other: ParsedRow) -> str:
    """The number of another row, with its sheet when it is not the same one."""
    same = row.table.sheet.name == other.table.sheet.name
    return str(other.row) if same else f"{other.row} ({other.table.sheet.name})"


def _same_key_twice(rows: Sequence[ParsedRow]) -> Iterator[tuple[ParsedRow, Issue]]:
    first: dict[tuple[object, ...], ParsedRow] = {}
    for row in rows:
        earlier = first.setdefault((row.is_nil, *_key(row)), row)
        if earlier is not row:
            cell = _cell_of(row)
            yield row, cell.issue(found.ROW_DUPLICATE, first=_place_of(row, earlier))


def _blank_level_beside_levels(rows: Sequence[ParsedRow]) -> Iterator[tuple[ParsedRow, Issue]]:
    with_level: dict[tuple[str, str], ParsedRow] = {}
    for row in rows:
        if "level" in row.dimensions:
            with_level.setdefault(_document(row), row)
    for row in rows if with_level else ():
        if "level" in row.dimensions:
            continue
        other, cell = with_level.get(_document(row)), row.cell("level")
        if other and cell and not cell.text:
            yield row, cell.issue(found.LEVEL_BLANK_BESIDE, first=_place_of(row, other))


def _document(row: ParsedRow) -> tuple[str, str]:
    return row.dimensions.get("instrument", ""), normalise(row.dimensions.get("organization", ""))


def _nil_beside_figures(rows: Sequence[ParsedRow]) -> Iterator[tuple[ParsedRow, Issue]]:
    other = next((row for row in rows if not row.is_nil), None)
    for row in rows:
        if row.is_nil and other:
            cell = _cell_of(row)
            yield row, cell.issue(found.NIL_BESIDE_FIGURES, first=_place_of(row, other))
