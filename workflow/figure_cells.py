"""The cells that a figure is made of: every report, sheet and cell behind a sum."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from analysis.sums import sum_states
from analysis.totals import KEY
from domain.fields import SHEET_OF, Nature, ReportKind
from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.states import State
from geo.gazetteer import Gazetteer
from workflow.changed_figures import figure_words
from workflow.facts import Facts, figures_in, reports_in

_Line = Mapping[Hashable, Any]
_KNOWN = (State.ABOVE_ZERO.value, State.ZERO.value)
_UNIT = ["unit_kind", "unit", "institution"]


class Part(StrEnum):
    """What a cell is in the figure."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    TAKEN_OFF = "taken_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCell:
    """One cell of a kept workbook.

    Attributes:
        name: "G2".
        words: heading of its column and what the row is about; of cases the heading alone.
        part: TAKEN_OFF marks cumulative figures of the month before, which are subtracted.
        value: as stored; None when the cell is blank.
        is_counted: whether it is in the sum; a row with a blank in a needed cell is not.
    """

    sheet: str
    name: str
    words: str
    part: Part
    field: str
    value: float | None
    is_counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """One report behind a figure, with its cells in the order of the sheet.

    Attributes:
        period: its own month: personnel may be carried from an earlier one.
        kind: of the report.
        is_nil: whether it says that there was nothing.
    """

    unit: str
    institution: str
    period: Period
    kind: ReportKind
    is_nil: bool
    submission: int
    file_name: str
    received_on: date
    cells: tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureOrigin:
    """Everything that a figure of one month is made of.

    Attributes:
        line: of `sum_states`: numerator, denominator, value, state, n_reported, n_expected; None
            where nobody was expected to report and nobody did.
        heads: a line for each report, by unit and institution; cells: a line for each cell.
    """

    indicator: Indicator
    period: Period
    line: pd.Series | None
    heads: pd.DataFrame
    cells: pd.DataFrame
    gazetteer: Gazetteer

    def reports(self, language: Language, shown: slice = slice(None)) -> tuple[SourceReport, ...]:
        """The reports with their cells; those of a slice alone, because a nation has thousands."""
        heads = self.heads.iloc[shown]
        own = self.cells[self.cells["report"].isin(heads["report"])]
        by_report = {number: lines.to_dict("records") for number, lines in own.groupby("report")}
        return tuple(
            _report(self.gazetteer, head, by_report.get(head["report"], []), language)
            for head in heads.to_dict("records")
        )


def figure_origin(
    facts: Facts, *, indicator: Indicator, states: pd.DataFrame, period: Period
) -> FigureOrigin:
    """The cells behind the sum of unit states in one month.

    The values of the numerator's cells, less those taken off, add up to the numerator, wherever
    all reports have figures; so do those of the denominator. Blank cells are listed as blank.

    Args:
        states: of `selected_states`; lines of other months are left aside.
    """
    own = states[states["period"] == str(period)]
    lines = own[own["is_reported"]]
    parts = [
        _own_cells(facts, indicator, lines),
        _cells_taken_off(facts, indicator, lines),
        _personnel_cells(facts, indicator, lines),
    ]
    cells = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    sums = sum_states(indicator=indicator, states=own, by=["period"])
    return FigureOrigin(
        indicator=indicator,
        period=period,
        line=None if sums.empty else sums.iloc[0],
        heads=_heads(facts, indicator.kind, period, lines, cells),
        cells=cells,
        gazetteer=facts.gazetteer,
    )


def _own_cells(facts: Facts, indicator: Indicator, lines: pd.DataFrame) -> pd.DataFrame:
    """Cells of the reports of the month, of the instrument that counts."""
    cells = _fields_of(facts, indicator, lines[[*KEY, "instrument", "state"]])
    return _with_parts(indicator, cells)


def _fields_of(facts: Facts, indicator: Indicator, lines: pd.DataFrame) -> pd.DataFrame:
    """Cells of the indicator's fields, of lines of one month."""
    month = lines["period"].iloc[0] if len(lines) else ""
    figures = figures_in(facts, indicator.kind.value, month)
    own = figures[
        figures["unit"].isin(lines["unit"].unique())
        & figures["field"].isin([indicator.numerator, indicator.denominator or ""])
    ]
    found = own.merge(lines, on=KEY, suffixes=("", "_counted"))
    if indicator.numerator != "signed":
        return found
    return found[found["instrument"].fillna("") == found["instrument_counted"].fillna("")]


def _with_parts(indicator: Indicator, cells: pd.DataFrame) -> pd.DataFrame:
    is_numerator = cells["field"] == indicator.numerator
    part = is_numerator.map({True: Part.NUMERATOR.value, False: Part.DENOMINATOR.value})
    is_blank = cells["value"].isna().groupby(cells["row_id"]).transform("any")
    counted = cells["state"].isin(_KNOWN) & ~is_blank
    return cells.assign(part=part, is_counted=counted)


def _cells_taken_off(facts: Facts, indicator: Indicator, lines: pd.DataFrame) -> pd.DataFrame:
    """Cells of the month before with the same start, for cumulative figures of what happened."""
    cumulative = lines[lines["is_cumulative"].eq(True)]
    if indicator.nature is not Nature.FLOW or cumulative.empty:
        return pd.DataFrame()
    heads = facts.reports.loc[facts.reports["kind"] == indicator.kind.value, [*KEY, "since"]]
    later = cumulative[[*KEY, "state"]].merge(heads, on=KEY)
    later = later[later["since"] != later["period"]]
    if later.empty:
        return pd.DataFrame()
    before = later.assign(period=str(Period.parse(later["period"].iloc[0]).previous))
    before = before.merge(heads, on=[*KEY, "since"])
    cells = _fields_of(facts, indicator, before[[*KEY, "state"]].assign(instrument=""))
    return _with_parts(indicator, cells).assign(part=Part.TAKEN_OFF.value)


def _personnel_cells(facts: Facts, indicator: Indicator, lines: pd.DataFrame) -> pd.DataFrame:
    """Cells of the denominator, from the personnel report that was carried to the month."""
    if indicator.denominator != "personnel":
        return pd.DataFrame()
    wanted = lines.dropna(subset="personnel_period")[[*_UNIT, "personnel_period", "state"]]
    wanted = wanted.rename(columns={"personnel_period": "period"})
    figures = facts.figures
    own = figures[
        (figures["kind"] == ReportKind.PERSONNEL.value) & figures["unit"].isin(wanted["unit"])
    ]
    cells = own.merge(wanted, on=KEY)
    counted = cells["state"].isin(_KNOWN) & cells["value"].notna()
    return cells.assign(part=Part.DENOMINATOR.value, is_counted=counted)


def _heads(
    facts: Facts, kind: ReportKind, period: Period, lines: pd.DataFrame, cells: pd.DataFrame
) -> pd.DataFrame:
    """The reports of the month, also those without cells, and the others that cells are from."""
    heads = facts.reports
    own = reports_in(facts, kind.value, str(period)).merge(lines[KEY], on=KEY)
    elsewhere = cells.loc[~cells["report"].isin(own["report"]), "report"]
    others = heads[heads["report"].isin(elsewhere)]
    both = pd.concat([own, others], ignore_index=True)
    return both.sort_values(["unit", "institution", "period"], ascending=[True, True, False])


def _report(
    gazetteer: Gazetteer, head: _Line, cells: Sequence[_Line], language: Language
) -> SourceReport:
    place = gazetteer.place(head["unit"])
    return SourceReport(
        unit=place.short_name if place else head["unit"],
        institution=head["institution"],
        period=Period.parse(head["period"]),
        kind=ReportKind(head["kind"]),
        is_nil=bool(head["is_nil"]),
        submission=int(head["submission"]),
        file_name=head["file_name"],
        received_on=head["received_on"],
        cells=tuple(_cell(line, language) for line in cells),
    )


def _words(line: _Line, language: Language) -> str:
    """Heading and particulars; of cases the heading alone: one of a kind can point to a person."""
    if line["kind"] == ReportKind.VIOLATIONS.value:
        field = SHEET_OF[ReportKind.VIOLATIONS].field(line["field"])
        return language.pick(field.heading_id, field.heading_en)
    return figure_words({str(key): value for key, value in line.items()}, language)


def _cell(line: _Line, language: Language) -> SourceCell:
    value = line["value"]
    return SourceCell(
        sheet=line["sheet"],
        name=line["cell"],
        words=_words(line, language),
        part=Part(line["part"]),
        field=line["field"],
        value=None if pd.isna(value) else float(value),
        is_counted=bool(line["is_counted"]),
    )
