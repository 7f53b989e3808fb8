"""Which unit a row is about: code, name, the word before it, the cover."""

import pytest

from data_loaders.options import TableOptions
from domain.places import UnitKind
from tests.support.checking import check, found
from tests.support.workbooks import COVER, workbook

HEADINGS = "| Kode | Wilayah/Satuan | Instansi | Jumlah Personel |"


def personnel(*rows, cover=COVER, **more):
    lines = [f"| {code} | {name} | ASN Daerah | 120 |" for code, name in rows]
    return check(workbook("\n".join((cover, "Personel", HEADINGS, *lines))), **more)


def units(checked):
    return [each.key.unit_code for each in checked.reports]


def cover(*lines, month="2024-01"):
    return "\n".join(
        ("Identitas", f"| Bulan Laporan | {month} |", "| Jenis Angka | Bulanan |", *lines)
    )


@pytest.mark.parametrize(
    ("code", "name", "unit"),
    [
        ("'18.06", ".", "18.06"),
        ("18.06", ".", "18.06"),
        (".", "Kabupaten Tanggamus", "18.06"),
        (".", "KAB. TANGGAMUS", "18.06"),
        (".", "Kota Metro", "18.72"),
        (".", "Polres Tanggamus", "polres-tanggamus"),
        (".", "Polda Lampung", "polda-lampung"),
        (".", "Pemprov Lampung", "18"),
        ("'polres-tanggamus", ".", "polres-tanggamus"),
        ("'18", "Provinsi Lampung", "18"),
        ("'36.1", "Kabupaten Lebak", None),
    ],
)
def test_a_unit_is_found_by_code_or_by_name_with_its_kind(code, name, unit):
    assert units(personnel((code, name))) == ([unit] if unit else [])


def test_code_and_name_that_disagree_are_an_error_at_both_cells():
    checked = personnel(("'18.06", "Kabupaten Lebak"))
    assert found(checked) == [
        ("unit-conflict", "Personel", "A2"),
        ("unit-conflict", "Personel", "B2"),
    ]
    assert checked.issues[0].parameters["name_cell"] == "B2"


def test_a_code_that_became_a_time_or_a_day_says_how_to_enter_it_again():
    checked = personnel(("@18:06", "Kabupaten Tanggamus"), ("@2024-06-18", "Kabupaten Tanggamus"))
    assert found(checked) == [
        ("unit-code-time", "Personel", "A2"),
        ("unit-code-time", "Personel", "A3"),
    ]


def test_a_number_that_lost_its_zero_counts_only_when_the_name_agrees():
    assert units(personnel((11.1, "Kabupaten Aceh Singkil"))) == ["11.10"]
    assert found(personnel((11.1, "."))) == [("unit-code-number", "Personel", "A2")]
    assert {code for code, _, _ in found(personnel((11.1, "Kota Metro")))} == {"unit-conflict"}


def test_an_unknown_code_is_an_error_at_the_code():
    assert found(personnel(("'18.99", "."))) == [("unit-code-unknown", "Personel", "A2")]


def test_an_unknown_name_is_an_error_and_a_close_one_a_question():
    assert found(personnel((".", "Kabupaten Antah Berantah"))) == [
        ("unit-unknown", "Personel", "B2")
    ]
    checked = personnel(("'18.05", "."), (".", "Kabupaten Tangamus"))
    assert found(checked) == [("unit-similar", "Personel", "B3")]
    assert checked.issues[0].type.needs_answer


def test_a_bare_name_takes_the_kind_of_the_cover_or_of_the_caller():
    assert units(
        personnel((".", "Tanggamus"), cover=cover("| Jenis Satuan | Kabupaten/Kota |"))
    ) == ["18.06"]
    assert units(personnel((".", "Tanggamus"), cover=cover("| Jenis Satuan | Polres |"))) == [
        "polres-tanggamus"
    ]
    options = TableOptions(unit_kind=UnitKind.REGENCY)
    assert units(personnel((".", "Tanggamus"), options=options)) == ["18.06"]


def test_a_bare_name_without_a_kind_is_asked_once_for_the_column():
    checked = personnel((".", "Tanggamus"), (".", "Lebak"))
    assert found(checked) == [("unit-kind-unknown", "Personel", "B2")]
    assert checked.reports == ()


def test_a_bare_name_of_a_city_and_a_regency_is_the_regency_only_beside_the_city():
    kind = cover("| Jenis Satuan | Kabupaten/Kota |")
    assert found(personnel((".", "Kediri"), cover=kind)) == [("unit-ambiguous", "Personel", "B2")]
    assert units(personnel((".", "Kediri"), (".", "Kota Kediri"), cover=kind)) == ["35.06", "35.71"]


def test_without_a_unit_in_the_row_it_is_the_covers_unit():
    text = f"""{cover("| Kode Satuan Pelapor | '18.06 |")}
        Personel
        | Instansi   | Jumlah Personel |
        | ASN Daerah | 120             |
    """
    assert units(check(workbook(text))) == ["18.06"]


def test_without_any_unit_it_is_an_error_at_the_row():
    assert found(personnel((".", "."))) == [("unit-missing", "Personel", "B2")]


@pytest.mark.parametrize(
    ("own", "row", "fits"),
    [
        ("'18.06", "'18.06", True),
        ("'18.06", "'18.05", False),
        ("'18", "'18.05", True),
        ("'18", "'36.02", False),
        ("'polda-lampung", "'polres-tanggamus", True),
        ("'polda-lampung", "'polres-lebak", False),
        ("'indonesia", "'36.02", True),
    ],
)
def test_a_row_about_a_unit_outside_the_covers_is_an_error(own, row, fits):
    checked = personnel((row, "."), cover=cover(f"| Kode Satuan Pelapor | {own} |"))
    assert found(checked) == ([] if fits else [("unit-outside-cover", "Personel", "A2")])


@pytest.mark.parametrize(
    ("lines", "code", "cell"),
    [
        ("Kode Satuan Pelapor = '18.99", "cover-unit-unknown", "B3"),
        ("Jenis Satuan = Kabupaten/Kota / Satuan Pelapor = Kediri", "cover-unit-ambiguous", "B4"),
        ("Kode Satuan Pelapor = '18.06 / Satuan Pelapor = Kota Metro", "unit-conflict", "B3"),
    ],
)
def test_the_covers_unit_is_checked_like_any_other(lines, code, cell):
    said = [f"| {line.replace(' = ', ' | ')} |" for line in lines.split(" / ")]
    checked = personnel(("'18.06", "."), cover=cover(*said))
    assert (code, "Identitas", cell) in found(checked)
    assert checked.reports == ()


def test_a_unit_that_did_not_exist_yet_is_an_error():
    sumba = "'polres-sumba-tengah"
    assert found(personnel((sumba, "."))) == [("unit-not-in-period", "Personel", "A2")]


def test_bps_codes_are_recognised_by_the_names_of_the_whole_column():
    rows = [("1306", "Kabupaten Padang Pariaman"), ("1305", "Kabupaten Tanah Datar")]
    checked = personnel(*rows)
    assert units(checked) == ["13.05", "13.04"]
