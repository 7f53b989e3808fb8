"""Who has signed in a place: by level, and by organization where the file names them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from domain.language import Language
from domain.terms import LEVELS
from workflow.figure_cells import FigureOrigin, Part

_BY_ROW = ["report", "row_id"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeLine:
    """The pledges of one level or one organization in one month.

    Attributes:
        unit: whose report it is in; "" for sums over units.
        obligated, signed: None where the row leaves one of them blank.
        cell: "submission!sheet!cell" of the signed figure; "" for sums over rows.
    """

    name: str
    unit: str
    obligated: float | None
    signed: float | None
    cell: str

    @property
    def remaining(self) -> float | None:
        """Who has not signed; None where that is not known, negative where more have than must."""
        if self.obligated is None or self.signed is None:
            return None
        return self.obligated - self.signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Organizations:
    """What is known of organizations.

    Attributes:
        none_signed, some_signed: with people who have not signed, by name; never by how many.
        unknown: those with a blank figure.
        n_complete: organizations in which all have signed.
        n_reports, n_naming: reports with pledges, and how many of them name organizations.
    """

    none_signed: tuple[PledgeLine, ...]
    some_signed: tuple[PledgeLine, ...]
    unknown: tuple[PledgeLine, ...]
    n_complete: int
    n_reports: int
    n_naming: int


def pledge_levels(origin: FigureOrigin, language: Language) -> tuple[PledgeLine, ...]:
    """The figures of each level, in the order of the vocabulary; only rows that are in the sum.

    Reports that do not tell levels apart are in a line of their own.
    """
    rows = _rows(origin)
    rows = rows[rows["obligated"].notna() & rows["signed"].notna()]
    known = [code for code in LEVELS.codes if (rows["level"] == code).any()]
    rest = [""] if rows["level"].isin(["", *set(rows["level"]) - set(known)]).any() else []
    return tuple(
        _level(rows[rows["level"] == code if code else ~rows["level"].isin(known)], code, language)
        for code in (*known, *rest)
    )


def _level(rows: pd.DataFrame, code: str, language: Language) -> PledgeLine:
    name = LEVELS.label(code, language) if code else language.text("All levels together")
    return PledgeLine(
        name=name,
        unit="",
        obligated=float(rows["obligated"].sum()),
        signed=float(rows["signed"].sum()),
        cell=rows["at"].iloc[0] if len(rows) == 1 else "",
    )


def organizations(origin: FigureOrigin) -> Organizations:
    """Organizations whose people have not all signed, by name."""
    rows = _rows(origin)
    named = rows[rows["organization"] != ""]
    lines = [_organization(group, origin) for _, group in named.groupby(["unit", "organization"])]
    lines.sort(key=lambda line: (line.name.casefold(), line.unit))
    known = [line for line in lines if line.remaining is not None]
    open_lines = [line for line in known if (line.remaining or 0) > 0]
    return Organizations(
        none_signed=tuple(line for line in open_lines if not line.signed),
        some_signed=tuple(line for line in open_lines if line.signed),
        unknown=tuple(line for line in lines if line.remaining is None),
        n_complete=len(known) - len(open_lines),
        n_reports=int(rows["report"].nunique()),
        n_naming=int(named["report"].nunique()),
    )


def _organization(rows: pd.DataFrame, origin: FigureOrigin) -> PledgeLine:
    """The rows of one organization: one blank among them leaves its sum unknown."""
    place = origin.gazetteer.place(rows["unit"].iloc[0])
    return PledgeLine(
        name=rows["organization"].iloc[0],
        unit=place.short_name if place else rows["unit"].iloc[0],
        obligated=_whole_sum(rows["obligated"]),
        signed=_whole_sum(rows["signed"]),
        cell=rows["at"].iloc[0],
    )


def _whole_sum(values: pd.Series) -> float | None:
    total = values.sum(skipna=False)
    return None if pd.isna(total) else float(total)


def _rows(origin: FigureOrigin) -> pd.DataFrame:
    """A line for each row of a sheet: obligated, signed (NaN when blank), level, organization."""
    cells = origin.cells
    columns = [*_BY_ROW, "unit", "level", "organization", "obligated", "signed", "at"]
    if cells.empty:
        return pd.DataFrame(columns=columns)
    about = cells.drop_duplicates("row_id").set_index("row_id")
    signed = cells[cells["part"] == Part.NUMERATOR.value].set_index("row_id")
    rows = about[["report", "unit"]].assign(
        level=about["level"].fillna(""),
        organization=about["organization"].fillna("").str.strip(),
        obligated=cells[cells["part"] == Part.DENOMINATOR.value].set_index("row_id")["value"],
        signed=signed["value"],
        at=signed["submission"].astype(str) + "!" + signed["sheet"] + "!" + signed["cell"],
    )
    return rows.assign(at=rows["at"].fillna("")).reset_index()[columns]
