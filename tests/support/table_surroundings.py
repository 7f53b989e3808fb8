"""What surrounds a generated table: titles, numbering, footnotes, other sheets, the file."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.support import table_names as names
from tests.support.table_body import Body
from tests.support.table_columns import Plan
from tests.support.table_paper import Paper, as_csv, as_ods, as_xlsx

_INSTITUTIONS = {"asn_daerah": "ASN DAERAH", "polri": "ANGGOTA POLRI", "asn_polri": "PNS POLRI"}
_OTHERS = ("Grafik", "Sheet2", "Daftar", "Pivot", "Tahun lalu", "Kode")


def write_titles(draw: st.DrawFn, paper: Paper, plan: Plan, left: int, features: set[str]) -> int:
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
        f"{_INSTITUTIONS[plan.facts.institution]}",
        f"TAHUN {months[-1].year}",
        "",
        "Lampiran I Surat Edaran",
        "(dalam satuan kasus)",
    ]


def write_numbering(draw: st.DrawFn, paper: Paper, plan: Plan, row: int, left: int) -> int:
    """Perhaps a row (1) (2) (3) below the headings; the first row below it."""
    style = draw(st.sampled_from(("", "", "({})", "{}", "native")))
    if not style:
        return row
    for position in range(len(plan.columns)):
        number = position + 1
        paper.put(row, left + position, number if style == "native" else style.format(number))
    return row + 1


def write_footers(draw: st.DrawFn, paper: Paper, body: Body) -> None:
    """Sources, footnotes and a signature below the table."""
    lines = draw(st.lists(st.sampled_from(names.FOOTERS), max_size=5))
    row = body.row + draw(st.integers(0, 2))
    for line in lines:
        column = body.left + draw(st.sampled_from((0, 0, 1, len(body.plan.columns) - 1)))
        paper.put(row, column, line)
        row += 1
    if lines:
        body.features.add("footers")


def with_others(draw: st.DrawFn, paper: Paper, features: set[str]) -> list[Paper]:
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


def saved(draw: st.DrawFn, papers: list[Paper], paper: Paper) -> tuple[bytes, str]:
    """The bytes and the name of the file; delimited text holds the one sheet only."""
    how = draw(st.sampled_from(("xlsx", "xlsx", "xlsx", "xlsx", "ods", "csv")))
    if how == "xlsx":
        return as_xlsx(papers), "laporan.xlsx"
    if how == "ods":
        return as_ods(papers), "laporan.ods"
    delimiter = draw(st.sampled_from((";", ",")))
    encoding = draw(st.sampled_from(("utf-8", "utf-8-sig", "cp1252")))
    return as_csv(paper, delimiter=delimiter, encoding=encoding), "laporan.csv"
