"""A value that was read from a cell, with what there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from data_loaders.raw import CellValue, RawSheet, text_of
from domain.issues import Issue, IssueType

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A value (None when blank or unusable) and the findings about its cell."""

    value: T | None
    issues: tuple[Issue, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a finding stops the row."""
        return any(issue.blocks for issue in self.issues)


@dataclass(frozen=True, slots=True)
class CellAt:
    """One cell of a column: where it stands, under which heading, and what is in it.

    Attributes:
        column: the heading as the workbook writes it.
        field: the field's code.
    """

    sheet: str
    cell: str
    column: str
    field: str
    value: CellValue
    error: str | None = None
    is_uncached: bool = False

    @property
    def text(self) -> str:
        """The value as one line of text."""
        return text_of(self.value)

    def issue(self, kind: IssueType, **parameters: object) -> Issue:
        """A finding at this cell; {column} and {value} are known to its texts."""
        return Issue(
            kind,
            sheet=self.sheet,
            cell=self.cell,
            field=self.field,
            value=self.text or None,
            parameters={"column": self.column} | parameters,
        )


def cell_at(sheet: RawSheet, row: int, column: int, heading: str, field: str) -> CellAt:
    """The cell of a sheet as a `CellAt`."""
    position = (row, column)
    return CellAt(
        sheet=sheet.name,
        cell=sheet.cell_name(row, column),
        column=heading,
        field=field,
        value=sheet.value(row, column),
        error=sheet.errors.get(position),
        is_uncached=position in sheet.uncached,
    )
