"""How Indonesian offices spell units, months, headings and totals in their tables."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from domain.period import MONTHS_EN, MONTHS_ID, SHORT_MONTHS_ID, Period
from domain.places import Place, UnitKind

Spell = Callable[[Place], str]

_PREFIXES = {
    UnitKind.REGENCY: ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota "),
    UnitKind.RESORT: ("Polrestabes ", "Polresta ", "Polres Metro ", "Polres "),
    UnitKind.POLICE_REGION: ("Polda ",),
    UnitKind.PROVINCE: (),
    UnitKind.NATIONAL: (),
}
_SHORT = {
    "Kabupaten Administrasi ": "Kab. Adm. ",
    "Kota Administrasi ": "Kota Adm. ",
    "Kabupaten ": "Kab. ",
}


def parted(place: Place) -> tuple[str, str]:
    """The word before the name, with its space, and the name: ("Kabupaten ", "Lebak")."""
    for prefix in _PREFIXES.get(place.kind, ()):
        if place.name.startswith(prefix):
            return prefix, place.name.removeprefix(prefix)
    return "", place.name


def _full(place: Place) -> str:
    return place.name


def _upper(place: Place) -> str:
    return place.name.upper()


def _short(place: Place) -> str:
    prefix, bare = parted(place)
    return _SHORT.get(prefix, prefix) + bare


def _short_upper(place: Place) -> str:
    return _short(place).upper()


def _no_dot(place: Place) -> str:
    return _short(place).replace(".", "")


def _tight(place: Place) -> str:
    return _short(place).replace("Kab. ", "Kab.")


def _office(place: Place) -> str:
    prefix, bare = parted(place)
    office = {"Kabupaten ": "Pemkab ", "Kota ": "Pemkot "}.get(prefix, prefix)
    return office + bare


def _bare_regency(place: Place) -> str:
    """As statistics do: "Kediri" is the regency, "Kota Kediri" the city."""
    prefix, bare = parted(place)
    return place.name if prefix.startswith("Kota") else bare


def _bare_upper(place: Place) -> str:
    return _bare_regency(place).upper()


def _province(place: Place) -> str:
    return f"Provinsi {place.name}" if place.kind is UnitKind.PROVINCE else place.name


def _prov(place: Place) -> str:
    return f"PROV. {place.name.upper()}" if place.kind is UnitKind.PROVINCE else _upper(place)


SPELLINGS: dict[UnitKind, tuple[Spell, ...]] = {
    UnitKind.REGENCY: (
        _full, _upper, _short, _short_upper, _no_dot, _tight, _office, _bare_regency, _bare_upper,
    ),
    UnitKind.RESORT: (_full, _upper, _bare_regency, _bare_upper),
    UnitKind.PROVINCE: (_full, _upper, _province, _prov),
    UnitKind.POLICE_REGION: (_full, _upper, _bare_regency),
}  # fmt: skip
SAYS_ITS_KIND = frozenset(
    {_full, _upper, _short, _short_upper, _no_dot, _tight, _office, _province, _prov}
)

DECORATIONS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("plain", lambda name: name),
    ("plain", lambda name: name),
    ("padded", lambda name: f"  {name} "),
    ("no-break", lambda name: f"\u00a0{name}\u00a0".replace(" ", "\u00a0")),
    ("double space", lambda name: name.replace(" ", "  ")),
    ("line break", lambda name: name.replace(" ", "\n", 1)),
    ("footnote mark", lambda name: f"{name} *)"),
    ("footnote digit", lambda name: f"{name} 1)"),
    ("numbered", lambda name: f"1. {name}"),
    ("markup", lambda name: f"<b>{name}</b>"),
    ("entity", lambda name: f"&nbsp;{name}"),
    ("remark", lambda name: f"{name} (revisi)"),
)

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

HEADINGS = {
    "no": ("No", "No.", "NO", "Nomor", "NO\nURUT"),
    "code": ("Kode", "Kode Wilayah", "KODE"),
    "institution": ("Instansi",),
    "category": ("Kategori", "Jenis Pelanggaran"),
    "level": ("Jenjang", "Jabatan"),
    "personnel": ("Jumlah Personel", "Personel", "JML PEGAWAI"),
    "obligated": ("Jumlah Wajib", "Target", "Wajib"),
    "signed": ("Sudah Menandatangani", "Sudah", "Sudah TTD"),
    "invited": ("Diundang", "Undangan"),
    "attended": ("Hadir", "Jml Hadir"),
    "reported": ("Dilaporkan", "Jumlah Dilaporkan", "LAPORAN"),
    "proven": ("Terbukti", "TERBUKTI"),
    "in_process": ("Diproses", "Dalam Proses"),
    "sanctioned": ("Dijatuhi Sanksi", "Sanksi"),
}
UNIT_HEADINGS = {
    UnitKind.REGENCY: ("Kabupaten/Kota", "Kab/Kota", "Wilayah", "KABUPATEN / KOTA", "Nama Daerah"),
    UnitKind.RESORT: ("Polres", "Kesatuan", "Satuan Kerja", "POLRES/TA/TABES"),
    UnitKind.PROVINCE: ("Provinsi", "PROVINSI", "Wilayah"),
    UnitKind.POLICE_REGION: ("Polda", "POLDA", "Satuan"),
}
ABOVE = ("Jumlah", "Netralitas", "DATA", "Tahapan Pemilu 2024", "Rekap")

TOTAL_WORDS = (
    "JUMLAH", "Jumlah", "TOTAL", "Total", "GRAND TOTAL", "Jumlah Total", "JML", "J U M L A H",
    "Jumlah Keseluruhan", "TOTAL :", "Rata-rata",
)  # fmt: skip
SUBTOTAL_WORDS = ("Sub Total", "SUBTOTAL", "Jumlah Kabupaten", "Jumlah Kota", "Sub Jumlah")

FOOTERS = (
    "Sumber: laporan satuan kerja",
    "Keterangan: angka sementara",
    "*) angka sementara",
    "1) termasuk pegawai titipan",
    "Catatan/Note:\u00a0\u00a0 <sup>1</sup> termasuk PPPK",
    "<i>Source</i>: unit reports",
    "Bandar Baru, 5 Februari 2024",
    "Mengetahui,",
    "KEPALA BAGIAN SDM",
    "ttd",
    "(.............................)",
    "Dicetak pada 05/02/2024 10:15",
    "Halaman 1 dari 1",
)


def month_name(period: Period, style: int) -> str:
    """The month as a heading or a title writes it; styles 0 to 6."""
    name = MONTHS_ID[period.month - 1]
    return (
        f"{name} {period.year}",
        f"{name.upper()} {period.year}",
        f"{SHORT_MONTHS_ID[period.month - 1]} {period.year}",
        f"{SHORT_MONTHS_ID[period.month - 1]}-{period.year % 100:02d}",
        f"{period.month:02d}/{period.year}",
        f"{ROMAN[period.month - 1]}/{period.year}",
        f"{MONTHS_EN[period.month - 1]} {period.year}",
    )[style]


def decorated(draw: st.DrawFn) -> tuple[str, Callable[[str], str]]:
    """How one name of the column is written around the name itself."""
    return draw(st.sampled_from(DECORATIONS))
