"""What a person says about a table that does not say it itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind

IS_TOTAL = "total"
"""Said of a name in the column of units: it is no unit, its rows are sums of others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOptions:
    """Answers for a table that is not the template; every one may be missing.

    Attributes:
        columns: column letter -> role. A role is a field code, or "unit" for a column of names or
            codes; a figure may say for what it stands: "reported/category=KE1@2024-01" is the
            reports of one category in one month. When given, the workbook is read as one table
            of this kind.
        sheet: name of the sheet with the table; the first visible one with rows when None.
        terms: field code -> code for what is the same in all rows (institution, category, level,
            instrument, phase, channel, mode).
        unit_kind: kind of the units whose names do not say it; also used for the template.
        is_transposed: units stand across; "columns" then names rows by their numbers.
        places: a unit as the file writes it -> code, as a person answered; "total" (`IS_TOTAL`)
            says that its rows are sums of others.
        header_row: the row where the headings begin, when the first table is not the one meant.
        number_styles: column letter -> "id" (1.234,5) or "en" (1,234.5), as a person answered;
            "Sheet!C" where several sheets have the column.
        is_basis_confirmed: a person was asked and answered `basis`; it goes before the cover's.
    """

    kind: ReportKind | None = None
    period: Period | None = None
    basis: str | None = None
    since: Period | None = None
    unit_kind: UnitKind | None = None
    sheet: str | None = None
    is_sample: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    is_transposed: bool = False
    header_row: int | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    number_styles: Mapping[str, str] = field(default_factory=dict)
    is_basis_confirmed: bool = False

    @property
    def describes_table(self) -> bool:
        """Whether the workbook is to be read as one table of a stated kind."""
        return self.kind is not None and bool(self.columns)


NO_OPTIONS = TableOptions()
