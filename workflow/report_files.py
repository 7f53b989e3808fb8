"""The matrix of reports as a workbook: every row that was chosen, every month."""

from __future__ import annotations

import numpy as np
import pandas as pd

from charts.frame import SAMPLE_STAMP
from charts.matrix import MatrixRow
from domain.language import Language
from domain.period import Period
from domain.terms import INSTITUTIONS
from exports.chase_list import CellValue, ListSheet, workbook_bytes
from workflow.report_rows import matrix_rows
from workflow.reporting import Reporting, ReportingStatus

_NAMES = (30, 22, 26, 28)
_SUMS = 6


def matrix_workbook(
    found: Reporting,
    status: ReportingStatus,
    table: pd.DataFrame,
    numbers: np.ndarray,
    *,
    is_sample: bool,
    language: Language,
) -> bytes:
    """Rows with these numbers: unit, a word for each month, sums up to the month of the status.

    A month in which nothing is expected says so; it is never an empty cell or 0.
    """
    columns = range(len(found.grid.periods))
    rows = matrix_rows(found, table, numbers, columns, language)
    lines = table.loc[numbers]
    sheet = ListSheet(
        name=language.text("Reporting status"),
        title=status.title,
        about=(language.text("Due on {date}.", date=language.date(status.due_on)),),
        headings=_headings(found, language),
        widths=(*_NAMES, *[17] * (len(columns) + _SUMS)),
        rows=[
            _cells(row, line.unit, line.institution, line.above, found.grid.periods, language)
            for row, line in zip(rows, lines.itertuples(index=False), strict=True)
        ],
    )
    return workbook_bytes([sheet], sample_mark=SAMPLE_STAMP if is_sample else "")


def _headings(found: Reporting, language: Language) -> tuple[str, ...]:
    t = language.text
    return (
        t("Unit"),
        t("Code"),
        t("Institution"),
        t("Province or police region"),
        *(language.month(period) for period in found.grid.periods),
        t("Months silent"),
        t("Reports expected"),
        t("Received"),
        t("On time"),
        t("Months expected"),
        t("Months complete"),
    )


def _cells(
    row: MatrixRow,
    unit: str,
    institution: str,
    above: str,
    periods: tuple[Period, ...],
    language: Language,
) -> tuple[CellValue, ...]:
    return (
        row.name,
        unit,
        INSTITUTIONS.label(institution, language),
        above,
        *(_word(row, i, period, language) for i, period in enumerate(periods)),
        row.silent_months,
        row.n_expected,
        row.n_reported,
        row.n_on_time,
        row.n_months,
        row.n_complete,
    )


def _word(row: MatrixRow, i: int, period: Period, language: Language) -> str:
    word = row.words[i] if row.words else row.states[i].label(language).lower()
    return f"{word}, {language.text('late')}" if period in row.late else word
