"""The columns of a generated table: their headings on one to four rows, roles and writing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hypothesis import strategies as st

from domain.period import Period
from domain.terms import VOCABULARIES
from tests.support import table_names as names
from tests.support.table_numbers import PLAIN_STYLES, STYLES
from tests.support.table_paper import Cell, Paper
from tests.support.table_truth import Facts, spread_term, terms_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        what: "no", "code", "unit", a term's field, "figure", or "noise".
        headings: from the upper level to the lower.
        role: what a person says about it; None when nothing.
        month, term: what a column of figures stands for beside its field.
    """

    what: str
    headings: tuple[Cell, ...]
    role: str | None = None
    field: str = ""
    month: Period | None = None
    term: str | None = None
    style: str = "native"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the columns of a table show.

    Attributes:
        spread: "months", "terms" or "": what stands across beside the fields.
        stacked: terms that stand one below the other in each unit.
    """

    facts: Facts
    spread: str
    stacked: tuple[str, ...]
    columns: tuple[Column, ...]
    levels: int


@st.composite
def plans(draw: st.DrawFn, facts: Facts) -> Plan:
    """The columns of one table."""
    term = spread_term(facts.kind)
    spread = "months" if len(facts.months) > 1 else ""
    stacked: tuple[str, ...] = ()
    if term and not spread and terms_for(facts.kind, facts.institution):
        spread = draw(st.sampled_from(("", "", "", "terms", "stacked")))
    codes: tuple[str, ...] = ()
    if spread in ("terms", "stacked"):
        known = terms_for(facts.kind, facts.institution)
        codes = tuple(draw(st.lists(st.sampled_from(known), min_size=1, max_size=4, unique=True)))
    if spread == "stacked":
        spread, stacked, codes = "", codes, ()
    if spread == "terms" or stacked:
        facts = replace(facts, terms={k: v for k, v in facts.terms.items() if k != term})
    keys = draw(_keys(facts, stacked))
    figures = draw(_figures(facts, spread, codes))
    noise = draw(_noise())
    columns = (*keys, *figures, *noise)
    return Plan(
        facts=facts,
        spread=spread,
        stacked=stacked,
        columns=columns,
        levels=max(len(column.headings) for column in columns),
    )


def _heading(draw: st.DrawFn, what: str) -> str:
    return draw(st.sampled_from(names.HEADINGS[what]))


@st.composite
def _keys(draw: st.DrawFn, facts: Facts, stacked: tuple[str, ...]) -> list[Column]:
    columns = []
    if draw(st.integers(0, 9)) < 6:
        columns.append(Column(what="no", headings=(_heading(draw, "no"),)))
    coded = draw(st.integers(0, 4)) == 0 and facts.unit_kind.value in ("regency", "province")
    if coded:
        columns.append(Column(what="code", headings=(_heading(draw, "code"),), role="unit_code"))
    unit = draw(st.sampled_from(names.UNIT_HEADINGS[facts.unit_kind]))
    role = "unit_name" if coded else draw(st.sampled_from(("unit", "unit_name")))
    columns.append(Column(what="unit", headings=(unit,), role=role))
    if draw(st.integers(0, 9)) == 0:
        columns.append(
            Column(
                what="institution", headings=(_heading(draw, "institution"),), role="institution"
            )
        )
    if stacked:
        term = spread_term(facts.kind) or ""
        columns.append(Column(what=term, headings=(_heading(draw, term),), role=term))
    return columns


@st.composite
def _figures(draw: st.DrawFn, facts: Facts, spread: str, codes: tuple[str, ...]) -> list[Column]:
    months_first = draw(st.booleans())
    month_style = draw(st.integers(0, 7))
    above = draw(st.lists(st.sampled_from(names.ABOVE), max_size=2, unique=True))
    field_headings = {field: _heading(draw, field) for field in facts.fields}
    field_styles = {field: draw(_styles()) for field in facts.fields}
    columns = []
    across: list[tuple[Period | None, str | None]] = [(None, None)]
    if spread == "months":
        across = [(month, None) for month in facts.months]
    if spread == "terms":
        across = [(None, code) for code in codes]
    pairs = (
        [(a, f) for a in across for f in facts.fields]
        if months_first
        else [(a, f) for f in facts.fields for a in across]
    )
    for (month, term), field in pairs:
        label = _across_heading(facts, month, term, month_style)
        own: tuple[Cell, ...] = (field_headings[field],)
        if label is not None:
            own = (label, *own) if months_first else (*own, label)
            if len(facts.fields) == 1 and len(above) < 2 and month_style % 2:
                own = (label,)
        columns.append(
            Column(
                what="figure",
                headings=(*above, *own)[:4] if len(above) + len(own) <= 4 else own,
                role=_role(facts, field, month, term),
                field=field,
                month=month,
                term=term,
                style=field_styles[field],
            )
        )
    return columns


@st.composite
def _styles(draw: st.DrawFn) -> str:
    if draw(st.integers(0, 3)):
        return draw(st.sampled_from(PLAIN_STYLES))
    return draw(st.sampled_from(tuple(STYLES)))


def _across_heading(facts: Facts, month: Period | None, term: str | None, style: int) -> Cell:
    if month is not None:
        is_day = style == 7
        return date(month.year, month.month, 1) if is_day else names.month_name(month, style)
    if term is not None:
        known = VOCABULARIES[spread_term(facts.kind) or ""].get(term)
        return known.label_id if known and style % 2 else term
    return None


def _role(facts: Facts, field: str, month: Period | None, term: str | None) -> str:
    role = field
    if term is not None:
        role += f"/{spread_term(facts.kind)}={term}"
    if month is not None:
        role += f"@{month}"
    return role


@st.composite
def _noise(draw: st.DrawFn) -> list[Column]:
    kinds = draw(st.lists(st.sampled_from(("sum", "share", "remark")), max_size=2, unique=True))
    headings = {"sum": "Jumlah", "share": "%", "remark": "Keterangan"}
    return [Column(what=kind, headings=(headings[kind],)) for kind in kinds]


def write_headings(
    paper: Paper, plan: Plan, top: int, left: int, *, merged: bool, keys_low: bool
) -> None:
    """Write the headings; spanning ones merged or only at the first of their columns."""
    bottom = top + plan.levels - 1
    for level in range(plan.levels):
        _write_level(paper, plan, top, left, level, merged=merged)
    for position, column in enumerate(plan.columns):
        depth = len(column.headings)
        if depth == plan.levels:
            continue
        row = bottom if keys_low and depth == 1 and not merged else top
        if row != top:
            paper.cells.pop((top, left + position), None)
            paper.put(row, left + position, column.headings[0])
        if merged:
            paper.merge(top + depth - 1, left + position, bottom, left + position)


def _write_level(
    paper: Paper, plan: Plan, top: int, left: int, level: int, *, merged: bool
) -> None:
    start = 0
    columns = plan.columns
    while start < len(columns):
        path = columns[start].headings[: level + 1]
        if len(path) <= level:
            start += 1
            continue
        end = start
        while end + 1 < len(columns) and _spans(columns, end + 1, path, level):
            end += 1
        paper.put(top + level, left + start, path[level])
        if merged:
            paper.merge(top + level, left + start, top + level, left + end)
        start = end + 1


def _spans(columns: tuple[Column, ...], at: int, path: tuple[Cell, ...], level: int) -> bool:
    other = columns[at].headings
    return len(other) > level + 1 and other[: level + 1] == path
