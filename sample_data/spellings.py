"""How officers write the same place: official, short, in capitals, abbreviated, by an old name."""

from __future__ import annotations

from domain.period import Period
from domain.places import Place, UnitKind
from sample_data.chance import dice

# Places whose spelling changes from month to month; every one is a spelling that Netra knows.
FOUR_WAYS: dict[str, tuple[str, ...]] = {
    "12.18": ("Kab. Serdang Bedagai", "SERGAI", "KABUPATEN SERDANG BEDAGAI", "Kab Serdang Bedagai"),
    "13.07": ("Kab. Lima Puluh Kota", "50 KOTA", "KABUPATEN LIMA PULUH KOTA", "Lima Puluh Kota"),
    "16.12": ("PALI", "Kab. Penukal Abab Lematang Ilir", "KAB. PENUKAL ABAB LEMATANGILIR",
              "Penukal Abab Lematang Ilir"),
    "18.01": ("LAMSEL", "Kab. Lampung Selatan", "KABUPATEN LAMPUNG SELATAN", "Lampung Selatan"),
    "18.05": ("KABUPATEN TULANGBAWANG", "Kab. Tulang Bawang", "Tulang Bawang", "TULANGBAWANG"),
    "18.12": ("Kab. Tulang Bawang Barat", "TULANGBAWANG BARAT", "Tulang Bawang Barat",
              "KAB. TULANG BAWANG BARAT"),
    "34.71": ("KOTA JOGJAKARTA", "Kota Yogyakarta", "Yogyakarta", "KOTA YOGYAKARTA"),
    "36.74": ("TANGSEL", "Kota Tangerang Selatan", "Tangerang Selatan", "KOTA TANGERANG SELATAN"),
    "62.02": ("KOTIM", "Kab. Kotawaringin Timur", "Kotawaringin Timur", "KAB. KOTAWARINGIN TIMUR"),
    "71.09": ("SITARO", "KEP. SIAU TAGULANDANG BIARO", "Kab. Kep. Siau Tagulandang Biaro",
              "KAB. KEP. SIAU TAGULANDANGBIARO"),
    "73.10": ("PANGKEP", "KAB. PANGKAJENE KEPULAUAN", "Kab. Pangkajene dan Kepulauan",
              "Pangkajene Kepulauan"),
    "polres-labuhanbatu": ("LABUHAN BATU", "POLRES LABUHAN BATU", "Polres Labuhanbatu",
                           "POLRES LABUHANBATU"),
    "polres-kuantan-singingi": ("POLRES KUANSING", "Polres Kuantan Singingi",
                                "POLRES KUANTAN SINGINGI", "Polres Kuansing"),
    "polres-deli-serdang": ("Polres Deli Serdang", "Polresta Deliserdang", "POLRESTA DELI SERDANG",
                            "Polresta Deli Serdang"),
}  # fmt: skip

# Written without a code in the months in which the name itself says what kind of unit it is.
NAME_ONLY = frozenset({"12.18", "16.12", "18.12", "71.09", "73.10", "polres-kuantan-singingi"})
_TELLING = ("KAB", "KOTA", "POLRES")


def written(place: Place, period: Period) -> tuple[str | None, str]:
    """The code cell and the name cell of a unit in that month's workbook.

    Returns:
        Code (None when left blank) and name, as an officer would write them.
    """
    variants = FOUR_WAYS.get(place.code)
    if variants is None:
        return place.code, _usual(place)
    turn = period.year * 12 + period.month
    name = variants[turn % len(variants)]
    is_clear = place.code in NAME_ONLY and name.upper().startswith(_TELLING)
    return None if is_clear else place.code, name


def _usual(place: Place) -> str:
    """The way that this unit's officers always write it."""
    if place.kind is UnitKind.PROVINCE:
        return f"Pemprov {place.short_name}"
    style = dice("style", place.code).random()
    if style < 0.6:
        return place.name
    return place.short_name if style < 0.85 else place.name.upper()
