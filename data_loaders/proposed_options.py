"""Everything about a table but its columns: kind, basis, whose figures; and what stays open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from data_loaders.options import TableOptions
from data_loaders.proposed_columns import Column, ColumnProposal
from data_loaders.roles import BadRole, Role, parse_role
from data_loaders.stated_facts import StatedFacts
from domain.fields import SHEET_OF, SHEETS, ReportKind
from domain.period import Period
from domain.places import UnitKind
from domain.terms import ASN_REGIONAL, MONTHLY

COLUMNS = "columns"
_POSITIONS = (ReportKind.PERSONNEL, ReportKind.PLEDGES)
_GOVERNED = (UnitKind.REGENCY, UnitKind.PROVINCE)


@dataclass(frozen=True, slots=True)
class Stated:
    """Options that titles state, and what "ASN" means in them."""

    options: TableOptions
    civil_service: str | None


def stated_options(
    facts: StatedFacts,
    said: TableOptions,
    period: Period | None,
    unit_kind: UnitKind | None,
    sheet: str,
) -> Stated:
    """What a person said, else what the file states."""
    # the civil service that regencies and provinces report is their own
    governed = unit_kind in _GOVERNED and facts.sides in ((), ("government",))
    civil_service = ASN_REGIONAL if governed else None
    terms = dict(facts.terms)
    if facts.is_civil_service and civil_service:
        terms["institution"] = civil_service
    options = TableOptions(
        kind=said.kind,
        period=period,
        basis=said.basis or facts.basis,
        since=said.since,
        unit_kind=unit_kind,
        sheet=sheet,
        is_sample=said.is_sample,
        terms=terms | dict(said.terms),
        is_transposed=said.is_transposed,
        places=said.places,
        number_styles=said.number_styles,
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
    both = sure & set(facts.kinds) or sure or set(facts.kinds)
    if len(both) > 1:
        # personnel stands beside many tables as their base
        both -= {ReportKind.PERSONNEL}
    return both.pop() if len(both) == 1 else None


def open_options(
    options: TableOptions, columns: Sequence[ColumnProposal], said: TableOptions
) -> tuple[str, ...]:
    """The options that a person still has to say, in the order to ask them."""
    return tuple(_open(options, columns, said))


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
        yield "unit_kind"
    yield from _open_terms(options, roles)


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


def _open_terms(options: TableOptions, roles: Sequence[Role]) -> Iterable[str]:
    """Required particulars that no column and no title gives."""
    if options.kind is None:
        yield from (name for name in ("institution",) if name not in options.terms)
        return
    columns = {role.field for role in roles}
    counts = [role for role in roles if role.is_count]
    for each in SHEET_OF[options.kind].fields:
        across = bool(counts) and all(each.code in role.terms for role in counts)
        if each.required and each.vocabulary and not across:
            if each.code not in columns | set(options.terms):
                yield each.code


def with_basis(options: TableOptions) -> TableOptions:
    """Positions are what stands at the end of the month, whatever the basis: kept as monthly."""
    if options.basis is None and options.kind in _POSITIONS:
        return replace(options, basis=MONTHLY)
    return options
