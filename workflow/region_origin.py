"""Where the figure of an area comes from, and what a reader must know about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from domain.indicators import Indicator
from domain.language import Language
from domain.period import Period
from domain.states import State
from domain.terms import INSTRUMENTS
from workflow.facts import Facts

CELLS_SHOWN = 3
Line = Mapping[str, Any]
"""A line of a frame: a few lines, asked often, answer much faster than a frame does."""
_WHERE = ("period", "unit", "institution")
_STATE = (
    "unit",
    "institution",
    "period",
    "state",
    "numerator",
    "denominator",
    "is_reported",
    "is_cumulative",
    "blank_rows",
    "instrument",
    "personnel_period",
)
_PLAIN_INSTRUMENTS = frozenset({"", "integrity_pact"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure stands: submission, workbook, sheet and cells."""

    received: str
    file_name: str
    cells: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the figures of an indicator stand.

    Attributes:
        cells: (period, unit, institution) -> the figures with sheet and cell.
        reports: number of the report -> its submission, workbook and day of receipt.
    """

    cells: Mapping[tuple[str, str, str], Sequence[Line]]
    reports: Mapping[int, Line]


def state_lines(states: pd.DataFrame) -> Sequence[Line]:
    """What origins and notes need of unit states, a line each."""
    return _lines(states[list(_STATE)])


def _lines(frame: pd.DataFrame) -> list[Line]:
    return frame.to_dict("records")


def sources_of_units(facts: Facts, indicator: Indicator) -> Sources:
    """Where the indicator's figures stand, for the few units that the facts hold."""
    figures = facts.figures
    fields = [indicator.numerator, indicator.denominator or ""]
    own = figures[(figures["kind"] == indicator.kind.value) & figures["field"].isin(fields)]
    cells: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for line in _lines(own[[*_WHERE, "instrument", "report", "sheet", "cell"]]):
        cells[line["period"], line["unit"], line["institution"]].append(line)
    reports = _lines(facts.reports[["report", "received_on", "submission", "file_name"]])
    return Sources(cells, {line["report"]: line for line in reports})


def origin_of(
    indicator: Indicator, rows: Sequence[Line], sources: Sources, language: Language
) -> Origin | None:
    """The cells of the figure, when it comes from one report; None for sums over reports.

    Args:
        rows: the unit states that the figure is made of, all of one month.
    """
    reported = [row for row in rows if row["is_reported"]]
    if len(reported) != 1:
        return None
    [row] = reported
    found = _found(indicator, row, sources)
    if not found:
        return None
    report = sources.reports[found[0]["report"]]
    received = language.text(
        "received {date}, submission {number}",
        date=language.date(report["received_on"]),
        number=f"{report['submission']:04d}",
    )
    cells = _cells(found, language)
    if row["is_cumulative"]:
        cells += " " + language.text("(cumulative; the month before is taken off)")
    return Origin(received, str(report["file_name"]), cells)


def _found(indicator: Indicator, row: Line, sources: Sources) -> Sequence[Line]:
    found = sources.cells.get((row["period"], row["unit"], row["institution"]), ())
    if indicator.numerator != "signed":
        return found
    return [line for line in found if _text(line["instrument"]) == row["instrument"]]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _cells(found: Sequence[Line], language: Language) -> str:
    cells = [line["cell"] for line in found]
    sheet = found[0]["sheet"]
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
    rows: Sequence[Line], indicator: Indicator, period: Period, language: Language
) -> tuple[str, ...]:
    """Blank rows left out, another instrument than the pact, old personnel, why no rate.

    Args:
        rows: unit states of one month, as `state_lines` gives them.
    """
    notes = []
    blank_rows = sum(int(row["blank_rows"]) for row in rows if pd.notna(row["blank_rows"]))
    if blank_rows:
        notes.append(language.plural("{n} row left blank", "{n} rows left blank", blank_rows))
    others = sorted({_text(row["instrument"]) for row in rows} - _PLAIN_INSTRUMENTS)
    if others:
        names = [INSTRUMENTS.label(code, language) for code in others]
        notes.append(language.text("counted: {instruments}", instruments=language.list(names)))
    if indicator.denominator == "personnel":
        notes += _personnel_notes(rows, period, language)
    notes += _unknown_notes(rows, language)
    return tuple(notes)


def _personnel_notes(rows: Sequence[Line], period: Period, language: Language) -> list[str]:
    months = [row["personnel_period"] for row in rows if isinstance(row["personnel_period"], str)]
    notes = []
    if months and min(months) < str(period):
        month = language.short_month(Period.parse(min(months)), year=True)
        notes.append(
            language.text("personnel as of {month}", month=month)
            if len(set(months)) == 1
            else language.text("personnel as of {month} or later", month=month)
        )
    without = sum(
        bool(row["is_reported"] and pd.notna(row["numerator"]) and pd.isna(row["denominator"]))
        for row in rows
    )
    if without and len(rows) == 1:
        notes.append(language.text("no denominator: personnel was not reported"))
    elif without:
        notes.append(
            language.plural(
                "{n} report is left out of the rate: its personnel was not reported",
                "{n} reports are left out of the rate: their personnel was not reported",
                without,
            )
        )
    return notes


def _unknown_notes(rows: Sequence[Line], language: Language) -> list[str]:
    """A cumulative report without the month before says something, but not about this month."""
    if not any(_is_unknown_month(row) for row in rows):
        return []
    return [language.text("cumulative: the figure of the month alone is not known")]


def _is_unknown_month(row: Line) -> bool:
    return (
        row["is_cumulative"] is True
        and row["state"] == State.BLANK.value
        and (pd.isna(row["blank_rows"]) or row["blank_rows"] == 0)
        and pd.isna(row["numerator"])
    )
