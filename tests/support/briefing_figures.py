"""Charts of an invented province: over months, between places, bars."""

from __future__ import annotations

from collections.abc import Callable

from domain.briefing import (
    BarChart,
    FunnelChart,
    FunnelPoint,
    Mark,
    Role,
    Series,
    Slide,
    SlideKind,
    Span,
    Standing,
    TimeChart,
)
from domain.indicators import IndicatorUnit
from domain.language import Language
from domain.period import Period
from tests.support.briefing_words import made_slide

FIRST = Period(2022, 12)
LENGTH = 14
PLEDGES = (
    0.312, 0.355, 0.401, 0.452, None, 0.551, 0.603, 0.648, 0.702, 0.741, None, 0.803, 0.824, 0.835,
)  # fmt: skip
VIOLATIONS = (
    0.00021, 0.00024, 0.00019, 0.00031, None, 0.00028, 0.00026, 0.00033, 0.00035, 0.00029, None,
    0.00041, 0.00072, 0.00058,
)  # fmt: skip


def months(language: Language) -> tuple[str, ...]:
    """The categories of the charts over time; the year stands where one begins."""
    periods = (FIRST.plus(i) for i in range(LENGTH))
    return tuple(
        language.short_month(period, year=i == 0 or period.month == 1)
        for i, period in enumerate(periods)
    )


def trend_slides(language: Language) -> tuple[Slide, Slide]:
    return _violations_over_time(language), _pledges_over_time(language)


def _violations_over_time(language: Language) -> Slide:
    pick = language.pick
    limits = _limits(
        language,
        lambda far: tuple(0.00034 * (1 + far) + i * 1e-6 for i in range(LENGTH)),
        near=0.5,
        far=0.85,
    )
    name = pick("Dilaporkan, per 1.000 personel", "Reported, per 1,000 personnel")
    return made_slide(
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


def _limits(
    language: Language,
    line: Callable[[float], tuple[float, ...]],
    *,
    near: float,
    far: float,
) -> tuple[Series, ...]:
    """Mean and limits; `line` draws the one that lies so far above the mean."""
    pick = language.pick
    at_95, at_998 = pick("batas 95%", "limit 95%"), pick("batas 99,8%", "limit 99.8%")
    return (
        Series(pick("rata-rata", "mean"), line(0.0), Role.CENTRE),
        Series(at_95, line(near), Role.WARNING),
        Series(at_95, line(-near), Role.WARNING),
        Series(at_998, line(far), Role.LIMIT),
        Series(at_998, line(-far), Role.LIMIT),
    )


def _silent(language: Language) -> str:
    return language.pick("Belum melapor", "Not reported")


def _pledges_over_time(language: Language) -> Slide:
    pick = language.pick
    others = tuple(None if value is None else value - 0.06 for value in PLEDGES)
    return made_slide(
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


def comparison_slide(language: Language) -> Slide:
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

    limits = _limits(
        language,
        lambda far: tuple(max(0.0, 0.0011 + far * width) for width in spread),
        near=1.96,
        far=3.09,
    )
    return made_slide(
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


def stages_slide(language: Language) -> Slide:
    pick = language.pick
    names = (
        pick("Dilaporkan, belum terbukti", "Reported, not proven"),
        pick("Dalam proses", "In process"),
        pick("Terbukti", "Proven"),
        pick("Diberi sanksi", "Sanctioned"),
        pick("Tidak terbukti", "Not proven"),
    )
    values = (23.0, 12.0, 6.0, None, None)
    return made_slide(
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


def profile_slide(language: Language) -> Slide:
    pick = language.pick
    groups = (pick("Wilayah ini", "This place"), pick("Sejenis", "Peers"))
    return made_slide(
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
