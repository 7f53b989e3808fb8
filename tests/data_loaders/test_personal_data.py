"""Counts only, no persons: such a workbook is refused as a whole and the value never repeated."""

import pytest

from data_loaders.personal_data import names_a_person
from tests.support.checking import check, codes, found, inspect
from tests.support.workbooks import COVER, with_comment, workbook

# an impossible birth date: not the number of anyone
NIK, NIP = "9999999999999999", "999999999999999999"


def pledges(headings="", values="", extra=""):
    return workbook(f"""{COVER}
        Pakta Integritas
        | Kode   | Instansi   | Jumlah Wajib | Sudah Menandatangani | Keterangan {headings} |
        | '18.06 | ASN Daerah | 40           | 30                   | .          {values}   |
        {extra}
    """)


@pytest.mark.parametrize(
    "heading",
    [
        "NIK", "NIP", "NRP", "nip", "No. NIP", "NIP/NRP", "Nomor KTP", "Nama Pegawai",
        "Nama Lengkap", "Nama Personel", "Nama Terlapor", "Nama dan NIP", "Tanggal Lahir",
        "Tempat/Tanggal Lahir", "No HP", "Alamat", "Email", "NIP Baru",
    ],
)  # fmt: skip
def test_a_column_for_persons_is_refused_by_its_heading(heading):
    checked = check(pledges(f"| {heading}", "| ."))
    assert found(checked) == [("personal-data-heading", "Pakta Integritas", "F1")]
    assert (checked.status, checked.exit_code, checked.reports) == ("errors", 1, ())
    assert checked.issues[0].parameters["column"] == "F"


@pytest.mark.parametrize(
    "heading",
    [
        "Nama Wilayah", "Nama Satuan", "Penyelenggara", "Nama Kegiatan", "Nama Perangkat Daerah",
        "Unik", "Teknik", "Nama Instansi", "Nomor Surat", "Alamat Web",
    ],
)  # fmt: skip
def test_headings_that_only_sound_like_it_are_fine(heading):
    assert "personal-data-heading" not in codes(check(pledges(f"| {heading}", "| x")))


@pytest.mark.parametrize(
    "value",
    [
        "3299999999999999", f"'{NIK}", f"'{NIP}", f"'nomor {NIP} belum", "'99999999 999999 9 999",
        "'9999.9999.9999.9999", "'9999-9999-9999-9999", "'99 9999 999999 9999",
    ],
)  # fmt: skip
def test_a_number_of_16_or_18_digits_is_refused_wherever_it_stands(value):
    checked = check(pledges("| Lain", f"| {value}"))
    assert found(checked) == [("personal-data-number", "Pakta Integritas", "F2")]
    (issue,) = checked.issues
    assert issue.value is None
    assert "999" not in repr(issue)


@pytest.mark.parametrize(
    "value",
    [
        "'123456789012345", "'12345678901234567", "'0.1234567890123456", "'081234567890",
        "'B/2024/01/5678", "'2021 2022 2023 2024", "'2024-01-17 07:49:21", "0.8348794063079777",
    ],
)  # fmt: skip
def test_other_long_numbers_are_fine(value):
    assert "personal-data-number" not in codes(check(pledges("| Lain", f"| {value}")))


def test_notes_hidden_sheets_and_comments_are_searched_too():
    in_note = workbook(f"""{COVER}
        Pakta Integritas
        | Kode   | Instansi   | Jumlah Wajib | Sudah Menandatangani | Keterangan    |
        | '18.06 | ASN Daerah | 40           | 30                   | a.n. {NIP}    |
    """)
    assert found(check(in_note)) == [("personal-data-number", "Pakta Integritas", "E2")]
    hidden = pledges(extra=f"Arsip (hidden)\n| x |\n| '{NIK} |")
    assert found(check(hidden)) == [("personal-data-number", "Arsip", "A2")]
    commented = with_comment(pledges(), "Pakta Integritas", "C2", f"lihat {NIP}")
    assert found(check(commented)) == [("personal-data-comment", "Pakta Integritas", "C2")]


def test_a_column_name_is_refused_unless_it_names_regions():
    persons = "Daftar\n| No | Nama |\n| 1 | Orang Satu |\n| 2 | Orang Dua |"
    assert found(check(pledges(extra=persons))) == [("personal-data-heading", "Daftar", "B1")]
    regions = "Rekap\n| No | Nama |\n| 1 | Kabupaten Tanggamus |\n| 2 | Lebak |"
    assert "personal-data-heading" not in codes(check(pledges(extra=regions)))


def test_inspecting_shows_nothing_of_such_a_workbook():
    seen = inspect(pledges("| NIP", f"| '{NIP}"))
    assert (seen.sheets, seen.exit_code) == ((), 1)
    assert seen.as_json()["sheets"] == []


@pytest.mark.parametrize(
    ("text", "is_personal"),
    [
        ("atas nama 198701012010011001", True),
        ("NIK 1871 0123 4567 8901", True),
        ("NRP 87010123 sudah pindah", True),
        ("nip nomor: 19870", True),
        ("NIP belum dicek", False),
        ("NIP baru 412", False),
        ("Benar, 1.412 orang sejak 2024", False),
        ("Surat 400/123/2024", False),
        ("", False),
    ],
)
def test_words_that_carry_the_number_of_a_person(text, is_personal):
    assert names_a_person(text) is is_personal
