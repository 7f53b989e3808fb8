"""Everything about a table but its columns: kind, basis, whose figures; and what stays open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from data_loaders.heading_meaning import HeadingMeaning
from data_loaders.heading_months import months_of_heading
from data_loaders.layout import find_layout
from data_loaders.options import TableOptions
from data_loaders.proposed_columns import Column, ColumnProposal
from data_loaders.raw import RawWorkbook
from data_loaders.roles import BadRole, Role, parse_role
from data_loaders.stated_facts import StatedFacts
from data_loaders.table_view import TableView
from data_loaders.title_months import period_in
from domain.fields import SHEET_OF, SHEETS, Nature, ReportKind
from domain.period import Period
from domain.places import UnitKind
from domain.terms import ASN_REGIONAL, CUMULATIVE, MONTHLY

COLUMNS, UNIT_KIND = "columns", "unit_kind"
_POSITIONS = (ReportKind.PERSONNEL, ReportKind.PLEDGES)
_FLOWS = {each.code for sheet in SHEETS for each in sheet.counts if each.nature is Nature.FLOW}
_GOVERNED = (UnitKind.REGENCY, UnitKind.PROVINCE)


@dataclass(frozen=True, slots=True)
class Stated:
    """Options that titles state, and what "ASN" means in them."""

    options: TableOptions
    civil_service: str | None


def file_period(raw: RawWorkbook, view: TableView) -> Period | None:
    """The month that titles, the sheet's or the file's name state; the last one of a span."""
    if view.facts.span:
        return view.facts.span[1]
    if view.sheet.is_transposed:
        upright = next(sheet for sheet in raw.sheets if sheet.name == view.sheet.name)
        return period_in(raw, upright, find_layout(upright))
    return period_in(raw, view.sheet, view.layout)


def stated_options(
    view: TableView, said: TableOptions, period: Period | None, unit_kind: UnitKind | None
) -> Stated:
    """What a person said, else what the file states."""
    facts = view.facts
    # the civil service that regencies and provinces report is their own
    governed = unit_kind in _GOVERNED and facts.sides in ((), ("government",))
    civil_service = ASN_REGIONAL if governed else None
    terms = dict(facts.terms)
    if facts.is_civil_service and civil_service:
        terms["institution"] = civil_service
    options = replace(
        said,
        period=period,
        since=said.since or (facts.span[0] if facts.span else None),
        unit_kind=unit_kind,
        sheet=view.sheet.name,
        terms=terms | dict(said.terms),
        is_transposed=view.sheet.is_transposed,
        is_sample=said.is_sample or facts.is_sample,
    )
    return Stated(options, civil_service)


def kind_of_table(
    columns: Iterable[Column], facts: StatedFacts, said: ReportKind | None
) -> ReportKind | None:
    """The kind that a person said, else the only one that headings and title allow."""
    if said:
        return said
    counts = {each.code: sheet.kind for sheet in SHEETS for each in sheet.counts}
    sure = {
        counts[column.meaning.fields[0]]
        for column in columns
        if len(column.meaning.fields) == 1 and column.meaning.fields[0] in counts
    }
    title = {counts[facts.figure]} if facts.figure in counts else set()
    both = sure & set(facts.kinds) or sure or set(facts.kinds) or title
    if len(both) > 1:
        # personnel stands beside many tables as their base
        both -= {ReportKind.PERSONNEL}
    return both.pop() if len(both) == 1 else None


def without_needless_period(options: TableOptions, said: TableOptions) -> TableOptions:
    """No month for the whole table where each column of figures says its own of several."""
    months = {role.period for role in _roles(options) if role.is_count}
    is_needless = len(months) > 1 and None not in months and said.period is None
    return replace(options, period=None) if is_needless else options


def open_options(
    options: TableOptions,
    columns: Sequence[ColumnProposal],
    said: TableOptions,
    *,
    units_say_kind: bool,
) -> tuple[str, ...]:
    """The options that a person still has to say, in the order to ask them.

    Args:
        columns: as proposed; none when the roles of the options are confirmed.
        units_say_kind: no kind needs to be stated for the units.
    """
    found = _open(options, columns, said)
    return tuple(each for each in found if each != UNIT_KIND or not units_say_kind)


def _open(
    options: TableOptions, columns: Sequence[ColumnProposal], said: TableOptions
) -> Iterable[str]:
    roles = list(_roles(options))
    if options.kind is None:
        yield "kind"
    if not _describe(roles, options) or (not said.columns and any(not c.is_sure for c in columns)):
        yield COLUMNS
    months = [role.period for role in roles if role.is_count]
    if options.period is None and (not months or None in months):
        yield "period"
    if options.basis is None:
        yield "basis"
    if options.unit_kind is None:
        yield UNIT_KIND
    yield from _open_terms(options, roles, columns)


def _roles(options: TableOptions) -> Iterable[Role]:
    for text in options.columns.values():
        try:
            yield parse_role(text)
        except BadRole:
            continue


def _describe(roles: Sequence[Role], options: TableOptions) -> bool:
    """Whether there is a column of units and one of figures."""
    counts = {each.code for each in SHEET_OF[options.kind].counts} if options.kind else set()
    figures = [role for role in roles if role.is_count and role.field in (counts or {role.field})]
    return any(role.is_unit for role in roles) and bool(figures)


def _open_terms(
    options: TableOptions, roles: Sequence[Role], proposed: Sequence[ColumnProposal]
) -> Iterable[str]:
    """Required particulars that no column and no title gives."""
    if options.kind is None:
        yield from (name for name in ("institution",) if name not in options.terms)
        return
    columns = {role.field for role in roles}
    counts = [role for role in roles if role.is_count]
    for each in SHEET_OF[options.kind].fields:
        across = bool(counts) and all(each.code in role.terms for role in counts)
        across = across or any(f"/{each.code}=" in "".join(c.candidates) for c in proposed)
        known = across or each.code in columns or each.code in options.terms
        if each.required and each.vocabulary and not known:
            yield each.code


def _flows(figures: Sequence[HeadingMeaning]) -> set[str | None]:
    """The bases that headings of flows say, None among them where one says none."""
    return {meaning.basis for meaning in figures if meaning.fields and set(meaning.fields) & _FLOWS}


def with_basis(
    options: TableOptions,
    columns: Sequence[Column],
    facts: StatedFacts,
    *,
    is_divided: bool,
) -> TableOptions:
    """The options with the basis that a person said, or that title or headings state.

    A span in the title ("Januari s.d. Maret") says nothing about columns of single months, or
    about rows of them in a table that lies across.
    Positions are what stands at the end of the month, whatever the basis: kept as monthly.

    Args:
        is_divided: several columns of one field stand side by side, and it is not known why.
    """
    if options.basis is None:
        options = replace(options, basis=_basis(options, columns, facts, is_divided=is_divided))
    return options if options.basis == CUMULATIVE else replace(options, since=None)


def _basis(
    options: TableOptions, columns: Sequence[Column], facts: StatedFacts, *, is_divided: bool
) -> str | None:
    if options.kind in _POSITIONS:
        return MONTHLY
    figures = [column.meaning for column in columns if column.letter in options.columns]
    by_headings = {meaning.basis for meaning in figures if meaning.fields}
    said = {basis for basis in by_headings if basis}
    if said:
        return said.pop() if len(said) == 1 and None not in _flows(figures) else None
    if (_has_months(columns) or is_divided) and not facts.basis_is_explicit:
        return None
    return facts.basis


def _has_months(columns: Sequence[Column]) -> bool:
    """Whether several months head columns, or stand below each other in one."""
    across = {month for column in columns for month in column.meaning.months}
    down = (
        {text for text in column.values.samples if months_of_heading(text)} for column in columns
    )
    return len(across) > 1 or any(len(months) > 1 for months in down)
