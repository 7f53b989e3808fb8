"""Workbooks as offices send them, each with the truth that it shows.

First the truth is made (what the report is about, and its figures), then a workbook that shows it:
title rows, headings on one to four rows, groups, totals, footnotes, spellings, number styles, other
sheets, file formats. What a person would confirm about the columns comes with it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from data_loaders.options import TableOptions
from data_loaders.raw import column_letter
from domain.places import UnitKind
from tests.support import table_names as names
from tests.support.table_body import Body, row_styles, write_rows
from tests.support.table_columns import Plan, plans, write_headings
from tests.support.table_paper import Paper, as_csv, as_ods, as_xlsx
from tests.support.table_truth import Generated, facts

_SHEET_NAMES = ("Rekap", "Sheet1", "Data", "Lembar 1", "REKAP NETRALITAS", "Lampiran I")
INSTITUTION_NAMES = {"asn_daerah": "ASN DAERAH", "polri": "ANGGOTA POLRI", "asn_polri": "PNS POLRI"}
_OTHERS = ("Grafik", "Sheet2", "Daftar", "Pivot", "Tahun lalu", "Kode")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A table that was drawn on a sheet."""

    body: Body
    heading_rows: frozenset[int]


@st.composite
def workbooks(draw: st.DrawFn) -> Generated:
    """A workbook with one table of units down the rows."""
    about = draw(facts(several_months=draw(st.integers(0, 3)) == 0))
    plan = draw(plans(about))
    paper = Paper(draw(st.sampled_from(_SHEET_NAMES)))
    drawn = _draw_table(draw, paper, plan)
    features = {*drawn.body.features, *_features(plan), *_of_rows(drawn.body)}
    papers = _with_others(draw, paper, features)
    content, file_name = _saved(draw, papers, paper)
    features.add(file_name.rpartition(".")[2])
    sheet = "CSV" if file_name.endswith(".csv") else paper.name
    options = _options(draw, drawn.body, sheet, is_alone=len(papers) == 1)
    if options.unit_kind is None and drawn.body.style.groups == "parent":
        features.add("kind not said below a group")
    return Generated(
        content=content,
        file_name=file_name,
        sheet=sheet,
        about=drawn.body.plan.facts,
        options=options,
        numbers=tuple(replace(number, sheet=sheet) for number in drawn.body.numbers),
        heading_rows=drawn.heading_rows,
        features=frozenset(features),
        picture="\n".join(paper.picture() for paper in papers),
    )


def _features(plan: Plan) -> set[str]:
    features = {plan.facts.kind.value, plan.facts.unit_kind.value, f"levels: {plan.levels}"}
    features |= {f"style: {column.style}" for column in plan.columns if column.what == "figure"}
    if plan.spread:
        features.add(f"{plan.spread} across")
    if plan.stacked:
        features.add("stacked")
    return features


def _of_rows(body: Body) -> set[str]:
    features = set()
    if len(body.plan.stacked) > 1 and body.style.repeats != "all":
        features.add("unit once")
    rows = defaultdict(list)
    for number in body.numbers:
        rows[number.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")].append(number.value)
    if any(all(value is None for value in values) for values in rows.values()):
        features.add("blank row")
    if body.style.groups == "parent" and body.plan.facts.parent.kind is UnitKind.NATIONAL:
        features.add("nation above")
    return features


def _draw_table(draw: st.DrawFn, paper: Paper, plan: Plan) -> _Drawn:
    left = draw(st.sampled_from((1, 1, 1, 2, 3)))
    features: set[str] = set()
    top = _write_titles(draw, paper, plan, left, features)
    merged = draw(st.booleans())
    write_headings(paper, plan, top, left, merged=merged, keys_low=draw(st.booleans()))
    first = _write_numbering(draw, paper, plan, top + plan.levels, left)
    style = draw(row_styles(plan))
    body = Body(paper, plan, style, left, first, features=features)
    write_rows(draw, body, plan.facts.units)
    _write_footers(draw, paper, body)
    if draw(st.integers(0, 7)) == 0:
        paper.hidden_columns.add(left + draw(st.integers(0, len(plan.columns) - 1)))
        body.features.add("hidden column")
    return _Drawn(body, frozenset(range(top, first)))


def _write_titles(draw: st.DrawFn, paper: Paper, plan: Plan, left: int, features: set[str]) -> int:
    """Zero to six rows above the headings; the row of the headings."""
    known = _titles(draw, plan)
    chosen = draw(st.lists(st.sampled_from(known), max_size=6, unique=True))
    row = 1
    for title in chosen:
        parts = title.split("|")
        features.update({"title in cells"} if len(parts) > 1 else ())
        for position, part in enumerate(parts):
            paper.put(row, left + position, part or None)
        if len(parts) == 1 and title and draw(st.booleans()):
            paper.merge(row, left, row, left + len(plan.columns) - 1)
        row += 1
    return row


def _titles(draw: st.DrawFn, plan: Plan) -> list[str]:
    months = plan.facts.months
    style = draw(st.sampled_from((0, 0, 1, 2, 4)))
    last = names.month_name(months[-1], style)
    when = last if len(months) == 1 else f"{names.month_name(months[0], style)} s.d. {last}"
    if plan.facts.basis == "kumulatif" and len(months) == 1:
        when = f"s.d. {last}"
    return [
        "REKAPITULASI NETRALITAS",
        "LAPORAN BULANAN",
        f"BULAN : {when}",
        f"Bulan|:|{when}",
        f"{plan.facts.parent.name.upper()}",
        f"Wilayah|:|{plan.facts.parent.name}",
        f"Nomor: R/12/{names.ROMAN[months[-1].month % 12]}/HUK.6.6./{months[-1].year}",
        f"{INSTITUTION_NAMES[plan.facts.institution]}",
        f"TAHUN {months[-1].year}",
        "",
        "Lampiran I Surat Edaran",
        "(dalam satuan kasus)",
    ]


def _write_numbering(draw: st.DrawFn, paper: Paper, plan: Plan, row: int, left: int) -> int:
    style = draw(st.sampled_from(("", "", "({})", "{}", "native")))
    if not style:
        return row
    for position in range(len(plan.columns)):
        number = position + 1
        paper.put(row, left + position, number if style == "native" else style.format(number))
    return row + 1


def _write_footers(draw: st.DrawFn, paper: Paper, body: Body) -> None:
    lines = draw(st.lists(st.sampled_from(names.FOOTERS), max_size=5))
    row = body.row + draw(st.integers(0, 2))
    for line in lines:
        column = body.left + draw(st.sampled_from((0, 0, 1, len(body.plan.columns) - 1)))
        paper.put(row, column, line)
        row += 1
    if lines:
        body.features.add("footers")


def _with_others(draw: st.DrawFn, paper: Paper, features: set[str]) -> list[Paper]:
    """The sheet among others, in any order; some hidden, some empty, some with other figures."""
    papers = [paper]
    for name in draw(st.lists(st.sampled_from(_OTHERS), max_size=3, unique=True)):
        other = Paper(name, is_hidden=draw(st.booleans()))
        if draw(st.booleans()):
            for row in range(1, 4):
                other.put(row, 1, f"Kab. Contoh {row}")
                other.put(row, 2, row * 7)
        papers.insert(draw(st.integers(0, len(papers))), other)
        features.add("other sheets")
    return papers


def _saved(draw: st.DrawFn, papers: list[Paper], paper: Paper) -> tuple[bytes, str]:
    """The bytes and the name of the file; delimited text holds the one sheet only."""
    how = draw(st.sampled_from(("xlsx", "xlsx", "xlsx", "xlsx", "ods", "csv")))
    if how == "xlsx":
        return as_xlsx(papers), "laporan.xlsx"
    if how == "ods":
        return as_ods(papers), "laporan.ods"
    delimiter = draw(st.sampled_from((";", ",")))
    encoding = draw(st.sampled_from(("utf-8", "utf-8-sig", "cp1252")))
    return as_csv(paper, delimiter=delimiter, encoding=encoding), "laporan.csv"


def _options(draw: st.DrawFn, body: Body, sheet: str, *, is_alone: bool) -> TableOptions:
    about = body.plan.facts
    columns = {
        column_letter(body.left + position): column.role
        for position, column in enumerate(body.plan.columns)
        if column.role
    }
    says_kind = body.style.spell in names.SAYS_ITS_KIND and about.unit_kind in (
        UnitKind.REGENCY,
        UnitKind.RESORT,
        UnitKind.POLICE_REGION,
    )
    return TableOptions(
        kind=about.kind,
        period=None if body.plan.spread == "months" else about.months[0],
        basis=about.basis,
        unit_kind=None if says_kind and draw(st.booleans()) else about.unit_kind,
        sheet=None if is_alone and draw(st.booleans()) else sheet,
        columns=columns,
        terms={code: term for code, term in about.terms.items() if code not in columns.values()},
    )
