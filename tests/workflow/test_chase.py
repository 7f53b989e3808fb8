"""Who is asked for what is missing, and the letter: an office, a list, never a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO

import openpyxl
import pytest

from charts.frame import SAMPLE_STAMP
from domain.fields import ReportKind
from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from domain.scope import ReportingScope, ScopeRule
from geo.gazetteer import load_gazetteer
from tests.support.small_facts import cases, facts_of
from workflow.chase import chase_list
from workflow.chase_files import all_letters, attachment, chase_workbook, file_name
from workflow.facts import indicator_states
from workflow.letters import LISTED, letter, office, subject
from workflow.report_files import matrix_workbook
from workflow.report_rows import RowWish, unit_table, wished
from workflow.reporting import ALL_KINDS, reporting, status_of
from workflow.views import Selection

JANUARY, FEBRUARY = Period(2024, 1), Period(2024, 2)
OVERDUE, EARLY = date(2024, 3, 20), date(2024, 3, 1)
LAMPUNG = ("polda-lampung", "polres-tanggamus", "polres-mesuji")
EN = Language("en")


def scope(*rules, kinds=(ReportKind.PLEDGES, ReportKind.VIOLATIONS)):
    return ReportingScope(rules=rules, kinds=kinds)


def only(institution, kinds, *codes):
    """A rule that expects these units and no other of their kinds."""
    places = load_gazetteer()
    others = {place.code for kind in kinds for place in places.places(kind)} - set(codes)
    return ScopeRule(institution, kinds, without=frozenset(others))


POLICE = tuple(
    only(institution, (UnitKind.RESORT, UnitKind.POLICE_REGION), *LAMPUNG)
    for institution in ("polri", "asn_polri")
)
CIVIL = only("asn_daerah", (UnitKind.REGENCY, UnitKind.PROVINCE), "18", "18.06", "11.01")


def chased(*reports, rules=(*POLICE, CIVIL), as_of=OVERDUE, kind=ALL_KINDS):
    facts = facts_of(load_gazetteer(), *reports, scope=scope(*rules))
    found = reporting(facts, partial(indicator_states, facts), kind=kind, selection=Selection())
    period = facts.periods[-1]
    status = status_of(found, facts, period=period, as_of=as_of, language=EN)
    return chase_list(found, facts, status, as_of=as_of)


def by_police(unit, period, institution="polri"):
    kind = "police_region" if unit.startswith("polda") else "resort"
    return cases(unit, period, 0, institution=institution, kind=kind)


SENT = (
    by_police("polres-mesuji", "2024-01"),
    by_police("polres-mesuji", "2024-02"),
    cases("18.06", "2024-01", 1),
)


@pytest.fixture(scope="module")
def found():
    """The chase list of the reports above, overdue."""
    return chased(*SENT)


def test_a_polda_answers_for_the_police_and_a_province_for_the_civil_service(found):
    assert [(each.name, each.n_missing, each.n_expected) for each in found.addressees] == [
        ("Polda Lampung", 11, 12),
        ("Lampung", 4, 4),
        ("Aceh", 2, 2),
    ]
    assert found.n_missing == 17
    assert [office(each) for each in found.addressees] == [
        "Kepala Kepolisian Daerah Lampung",
        "Sekretaris Daerah Provinsi Lampung",
        "Sekretaris Daerah Aceh",
    ]


def test_what_a_unit_owes_with_its_silence_and_its_last_report(found):
    lampung = found.addressee("18")
    assert lampung is not None
    told = [
        (each.unit_name, each.kinds, each.silent_months, each.last_reported)
        for each in lampung.missing
    ]
    assert told == [
        ("Kab. Tanggamus", ("pledges", "violations"), 1, JANUARY),
        ("Lampung", ("pledges", "violations"), 2, None),
    ]


def test_who_owes_nothing_is_not_written_to():
    rules = (only("asn_daerah", (UnitKind.REGENCY,), "18.06"),)
    facts = facts_of(
        load_gazetteer(),
        cases("18.06", "2024-02", 0),
        scope=scope(*rules, kinds=(ReportKind.VIOLATIONS,)),
    )
    found = reporting(
        facts, partial(indicator_states, facts), kind=ALL_KINDS, selection=Selection()
    )
    status = status_of(found, facts, period=FEBRUARY, as_of=OVERDUE, language=EN)
    assert chase_list(found, facts, status, as_of=OVERDUE).addressees == ()


def test_an_institution_with_its_own_office_is_written_to_alone():
    military = only("tni", (UnitKind.REGENCY,), "18.06")
    found = chased(cases("18.06", "2024-02", 0), rules=(CIVIL, military))
    own = found.addressee("18:tni")
    assert own is not None
    assert office(own) == "Pejabat yang menangani laporan netralitas TNI di Lampung"
    assert {each.institution for each in own.missing} == {"tni"}


LETTER = """\
Nomor     : ........................
Sifat     : Biasa
Lampiran  : 1 (satu) berkas
Perihal   : Permintaan laporan netralitas Februari 2024

................, ........................

Yth. Kepala Kepolisian Daerah Lampung
di tempat

1. Menurut catatan per 20 Maret 2024, 11 dari 12 laporan netralitas Februari 2024 dari satuan \
pelapor di lingkungan Polda Lampung belum diterima. Batas waktu penyampaiannya berakhir \
10 Maret 2024.

2. Laporan yang belum diterima:
   1) Polda Lampung, ASN Polri dan Polri: semua laporan (tidak melapor 2 bulan berturut-turut)
   2) Polres Mesuji, ASN Polri: semua laporan (tidak melapor 2 bulan berturut-turut); Polri: \
pakta integritas
   3) Polres Tanggamus, ASN Polri dan Polri: semua laporan (tidak melapor 2 bulan berturut-turut)

3. Mohon laporan itu disampaikan paling lambat 7 (tujuh) hari setelah surat ini diterima dengan \
templat bulanan. Bila pada bulan itu tidak ada kegiatan atau kasus, mohon disampaikan laporan \
nihil. Tanpa laporan, bulan itu tercatat “belum melapor”, bukan nol.

4. Bila laporan sudah dikirim, mohon diberitahukan tanggal dan cara pengirimannya agar catatan \
kami dapat diperiksa.

Demikian disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.

(sebutan jabatan dan tanda tangan pengirim)
"""


def test_the_letter_as_it_is_sent(found):
    assert letter(found, found.addressees[0], is_sample=False) == LETTER


def test_before_the_due_day_the_letter_reminds():
    found = chased(*SENT, as_of=EARLY)
    words = letter(found, found.addressees[0], is_sample=False)
    assert subject(found) == "Pengingat penyampaian laporan netralitas Februari 2024"
    assert "Batas waktu penyampaiannya adalah 10 Maret 2024." in words
    assert "disampaikan paling lambat 10 Maret 2024 dengan" in words
    assert "7 (tujuh) hari" not in words
    assert "bulan berturut-turut" not in words, "February is not due, so nobody owes two months"


def test_of_one_kind_the_letter_says_that_this_report_did_not_come_in():
    facts = facts_of(load_gazetteer(), *SENT, scope=scope(CIVIL, kinds=(ReportKind.VIOLATIONS,)))
    asked = partial(indicator_states, facts)
    one = reporting(facts, asked, kind="violations", selection=Selection())
    status = status_of(one, facts, period=FEBRUARY, as_of=OVERDUE, language=EN)
    chase = chase_list(one, facts, status, as_of=OVERDUE)
    words = letter(chase, chase.addressees[0], is_sample=False)
    assert "1) Kab. Tanggamus: pelanggaran\n" in words
    assert "2) Lampung: pelanggaran (tidak masuk 2 bulan berturut-turut)\n" in words


def test_a_letter_about_sample_data_says_that_it_is_not_to_be_sent(found):
    for each in found.addressees:
        assert letter(found, each, is_sample=True).startswith(SAMPLE_STAMP)
    assert all_letters(found, is_sample=True).count(SAMPLE_STAMP) == 3


def test_a_long_list_says_how_many_it_leaves_to_the_attachment():
    rules = (ScopeRule("asn_daerah", (UnitKind.REGENCY,)),)
    found = chased(cases("18.06", "2024-02", 0), rules=rules)
    java = found.addressee("35")
    assert java is not None
    words = letter(found, java, is_sample=False)
    assert f"   {LISTED}) " in words
    assert f"   {LISTED + 1}) " not in words
    assert f"dan {38 - LISTED} satuan lain; rinciannya dalam lampiran." in words
    rows = table(attachment(found, java, is_sample=False), 0)[1:]
    assert len(rows) == 2 * 38


def table(content, sheet):
    """The rows of a sheet from its headings on."""
    rows = list(
        openpyxl.load_workbook(BytesIO(content)).worksheets[sheet].iter_rows(values_only=True)
    )
    first = next(i for i, row in enumerate(rows) if len(row) < 2 or row[1] is not None)
    return rows[first:]


@pytest.mark.parametrize("code", ("id", "en"))
def test_the_workbook_lists_every_missing_report_once(found, code):
    content = chase_workbook(found, is_sample=False, language=Language(code))
    book = openpyxl.load_workbook(BytesIO(content))
    missing, sums, letters = (table(content, i) for i in range(len(book.sheetnames)))
    assert len(missing) == 1 + found.n_missing
    assert [row[2:] for row in sums[1:]] == [(11, 12), (4, 4), (2, 2)]
    assert letters[1][2] == LETTER
    assert len({(row[1], row[3], row[4]) for row in missing[1:]}) == found.n_missing


def test_where_one_of_three_reports_is_missing_the_last_one_is_of_any_kind(found):
    """Beside "socialization" a bare "last report" would be read as the last of socialization."""
    several = table(chase_workbook(found, is_sample=False, language=EN), 0)[0]
    assert several[5:] == ("Months without any report", "Last report of any kind")
    one = table(chase_workbook(chased(*SENT, kind="pledges"), is_sample=False, language=EN), 0)[0]
    assert one[5:] == ("Months silent", "Last report")


def test_a_month_without_any_report_is_a_dash_in_the_list(found):
    rows = table(chase_workbook(found, is_sample=False, language=EN), 0)
    last = {(row[1], row[3]): row[6] for row in rows[1:]}
    assert last["18", "Regional civil service"] == "–"
    assert last["18.06", "Regional civil service"] == "January 2024"


def test_files_about_sample_data_say_so_in_name_and_sheets(found):
    assert file_name(found, "lampiran-18:tni", "xlsx", is_sample=True) == (
        "contoh-lampiran-18-tni-2024-02.xlsx"
    )
    book = openpyxl.load_workbook(
        BytesIO(chase_workbook(found, is_sample=True, language=EN)),
    )
    for sheet in book.worksheets:
        assert sheet["A1"].value == SAMPLE_STAMP
        assert sheet.oddHeader.center.text == SAMPLE_STAMP


def test_the_addressee_of_an_unknown_code_is_nobody(found):
    assert found.addressee("99") is None
    assert replace(found, addressees=()).n_missing == 0


def test_the_matrix_as_a_workbook_has_a_word_for_every_month():
    facts = facts_of(load_gazetteer(), *SENT, scope=scope(*POLICE, CIVIL))
    found = reporting(
        facts, partial(indicator_states, facts), kind=ALL_KINDS, selection=Selection()
    )
    status = status_of(found, facts, period=FEBRUARY, as_of=OVERDUE, language=EN)
    listed = unit_table(found, facts, period=FEBRUARY, until=FEBRUARY, language=EN)
    numbers = wished(found, listed, FEBRUARY, RowWish(order="name"))
    content = matrix_workbook(found, status, listed, numbers, is_sample=False, language=EN)
    rows = table(content, 0)
    assert len(rows) == 1 + len(listed)
    tanggamus = next(row for row in rows if row[1] == "18.06")
    assert tanggamus == (
        "Kab. Tanggamus", "18.06", "Regional civil service", "Lampung",
        "1 of 2 reports in", "0 of 2 reports in", 1, 4, 1, 1, 2, 0,
    )  # fmt: skip
