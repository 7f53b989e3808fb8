"""Where the figure of an area comes from, and what a reader must know about it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.states import State
from domain.terms import INSTRUMENTS
from workflow.facts import Facts

CELLS_SHOWN = 3
_PLAIN_INSTRUMENTS = frozenset({"", "integrity_pact"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure stands: submission, workbook, sheet and cells."""

    received: str
    file_name: str
    cells: str


def origin_of(
    facts: Facts, indicator: Indicator, rows: pd.DataFrame, period: Period, language: Language
) -> Origin | None:
    """The cells of the figure, when it comes from one report; None for sums over reports.

    Args:
        rows: the unit states that the figure is made of.
    """
    reported = rows[rows["is_reported"]]
    if len(reported) != 1:
        return None
    row = reported.iloc[0]
    found = _figures(facts, indicator, row, period)
    if found.empty:
        return None
    reports = facts.reports
    report = reports[reports["report"] == found["report"].iloc[0]].iloc[0]
    received = language.text(
        "received {date}, submission {number}",
        date=language.date(report["received_on"]),
        number=f"{report['submission']:04d}",
    )
    cells = _cells(found, language)
    if row["is_cumulative"]:
        cells += " " + language.text("(cumulative; the month before is taken off)")
    return Origin(received, str(report["file_name"]), cells)


def _figures(facts: Facts, indicator: Indicator, row: pd.Series, period: Period) -> pd.DataFrame:
    figures = facts.figures
    own = figures[
        (figures["period"] == str(period))
        & (figures["kind"] == indicator.kind.value)
        & (figures["unit"] == row["unit"])
        & (figures["institution"] == row["institution"])
        & figures["field"].isin([indicator.numerator, indicator.denominator or ""])
    ]
    if indicator.numerator != "signed":
        return own
    return own[own["instrument"].fillna("") == row["instrument"]]


def _cells(found: pd.DataFrame, language: Language) -> str:
    cells = found["cell"].tolist()
    sheet = found["sheet"].iloc[0]
    if len(cells) <= CELLS_SHOWN:
        return language.text(
            "sheet {sheet}, cells {cells}", sheet=sheet, cells=language.list(cells)
        )
    return language.text(
        "sheet {sheet}, {first} to {last} ({n} cells)",
        sheet=sheet,
        first=cells[0],
        last=cells[-1],
        n=language.number(len(cells)),
    )


def region_notes(
    rows: pd.DataFrame, indicator: Indicator, period: Period, language: Language
) -> tuple[str, ...]:
    """Blank rows left out, another instrument than the pact, old personnel, why no rate."""
    notes = []
    blank_rows = int(rows["blank_rows"].fillna(0).sum())
    if blank_rows:
        notes.append(language.plural("{n} row left blank", "{n} rows left blank", blank_rows))
    others = sorted(set(rows["instrument"].dropna()) - _PLAIN_INSTRUMENTS)
    if others:
        names = [INSTRUMENTS.label(code, language) for code in others]
        notes.append(language.text("counted: {instruments}", instruments=language.list(names)))
    if indicator.denominator == "personnel":
        notes += _personnel_notes(rows, period, language)
    notes += _unknown_notes(rows, language)
    return tuple(notes)


def _personnel_notes(rows: pd.DataFrame, period: Period, language: Language) -> list[str]:
    oldest = rows["personnel_period"].dropna().min()
    without = rows["is_reported"] & rows["numerator"].notna() & rows["denominator"].isna()
    notes = []
    if isinstance(oldest, str) and oldest < str(period):
        month = language.short_month(Period.parse(oldest), year=True)
        notes.append(language.text("personnel as of {month}", month=month))
    if without.any():
        notes.append(language.text("no denominator: personnel was not reported"))
    return notes


def _unknown_notes(rows: pd.DataFrame, language: Language) -> list[str]:
    """A cumulative report without the month before says something, but not about this month."""
    unknown = (
        rows["is_cumulative"].eq(True)
        & (rows["state"] == State.BLANK.value)
        & (rows["blank_rows"].fillna(0) == 0)
        & rows["numerator"].isna()
    )
    if not unknown.any():
        return []
    return [language.text("cumulative: the figure of the month alone is not known")]
