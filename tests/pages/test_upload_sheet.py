"""A sheet as it was sent: what is drawn of it, and how columns and rows are told apart."""

import re
from html import unescape

import pytest

from domain.fields import ReportKind
from domain.language import Language
from pages.parts import upload_roles
from pages.parts.upload_sheet import RoleShown, SheetView, sheet_html
from workflow.reading_plan import SheetPreview

ENGLISH, INDONESIAN = Language("en"), Language("id")


def preview(*rows, merges=()):
    width = max(len(row) for row in rows)
    cells = tuple(row + ("",) * (width - len(row)) for row in rows)
    return SheetPreview(
        name="Rekap", hidden=False, cells=cells, merges=merges, height=len(rows), width=width
    )


def drawn(html):
    """The rows of the drawn table as lists of (class, text), row numbers left out."""
    body = html.partition("<tbody>")[2]
    rows = re.findall(r'<tr class="([a-z]*)">(.*?)</tr>', body)
    cells = r'<td class="([^"]*)"[^>]*>(.*?)</td>'
    return {
        number: (kind, [(name, unescape(text)) for name, text in re.findall(cells, row)])
        for number, (kind, row) in enumerate(rows, start=1)
    }


def test_columns_are_coloured_by_role_and_rows_by_kind():
    view = SheetView(
        preview=preview(("Wilayah", "Wajib", "Catatan"), ("Pacitan", "12"), ("JUMLAH", "12")),
        roles={
            1: RoleShown(words="Region or unit", tone="unit"),
            2: RoleShown(words="Obligated", tone="figure"),
        },
        kinds={1: "heading", 2: "data", 3: "total"},
    )
    rows = drawn(sheet_html(view))
    assert [kind for kind, _ in rows.values()] == ["heading", "data", "total"]
    assert rows[2][1] == [("unit", "Pacitan"), ("figure num", "12"), ("ignored", "")]


def test_the_head_names_roles_and_letters_and_asks_where_it_is_not_sure():
    view = SheetView(
        preview=preview(("Masuk", "Lain")),
        roles={1: RoleShown(words="What is it?", tone="ignored", is_sure=False)},
    )
    head = sheet_html(view).partition("</thead>")[0]
    assert '<th class="ignored unsure" scope="col"><i>?</i> What is it?</th>' in head
    assert re.findall(r">([A-Z])</th>", head) == ["A", "B"]


def test_merged_cells_are_drawn_as_one():
    view = SheetView(
        preview=preview(("Pakta", "", ""), ("Wajib", "Sudah", "%"), merges=((1, 1, 1, 3),))
    )
    html = sheet_html(view)
    assert '<td class="ignored" colspan="3">Pakta</td>' in html
    assert len(drawn(html)[1][1]) == 1
    assert len(drawn(html)[2][1]) == 3


def test_a_merge_that_begins_inside_but_ends_outside_is_cut_off():
    view = SheetView(preview=preview(("a", "b"), ("c", "d"), merges=((1, 1, 60_000, 400),)))
    assert '<td class="ignored" rowspan="2" colspan="2">a</td>' in sheet_html(view)


def test_a_title_runs_over_the_blank_cells_beside_it():
    view = SheetView(preview=preview(("Rekapitulasi", "", ""), ("a", "b", "c")), kinds={1: "title"})
    assert '<td class="ignored" colspan="3">Rekapitulasi</td>' in sheet_html(view)


def test_a_cell_bears_the_number_of_its_finding():
    view = SheetView(
        preview=preview(
            ("a", "b"),
        ),
        marks={"B1": (3, "error")},
    )
    assert '<td class="ignored marked error"><b>3</b>b</td>' in sheet_html(view)


def test_only_the_first_rows_are_drawn():
    view = SheetView(preview=preview(*[("x", "1")] * 60))
    assert len(drawn(sheet_html(view))) == 30
    assert len(drawn(sheet_html(view, last=42))) == 42


@pytest.mark.parametrize("text", ("<script>alert(1)</script>", '"><img src=x onerror=y>', "a\n\nb"))
def test_what_a_cell_says_is_never_markup(text):
    html = sheet_html(SheetView(preview=preview((text, "1"))))
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize(
    ("role", "english", "tone"),
    (
        (None, "not read", "ignored"),
        ("unit", "Region or unit", "unit"),
        ("unit_code", "Code of region or unit", "unit"),
        ("signed", "Signed", "figure"),
        ("reported/category=OTHER@2024-01", "Reported · Other · January 2024", "figure"),
        ("note", "Note", "detail"),
        ("nonsense", "not read", "ignored"),
    ),
)
def test_a_role_is_said_in_plain_words_and_has_a_colour(role, english, tone):
    assert upload_roles.words(role, ENGLISH) == english
    assert upload_roles.tone(role) == tone


def test_a_role_is_said_in_indonesian_as_the_template_says_it():
    assert upload_roles.words("signed@2024-01", INDONESIAN) == "Sudah Menandatangani · Januari 2024"


def test_what_a_column_probably_is_is_offered_first():
    offered = upload_roles.choices(ReportKind.VIOLATIONS, None, ("reported", "proven"))
    assert offered[:3] == ["reported", "proven", upload_roles.NOT_READ]
    assert len(offered) == len(set(offered))


def test_the_other_figures_of_the_same_month_are_offered_too():
    offered = upload_roles.choices(ReportKind.VIOLATIONS, "reported@2024-02")
    assert offered[0] == "reported@2024-02"
    assert "proven@2024-02" in offered
