"""What each column of a table that nobody has described seems to hold, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from data_loaders import heading_words as words
from data_loaders.column_values import ColumnValues
from data_loaders.heading_meaning import HeadingMeaning
from data_loaders.roles import UNIT_ROLE, Role
from domain.fields import SHEET_OF, SHEETS, FieldType, ReportKind
from domain.period import Period

_COUNTS = {each.code for sheet in SHEETS for each in sheet.counts}
_UNIT_FIELDS = {"unit_code", "unit_name"}
_TERMS = {f.code for sheet in SHEETS for f in sheet.fields if f.type is FieldType.TERM}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnProposal:
    """A column, and what it seems to hold.

    Attributes:
        letter: its letter; the row's number when units stand across.
        heading: levels joined by " / ".
        role: as in `TableOptions.columns`; None when it is not to be read, or not known.
        samples: the first different values below the heading.
        why: a code of `column_reasons.COLUMN_REASONS`, which has the words.
        is_sure: False when a person has to say what the column is.
        candidates: fields that it may hold, when it is not sure.
        month: the month that the heading says, with the year of the title if need be.
    """

    letter: str
    heading: str
    role: str | None
    samples: tuple[str, ...] = ()
    why: str = ""
    is_sure: bool = True
    candidates: tuple[str, ...] = ()
    month: Period | None = None


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
        starts: numbers of the columns at which a block begins, when blocks stand side by side.
        doubtful_unit: a column that may be the one of units.
        civil_service: the institution that "ASN" means here; None when not known.
        basis: the basis of the figures to be read, when columns of both stand side by side.
        figure: the field that the title names, for columns that say only a month or category.
    """

    kind: ReportKind | None = None
    year: int | None = None
    units: Mapping[int, str]
    starts: tuple[int, ...] = ()
    doubtful_unit: int | None = None
    civil_service: str | None = None
    basis: str | None = None
    figure: str | None = None

    def block_of(self, number: int) -> int:
        """Which of the blocks side by side a column belongs to."""
        return max(sum(start <= number for start in self.starts), 1)


def propose_columns(columns: Sequence[Column], frame: Frame) -> tuple[ColumnProposal, ...]:
    """One proposal a column; two columns of the same role are both unsure, sums left out."""
    proposed = [replace(_propose(column, frame), month=_month(column, frame)) for column in columns]
    blocks = [frame.block_of(column.number) for column in columns]
    return tuple(_without_twins(blocks, _without_sums(columns, blocks, proposed)))


def _month(column: Column, frame: Frame) -> Period | None:
    months = column.meaning.months
    return months[0].period(frame.year) if len(months) == 1 else None


def _propose(column: Column, frame: Frame) -> ColumnProposal:
    base = ColumnProposal(
        letter=column.letter, heading=column.heading, role=None, samples=column.values.samples
    )
    meaning = column.meaning
    if column.number in frame.units:
        return replace(base, role=frame.units[column.number], why="unit")
    if column.number == frame.doubtful_unit:
        return replace(base, why="unknown_units", is_sure=False, candidates=(UNIT_ROLE,))
    if not column.values.filled and not meaning.fields:
        return replace(base, why="empty")
    if meaning.is_number or (not meaning.fields and column.values.is_running_number):
        return replace(base, why="running_number")
    if column.values.are_texts:
        return _of_texts(base, column, frame)
    return _not_a_figure(base, column, frame) or _of_figures(base, column, frame)


def _of_texts(base: ColumnProposal, column: Column, frame: Frame) -> ColumnProposal:
    """A column of words: a particular of the rows, a note, or nothing that is read."""
    allowed = _allowed(frame)
    by_values = tuple(name for name in column.values.vocabularies() if name in allowed)
    other = allowed - _COUNTS - _UNIT_FIELDS
    said = tuple(code for code in column.meaning.fields if code in other)
    both = tuple(name for name in said if name in by_values or name not in _TERMS)
    for found, why in ((both, "heading"), (by_values, "values")):
        if len(found) == 1:
            return replace(base, role=found[0], why=why)
    if len(by_values) > 1:
        return replace(base, why="several", is_sure=False, candidates=by_values)
    meaning = column.meaning
    expected = said or tuple(code for code in meaning.fields if code in _COUNTS | _TERMS)
    if expected or meaning.months or meaning.terms:
        return replace(base, why="values_do_not_fit", is_sure=False, candidates=expected)
    if not column.heading or column.values.may_hold_figures:
        return replace(base, why="unknown", is_sure=False)
    return replace(base, why="not_a_field")


def _allowed(frame: Frame) -> set[str]:
    sheets = [SHEET_OF[frame.kind]] if frame.kind else list(SHEETS)
    return {each.code for sheet in sheets for each in sheet.fields}


def _not_a_figure(base: ColumnProposal, column: Column, frame: Frame) -> ColumnProposal | None:
    """What figures are not to be read: derived ones, other spans, the opposite of a field."""
    meaning = column.meaning
    says_something = bool(meaning.fields or meaning.months or meaning.terms)
    if meaning.is_rate or (column.values.are_shares and not says_something):
        return replace(base, why="rate")
    if column.values.are_shares:
        # "1.48" may be a share, or 1,480 that lost its zero
        return replace(base, why="rate", is_sure=False, candidates=meaning.fields)
    other_basis = frame.basis and meaning.basis and meaning.basis != frame.basis
    if meaning.is_other_span or other_basis:
        return replace(base, why="other_span")
    if meaning.is_negated:
        return replace(base, why="negated")
    return None


def _of_figures(base: ColumnProposal, column: Column, frame: Frame) -> ColumnProposal:
    meaning, allowed = column.meaning, _allowed(frame)
    if len(meaning.fields) == 1 and meaning.fields[0] not in _COUNTS:
        return _of_other_field(base, meaning.fields[0], column, allowed)
    fields = tuple(code for code in meaning.fields if code in allowed & _COUNTS)
    if fields and not column.values.are_figures:
        return replace(base, why="values_do_not_fit", is_sure=False, candidates=fields)
    if len(fields) == 1 and (frame.kind or len(meaning.fields) == 1):
        return _figure(base, fields[0], meaning, frame)
    if fields:
        return replace(base, why="several", is_sure=False, candidates=meaning.fields)
    if meaning.is_total:
        return replace(base, why="total", is_sure=False)
    return _without_field(base, column, frame)


def _without_field(base: ColumnProposal, column: Column, frame: Frame) -> ColumnProposal:
    """Figures whose heading names no field of the kind."""
    meaning = column.meaning
    if meaning.fields:
        instead = ("obligated",) if frame.kind is ReportKind.PLEDGES else ()
        return replace(base, why="other_kind", is_sure=False, candidates=instead)
    terms, doubt = _particulars(meaning, frame)
    if (terms or meaning.months) and not doubt:
        if frame.figure in _allowed(frame) & _COUNTS:
            return replace(_figure(base, frame.figure, meaning, frame), why="title")
        counts = [each.code for each in SHEET_OF[frame.kind].counts] if frame.kind else []
        roles = tuple(str(Role(code, terms, _month(column, frame))) for code in counts)
        return replace(base, why="which_figure", is_sure=False, candidates=roles)
    return replace(base, why="unknown", is_sure=not column.values.has_numbers)


def _of_other_field(
    base: ColumnProposal, code: str, column: Column, allowed: set[str]
) -> ColumnProposal:
    """A heading of a field that is no figure above a column without words."""
    if code == "unit_code":
        return replace(base, why="not_a_field")
    if code in _TERMS and column.values.filled:
        return replace(base, why="values_do_not_fit", is_sure=False, candidates=(code,))
    return replace(base, role=code if code in allowed else None, why="heading")


def _figure(
    base: ColumnProposal, code: str, meaning: HeadingMeaning, frame: Frame
) -> ColumnProposal:
    doubt = replace(base, is_sure=False, candidates=(code,))
    terms, why = _particulars(meaning, frame)
    if why:
        return replace(doubt, why=why)
    if len(meaning.months) > 1:
        return replace(doubt, why="several_months")
    month = meaning.months[0].period(frame.year) if meaning.months else None
    if meaning.months and month is None:
        return replace(doubt, why="month_without_year", role=str(Role(code, terms)))
    return replace(base, role=str(Role(code, terms, month)), why="heading")


def _particulars(meaning: HeadingMeaning, frame: Frame) -> tuple[dict[str, str], str]:
    """The particulars of a column of figures, and why they are not certain."""
    terms: dict[str, str] = {}
    for name, codes in meaning.terms.items():
        if name not in _allowed(frame) or (name == "level" and "institution" in meaning.terms):
            continue
        if len(codes) > 1:
            return {}, "several_terms"
        known = frame.civil_service if codes[0] == words.CIVIL_SERVICE else codes[0]
        if known is None:
            return {}, "which_civil_service"
        terms[name] = known
    return terms, ""


def _without_sums(
    columns: Sequence[Column], blocks: Sequence[int], proposed: list[ColumnProposal]
) -> list[ColumnProposal]:
    """Leave out columns that are the sums of others on every row: totals across."""
    return [
        replace(each, role=None, why="total", is_sure=True, candidates=())
        if _is_sum(index, columns, blocks, proposed)
        else each
        for index, each in enumerate(proposed)
    ]


def _is_sum(
    index: int, columns: Sequence[Column], blocks: Sequence[int], proposed: list[ColumnProposal]
) -> bool:
    """Whether a plain figure, or a column "Jumlah", is the sum of figures by particulars.

    "Hadir / Jumlah" beside months of "Hadir" is a sum by its words, whatever it adds up to.
    """
    own = proposed[index].role
    if own not in _COUNTS and not (own is None and columns[index].meaning.is_total):
        return False
    parts: dict[str, list[ColumnValues]] = {}
    for i, other in enumerate(proposed):
        field = _field_of_part(other.role)
        if i != index and blocks[i] == blocks[index] and field and own in (None, field):
            parts.setdefault(field, []).append(columns[i].values)
    if own and columns[index].meaning.is_total and parts:
        return True
    return any(len(p) > 1 and columns[index].values.is_sum_of(p) for p in parts.values())


def _field_of_part(role: str | None) -> str | None:
    """The field of a figure that is of one month or particular; None for all else."""
    field = (role or "").partition("@")[0].partition("/")[0]
    return field if role and role != field and field in _COUNTS else None


def _without_twins(
    blocks: Sequence[int], proposed: Sequence[ColumnProposal]
) -> list[ColumnProposal]:
    """Two columns of one role in a block: a person says which of them is meant.

    Where a month stands twice, blank columns counted, the title names only one of two figures.
    """
    placed = list(zip(blocks, proposed, strict=True))
    counts = Counter((block, each.role) for block, each in placed)
    months = Counter((block, each.month) for block, each in placed)

    def is_twin(block: int, each: ColumnProposal) -> bool:
        by_title = each.why == "title" and each.month and months[block, each.month] > 1
        is_double = counts[block, each.role] > 1 or bool(by_title)
        return bool(each.role) and each.why != "unit" and is_double

    return [_doubled(each) if is_twin(block, each) else each for block, each in placed]


def _doubled(each: ColumnProposal) -> ColumnProposal:
    if each.role is None:
        return each
    field = each.role.partition("@")[0]
    return replace(each, role=None, why="twice", is_sure=False, candidates=(field,))
