"""Workbooks as offices send them, each with the truth that it shows.

First the truth is made (what the report is about, and its figures), then a workbook that shows it:
title rows, headings on one to four rows, groups, totals, footnotes, spellings, number styles, other
sheets, file formats. What a person would confirm about the columns comes with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from data_loaders.options import TableOptions
from data_loaders.raw import a1, column_letter, column_number
from domain.places import UnitKind
from tests.support import table_names as names
from tests.support.table_body import Body, RowStyle, row_styles, write_rows
from tests.support.table_columns import Plan, plans, write_headings
from tests.support.table_numbers import ODD_STYLES
from tests.support.table_paper import Paper
from tests.support.table_surroundings import (
    saved,
    with_others,
    write_footers,
    write_numbering,
    write_titles,
)
from tests.support.table_truth import Generated, Number, facts

_SHEET_NAMES = ("Rekap", "Sheet1", "Data", "Lembar 1", "REKAP NETRALITAS", "Lampiran I")
_SHAPES = ("down", "down", "down", "down", "beside", "turned")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """A table that was drawn on a sheet, with the roles of its columns (or rows)."""

    plan: Plan
    style: RowStyle
    numbers: tuple[Number, ...]
    roles: Mapping[str, str]
    heading_rows: frozenset[int] = frozenset()
    heading_columns: frozenset[str] = frozenset()
    features: frozenset[str] = frozenset()


@st.composite
def workbooks(draw: st.DrawFn) -> Generated:
    """A workbook with one table: units down, units across, or two blocks side by side."""
    about = draw(facts(several_months=draw(st.integers(0, 3)) == 0))
    plan = draw(plans(about))
    paper = Paper(draw(st.sampled_from(_SHEET_NAMES)))
    shape = draw(st.sampled_from(_SHAPES))
    if shape == "turned" and not plan.stacked:
        drawn = _draw_turned(draw, paper, plan)
    else:
        drawn = _draw_down(draw, paper, plan, is_double=shape == "beside")
    features = {*drawn.features, *_features(plan), *_of_rows(drawn)}
    papers = with_others(draw, paper, features)
    content, file_name = saved(draw, papers, paper)
    features.add(file_name.rpartition(".")[2])
    sheet = "CSV" if file_name.endswith(".csv") else paper.name
    options = _options(draw, drawn, sheet, is_alone=len(papers) == 1)
    return Generated(
        content=content,
        file_name=file_name,
        sheet=sheet,
        about=plan.facts,
        options=options,
        numbers=tuple(replace(number, sheet=sheet) for number in drawn.numbers),
        heading_rows=drawn.heading_rows,
        heading_columns=drawn.heading_columns,
        features=frozenset(features),
        picture="\n".join(paper.picture() for paper in papers),
    )


def _features(plan: Plan) -> set[str]:
    features = {plan.facts.kind.value, plan.facts.unit_kind.value, f"levels: {plan.levels}"}
    features |= {f"style: {column.style}" for column in plan.columns if column.what == "figure"}
    if any(column.style in ODD_STYLES for column in plan.columns if column.what == "figure"):
        features.add("odd figures")
    if plan.spread:
        features.add(f"{plan.spread} across")
    if plan.stacked:
        features.add("stacked")
    return features


def _of_rows(drawn: _Drawn) -> set[str]:
    features = set()
    if len(drawn.plan.stacked) > 1 and drawn.style.repeats != "all":
        features.add("unit once")
    rows = defaultdict(list)
    for number in drawn.numbers:
        rows[number.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")].append(number.value)
    if any(all(value is None for value in values) for values in rows.values()):
        features.add("blank row")
    if drawn.style.groups == "parent" and drawn.plan.facts.parent.kind is UnitKind.NATIONAL:
        features.add("nation above")
    return features


def _draw_down(draw: st.DrawFn, paper: Paper, plan: Plan, *, is_double: bool) -> _Drawn:
    left = draw(st.sampled_from((1, 1, 1, 2, 3)))
    features: set[str] = set()
    top = write_titles(draw, paper, plan, left, features)
    units = plan.facts.units
    halves = [units]
    if is_double and len(units) > 1:
        halves = [units[: len(units) // 2], units[len(units) // 2 :]]
        features.add("side by side")
    merged, keys_low = draw(st.booleans()), draw(st.booleans())
    gap = draw(st.integers(0, 1))
    bodies = []
    first = top + plan.levels
    style = draw(row_styles(plan))
    for half in halves:
        write_headings(paper, plan, top, left, merged=merged, keys_low=keys_low)
        first = write_numbering(draw, paper, plan, top + plan.levels, left) if not bodies else first
        bodies.append(Body(paper, plan, style, left, first, features=features))
        write_rows(draw, bodies[-1], half)
        left += len(plan.columns) + gap
    write_footers(draw, paper, max(bodies, key=lambda body: body.row))
    if draw(st.integers(0, 7)) == 0:
        paper.hidden_columns.add(draw(st.integers(1, paper.width)))
        features.add("hidden column")
    return _Drawn(
        plan=plan,
        style=style,
        numbers=tuple(number for body in bodies for number in body.numbers),
        roles={letter: role for body in bodies for letter, role in _roles(body).items()},
        heading_rows=frozenset(range(top, first)),
        features=frozenset(features),
    )


def _roles(body: Body) -> dict[str, str]:
    return {
        column_letter(body.left + position): column.role
        for position, column in enumerate(body.plan.columns)
        if column.role
    }


def _draw_turned(draw: st.DrawFn, paper: Paper, plan: Plan) -> _Drawn:
    """The table with its units across: drawn downwards on another paper, then turned."""
    flat = Paper(paper.name)
    features: set[str] = {"units across"}
    write_headings(flat, plan, 1, 1, merged=draw(st.booleans()), keys_low=False)
    style = replace(draw(row_styles(plan)), groups="", gap=False, pages=False)
    body = Body(flat, plan, style, 1, plan.levels + 1, features=features)
    write_rows(draw, body, plan.facts.units)
    above = write_titles(draw, paper, plan, 1, features) - 1
    for (row, column), value in flat.cells.items():
        paper.put(column + above, row, value)
    for top, left, bottom, right in flat.merges:
        paper.merge(left + above, top, right + above, bottom)
    return _Drawn(
        plan=plan,
        style=style,
        numbers=tuple(replace(n, cell=_turned(n.cell, above)) for n in body.numbers),
        roles={str(column_number(key) + above): role for key, role in _roles(body).items()},
        heading_columns=frozenset(column_letter(n + 1) for n in range(plan.levels)),
        features=frozenset(features),
    )


def _turned(cell: str, above: int) -> str:
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
    return a1(column_number(letters) + above, int(digits))


def _options(draw: st.DrawFn, drawn: _Drawn, sheet: str, *, is_alone: bool) -> TableOptions:
    about = drawn.plan.facts
    says_kind = drawn.style.spell in names.SAYS_ITS_KIND and about.unit_kind in (
        UnitKind.REGENCY,
        UnitKind.RESORT,
        UnitKind.POLICE_REGION,
    )
    return TableOptions(
        kind=about.kind,
        period=None if drawn.plan.spread == "months" else about.months[0],
        basis=about.basis,
        unit_kind=None if says_kind and draw(st.booleans()) else about.unit_kind,
        sheet=None if is_alone and draw(st.booleans()) else sheet,
        columns=drawn.roles,
        terms={c: term for c, term in about.terms.items() if c not in drawn.roles.values()},
        is_transposed="units across" in drawn.features,
    )
