"""Sentences and tables of an invented province, in two languages."""

from __future__ import annotations

from domain.briefing import (
    Body,
    Column,
    MapBody,
    Opening,
    Slide,
    SlideKind,
    Statements,
    Table,
)
from domain.language import Language


def made_slide(
    language: Language,
    *,
    kind: SlideKind,
    title: tuple[str, str],
    body: Body,
    definition: tuple[str, str] = ("", ""),
    reading: tuple[tuple[str, str], ...] = (),
    alt: tuple[str, str],
    notes: tuple[tuple[str, str], ...] = (),
    code: str,
) -> Slide:
    standard = (
        "Angka dari laporan bulanan unit; yang belum melapor bukan nol.",
        "Figures from monthly reports of units; not reported is not zero.",
    )
    return Slide(
        kind=kind,
        title=language.pick(*title),
        definition=language.pick(*definition),
        body=body,
        reading=_sentences(language, *reading),
        alt=language.pick(*alt),
        notes=_sentences(language, *notes, standard),
        line=(),
        code=code,
        is_sample=True,
    )


def _sentences(language: Language, *pairs: tuple[str, str]) -> tuple[str, ...]:
    """One of each pair, in the language."""
    return tuple(language.pick(*pair) for pair in pairs)


def opening_slide(language: Language) -> Slide:
    pick = language.pick
    facts = (
        pick("ASN Daerah, TNI, dan Polri", "Regional civil servants, TNI and Polri"),
        pick("**13** dari **15** kabupaten/kota melapor", "**13** of **15** regencies reported"),
        pick("Keadaan data 12 Februari 2024", "As of 12 February 2024"),
    )
    place = pick("Provinsi Teladan", "Teladan Province")
    return made_slide(
        language,
        kind=SlideKind.OPENING,
        title=("Netralitas di Provinsi Teladan, Januari 2024", "Neutrality in Teladan Province"),
        body=Opening(place, pick("Januari 2024", "January 2024"), facts),
        alt=("Halaman judul: Provinsi Teladan, Januari 2024.", "Title page: Teladan Province."),
        code="RK-2A7C",
    )


def matters_slide(language: Language) -> Slide:
    items = _sentences(
        language,
        (
            "**83,5%** sudah menandatangani pakta integritas: 15.482 dari 18.540 wajib, naik "
            "1,1 poin dari bulan sebelumnya.",
            "**83.5%** have signed the pledge: 15,482 of 18,540 obligated, up 1.1 points on "
            "the month before.",
        ),
        (
            "**13** dari **15** kabupaten/kota melapor; Kab. Sagara dan Kota Wana belum.",
            "**13** of **15** regencies reported; Kab. Sagara and Kota Wana have not.",
        ),
        (
            "**11** pelanggaran dilaporkan, belum terbukti: di bawah batas kendali.",
            "**11** violations reported, not proven: within the control limits.",
        ),
        (
            "**1** wilayah di atas batas 99,8%: Kab. Rimba Raya, laporan lengkap.",
            "**1** place above the 99.8% limit: Kab. Rimba Raya, reports complete.",
        ),
        (
            "Sosialisasi menjangkau **62,0%** personel; Oktober 2023 tidak diketahui.",
            "Briefings reached **62.0%** of personnel; October 2023 is not known.",
        ),
    )
    return made_slide(
        language,
        kind=SlideKind.MATTERS,
        title=("Lima hal yang penting bulan ini", "Five things that matter this month"),
        definition=(
            "Provinsi Teladan, Januari 2024, masa kampanye Pemilu.",
            "Teladan Province, January 2024, campaign period.",
        ),
        body=Statements(items, is_numbered=True),
        alt=("Lima kalimat tentang bulan ini.", "Five sentences about this month."),
        code="RK-2A7C",
    )


def map_slide(language: Language) -> Slide:
    legend = (
        (language.pick("70 – 84,9 persen", "70 – 84.9 percent"), 8),
        (language.pick("85 – 94,9 persen", "85 – 94.9 percent"), 4),
        (language.pick("Nol", "Zero"), 1),
        (language.pick("Isian kosong", "Blank"), 0),
        (language.pick("Belum melapor", "Not reported"), 2),
    )
    return made_slide(
        language,
        kind=SlideKind.MAP,
        title=(
            "83,5% sudah menandatangani pakta integritas",
            "83.5% have signed the integrity pledge",
        ),
        definition=(
            "ASN Daerah per kabupaten/kota, Januari 2024. **15.482** dari **18.540** wajib, dari "
            "**13** wilayah.",
            "Regional civil servants by regency, January 2024. **15,482** of **18,540** "
            "obligated, from **13** places.",
        ),
        body=MapBody(legend),
        alt=(
            "Peta 15 kabupaten/kota: 8 di 70 sampai 84,9 persen, 4 di 85 sampai 94,9 persen, 1 "
            "nol, 2 belum melapor.",
            "Map of 15 regencies: 8 at 70 to 84.9 percent, 4 at 85 to 94.9 percent, 1 zero, 2 not "
            "reported.",
        ),
        code="PT-4K7M",
    )


def categories_slide(language: Language) -> Slide:
    pick = language.pick
    columns = (
        Column(pick("Kategori", "Category"), 3.0),
        Column(pick("Dilaporkan", "Reported"), is_number=True),
        Column(pick("Dalam proses", "In process"), is_number=True),
        Column(pick("Terbukti", "Proven"), is_number=True),
    )
    rows = (
        (pick("Media sosial", "Social media"), "12", "6", "3"),
        (pick("Menghadiri kampanye", "Attending a campaign"), "6", "4", "<3"),
        (pick("Memakai fasilitas negara", "Use of state property"), "5", "<3", "–"),
        (pick("Lainnya", "Other"), "–", "–", "–"),
    )
    return made_slide(
        language,
        kind=SlideKind.VIOLATIONS,
        title=(
            "Media sosial paling sering dicatat, 12 dari 23 kasus",
            "Social media is recorded most often, in 12 of 23 cases",
        ),
        definition=("Kasus menurut kategori.", "Cases by category."),
        body=Table(columns, rows, pick("– tidak dilaporkan; <3 kurang dari 3", "– not reported")),
        alt=("Tabel 4 kategori.", "Table of 4 categories."),
        code="PL-3M8Q",
    )


def reporting_slide(language: Language) -> Slide:
    pick = language.pick
    columns = (
        Column(pick("Wilayah", "Place"), 3.0),
        Column(pick("Terakhir melapor", "Last report"), 1.5),
        Column(pick("Bulan diam", "Silent months"), is_number=True),
        Column(pick("Tepat waktu", "On time"), is_number=True),
    )
    place = pick("Kab. Contoh", "Kab. Contoh")
    rows = tuple(
        (f"{place} {i}", pick("Okt 2023", "Oct 2023"), str(14 - i), f"{50 + i}%")
        for i in range(1, 13)
    )
    return made_slide(
        language,
        kind=SlideKind.REPORTING,
        title=("13 dari 15 unit melapor, 12 tepat waktu", "13 of 15 units reported, 12 on time"),
        definition=(
            "Laporan Januari 2024, jatuh tempo 5 Februari 2024.",
            "Reports of January 2024, due on 5 February 2024.",
        ),
        body=Table(columns, rows, pick("dan 3 wilayah lain", "and 3 other places")),
        alt=("Tabel 12 wilayah dan laporan terakhirnya.", "Table of 12 places and last reports."),
        code="KL-8N2P",
    )


def talk_slide(language: Language) -> Slide:
    items = (
        language.pick(
            "**Kab. Rimba Raya**: 0,31 per 100 personel dilaporkan, di atas batas 99,8%; 14 dari "
            "14 bulan melapor.",
            "**Kab. Rimba Raya**: 0.31 per 100 personnel reported, above the 99.8% limit; 14 of 14 "
            "months reported.",
        ),
        language.pick(
            "**Kab. Sagara**: belum melapor sejak Oktober 2023.",
            "**Kab. Sagara**: no report since October 2023.",
        ),
    )
    return made_slide(
        language,
        kind=SlideKind.TALK,
        title=("Dua wilayah perlu dibicarakan", "Two places to talk to"),
        definition=("Dengan alasannya; bukan peringkat.", "With the reasons; no ranking."),
        body=Statements(items),
        alt=("Dua wilayah dan alasannya.", "Two places and the reasons."),
        code="RK-2A7C",
    )


def methods_slide(language: Language) -> Slide:
    items = _sentences(
        language,
        (
            "Pakta integritas: sudah menandatangani dibagi wajib, dijumlahkan dulu.",
            "Pledges: signed divided by obligated, summed first.",
        ),
        (
            "Belum melapor, isian kosong, dan nol adalah tiga hal yang berbeda.",
            "Not reported, blank and zero are three different things.",
        ),
        (
            "Batas kendali 95% dan 99,8% dihitung dari bulan-bulan lain.",
            "Control limits of 95% and 99.8% are computed from the other months.",
        ),
        (
            "Banyak laporan dapat berarti banyak pencatatan, bukan banyak pelanggaran.",
            "Many reports may mean good recording, not many violations.",
        ),
    )
    return made_slide(
        language,
        kind=SlideKind.METHODS,
        title=("Cara membaca angka ini", "How to read these figures"),
        body=Statements(items),
        alt=("Definisi dan batas tafsir.", "Definitions and caveats."),
        code="RK-2A7C",
    )


def sources_slide(language: Language) -> Slide:
    pick = language.pick
    columns = (Column(pick("Apa", "What")), Column(pick("Isi", "Content"), 3.0))
    rows = (
        (pick("Keadaan data", "As of"), pick("12 Februari 2024", "12 February 2024")),
        (pick("Laporan", "Submissions"), pick("214 berkas", "214 files")),
        (pick("Batas", "Layer"), pick("bawaan Netra, bukan resmi", "built in, not official")),
    )
    return made_slide(
        language,
        kind=SlideKind.SOURCES,
        title=("Sumber", "Sources"),
        body=Table(columns, rows),
        alt=("Tabel sumber.", "Table of sources."),
        code="RK-2A7C",
    )
