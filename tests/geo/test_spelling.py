"""Names are compared by letters, and the word before a name says what it is."""

from __future__ import annotations

import pytest

from domain.places import UnitKind
from geo.spelling import letters, read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KAB. KEP. SIAU TAGULANDANG BIARO", "Kabupaten Kepulauan Siau-Tagulandang  Biaro"),
        ("Kab.\u00a0Tanggamus", "kabupaten tanggamus"),
        ("Kota Adm. Jakarta Selatan", "KOTA ADMINISTRASI JAKARTA SELATAN"),
        ("Pangkajene dan Kepulauan", "Pangkajene Kep."),
        ("Kab. S I A K", "KABUPATEN SIAK"),
        ("Toli-Toli", "TOLITOLI"),
        ("Kota Sorong (ibu kota)", "Kota Sorong"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert read(one).bare == read(other).bare


@pytest.mark.parametrize(
    ("text", "kind", "sort", "bare"),
    [
        ("Kab. Kediri", UnitKind.REGENCY, "kabupaten", "KEDIRI"),
        ("Pemkab Kediri", UnitKind.REGENCY, "kabupaten", "KEDIRI"),
        ("KOTA KEDIRI", UnitKind.REGENCY, "kota", "KEDIRI"),
        ("Polres Kediri Kota", UnitKind.RESORT, "Polres", "KEDIRIKOTA"),
        ("Polrestabes Surabaya", UnitKind.RESORT, "Polrestabes", "SURABAYA"),
        ("Kepolisian Resor Kota Besar Surabaya", UnitKind.RESORT, "Polrestabes", "SURABAYA"),
        ("Polres Metro Depok", UnitKind.RESORT, "Polres Metro", "DEPOK"),
        ("Polres Metro", UnitKind.RESORT, "Polres", "METRO"),
        ("Polda Lampung", UnitKind.POLICE_REGION, "", "LAMPUNG"),
        ("Pemprov Lampung", UnitKind.PROVINCE, "", "LAMPUNG"),
        ("Provinsi D.I. Yogyakarta", UnitKind.PROVINCE, "", "DIYOGYAKARTA"),
        ("Kediri", None, "", "KEDIRI"),
        ("Kota", None, "", "KOTA"),
        ("", None, "", ""),
    ],
)
def test_the_word_before_the_name(text: str, kind: UnitKind | None, sort: str, bare: str) -> None:
    found = read(text)
    assert (found.kind, found.sort, found.bare) == (kind, sort, bare)


def test_letters_keep_digits_and_drop_the_rest() -> None:
    assert letters("Kab. 50 Kota!") == "KAB50KOTA"
