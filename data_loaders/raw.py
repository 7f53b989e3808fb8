"""A workbook as it was read: sheets of cells at their true positions, nothing interpreted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from domain.issues import Issue, IssueType

CellValue = str | int | float | bool | date | datetime | time | timedelta | None
Position = tuple[int, int]

LETTERS = 26


class UnreadableWorkbook(Exception):
    """The file could not be read; the issue says why and what to do."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.code)
        self.issue = issue

    @classmethod
    def because(
        cls, kind: IssueType, *, sheet: str | None = None, **parameters: object
    ) -> UnreadableWorkbook:
        """The exception for a catalogue entry and its parameters."""
        return cls(Issue(kind, sheet=sheet, parameters=parameters))


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, 1-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """One sheet. Rows and columns are counted from 1, as in the spreadsheet program.

    Attributes:
        rows: row 1 first; rows may differ in length; a blank cell is None.
        errors: cells that hold a spreadsheet error, with its text (.csv does not tell).
        uncached: cells with a formula but no stored result (.xlsx and .ods tell).
        comments: text of cell comments (only .xlsx tells).
        hidden_rows: rows that the spreadsheet program does not show (only .xlsx tells).
        hidden_columns: likewise.
        is_transposed: rows of this object are columns of the workbook; `cell_name` knows.
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    errors: Mapping[Position, str] = field(default_factory=dict)
    uncached: frozenset[Position] = frozenset()
    comments: Mapping[Position, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_transposed: bool = False
    width: int = field(init=False)
    """Number of columns up to the last one with a value."""
    _merges_of: Mapping[int, tuple[Merge, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        width = max((len(row) for row in self.rows), default=0)
        object.__setattr__(self, "width", width)
        within = (merge for merge in self.merges if merge.left <= width)
        object.__setattr__(self, "_merges_of", _by_row(within, len(self.rows)))

    @property
    def height(self) -> int:
        """Number of rows down to the last one with a value."""
        return len(self.rows)

    def value(self, row: int, column: int) -> CellValue:
        """The cell's value, None when it is blank or outside."""
        if not 1 <= row <= len(self.rows):
            return None
        cells = self.rows[row - 1]
        return cells[column - 1] if 1 <= column <= len(cells) else None

    def text(self, row: int, column: int) -> str:
        """The cell's value as text, "" when blank."""
        return text_of(self.value(row, column))

    def merges_in(self, row: int) -> tuple[Merge, ...]:
        """The merged ranges that a row has a part of, as far as there are columns with values."""
        return self._merges_of.get(row, ())

    def merge_over(self, row: int, column: int) -> Merge | None:
        """The merged range that a cell lies in, or None."""
        return next((merge for merge in self.merges_in(row) if merge.holds(row, column)), None)

    def cell_name(self, row: int, column: int) -> str:
        """The name of a cell as the workbook knows it, like "C12"."""
        return a1(column, row) if self.is_transposed else a1(row, column)

    def transposed(self) -> RawSheet:
        """The sheet with rows and columns exchanged; its cells keep their names."""
        columns = range(1, self.width + 1)
        rows = tuple(
            tuple(self.value(row, c) for row in range(1, self.height + 1)) for c in columns
        )
        return RawSheet(
            name=self.name,
            rows=rows,
            hidden=self.hidden,
            merges=tuple(Merge(m.left, m.top, m.right, m.bottom) for m in self.merges),
            errors={(column, row): text for (row, column), text in self.errors.items()},
            uncached=frozenset((column, row) for row, column in self.uncached),
            comments={(column, row): text for (row, column), text in self.comments.items()},
            hidden_rows=self.hidden_columns,
            hidden_columns=self.hidden_rows,
            is_transposed=not self.is_transposed,
        )


def _by_row(merges: Iterable[Merge], height: int) -> dict[int, tuple[Merge, ...]]:
    """Row -> its merged ranges: thousands of them are asked for at every cell."""
    found: dict[int, list[Merge]] = defaultdict(list)
    for merge in merges:
        for row in range(merge.top, min(merge.bottom, height) + 1):
            found[row].append(merge)
    return {row: tuple(each) for row, each in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class RawWorkbook:
    """A workbook as it was read.

    Attributes:
        format: "xlsx", "xlsm", "xls", "ods" or "csv", by content and not by name.
        notes: findings about the file as a whole that do not stop anything (macros).
    """

    file_name: str
    sha256: str
    format: str
    sheets: tuple[RawSheet, ...]
    notes: tuple[Issue, ...] = ()


@lru_cache(maxsize=1_024)
def column_letter(column: int) -> str:
    """Turn 1 into "A" and 27 into "AA"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Turn "A" into 1 and "AA" into 27.

    Raises:
        ValueError: not one to three letters.
    """
    text = letters.strip().upper()
    if not (1 <= len(text) <= 3 and text.isascii() and text.isalpha()):
        raise ValueError(letters)
    number = 0
    for letter in text:
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number


def a1(row: int, column: int) -> str:
    """Turn row 12, column 3 into "C12"."""
    return f"{column_letter(column)}{row}"


def text_of(value: CellValue) -> str:
    """The value as one line of text, "" when blank; 47.0 is "47", days are "2024-01-05"."""
    if isinstance(value, str):
        return " ".join(value.split())
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e18:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def lines_of(value: CellValue) -> tuple[str, ...]:
    """The non-blank lines of a cell; a heading may hold two languages on two lines."""
    if not isinstance(value, str):
        text = text_of(value)
        return (text,) if text else ()
    lines = (" ".join(line.split()) for line in value.splitlines())
    return tuple(line for line in lines if line)


def is_blank(value: CellValue) -> bool:
    """Whether nothing visible stands in the cell."""
    return value is None or (isinstance(value, str) and not value.strip())
