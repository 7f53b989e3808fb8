"""What a question about quality rests on: the unit's months, the cells, the equal figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.quality_reading import UnusualFigure, field_words
from domain.fields import ReportKind
from domain.language import Language
from domain.period import Period
from domain.terms import VOCABULARIES
from workflow.facts import Facts
from workflow.quality import Question
from workflow.quality_months import Prepared, series_values

CELLS_SHOWN = 3
# Not what cases are about: of a unit one case of a category can point to a person.
_ABOUT = ("organization", "level", "instrument", "mode")


@dataclass(frozen=True, slots=True)
class UnitMonths:
    """A unit's figure month by month, with what would be nothing unusual in the month asked about.

    Attributes:
        values: None for months without the figure: not reported, blank, or not comparable.
        low, usual, high: of the figure in the last month.
    """

    periods: tuple[Period, ...]
    values: tuple[float | None, ...]
    low: float
    usual: float
    high: float
    is_about_change: bool


def unit_months(
    facts: Facts, prepared: Prepared, question: Question, evidence: UnusualFigure
) -> UnitMonths:
    """The series that an unusual figure stands in, up to its month."""
    wide = series_values(facts, prepared, evidence.kind, evidence.field, evidence.period)
    unit = (question.key.unit_kind.value, question.key.unit, question.key.institution)
    line = wide.loc[unit]
    before = (evidence.before or 0.0) if evidence.by_change else 0.0
    return UnitMonths(
        periods=tuple(Period.parse(month) for month in line.index),
        values=tuple(None if pd.isna(value) else float(value) for value in line),
        low=max(before + evidence.low, 0.0),
        usual=before + evidence.usual,
        high=before + evidence.high,
        is_about_change=evidence.by_change,
    )


@dataclass(frozen=True, slots=True)
class Source:
    """A report that a question is about, and where it stands.

    Attributes:
        unit: code of the unit.
        cells: in words; first_cell is the first of them.
    """

    month: Period
    unit: str
    submission: int
    file_name: str
    sheet: str
    cells: str
    first_cell: str


def sources(facts: Facts, question: Question, language: Language) -> tuple[Source, ...]:
    """Submission, workbook, sheet and cells of each report asked about; none for last digits."""
    own = facts.figures[facts.figures["report"].isin(question.reports)]
    if isinstance(question.evidence, UnusualFigure):
        own = own[own["field"] == question.evidence.field]
    return tuple(_sources(facts, own, language))


def _sources(facts: Facts, figures: pd.DataFrame, language: Language) -> Iterator[Source]:
    heads = facts.reports.set_index("report")
    for (report, sheet), found in figures.groupby(["report", "sheet"], sort=True):
        head = heads.loc[report]
        cells = found["cell"].tolist()
        yield Source(
            month=Period.parse(head["period"]),
            unit=str(head["unit"]),
            submission=int(head["submission"]),
            file_name=str(head["file_name"]),
            sheet=str(sheet),
            cells=_cells(cells, language),
            first_cell=cells[0],
        )


def _cells(cells: list[str], language: Language) -> str:
    if len(cells) <= CELLS_SHOWN:
        return language.list(cells)
    return language.text(
        "{first} to {last} ({n} cells)",
        first=cells[0],
        last=cells[-1],
        n=language.number(len(cells)),
    )


@dataclass(frozen=True, slots=True)
class EqualFigure:
    """A figure that stands in all the reports compared."""

    about: str
    field: str
    value: float | None


def equal_figures(facts: Facts, question: Question, language: Language) -> list[EqualFigure]:
    """The figures that agree, in the order of the sheet; a blank cell is None."""
    own = facts.figures[facts.figures["report"].isin(question.reports)]
    return [_equal(line, language) for line in own.to_dict("records")]


def _equal(line: dict[str, object], language: Language) -> EqualFigure:
    terms = [_term(name, line.get(name), language) for name in _ABOUT]
    value = line["value"]
    return EqualFigure(
        about=", ".join(term for term in terms if term),
        field=field_words(ReportKind(str(line["kind"])), str(line["field"]), language),
        value=None if pd.isna(value) else float(str(value)),
    )


def _term(name: str, code: object, language: Language) -> str:
    if not isinstance(code, str) or not code:
        return ""
    vocabulary = VOCABULARIES.get(name)
    return vocabulary.label(code, language) if vocabulary else code
