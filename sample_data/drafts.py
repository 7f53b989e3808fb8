"""A good small workbook to plant faults in, remembering the very cell of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.fields import COVER_LABELS, COVER_SHEET, SHEET_OF, ReportKind
from domain.period import Period
from sample_data.habits import since
from sample_data.scenario import Cell, facts
from sample_data.units import unit_of
from sample_data.workbooks import (
    FIRST_COVER_ROW,
    FIRST_DATA_ROW,
    Columns,
    SampleSheets,
    cover_of,
    template_columns,
    workbook_bytes,
)

MONTH = Period(2024, 1)
SEVERAL = ("18.02", "18.03", "18.04", "18.06", "18.07", "18.08")
ExpectedIssue = tuple[str, str | None, str | None]


@dataclass(slots=True)
class Draft:
    """A workbook in the making.

    Attributes:
        cover: cover label code -> value.
        rows: report kind -> rows, each from field code to cell.
        columns: report kind -> (heading, key in the rows).
        expected: (code, sheet, cell) of every planted fault, in the order of planting.
    """

    cover: dict[str, str]
    rows: dict[ReportKind, list[dict[str, Cell]]]
    columns: dict[ReportKind, Columns]
    expected: list[ExpectedIssue] = field(default_factory=list)

    def put(self, kind: ReportKind, row: int, code: str, value: Cell) -> None:
        """Write a cell; rows count from 0, without the row of headings."""
        self.rows[kind][row][code] = value

    def expect(self, issue: str, kind: ReportKind, row: int, code: str) -> None:
        """Note that the issue must be found at the field's cell in the row."""
        cell = f"{self.letter(kind, code)}{row + FIRST_DATA_ROW}"
        self.expected.append((issue, SHEET_OF[kind].name_id, cell))

    def plant(self, issue: str, kind: ReportKind, row: int, code: str, value: Cell) -> None:
        """Write a wrong value and note the issue at its cell."""
        self.put(kind, row, code, value)
        self.expect(issue, kind, row, code)

    def plant_on_cover(self, issue: str, label: str, value: str) -> None:
        """Write a wrong value on the cover and note the issue at its cell."""
        self.cover[label] = value
        labels = [line.code for line in COVER_LABELS]
        cell = f"B{FIRST_COVER_ROW + labels.index(label)}"
        self.expected.append((issue, COVER_SHEET, cell))

    def add_row(self, kind: ReportKind, row: dict[str, Cell]) -> int:
        """Append a row and return its number."""
        self.rows[kind].append(row)
        return len(self.rows[kind]) - 1

    def letter(self, kind: ReportKind, code: str) -> str:
        """The letter of the column that holds the field."""
        keys = [key for _, key in self.columns[kind]]
        return chr(ord("A") + keys.index(code))

    def content(self) -> bytes:
        """The workbook as .xlsx."""
        return workbook_bytes(SampleSheets(self.cover, self.rows, self.columns))


def draft_of_several(kinds: tuple[ReportKind, ...] = tuple(ReportKind)) -> Draft:
    """A correct workbook of six regencies of Lampung about January 2024."""
    rows: dict[ReportKind, list[dict[str, Cell]]] = {kind: [] for kind in kinds}
    for code in SEVERAL:
        for kind, found in facts(unit_of(code), MONTH).items():
            if kind in kinds:
                rows[kind] += [dict(row) for row in found]
    cover = cover_of(MONTH, unit_kind="Kabupaten/Kota")
    return Draft(cover, rows, {kind: template_columns(kind) for kind in kinds})


def draft_of_one(code: str) -> Draft:
    """A correct workbook of one unit about January 2024."""
    unit = unit_of(code)
    start = since(unit, MONTH)
    found = facts(unit, MONTH, since=start)
    rows = {kind: [dict(row) for row in kind_rows] for kind, kind_rows in found.items()}
    cover = cover_of(MONTH, since=start, unit_code=unit.code, unit_name=unit.place.name)
    return Draft(cover, rows, {kind: template_columns(kind) for kind in rows})
