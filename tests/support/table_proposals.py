"""Holds what a sheet is proposed to mean against what it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from data_loaders.options import TableOptions
from data_loaders.proposal import TableProposal
from domain.fields import ReportKind
from domain.period import Period
from tests.support.table_truth import Generated

_POSITIONS = (ReportKind.PERSONNEL, ReportKind.PLEDGES)
_UNITS = frozenset({"unit", "unit_name", "unit_code"})


def true_options(generated: Generated) -> TableOptions:
    """All that a person would answer, the kind of unit and the sheet included."""
    return replace(generated.options, unit_kind=generated.about.unit_kind, sheet=generated.sheet)


def false_claims(generated: Generated, proposal: TableProposal) -> Iterator[str]:
    """What the proposal is sure of although it is not so."""
    about, said = generated.about, proposal.options
    if said.kind not in (None, about.kind):
        yield f"kind {said.kind}, but it is {about.kind}"
    if said.unit_kind not in (None, about.unit_kind):
        yield f"units are {said.unit_kind}, but they are {about.unit_kind}"
    if said.basis not in (None, about.basis) and about.kind not in _POSITIONS:
        yield f"basis {said.basis}, but it is {about.basis}"
    if said.period not in (None, *_months(generated)):
        yield f"month {said.period}, but it is {about.months}"
    for code, term in said.terms.items():
        if about.terms.get(code, term) != term:
            yield f"{code} is {term}, but it is {about.terms[code]}"
    yield from _false_roles(generated, proposal)


def _months(generated: Generated) -> tuple[Period, ...]:
    """The months that a title may be taken to say; columns with a month of their own go before."""
    months = generated.about.months
    return months[-1:] if len(months) > 1 else months


def _false_roles(generated: Generated, proposal: TableProposal) -> Iterator[str]:
    true = generated.options.columns
    if _is_seen_the_other_way(generated, proposal):
        return
    for column in proposal.columns:
        role = true.get(column.letter)
        is_empty = column.role is None and column.letter in _empty_columns(generated)
        told = _told(column.role, proposal.options.terms)
        if column.is_sure and not _same(told, role) and not is_empty:
            yield f"column {column.letter} ({column.heading}) is {column.role}, but it is {role}"
    sure = {column.letter for column in proposal.columns if column.is_sure}
    listed = {column.letter for column in proposal.columns}
    if "columns" not in proposal.open:
        for letter in true.keys() - (sure & listed) - _empty_columns(generated):
            # a code beside a name adds to what is known, but no figure is lost without it
            if true[letter] == "unit_code":
                continue
            yield f"column {letter} ({true[letter]}) is neither proposed nor asked"


def _empty_columns(generated: Generated) -> set[str]:
    """Columns without a single figure: there is nothing in them to be lost."""
    values = defaultdict(set)
    for number in generated.numbers:
        values[_key(generated, number.cell)].add(number.value)
    return {letter for letter, found in values.items() if found == {None}}


def _is_seen_the_other_way(generated: Generated, proposal: TableProposal) -> bool:
    """Units across that are not seen to be: nothing is lost while the columns are asked."""
    turned = proposal.options.is_transposed, generated.options.is_transposed
    return turned[0] is not turned[1] and "columns" in proposal.open


def _told(role: str | None, terms: Mapping[str, str]) -> str | None:
    """The role with the category that a title gives to every column."""
    if role and "category" in terms and "category" not in role and role not in _UNITS:
        field, at, month = role.partition("@")
        return f"{field}/category={terms['category']}{at}{month}"
    return role


def _same(proposed: str | None, true: str | None) -> bool:
    if proposed in _UNITS and true in _UNITS:
        return True
    if true is None or true == "unit_code":
        return proposed in (None, "note", "unit_code")
    return true in (proposed, (proposed or "").replace("/category=OTHER", ""))


def answered(generated: Generated, proposal: TableProposal) -> TableOptions:
    """The proposal with every open question answered by the truth, and nothing else changed."""
    true, said = true_options(generated), proposal.options
    if _is_seen_the_other_way(generated, proposal):
        return true
    columns = said.columns if "columns" not in proposal.open else _columns(proposal, true)
    return replace(
        said,
        kind=said.kind or true.kind,
        period=said.period or true.period,
        basis=said.basis or true.basis,
        unit_kind=said.unit_kind or true.unit_kind,
        columns=columns,
        terms=_terms(proposal, true.terms, columns),
    )


def without_empty_columns(generated: Generated) -> Generated:
    """The same, when columns without a single figure may be left out."""
    empty = _empty_columns(generated)
    blanks = (n for n in generated.numbers if _key(generated, n.cell) in empty)
    return replace(generated, dispensable=frozenset(blanks))


def _key(generated: Generated, cell: str) -> str:
    """How the options name the column of a cell, or its row when the units stand across."""
    letters = cell.rstrip("0123456789")
    return cell.removeprefix(letters) if generated.options.is_transposed else letters


def _columns(proposal: TableProposal, true: TableOptions) -> Mapping[str, str]:
    """Sure columns stay as proposed; the others are what they are."""
    sure = {column.letter: column.role for column in proposal.columns if column.is_sure}
    roles = dict(true.columns) | sure
    return {letter: role for letter, role in roles.items() if role}


def _terms(
    proposal: TableProposal, true: Mapping[str, str], columns: Mapping[str, str]
) -> Mapping[str, str]:
    said = dict(proposal.options.terms)
    missing = {code: term for code, term in true.items() if code in proposal.open}
    return {c: t for c, t in (said | missing).items() if c not in columns.values()}
