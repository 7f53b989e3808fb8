"""Copies of files that are no plain .xlsx, that are large, hostile, or must not be handed back."""

from __future__ import annotations

import datetime as dt
import re
import time
from dataclasses import replace

import pytest

from data_loaders.raw import a1
from domain import issue_catalogue as catalogue
from domain.issues import Issue
from exports import annotated_workbook
from exports.finding_texts import COMMENTS
from exports.package import OFFICE, link_attribute
from exports.plain_copy import sheet_names
from exports.tones import FILLS, Tone
from sample_data.making import HERE
from tests.exports.building import (
    EN,
    decorated,
    faulty,
    hand_back,
    packed,
    parts,
    rewritten,
    values,
)
from tests.support.checking import check
from tests.support.workbooks import opened, saved, workbook
from workflow.annotate import NoAnnotatedCopy, annotated, can_annotate

LIST = "Netra Findings"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_VBA = "application/vnd.ms-office.vbaProject"
_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def head(content):
    """All texts above the table of the list."""
    rows = opened(content)[LIST].iter_rows(max_row=12, values_only=True)
    return " ".join(str(value) for row in rows for value in row if value)


def with_macros():
    """The faulty report as an .xlsm."""
    files = parts(faulty())
    types = files["[Content_Types].xml"].decode()
    types = types.replace(
        "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"
    )
    types = types.replace(
        "<Override", f'<Default Extension="bin" ContentType="{_VBA}"/><Override', 1
    )
    links = files["xl/_rels/workbook.xml.rels"].decode()
    link = (
        '<Relationship Id="rIdVba" Target="vbaProject.bin"'
        ' Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
    )
    return packed(
        files
        | {
            "[Content_Types].xml": types,
            "xl/_rels/workbook.xml.rels": links.replace(
                "</Relationships>", f"{link}</Relationships>"
            ),
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0",
        }
    )


def open_document(rows):
    """A small .ods of texts and numbers."""

    def cell(value):
        if isinstance(value, int):
            return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
        text = f"<text:p>{value}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'

    lines = "".join(
        f"<table:table-row>{''.join(cell(value) for value in row)}</table:table-row>"
        for row in rows
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": f"<office:document-content {_SPACES}><office:body><office:spreadsheet>"
            f'<table:table table:name="Personel">{lines}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def test_macros_are_dropped_and_the_list_says_so():
    content = with_macros()
    copy = hand_back(content, name="report.xlsm")

    assert check(content, name="report.xlsm").format == "xlsm"
    assert not any("vba" in name.lower() for name in parts(copy))
    assert b"vba" not in parts(copy)["[Content_Types].xml"]
    assert b"macroEnabled" not in parts(copy)["[Content_Types].xml"]
    assert "macros of the original" in head(copy)
    assert opened(copy)["Personel"]["D2"].comment is not None


class TestFilesWithoutTheirOwnFormat:
    TABLE = (
        ("Kode", "Wilayah/Satuan", "Instansi", "Jumlah Personel"),
        ("18.06", "Kab. Tanggamus", "ASN Daerah", "banyak"),
        ("18.08", "Kab. Way Kanan", "ASN Daerah", 45),
    )

    def test_an_ods_becomes_an_xlsx_with_the_same_values_at_the_same_cells(self):
        content = open_document(self.TABLE)
        copy = hand_back(content, name="report.ods")

        assert check(content, name="report.ods").format == "ods"
        assert values(copy) == {
            ("Personel", a1(row, column)): value
            for row, line in enumerate(self.TABLE, start=1)
            for column, value in enumerate(line, start=1)
        }
        assert "(.ods)" in head(copy)
        assert "could not be kept" in head(copy)

    def test_a_csv_with_a_formula_keeps_it_as_a_text(self):
        content = b"Kode;Jumlah\n18.06;=1+1\n18.07;12\n"
        sheet = opened(hand_back(content, name="a.csv"))["CSV"]

        assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")
        assert sheet["B2"].quotePrefix
        assert sheet["B3"].value == 12

    def test_what_cannot_be_changed_in_place_is_copied_with_dates_as_dates(self):
        content = workbook("Arsip\n| @2024-01-05 | @18:06 | 1.5 | teks |")
        strange = rewritten(
            content,
            "xl/styles.xml",
            lambda text: text.replace("<fills", "<!-- --><fills2").replace("</fills", "</fills2"),
        )
        copy = hand_back(strange)

        assert "could not be kept" in head(copy)
        assert values(copy) == {
            ("Arsip", "A1"): dt.datetime(2024, 1, 5),
            ("Arsip", "B1"): dt.time(18, 6),
            ("Arsip", "C1"): 1.5,
            ("Arsip", "D1"): "teks",
        }


@pytest.mark.parametrize(
    "file", ["personal-data-column.xlsx", "personal-data-in-note.xlsx", "cut-off.xlsx"]
)
def test_a_file_with_personal_data_or_unread_is_not_handed_back(file):
    content = (HERE / "broken" / file).read_bytes()
    checked = check(content, name=file)

    assert not can_annotate(checked)
    with pytest.raises(NoAnnotatedCopy):
        annotated(content, file, checked, EN)


def test_a_namespace_that_each_sheet_declares_for_itself_is_not_taken_for_that_of_all():
    """Some programs declare the prefix of links at every sheet instead of at the root."""
    own = f'<workbook xmlns="{MAIN}"><sheets><sheet xmlns:r="{OFFICE}" r:id="rId1"/></sheets>'
    assert link_attribute(own) == ("nr:id", f' xmlns:nr="{OFFICE}"')
    at_root = f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:q="{OFFICE}"><sheets>'
    assert link_attribute(at_root) == ("q:id", "")


def test_elements_with_a_prefix_are_marked_too():
    """Some libraries write <x:c> for <c>."""

    def prefixed(text):
        text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text)
        return text.replace(' xmlns="http://schemas', ' xmlns:x="http://schemas')

    content = faulty()
    for path in ("xl/worksheets/sheet2.xml", "xl/workbook.xml", "xl/styles.xml"):
        content = rewritten(content, path, prefixed)
    copy = opened(hand_back(content))

    assert copy.sheetnames == [LIST, "Identitas", "Personel"]
    assert "count-not-number" in copy["Personel"]["D2"].comment.text
    assert copy["Personel"]["D2"].fill.fgColor.rgb == "FF" + FILLS[Tone.ERROR]


def test_print_areas_of_the_other_sheets_stay_with_their_sheets():
    book = opened(faulty())
    book["Personel"].print_area = "A1:D4"
    copy = opened(hand_back(saved(book)))

    assert copy["Personel"].print_area == "'Personel'!$A$1:$D$4"
    assert not copy["Identitas"].print_area


def test_very_many_findings_are_all_listed_with_the_worst_ones_commented():
    checked = check(faulty())
    note = Issue(catalogue.COUNT_DASH, sheet="Personel", value="-", parameters={"column": "A"})
    notes = [replace(note, cell=a1(row, 5)) for row in range(1, 30_001)]
    many = replace(checked, issues=(*notes, *checked.issues))
    start = time.perf_counter()
    copy = annotated(faulty(), "a.xlsx", many, EN)
    took = time.perf_counter() - start

    names = parts(copy)
    listed = names["xl/worksheets/netraFindings1.xml"].count(b"<row ")
    comments = names["xl/netraComments1.xml"].decode()
    assert listed > 30_000
    assert comments.count("<comment ") == COMMENTS
    assert 'ref="D2"' in comments
    assert b"At most 1,000 cells" in names["xl/worksheets/netraFindings1.xml"]
    assert names["xl/worksheets/sheet2.xml"].count(b"<c ") > 30_000
    assert took < 30


def test_a_child_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(annotated_workbook, "CHILD_SECONDS", 0.01)

    with pytest.raises(NoAnnotatedCopy):
        hand_back(faulty())


def test_declared_entities_are_not_expanded():
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]>'
    content = rewritten(decorated(), "xl/styles.xml", lambda text: bomb + text)
    checked = check(decorated())

    with pytest.raises(NoAnnotatedCopy):
        annotated(content, "a.xlsx", checked, EN)


def test_sheet_names_that_xlsx_forbids_are_changed():
    names = sheet_names(["a/b", "a:b", "x" * 40, "'q'"])

    assert len(set(names.values())) == 4
    assert all(len(name) <= 31 and not re.search(r"[\\/*?:\[\]]", name) for name in names.values())
