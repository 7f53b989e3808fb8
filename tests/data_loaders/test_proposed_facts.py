"""What a sheet says about all its figures: whose they are, basis, kind of units, sample mark."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_loaders import proposed_columns
from data_loaders.column_reasons import COLUMN_REASONS
from data_loaders.proposal import propose_tables
from data_loaders.raw import RawSheet, RawWorkbook
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from tests.support.checking import TODAY, resolver
from tests.support.proposing import proposal, proposals


@pytest.mark.parametrize(
    ("title", "sheet", "name", "terms"),
    [
        ("NETRALITAS POLRI", "A", "a.xlsx", {"institution": "polri"}),
        ("NETRALITAS ANGGOTA POLRI", "A", "a.xlsx", {"institution": "polri"}),
        ("NETRALITAS PNS POLRI", "A", "a.xlsx", {"institution": "asn_polri"}),
        ("NETRALITAS TNI", "A", "a.xlsx", {"institution": "tni"}),
        ("NETRALITAS ASN", "A", "a.xlsx", {"institution": "asn_daerah"}),
        ("NETRALITAS ASN DAN POLRI", "A", "a.xlsx", {}),
        ("NETRALITAS TNI/POLRI", "A", "a.xlsx", {}),
        ("NETRALITAS ASN DI JAJARAN POLDA", "A", "a.xlsx", {}),
        ("NETRALITAS", "Polri", "asn.xlsx", {"institution": "polri"}),
        ("NETRALITAS", "A", "rekap_TNI_2024.xlsx", {"institution": "tni"}),
        ("NETRALITAS", "A", "a.xlsx", {}),
    ],
)
def test_whose_figures_they_are_is_taken_from_words_only(title, sheet, name, terms):
    found = proposal(
        f"{sheet}\n| {title} |\n| Kabupaten | Terbukti | x |\n| Kab. Garut | 1 | . |", name=name
    )
    assert found.options.terms == terms


@pytest.mark.parametrize(
    ("title", "basis", "since", "period"),
    [
        ("LAPORAN BULANAN MARET 2024", None, None, Period(2024, 3)),
        ("LAPORAN KUMULATIF MARET 2024", "kumulatif", None, Period(2024, 3)),
        ("LAPORAN s.d. MARET 2024", "kumulatif", None, Period(2024, 3)),
        ("LAPORAN s/d 31 MARET 2024", "kumulatif", None, Period(2024, 3)),
        ("JANUARI s.d. MARET 2024", "kumulatif", Period(2024, 1), Period(2024, 3)),
        ("OKTOBER 2023 sampai dengan MARET 2024", "kumulatif", Period(2023, 10), Period(2024, 3)),
        ("SELAMA BULAN MARET 2024", "bulanan", None, Period(2024, 3)),
        ("ANGKA BULAN INI, MARET 2024", "bulanan", None, Period(2024, 3)),
        ("SISWA SD, LAPORAN MARET 2024", None, None, Period(2024, 3)),
        ("MARET 2024", None, None, Period(2024, 3)),
    ],
)
def test_the_basis_only_when_it_is_stated(title, basis, since, period):
    options = proposal(
        f"Rekap\n| {title} |\n| Polres | Terbukti | x |\n| Polres Garut | 1 | . |"
    ).options
    assert (options.basis, options.since, options.period) == (basis, since, period)


@pytest.mark.parametrize(
    ("heading", "names", "kind", "is_open"),
    [
        ("Kabupaten/Kota", ("Garut", "Ciamis"), UnitKind.REGENCY, False),
        ("Polres", ("Garut", "Ciamis"), UnitKind.RESORT, False),
        ("Wilayah", ("Garut", "Kab. Ciamis"), UnitKind.REGENCY, False),
        ("Wilayah", ("Garut", "Ciamis"), None, True),
        ("Polres/Kabupaten", ("Garut", "Ciamis"), None, True),
        ("Satuan", ("Polres Garut", "Kab. Ciamis"), None, False),
        ("Satuan", ("Polda Jawa Barat", "Garut", "Ciamis"), None, True),
        ("Satuan", ("Indonesia", "Polda Banten", "Polda Lampung"), UnitKind.POLICE_REGION, False),
    ],
)
def test_the_kind_of_units_only_when_it_is_stated(heading, names, kind, is_open):
    rows = "\n".join(f"| {name} | 1 |" for name in names)
    found = proposal(f"Rekap\n| {heading} | Terbukti |\n{rows}")
    assert (found.options.unit_kind, "unit_kind" in found.open) == (kind, is_open)


def test_a_city_among_bare_names_of_the_police_may_be_a_resort():
    rows = "| Satuan | Terbukti |\n| Garut | 1 |\n| KOTA BANDUNG | 2 |"
    assert proposal(f"Rekap\n{rows}").options.unit_kind is UnitKind.REGENCY
    assert proposal(f"Rekap\n{rows}", name="polri.xlsx").options.unit_kind is None


def test_a_span_over_months_side_by_side_leaves_the_basis_open():
    found = proposal("""
        Rekap
        | POLRI, JUNI 2023 s.d. JULI 2023 |
        | Polres       | Dilaporkan VI/2023 | Dilaporkan VII/2023 |
        | Polres Garut | 1                  | 2                   |
    """)
    assert (found.options.basis, found.open) == (None, ("basis", "category"))


def test_a_span_over_months_below_each_other_leaves_the_basis_open():
    found = proposal("""
        Rekap
        | POLRI, OKTOBER 2023 s.d. NOVEMBER 2023 |
        | Satuan |            | Pegunungan Arfak |
        | Okt-23 | Dilaporkan | 5                |
        | Nov-23 | Dilaporkan | 7                |
    """)
    assert (found.options.basis, "columns" in found.open) == (None, True)


def test_titles_beside_units_across_are_no_columns():
    found = proposal("""
        Rekap
        | Wilayah   | :              | Indonesia  |
        | Bulan     | :              | 10/2024    |
        | Uraian    | Kab. Tanggamus | Kota Metro | Kab. Pringsewu |
        | Wajib     | 10             | 20         | 30             |
        | Sudah TTD | 9              | 20         | 25             |
    """)
    assert found.options.columns == {"3": "unit", "4": "obligated", "5": "signed"}
    assert found.options.unit_kind is UnitKind.REGENCY


def test_positions_need_no_basis():
    found = proposal("Rekap\n| Polres | Jumlah personel |\n| Polres Garut | 1 |")
    assert (found.options.kind, found.options.basis) == (ReportKind.PERSONNEL, "bulanan")
    assert found.open == ("period", "institution")


def test_invented_figures_that_say_so_stay_marked():
    assert proposal(
        "Rekap\n| DATA CONTOH |\n| Polres | Terbukti | x |\n| Polres Garut | 1 | . |"
    ).options.is_sample


def test_what_a_person_said_goes_before_what_the_file_says():
    found = proposal(
        "Rekap\n| POLRI s.d. MARET 2024 |\n| Polres | Terbukti |x|\n| Polres Garut | 1 | . |",
        basis="bulanan",
        period=Period(2024, 2),
        terms={"institution": "asn_polri", "category": "OTHER"},
    )
    assert (found.options.basis, found.options.period) == ("bulanan", Period(2024, 2))
    assert found.options.terms == {"institution": "asn_polri", "category": "OTHER"}
    assert found.open == ()


def test_rows_are_told_as_the_reader_takes_them():
    found = proposal("""
        Rekap
        | LAPORAN MARET 2024 |
        | Kabupaten/Kota      | Dilaporkan |
        | PROVINSI LAMPUNG    | .          |
        | Kabupaten Tanggamus | 4          |
        | Kota Metro          | 2          |
        | TOTAL               | 6          |
        | Sumber: Bawaslu     | .          |
    """)
    assert found.rows == {
        1: "title", 2: "heading", 3: "group", 4: "data", 5: "data", 6: "total", 7: "footnote",
    }  # fmt: skip


def test_sheets_of_the_template_are_no_tables_to_ask_about():
    found = proposals("""
        Personel
        | Kode   | Instansi   | Jumlah Personel |
        | '18.06 | ASN Daerah | 1               |

        Lampiran
        | Polres       | Terbukti |
        | Polres Garut | 1        |
    """)
    assert [each.sheet for each in found] == ["Lampiran"]


def test_every_reason_has_its_words_and_is_given():
    source = Path(proposed_columns.__file__).read_text(encoding="utf-8")
    given = set(re.findall(r'(?:why=|return \{\}, |, )"([a-z_]+)"\)?', source))
    assert set(COLUMN_REASONS) <= given | {"heading", "values"}


_CELLS = st.one_of(
    st.none(),
    st.integers(-5, 2_000),
    st.floats(0, 1),
    st.dates(date(2020, 1, 1), date(2025, 1, 1)),
    st.sampled_from([
        "No", "Polres", "Kabupaten/Kota", "Kota Metro", "Kab. Garut", "Polres Garut", "Jumlah",
        "Dilaporkan", "Terbukti", "Jan", "Maret 2024", "KE1", "ASN", "%", "TOTAL", "12,5%", "-",
        "1.234", "s.d. bulan ini", "Sumber: x",
    ]),
    st.text(max_size=12),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(_CELLS, max_size=7), max_size=12))
def test_any_sheet_gives_a_proposal_that_holds_together(rows):
    sheet = RawSheet(name="x", rows=tuple(tuple(row) for row in rows))
    raw = RawWorkbook(file_name="x.xlsx", sha256="", format="xlsx", sheets=(sheet,))
    for found in propose_tables(raw=raw, resolver=resolver(), today=TODAY):
        letters = [column.letter for column in found.columns]
        assert len(letters) == len(set(letters))
        sure = {c.letter: c.role for c in found.columns if c.role and c.is_sure}
        assert found.options.columns == sure
        assert all(column.why in COLUMN_REASONS for column in found.columns)
        assert len(found.fingerprint) == 64
