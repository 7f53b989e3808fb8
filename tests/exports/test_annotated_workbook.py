"""The officer's own workbook back: findings at their cells, all else as it was."""

from __future__ import annotations

import json

import pytest

from exports.annotated_workbook import NotWritten
from exports.tones import FILLS, ORDER, Tone, tone_of
from sample_data.making import HERE
from tests.exports.building import EN, ID, decorated, faulty, hand_back, parts, rewritten, values
from tests.exports.marking_here import marks_in_this_process  # noqa: F401 - found by name
from tests.support.checking import check, found
from tests.support.workbooks import opened, saved, workbook
from workflow import annotate
from workflow.annotate import annotated

LIST = "Netra Findings"
BROKEN = HERE / "broken"
EXPECTED = json.loads((BROKEN / "expected.json").read_text("utf-8"))
WITH_CELLS = sorted(
    {line["file"] for line in EXPECTED if line["cell"] and "personal" not in line["code"]}
)


def fill(cell):
    return cell.fill.fgColor.rgb.removeprefix("FF") if cell.fill.fill_type == "solid" else None


def lines(book):
    """The rows of the list as texts, below its headings."""
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    start = next(n for n, row in enumerate(rows) if row[0] in ("No.", "No"))
    return [row for row in rows[start + 1 :] if row[0] is not None]


@pytest.mark.parametrize("file", WITH_CELLS)
def test_every_finding_is_coloured_and_commented_at_its_cell(file):
    content = (BROKEN / file).read_bytes()
    checked = check(content, name=file)
    book = opened(annotated(content, file, checked, EN))

    for issue in (each for each in checked.issues if each.cell):
        cell = book[issue.sheet][issue.cell]
        here = [
            each for each in checked.issues if (each.sheet, each.cell) == (issue.sheet, issue.cell)
        ]
        worst = min((tone_of(each) for each in here), key=ORDER.index)
        assert fill(cell) == FILLS[worst]
        for expected in (issue.message(EN), issue.fix(EN), issue.code):
            assert expected in cell.comment.text


def test_cells_without_a_finding_keep_their_look():
    book = opened(hand_back(faulty()))

    untouched = [cell for row in book["Personel"]["A4:C4"] for cell in row]
    assert all(cell.comment is None and fill(cell) is None for cell in untouched)


def test_everything_else_of_the_workbook_stays():
    content = decorated()
    before, after = opened(content), opened(hand_back(content))
    old, new = before["Personel"], after["Personel"]

    assert after.sheetnames == [LIST, *before.sheetnames]
    assert new["D5"].value == "=SUM(D3:D4)"
    assert new.column_dimensions["B"].width == 31.5
    assert new.row_dimensions[3].height == 27
    assert new.freeze_panes == "B2"
    assert new.merged_cells.ranges == old.merged_cells.ranges
    assert new.protection.sheet
    assert [each.sqref for each in new.data_validations.dataValidation] == [
        each.sqref for each in old.data_validations.dataValidation
    ]
    assert len(new.conditional_formatting) == 1
    assert after["Arsip"].sheet_state == "hidden"
    assert (new["D2"].number_format, new["D2"].font.i) == ("#,##0", True)
    assert values(hand_back(content)) == values(content)


def test_pictures_charts_and_sheets_without_findings_stay_byte_for_byte():
    content = decorated()
    before, after = parts(content), parts(hand_back(content))

    kept = [
        name for name in before if name.startswith(("xl/charts/", "xl/media/", "xl/drawings/d"))
    ]
    assert len(kept) == 3
    for name in [*kept, "xl/theme/theme1.xml", "xl/worksheets/sheet3.xml"]:
        assert after[name] == before[name]


def test_a_comment_that_was_there_stays_above_ours():
    sheet = opened(hand_back(decorated()))["Personel"]

    text = sheet["D2"].comment.text
    assert text.startswith("tanya Bagian Umum")
    assert text.index("Umum") < text.index("count-not-number")
    assert sheet["B4"].comment.text == "sudah benar"


def test_light_ink_on_a_dark_heading_turns_dark_when_the_cell_is_marked():
    content = rewritten(
        decorated(), "xl/worksheets/sheet2.xml", lambda text: text.replace("Jumlah Personel", "Isi")
    )
    sheet = opened(hand_back(content))["Personel"]

    cell = sheet["A1"]
    assert fill(cell) == FILLS[Tone.ERROR]
    assert cell.font.color.rgb == "FF14202B"
    assert cell.font.b


def test_a_blank_cell_that_should_be_filled_is_marked():
    content = (BROKEN / "cover-without-basis.xlsx").read_bytes()
    cell = opened(hand_back(content))["Identitas"]["B5"]

    assert cell.value is None
    assert fill(cell) == FILLS[Tone.ERROR]
    assert "cover-value-missing" in cell.comment.text


def test_within_a_merged_range_the_cell_that_shows_it_is_marked():
    def merge(text):
        listed = '<mergeCells count="1"><mergeCell ref="C2:D2"/></mergeCells>'
        return text.replace("</sheetData>", f"</sheetData>{listed}")

    content = rewritten(faulty(), "xl/worksheets/sheet2.xml", merge)
    sheet = opened(annotated(content, "a.xlsx", check(faulty()), EN))["Personel"]

    assert "count-not-number" in sheet["C2"].comment.text
    assert fill(sheet["C2"]) == FILLS[Tone.ERROR]


class TestList:
    def test_it_is_the_first_sheet_and_shown_first_and_alone(self):
        book = opened(hand_back(decorated()))

        assert book.active.title == LIST
        assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == [LIST]

    def test_every_finding_is_listed_with_a_link_that_leads_to_its_cell(self):
        content = faulty()
        checked = check(content)
        book = opened(annotated(content, "a.xlsx", checked, EN))
        sheet = book[LIST]
        links = {cell.coordinate: cell.hyperlink.location for cell in sheet["D"] if cell.hyperlink}

        listed = [(row[7], row[2], row[3]) for row in lines(book)]
        assert listed == found(checked, notes=True)
        assert sorted(links.values()) == sorted(
            f"'{issue.sheet}'!{issue.cell}" for issue in checked.issues if issue.cell
        )
        assert all(book[each.split("'")[1]] for each in links.values())

    def test_a_finding_about_the_file_has_no_link(self):
        content = workbook("Catatan\n| a | b |\n| 1 | 2 |")
        book = opened(hand_back(content))

        about_file = [row for row in lines(book) if row[7] == "no-report-sheet"]
        assert [row[2:4] for row in about_file] == [(None, None)]
        assert not any(cell.hyperlink for cell in book[LIST]["D"])

    def test_it_says_file_counts_and_how_to_go_on(self):
        content = faulty()
        text = " | ".join(
            str(cell.value) for row in opened(hand_back(content, name="Maret.xlsx"))[LIST]["A1:H7"]
            for cell in row if cell.value
        )  # fmt: skip

        assert "Findings: Maret.xlsx" in text
        assert "2 error" in text
        assert "0 warning" in text
        assert "upload it again" in text

    def test_it_speaks_the_readers_language(self):
        book = opened(hand_back(faulty(), language=ID))

        assert book.sheetnames[0] == "Temuan Netra"
        assert [row[1] for row in lines(book)] == ["kesalahan", "kesalahan", "catatan"]

    def test_headings_stay_in_view_and_it_prints_one_page_wide(self):
        sheet = opened(hand_back(faulty()))[LIST]

        row = int(sheet.freeze_panes[1:]) - 1
        assert sheet.cell(row, 1).value == "No."
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == f"${row}:${row}"

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_a_text_like_a_formula_stays_a_text(self, start):
        text = f'{start}HYPERLINK("http://x.test","a")'
        book = opened(faulty())
        book["Personel"]["D2"].value = text
        book["Personel"]["D2"].data_type = "s"
        copy = opened(hand_back(saved(book), name=f"{start}1.xlsx"))
        cells = [cell for row in copy[LIST].iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s", "n"}
        risky = [cell for cell in cells if str(cell.value).startswith(("=", "+", "-", "@"))]
        assert risky
        assert all(cell.quotePrefix for cell in risky)

    def test_no_number_as_long_as_an_identity_number_gets_into_it(self):
        copy = hand_back(faulty(), name="1234567890123456.xlsx")

        assert opened(copy)[LIST]["A1"].value == "Findings: […].xlsx"
        assert check(copy).format == "xlsx"
        assert found(check(copy)) == found(check(faulty()))


def test_a_workbook_too_heavy_to_be_marked_gives_its_list_alone(monkeypatch):
    def too_heavy(*_):
        raise NotWritten

    monkeypatch.setattr(annotate, "_whole", too_heavy)
    file = WITH_CELLS[0]
    content = (BROKEN / file).read_bytes()
    checked = check(content, name=file)
    book = opened(annotated(content, file, checked, EN))
    assert len(lines(book)) == len(checked.issues)
    assert "too large to be marked" in str(list(book.worksheets[0].iter_rows(values_only=True)))
