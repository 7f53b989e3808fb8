"""The vocabularies of the monthly workbook, with their sources."""

from __future__ import annotations

from domain.vocabulary import Term, Vocabulary

ASN_REGIONAL, ASN_POLICE, POLICE, ASN_MILITARY, MILITARY = (
    "asn_daerah",
    "asn_polri",
    "polri",
    "asn_tni",
    "tni",
)
CIVIL_SERVANTS = (ASN_REGIONAL, ASN_POLICE, ASN_MILITARY)

INSTITUTIONS = Vocabulary(
    "institution",
    (
        Term(ASN_REGIONAL, "ASN Daerah", "Regional civil service", "UU 20/2023"),
        Term(ASN_POLICE, "ASN Polri", "Police civil service", "UU 20/2023", ("PNS Polri",)),
        Term(POLICE, "Polri", "National police", "UU 2/2002 art 28", ("Anggota Polri",)),
        Term(ASN_MILITARY, "ASN TNI", "Military civil service", "UU 20/2023", ("PNS TNI",)),
        Term(MILITARY, "TNI", "Armed forces", "UU 34/2004 art 39", ("Prajurit TNI",)),
    ),
)

DISTRICT_HEAD = "district_head"
LEVELS = Vocabulary(
    "level",
    (
        Term("regional_secretary", "Sekretaris Daerah", "Regional secretary", "", ("Sekda",), (ASN_REGIONAL,)),
        Term("agency_head", "Kepala OPD", "Head of regional agency", "", ("Kepala Perangkat Daerah", "Kepala Dinas"), (ASN_REGIONAL,)),
        Term(DISTRICT_HEAD, "Camat", "District head (camat)", "", (), (ASN_REGIONAL,)),
        Term("village_head", "Lurah", "Urban village head (lurah)", "", (), (ASN_REGIONAL,)),
        Term("functional", "Fungsional", "Functional officer", "", ("Jabatan Fungsional", "JF"), CIVIL_SERVANTS),
        Term("staff", "Pelaksana", "Staff", "", ("Staf",), CIVIL_SERVANTS),
        Term("police_officer", "Anggota Polri", "Police officer", "", ("Personel Polri",), (POLICE,)),
        Term("police_civil_servant", "PNS Polri", "Police civil servant", "", ("Pegawai Negeri Polri",), (ASN_POLICE,)),
    ),
)  # fmt: skip

INSTRUMENTS = Vocabulary(
    "instrument",
    (
        Term("integrity_pact", "Pakta Integritas", "Integrity pact"),
        Term("statement", "Surat Pernyataan", "Signed statement", "", ("Pernyataan Netralitas",)),
        Term("oath", "Ikrar Netralitas", "Neutrality oath", "", ("Ikrar",)),
    ),
)

NIL_CATEGORY = "NIHIL"
_SKB = "SKB 2/2022 (22 Sep 2022), kode etik: PP 42/2004 art 15"
_SKB_D = "SKB 2/2022 (22 Sep 2022), disiplin: PP 94/2021"
_PERPOL = "Perpol 7/2022 (KEPP)"


def _ethics(number: int, indonesian: str, english: str) -> Term:
    return Term(f"KE{number}", indonesian, english, _SKB, (), CIVIL_SERVANTS)


def _discipline(number: int, indonesian: str, english: str) -> Term:
    return Term(f"DS{number}", indonesian, english, _SKB_D, (), CIVIL_SERVANTS)


CATEGORIES = Vocabulary(
    "category",
    (
        _ethics(1, "Pasang alat peraga bakal calon", "Put up banners for a prospective candidate"),
        _ethics(2, "Kampanye daring bakal calon", "Online campaigning for a prospective candidate"),
        _ethics(3, "Hadiri deklarasi dan dukung bakal calon", "Attend a declaration and support a prospective candidate"),
        _ethics(4, "Unggah, komentar, suka akun pemenangan bakal calon", "Engage with a prospective candidate's campaign account"),
        _ethics(5, "Unggah foto bersama bakal calon", "Post photos with a prospective candidate"),
        _ethics(6, "Ikut kegiatan pengenalan bakal calon", "Take part in introducing a prospective candidate"),
        _ethics(7, "Ikut kampanye suami/istri bakal calon", "Take part in a spouse's candidacy"),
        _discipline(1, "Pasang alat peraga calon", "Put up banners for a candidate"),
        _discipline(2, "Kampanye daring calon", "Online campaigning for a candidate"),
        _discipline(3, "Pendekatan ke partai atau masyarakat untuk pencalonan diri", "Court a party or voters for own candidacy"),
        _discipline(4, "Hadiri deklarasi/kampanye dan dukung calon", "Attend a campaign and support a candidate"),
        _discipline(5, "Anggota/pengurus partai politik", "Member or officer of a political party"),
        _discipline(6, "Unggah, komentar, suka akun pemenangan calon", "Engage with a candidate's campaign account"),
        _discipline(7, "Unggah foto bersama calon/tim sukses", "Post photos with a candidate or campaign team"),
        _discipline(8, "Kegiatan yang mengarah keberpihakan", "Partisan activity around the campaign"),
        _discipline(9, "Tim ahli/pemenangan sebelum penetapan peserta", "Campaign adviser before candidates are fixed"),
        _discipline(10, "Tim ahli/pemenangan sesudah penetapan peserta", "Campaign adviser after candidates are fixed"),
        _discipline(11, "Surat dukungan/kumpulkan fotokopi KTP", "Letters of support or collecting ID copies"),
        _discipline(12, "Keputusan/tindakan menguntungkan atau merugikan calon", "Decision that favours or harms a candidate"),
        Term("PL-5b", "Kegiatan politik praktis (disiplin)", "Practical politics (discipline)", "PP 2/2003 art 5b", (), (POLICE,)),
        Term("PL-4h", "Tidak netral dalam kehidupan politik (KEPP)", "Not neutral in political life (police ethics)", f"{_PERPOL} art 4h", (), (POLICE,)),
        Term("PL-9d", "Anggota/pengurus partai politik (KEPP)", "Party member or officer (police ethics)", f"{_PERPOL} art 9d", (), (POLICE,)),
        Term("PL-9f", "Terlibat politik praktis (KEPP)", "Involved in practical politics (police ethics)", f"{_PERPOL} art 9f", (), (POLICE,)),
        Term("TNI-39", "Kegiatan politik praktis prajurit", "Practical politics by a soldier", "UU 34/2004 art 39", (), (MILITARY,)),
        Term("OTHER", "Lainnya", "Other", "", ("Lain-lain", "Lain lain")),
    ),
)  # fmt: skip

PHASES = Vocabulary(
    "phase",
    (
        Term("before", "Sebelum penetapan calon", "Before candidates are fixed", _SKB, ("Bakal calon", "Sebelum")),
        Term("after", "Sesudah penetapan calon", "After candidates are fixed", _SKB_D, ("Calon", "Sesudah", "Setelah penetapan calon")),
    ),
)  # fmt: skip

CHANNELS = Vocabulary(
    "channel",
    (
        Term("social_media", "Media Sosial", "Social media", "", ("Medsos",)),
        Term("offline", "Luring", "In person", "", ("Offline", "Tatap muka")),
        Term("mass_media", "Media Massa", "Mass media"),
    ),
)

MODES = Vocabulary(
    "mode",
    (
        Term("online", "Daring", "Online", "", ("Virtual", "Zoom")),
        Term("in_person", "Luring", "In person", "", ("Tatap muka", "Offline")),
        Term("hybrid", "Hibrida", "Hybrid", "", ("Hybrid", "Campuran")),
    ),
)

SANCTION_LEVELS = Vocabulary(
    "sanction_level",
    (
        Term("moral_closed", "Moral, pernyataan tertutup", "Moral, closed statement", "PP 42/2004 art 15", ("Moral tertutup",)),
        Term("moral_open", "Moral, pernyataan terbuka", "Moral, open statement", "PP 42/2004 art 15", ("Moral terbuka",)),
        Term("light", "Ringan", "Light", "PP 94/2021 art 8"),
        Term("medium", "Sedang", "Medium", "PP 94/2021 art 8"),
        Term("heavy", "Berat", "Heavy", "PP 94/2021 art 8"),
        Term("dishonourable_dismissal", "PTDH", "Dishonourable dismissal", "UU 20/2023 art 52(4)", ("Pemberhentian tidak dengan hormat",)),
        Term("criminal", "Pidana", "Criminal", "UU 7/2017 art 494"),
        Term("not_a_violation", "Bukan pelanggaran", "Not a violation"),
    ),
)  # fmt: skip

MONTHLY, CUMULATIVE = "bulanan", "kumulatif"
BASES = Vocabulary(
    "basis",
    (
        Term(MONTHLY, "Bulanan", "Monthly", "", ("Bulan ini", "Month")),
        Term(CUMULATIVE, "Kumulatif", "Cumulative", "", ("Sampai dengan", "s.d.")),
    ),
)

UNIT_KINDS = Vocabulary(
    "unit_kind",
    (
        Term("regency", "Kabupaten/Kota", "Regency/City", "", ("Kabupaten", "Kota", "Kab")),
        Term("resort", "Polres", "Police resort", "", ("Polresta", "Polrestabes", "Polres Metro")),
        Term("province", "Provinsi", "Province", "", ("Pemprov",)),
        Term("police_region", "Polda", "Police region"),
        Term("national", "Nasional", "National", "", ("Indonesia", "Pusat")),
        Term("other", "Lainnya", "Other command"),
    ),
)

VOCABULARIES = {
    vocabulary.name: vocabulary
    for vocabulary in (
        INSTITUTIONS,
        LEVELS,
        INSTRUMENTS,
        CATEGORIES,
        PHASES,
        CHANNELS,
        MODES,
        SANCTION_LEVELS,
        BASES,
        UNIT_KINDS,
    )
}
