"""A briefing about a province that does not exist: every kind of slide and figure, two languages.

What the writers of briefings are tested with. Each `Body` occurs at least once, a figure that is
not known in every one that may hold it, few cases as "<3".
"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from PIL import Image, ImageDraw

from domain.briefing import (
    BarChart,
    Body,
    Briefing,
    Column,
    FunnelChart,
    FunnelPoint,
    MapBody,
    Mark,
    Opening,
    Picture,
    Role,
    Series,
    Slide,
    SlideKind,
    Span,
    Standing,
    Statements,
    Table,
    TimeChart,
)
from domain.indicators import IndicatorUnit
from domain.language import Language
from domain.period import Period

AS_OF = date(2024, 2, 12)
FIRST = Period(2022, 12)
LENGTH = 14
PLEDGES = (
    0.312, 0.355, 0.401, 0.452, None, 0.551, 0.603, 0.648, 0.702, 0.741, None, 0.803, 0.824, 0.835,
)  # fmt: skip
VIOLATIONS = (
    0.00021, 0.00024, 0.00019, 0.00031, None, 0.00028, 0.00026, 0.00033, 0.00035, 0.00029, None,
    0.00041, 0.00072, 0.00058,
)  # fmt: skip
MAP_POSITION = 2


def briefing(code: str = "id", *, is_sample: bool = True, dated: str = "") -> Briefing:
    """All slides in the language of that code, in their order."""
    language = Language(code)
    made = tuple(
        _framed(slide, language, is_sample=is_sample, dated=dated) for slide in _slides(language)
    )
    title = language.pick("Paparan Provinsi Teladan, Januari 2024", "Briefing Teladan Province")
    return Briefing(language=code, title=title, slides=made, as_of=AS_OF, is_sample=is_sample)


def picture(width: int = 896, height: int = 390) -> Picture:
    """A stand-in for a map: the same two areas as PNG (at 2x) and as SVG."""
    image = Image.new("RGB", (width * 2, height * 2), "#F1F5F8")
    draw = ImageDraw.Draw(image)
    draw.rectangle((80, 80, width, height * 2 - 80), fill="#4F959E", outline="#14202B", width=4)
    draw.rectangle((width, 80, width * 2 - 80, height), fill="#FFCF5C", outline="#14202B", width=4)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}"><rect width="{width}" height="{height}" '
        f'fill="#F1F5F8"/><path d="M40 40H{width / 2}V{height - 40}H40z" fill="#4F959E"/>'
        f'<path d="M{width / 2} 40H{width - 40}V{height / 2}H{width / 2}z" fill="#FFCF5C"/></svg>'
    )
    return Picture(stream.getvalue(), svg.encode(), width, height)


def pictures() -> dict[int, Picture]:
    """The map's picture by the position of its slide."""
    return {MAP_POSITION: picture()}


def months(language: Language) -> tuple[str, ...]:
    """The categories of the charts over time; the year stands where one begins."""
    periods = (FIRST.plus(i) for i in range(LENGTH))
    return tuple(
        language.short_month(period, year=i == 0 or period.month == 1)
        for i, period in enumerate(periods)
    )


def _framed(slide: Slide, language: Language, *, is_sample: bool, dated: str) -> Slide:
    line = (
        language.pick("Januari 2024", "January 2024"),
        language.pick("**13** dari **15** melapor", "**13** of **15** reported"),
        language.pick("Keadaan data 12 Feb 2024", "As of 12 Feb 2024"),
        language.pick("Sumber: laporan bulanan unit", "Source: monthly reports of units"),
        language.pick("Batas: bawaan Netra, bukan resmi", "Layer: built in, not official"),
    )
    return replace(slide, is_sample=is_sample, dated=dated, line=line)


def _slides(language: Language) -> tuple[Slide, ...]:
    return (
        _opening(language),
        _matters(language),
        _map(language),
        *_trends(language),
        _comparison(language),
        _stages(language),
        _categories(language),
        _reporting(language),
        _talk(language),
        _methods(language),
        _sources(language),
        _profile(language),
    )


def _slide(
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
        reading=tuple(language.pick(*each) for each in reading),
        alt=language.pick(*alt),
        notes=tuple(language.pick(*each) for each in (*notes, standard)),
        line=(),
        code=code,
        is_sample=True,
    )


def _opening(language: Language) -> Slide:
    pick = language.pick
    facts = (
        pick("ASN Daerah, TNI, dan Polri", "Regional civil servants, TNI and Polri"),
        pick("**13** dari **15** kabupaten/kota melapor", "**13** of **15** regencies reported"),
        pick("Keadaan data 12 Februari 2024", "As of 12 February 2024"),
    )
    place = pick("Provinsi Teladan", "Teladan Province")
    return _slide(
        language,
        kind=SlideKind.OPENING,
        title=("Netralitas di Provinsi Teladan, Januari 2024", "Neutrality in Teladan Province"),
        body=Opening(place, pick("Januari 2024", "January 2024"), facts),
        alt=("Halaman judul: Provinsi Teladan, Januari 2024.", "Title page: Teladan Province."),
        code="RK-2A7C",
    )


def _matters(language: Language) -> Slide:
    items = tuple(
        language.pick(*each)
        for each in (
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
    )
    return _slide(
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


def _map(language: Language) -> Slide:
    legend = (
        (language.pick("70 – 84,9 persen", "70 – 84.9 percent"), 8),
        (language.pick("85 – 94,9 persen", "85 – 94.9 percent"), 4),
        (language.pick("Nol", "Zero"), 1),
        (language.pick("Isian kosong", "Blank"), 0),
        (language.pick("Belum melapor", "Not reported"), 2),
    )
    return _slide(
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


def _trends(language: Language) -> tuple[Slide, Slide]:
    return _violations_over_time(language), _pledges_over_time(language)


def _violations_over_time(language: Language) -> Slide:
    pick = language.pick
    flat = 0.00034
    limits = tuple(
        Series(name, tuple(flat * factor + i * 1e-6 for i in range(LENGTH)), role)
        for name, factor, role in (
            (pick("rata-rata", "mean"), 1.0, Role.CENTRE),
            (pick("batas 95%", "limit 95%"), 1.5, Role.WARNING),
            (pick("batas 95%", "limit 95%"), 0.5, Role.WARNING),
            (pick("batas 99,8%", "limit 99.8%"), 1.85, Role.LIMIT),
            (pick("batas 99,8%", "limit 99.8%"), 0.15, Role.LIMIT),
        )
    )
    name = pick("Dilaporkan, per 1.000 personel", "Reported, per 1,000 personnel")
    return _slide(
        language,
        kind=SlideKind.TREND,
        title=(
            "Pelanggaran dilaporkan: Desember 2023 di atas batas kendali",
            "Violations reported: December 2023 is above the control limit",
        ),
        definition=(
            "Per 1.000 personel, dilaporkan, belum terbukti. 14 bulan, **11** kasus pada Januari "
            "2024.",
            "Per 1,000 personnel, reported, not proven. 14 months, **11** cases in January 2024.",
        ),
        body=TimeChart(
            categories=months(language),
            series=(Series(name, VIOLATIONS), *limits),
            unit=IndicatorUnit.PER_1000,
            marks=(
                Mark(12, "1", pick("Desember 2023 di atas batas 99,8%.", "Above the limit.")),
                Mark(13, "2", pick("Januari 2024 di dalam batas.", "January 2024 is inside.")),
            ),
            spans=(Span(pick("Kampanye", "Campaign"), 11, 13, "campaign"),),
            provisional_from=13,
            unknown=((4, _silent(language)), (10, _silent(language))),
        ),
        reading=(
            (
                "**1** Desember 2023: di atas batas 99,8%; semua unit melapor.",
                "**1** December 2023: above the 99.8% limit; all units reported.",
            ),
            (
                "**2** Januari 2024: di dalam batas, masih sementara.",
                "**2** January 2024: inside the limits, still provisional.",
            ),
            (
                "April dan Oktober 2023 tidak diketahui: kurang dari separuh unit melapor.",
                "April and October 2023 are not known: fewer than half of the units reported.",
            ),
        ),
        alt=(
            "Grafik kendali 14 bulan: 0,58 per 1.000 pada Januari 2024, di dalam batas; Desember "
            "2023 di atas; April dan Oktober 2023 tidak diketahui.",
            "Control chart of 14 months: 0.58 per 1,000 in January 2024, inside the limits; "
            "December 2023 above; April and October 2023 not known.",
        ),
        code="TR-9B3D",
    )


def _silent(language: Language) -> str:
    return language.pick("Belum melapor", "Not reported")


def _pledges_over_time(language: Language) -> Slide:
    pick = language.pick
    others = tuple(None if value is None else value - 0.06 for value in PLEDGES)
    return _slide(
        language,
        kind=SlideKind.TREND,
        title=("Pakta integritas naik 1,1 poin dalam sebulan", "Pledges rose by 1.1 points"),
        definition=(
            "Sudah menandatangani, dari yang wajib. Provinsi Teladan dan nasional.",
            "Signed, of the obligated. Teladan Province and the nation.",
        ),
        body=TimeChart(
            categories=months(language),
            series=(
                Series(pick("Provinsi Teladan", "Teladan Province"), PLEDGES),
                Series(pick("Nasional", "Nation"), others, Role.OTHER),
            ),
            unit=IndicatorUnit.PERCENT,
            spans=(Span(pick("Kampanye", "Campaign"), 11, 13, "campaign"),),
            unknown=((4, _silent(language)), (10, _silent(language))),
        ),
        alt=(
            "Garis 14 bulan: dari 31,2% menjadi 83,5%; dua bulan tidak diketahui.",
            "Line of 14 months: from 31.2% to 83.5%; two months not known.",
        ),
        code="TR-1C5F",
    )


def _comparison(language: Language) -> Slide:
    pick = language.pick
    places = ("Kab. Rimba Raya", "Kab. Telaga", "Kota Cadas", "Kab. Ombak", "Kota Nirwana")
    figures = (
        (1200.0, 0.0031, Standing.ABOVE),
        (900.0, 0.0009, Standing.INSIDE),
        (2600.0, 0.0006, Standing.BELOW),
        (420.0, 0.0012, Standing.INSIDE),
        (260.0, 0.0021, Standing.THIN),
    )
    points = tuple(
        FunnelPoint(name if standing in (Standing.ABOVE, Standing.BELOW) else "", *rest, standing)
        for name, (*rest, standing) in zip(places, figures, strict=True)
    )
    sizes = (200.0, 400.0, 800.0, 1600.0, 3000.0)
    spread = tuple((0.0011 / size) ** 0.5 for size in sizes)

    def limit(name: str, factor: float, role: Role) -> Series:
        return Series(name, tuple(max(0.0, 0.0011 + factor * width) for width in spread), role)

    limits = (
        limit(pick("rata-rata", "mean"), 0.0, Role.CENTRE),
        limit(pick("batas 95%", "limit 95%"), 1.96, Role.WARNING),
        limit(pick("batas 95%", "limit 95%"), -1.96, Role.WARNING),
        limit(pick("batas 99,8%", "limit 99.8%"), 3.09, Role.LIMIT),
        limit(pick("batas 99,8%", "limit 99.8%"), -3.09, Role.LIMIT),
    )
    return _slide(
        language,
        kind=SlideKind.COMPARISON,
        title=(
            "Satu wilayah di atas batas, satu di bawah; selebihnya tidak dapat dibedakan",
            "One place above the limit, one below; the others cannot be told apart",
        ),
        definition=(
            "Pelanggaran dilaporkan, belum terbukti, per 1.000 personel, November 2023 sampai "
            "Januari 2024, **5** wilayah.",
            "Violations reported, not proven, per 1,000 personnel, November 2023 to January "
            "2024, **5** places.",
        ),
        body=FunnelChart(
            points=points,
            sizes=sizes,
            limits=limits,
            unit=IndicatorUnit.PER_1000,
            size_label=pick("personel", "personnel"),
            value_label=pick("dilaporkan per 1.000", "reported per 1,000"),
        ),
        reading=(
            (
                "Kab. Rimba Raya di atas batas 99,8%; laporannya lengkap.",
                "Kab. Rimba Raya is above the 99.8% limit; its reports are complete.",
            ),
            (
                "Kota Cadas di bawah batas 95%: mungkin sedikit terjadi, mungkin sedikit dicatat.",
                "Kota Cadas is below the 95% limit: little happened, or little was recorded.",
            ),
        ),
        alt=(
            "Corong 5 wilayah: 1 di atas batas (Kab. Rimba Raya), 1 di bawah (Kota Cadas), 2 di "
            "dalam, 1 terlalu sedikit laporan.",
            "Funnel of 5 places: 1 above (Kab. Rimba Raya), 1 below (Kota Cadas), 2 inside, 1 with "
            "too few reports.",
        ),
        code="PB-7H2K",
    )


def _stages(language: Language) -> Slide:
    pick = language.pick
    names = (
        pick("Dilaporkan, belum terbukti", "Reported, not proven"),
        pick("Dalam proses", "In process"),
        pick("Terbukti", "Proven"),
        pick("Diberi sanksi", "Sanctioned"),
        pick("Tidak terbukti", "Not proven"),
    )
    values = (23.0, 12.0, 6.0, None, None)
    return _slide(
        language,
        kind=SlideKind.VIOLATIONS,
        title=("Dari 23 kasus dilaporkan, 6 terbukti", "Of 23 cases reported, 6 are proven"),
        definition=(
            "Kasus Januari 2023 sampai Januari 2024, dilaporkan, belum terbukti.",
            "Cases January 2023 to January 2024, reported, not proven.",
        ),
        body=BarChart(
            categories=names,
            series=(Series(pick("kasus", "cases"), values, texts=("23", "12", "6", "<3", "–")),),
            unit=IndicatorUnit.COUNT,
        ),
        reading=(
            (
                "Angka di bawah 3 ditulis <3 agar tidak menunjuk orang.",
                "Counts below 3 are written <3, so that they point at nobody.",
            ),
        ),
        alt=(
            "Batang: 23 dilaporkan, 12 dalam proses, 6 terbukti, kurang dari 3 diberi sanksi, "
            "tidak terbukti tidak diketahui.",
            "Bars: 23 reported, 12 in process, 6 proven, fewer than 3 sanctioned, not proven "
            "unknown.",
        ),
        code="PL-3M8Q",
    )


def _categories(language: Language) -> Slide:
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
    return _slide(
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


def _reporting(language: Language) -> Slide:
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
    return _slide(
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


def _talk(language: Language) -> Slide:
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
    return _slide(
        language,
        kind=SlideKind.TALK,
        title=("Dua wilayah perlu dibicarakan", "Two places to talk to"),
        definition=("Dengan alasannya; bukan peringkat.", "With the reasons; no ranking."),
        body=Statements(items),
        alt=("Dua wilayah dan alasannya.", "Two places and the reasons."),
        code="RK-2A7C",
    )


def _methods(language: Language) -> Slide:
    items = tuple(
        language.pick(*each)
        for each in (
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
    )
    return _slide(
        language,
        kind=SlideKind.METHODS,
        title=("Cara membaca angka ini", "How to read these figures"),
        body=Statements(items),
        alt=("Definisi dan batas tafsir.", "Definitions and caveats."),
        code="RK-2A7C",
    )


def _sources(language: Language) -> Slide:
    pick = language.pick
    columns = (Column(pick("Apa", "What")), Column(pick("Isi", "Content"), 3.0))
    rows = (
        (pick("Keadaan data", "As of"), pick("12 Februari 2024", "12 February 2024")),
        (pick("Laporan", "Submissions"), pick("214 berkas", "214 files")),
        (pick("Batas", "Layer"), pick("bawaan Netra, bukan resmi", "built in, not official")),
    )
    return _slide(
        language,
        kind=SlideKind.SOURCES,
        title=("Sumber", "Sources"),
        body=Table(columns, rows),
        alt=("Tabel sumber.", "Table of sources."),
        code="RK-2A7C",
    )


def _profile(language: Language) -> Slide:
    pick = language.pick
    groups = (pick("Wilayah ini", "This place"), pick("Sejenis", "Peers"))
    return _slide(
        language,
        kind=SlideKind.PROFILE,
        title=("Kab. Telaga: 80,0% menandatangani", "Kab. Telaga: 80.0% have signed"),
        definition=("Menurut instansi, Januari 2024.", "By institution, January 2024."),
        body=BarChart(
            categories=("ASN", "TNI", "Polri"),
            series=(
                Series(groups[0], (0.80, None, 0.925)),
                Series(groups[1], (0.76, 0.88, 0.90), Role.OTHER),
            ),
            unit=IndicatorUnit.PERCENT,
        ),
        alt=("Batang tiga instansi; TNI tidak diketahui.", "Bars of three institutions."),
        code="PF-5T1W",
    )
