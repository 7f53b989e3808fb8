"""What each column of a table that nobody has described seems to hold, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from data_loaders import heading_words as words
from data_loaders.column_values import ColumnValues
from data_loaders.heading_meaning import HeadingMeaning, meaning_of
from data_loaders.roles import UNIT_ROLE, Role
from domain.fields import SHEET_OF, SHEETS, FieldType, ReportKind
from domain.terms import VOCABULARIES

_COUNTS = {each.code for sheet in SHEETS for each in sheet.counts}
_TERMS = {f.code for sheet in SHEETS for f in sheet.fields if f.type is FieldType.TERM}
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnProposal:
    """A column, and what it seems to hold.

    Attributes:
        letter: its letter; the row's number when units stand across.
        heading: levels joined by " / ".
        role: as in `TableOptions.columns`; None when it is not to be read, or not known.
        samples: the first different values below the heading.
        why: a code of `COLUMN_REASONS`.
        is_sure: False when a person has to say what the column is.
        candidates: fields that it may hold, when it is not sure.
    """

    letter: str
    heading: str
    role: str | None
    samples: tuple[str, ...] = ()
    why: str = ""
    is_sure: bool = True
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column before a role is found: number, heading, its meaning and its values."""

    number: int
    letter: str
    heading: str
    meaning: HeadingMeaning
    values: ColumnValues


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is known of the whole table when its columns are looked at.

    Attributes:
        kind: the kind of report, when it is known.
        year: the year of months whose heading says none.
        units: numbers of the columns of units -> their role.
        civil_service: the institution that "ASN" means here; None when not known.
        basis: the basis of the figures to be read, when columns of two spans stand side by side.
    """

    kind: ReportKind | None = None
    year: int | None = None
    units: Mapping[int, str]
    civil_service: str | None = None
    basis: str | None = None


def columns_of(
    numbers: Iterable[tuple[int, str]],
    headings: Mapping[int, str],
    values: Mapping[int, ColumnValues],
) -> tuple[Column, ...]:
    """The columns of a sheet that have a heading or a value."""
    return tuple(
        Column(
            number=number,
            letter=letter,
            heading=headings.get(number, ""),
            meaning=meaning_of(headings.get(number, "")),
            values=values[number],
        )
        for number, letter in numbers
        if number in headings or values[number].filled
    )


def propose_columns(columns: Sequence[Column], frame: Frame) -> tuple[ColumnProposal, ...]:
    """One proposal a column; two columns of the same role are both unsure, sums left out."""
    proposed = [_propose(column, frame) for column in columns]
    return tuple(_without_twins(columns, _without_sums(columns, proposed)))


def _propose(column: Column, frame: Frame) -> ColumnProposal:
    base = ColumnProposal(
        letter=column.letter, heading=column.heading, role=None, samples=column.values.samples
    )
    meaning = column.meaning
    if column.number in frame.units:
        return replace(base, role=frame.units[column.number], why="unit")
    if not column.values.filled and not meaning.fields:
        return replace(base, why="empty")
    if meaning.is_number or (not meaning.fields and column.values.is_running_number):
        return replace(base, why="running_number")
    if column.values.are_texts:
        return _of_texts(base, column, frame)
    return _of_figures(base, column, frame)


def _of_texts(base: ColumnProposal, column: Column, frame: Frame) -> ColumnProposal:
    """A column of words: a particular of the rows, a note, or nothing that is read."""
    allowed = _allowed(frame)
    by_values = tuple(name for name in column.values.vocabularies() if name in allowed)
    said = tuple(code for code in column.meaning.fields if code in allowed and code not in _COUNTS)
    both = tuple(name for name in said if name in by_values or name not in _TERMS)
    if len(both) == 1 and column.meaning.fields:
        return replace(base, role=both[0], why="heading")
    if len(by_values) == 1:
        return replace(base, role=by_values[0], why="values")
    if len(by_values) > 1:
        return replace(base, why="several", is_sure=False, candidates=by_values)
    if said and said[0] in _TERMS:
        return replace(base, why="values_do_not_fit", is_sure=False, candidates=said)
    if any(code in _COUNTS for code in column.meaning.fields):
        return replace(
            base, why="values_do_not_fit", is_sure=False, candidates=column.meaning.fields
        )
    return replace(base, why="not_a_field")


def _allowed(frame: Frame) -> set[str]:
    sheets = [SHEET_OF[frame.kind]] if frame.kind else list(SHEETS)
    return {each.code for sheet in sheets for each in sheet.fields}


def _of_figures(base: ColumnProposal, column: Column, frame: Frame) -> ColumnProposal:
    meaning = column.meaning
    if meaning.is_rate or column.values.are_shares:
        return replace(base, why="rate")
    if meaning.is_other_span or _is_of_other_basis(meaning, frame):
        return replace(base, why="other_span")
    if meaning.is_negated and meaning.fields != ("in_process",):
        return replace(base, why="negated")
    if len(meaning.fields) == 1 and meaning.fields[0] not in _COUNTS:
        return _of_other_field(base, meaning.fields[0], column, frame)
    fields = tuple(code for code in meaning.fields if code in _allowed(frame) & _COUNTS)
    if len(fields) == 1:
        return _figure(base, fields[0], meaning, frame)
    if fields:
        return replace(base, why="several", is_sure=False, candidates=fields)
    if meaning.is_total:
        return replace(base, why="total", is_sure=False)
    return replace(base, why="unknown", is_sure=not column.values.has_numbers)


def _is_of_other_basis(meaning: HeadingMeaning, frame: Frame) -> bool:
    return bool(frame.basis and meaning.basis and meaning.basis != frame.basis)


def _of_other_field(
    base: ColumnProposal, code: str, column: Column, frame: Frame
) -> ColumnProposal:
    """A heading of a field that is no figure above a column without words."""
    if code in _TERMS and column.values.filled:
        return replace(base, why="values_do_not_fit", is_sure=False, candidates=(code,))
    return replace(base, role=code if code in _allowed(frame) else None, why="heading")


def _figure(
    base: ColumnProposal, code: str, meaning: HeadingMeaning, frame: Frame
) -> ColumnProposal:
    doubt = replace(base, is_sure=False, candidates=(code,))
    terms: dict[str, str] = {}
    allowed = _allowed(frame)
    for name, codes in meaning.terms.items():
        if name not in allowed or name in ("instrument",) and frame.kind is not ReportKind.PLEDGES:
            continue
        if name == "level" and "institution" in meaning.terms:
            continue
        if len(codes) > 1:
            return replace(doubt, why="several_terms")
        known = frame.civil_service if codes[0] == words.CIVIL_SERVICE else codes[0]
        if known is None:
            return replace(doubt, why="which_civil_service")
        terms[name] = known
    if len(meaning.months) > 1:
        return replace(doubt, why="several_months")
    month = meaning.months[0].period(frame.year) if meaning.months else None
    if meaning.months and month is None:
        return replace(doubt, why="month_without_year", role=str(Role(code, terms)))
    return replace(base, role=str(Role(code, terms, month)), why="heading")


def _without_sums(
    columns: Sequence[Column], proposed: list[ColumnProposal]
) -> list[ColumnProposal]:
    """Leave out a column that is the sum of others of its field on every row."""
    for index, each in enumerate(proposed):
        if not (columns[index].meaning.is_total or _is_plain_figure(each)):
            continue
        parts = [
            columns[i].values
            for i, other in enumerate(proposed)
            if i != index and other.role and "/" in other.role and _may_be_sum_of(each, other)
        ]
        if len(parts) > 1 and columns[index].values.is_sum_of(parts):
            proposed[index] = replace(each, role=None, why="total", is_sure=True, candidates=())
    return proposed


def _is_plain_figure(each: ColumnProposal) -> bool:
    return each.role in _COUNTS


def _may_be_sum_of(each: ColumnProposal, other: ColumnProposal) -> bool:
    field = (other.role or "").partition("/")[0]
    return each.role in (None, field)


def _without_twins(
    columns: Sequence[Column], proposed: list[ColumnProposal]
) -> list[ColumnProposal]:
    counts = Counter(each.role for each in proposed if each.role)
    return [
        replace(
            each, role=None, why="twice", is_sure=False, candidates=(each.role.partition("@")[0],)
        )
        if each.role
        and counts[each.role] > 1
        and each.role not in (UNIT_ROLE, "unit_name", "unit_code")
        else each
        for each in proposed
    ]
