"""The workbook of figures: numbers are numbers, texts stay texts, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from exports.figures_content import (
    CellKind,
    FigureColumn,
    FiguresBook,
    FigureSheet,
    Share,
)
from exports.figures_workbook import figures_workbook

COVER = FigureSheet(
    name="Sampul",
    title="Paparan",
    about=("Januari 2024",),
    columns=(FigureColumn("Keadaan"),),
    rows=(),
)
STAMP = "DATA CONTOH / SAMPLE DATA"


def sheet(rows, *, name="3 Peta", columns=(), title="Judul"):
    kinds = (CellKind.TEXT, CellKind.COUNT, CellKind.PERCENT, CellKind.DATE)
    return FigureSheet(
        name=name,
        title=title,
        about=("Definisi", "Januari 2024 · 13 dari 15 melapor", "Kode: PT-4K7M"),
        columns=columns or tuple(FigureColumn(kind.value, kind) for kind in kinds),
        rows=rows,
        below=("Catatan",),
    )


def book(*sheets, stamps=()):
    return FiguresBook(
        title="Paparan",
        language="id",
        as_of=date(2024, 2, 12),
        cover=COVER,
        sheets=sheets,
        stamps=stamps,
        contents="Lembar",
    )


def opened(*sheets, stamps=()):
    return load_workbook(io.BytesIO(figures_workbook(book(*sheets, stamps=stamps))))


def table(found):
    """Values and formats below the headings, which stand just above what scrolls."""
    top = int(found.freeze_panes[1:])
    return [(cell.value, cell.number_format) for cell in found[top]]


def test_figures_are_numbers_that_excel_writes_in_its_readers_language():
    found = opened(sheet([("Kab. Sagara", 1234, 0.835, date(2024, 2, 7))]))["3 Peta"]

    values = [value for value, _ in table(found)]
    assert values[:3] == ["Kab. Sagara", 1234, 0.835]
    assert values[3].date() == date(2024, 2, 7)
    assert [how for _, how in table(found)] == ["@", "#,##0", "0.0%", "dd/mm/yyyy"]


def test_missing_is_an_empty_cell_never_zero():
    found = opened(sheet([("Kab. Sagara", None, None, None)]))["3 Peta"]
    assert [value for value, _ in table(found)] == ["Kab. Sagara", None, None, None]


def test_a_share_among_counts_is_written_as_percent_and_whole_numbers_stay_whole():
    columns = (FigureColumn("a", CellKind.DECIMAL), FigureColumn("b", CellKind.DECIMAL))
    found = opened(sheet([(Share(0.5), 13)], columns=columns))["3 Peta"]
    assert table(found) == [(0.5, "0.0%"), (13, "#,##0")]


@pytest.mark.parametrize(
    "text", ["=1+1", "+62", "-nihil", "@SUM(A1)", " =HYPERLINK(1)", "=cmd|' /C calc'!A0"]
)
def test_what_begins_like_a_formula_is_text_wherever_it_stands(text):
    hostile = sheet(
        [(text, None, None, None)], columns=tuple(FigureColumn(text) for _ in range(4)), title=text
    )
    found = opened(hostile, stamps=(text,))["3 Peta"]
    written = [cell for row in found.iter_rows() for cell in row if cell.value == text]
    assert len(written) == 7
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in written)


def test_every_sheet_says_at_its_top_and_on_paper_that_figures_are_invented():
    found = opened(sheet([("a", 1, 0.1, None)]), stamps=(STAMP, "KEADAAN 3 FEB 2024"))
    for each in found.worksheets:
        assert [each["A1"].value, each["A2"].value] == [STAMP, "KEADAAN 3 FEB 2024"]
        assert STAMP in each.oddHeader.center.text


def test_headings_stay_in_sight_and_are_repeated_on_paper():
    found = opened(sheet([("a", 1, 0.1, None)]))["3 Peta"]
    assert (found.freeze_panes, found.print_title_rows) == ("A6", "$5:$5")
    assert found.auto_filter.ref == "A5:D6"
    assert found["A8"].value == "Catatan"


def test_the_cover_leads_to_every_sheet():
    found = opened(sheet([("a", 1, 0.1, None)]), sheet([("b", 2, 0.2, None)], name="4 Tren"))
    links = [
        cell.hyperlink.location
        for row in found["Sampul"].iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert links == ["'3 Peta'!A1", "'4 Tren'!A1"]


def test_names_are_such_as_excel_takes_each_once():
    wanted = ("Sampul", "a/b:c*[d]?'e'", "x" * 40, "x" * 40)
    names = [each.title for each in opened(*(sheet([], name=name) for name in wanted)).worksheets]
    assert names == ["Sampul", "Sampul 2", "a b c  d   e", "x" * 31, "x" * 27 + " 2"]


def test_a_row_of_another_length_is_refused():
    with pytest.raises(ValueError, match="2 cells under 4 headings"):
        figures_workbook(book(sheet([("a", 1)])))


def test_the_same_figures_give_the_same_bytes_dated_by_what_is_known():
    content = figures_workbook(book(sheet([("a", 1, 0.1, None)])))
    assert content == figures_workbook(book(sheet([("a", 1, 0.1, None)])))

    found = load_workbook(io.BytesIO(content)).properties
    assert (found.title, found.language, found.creator) == ("Paparan", "id", "Netra")
    assert found.created.date() == found.modified.date() == date(2024, 2, 12)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2024, 2, 12)}
