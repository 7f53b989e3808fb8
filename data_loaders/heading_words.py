"""Words of headings: what regions write above figures, as data.

A phrase may stand anywhere in a heading; of two that overlap the longer one counts, so that
"Wajib TTD" speaks of who must sign and not of who did. Letters and digits only, lower case. What
could be two fields names both: then nobody but a person chooses.
"""

from __future__ import annotations

from collections.abc import Mapping

FIGURE_PHRASES: Mapping[str, tuple[str, ...]] = {
    "personnel": (
        "jumlah personel", "jumlah personil", "jumlah pegawai", "jumlah anggota",
        "kekuatan personel", "kekuatan personil", "jml personel", "jml personil", "jml pegawai",
        "personel", "personil", "personnel", "pegawai",
    ),
    "obligated": (
        "jumlah wajib", "jml wajib", "yang wajib", "wajib", "wajib tanda tangan", "wajib ttd",
        "wajib menandatangani", "wajib pakta integritas", "harus menandatangani",
        "seharusnya menandatangani", "obligated",
    ),
    "signed": (
        "jumlah yang menandatangani", "jumlah menandatangani", "yang menandatangani",
        "sudah menandatangani", "telah menandatangani", "menandatangani", "jumlah penandatangan",
        "penandatangan", "sudah tanda tangan", "telah tanda tangan", "sudah ttd", "telah ttd",
        "tanda tangan", "ttd", "ditandatangani", "signed",
    ),
    "invited": (
        "jumlah diundang", "yang diundang", "peserta diundang", "diundang", "jumlah undangan",
        "undangan", "invited",
    ),
    "attended": (
        "jumlah hadir", "jumlah yang hadir", "yang hadir", "peserta hadir", "hadir",
        "jumlah kehadiran", "attended",
    ),
    "reported": (
        "jumlah dilaporkan", "yang dilaporkan", "kasus dilaporkan", "dilaporkan", "laporan masuk",
        "laporan diterima", "jumlah laporan", "jml laporan", "jumlah laporan masuk",
        "pengaduan masuk", "jumlah pengaduan", "jumlah aduan", "aduan masuk", "reported",
    ),
    "proven": ("jumlah terbukti", "yang terbukti", "terbukti", "terbukti melanggar", "proven"),
    "in_process": (
        "dalam proses", "sedang diproses", "masih diproses", "masih proses", "sedang proses",
        "diproses", "sedang ditangani", "dalam penanganan", "in process",
    ),
    "sanctioned": (
        "dijatuhi sanksi", "dikenai sanksi", "diberi sanksi", "diberikan sanksi", "disanksi",
        "jumlah sanksi", "sanksi dijatuhkan", "penjatuhan sanksi", "sanctioned",
    ),
}  # fmt: skip
"""Field of a figure -> phrases that mean it and nothing else."""

TWO_MEANINGS: Mapping[str, tuple[str, ...]] = {
    "jumlah peserta": ("invited", "attended"),
    "peserta": ("invited", "attended"),
    "jumlah kasus": ("reported", "proven"),
    "kasus": ("reported", "proven"),
    "jumlah pelanggaran": ("reported", "proven"),
    "jumlah pelanggar": ("reported", "proven"),
    "pelanggaran": ("reported", "proven"),
    "laporan": ("reported", "in_process"),
    "selesai diproses": ("proven", "sanctioned"),
    "sudah diproses": ("in_process", "sanctioned"),
    "telah diproses": ("in_process", "sanctioned"),
    "capaian": ("signed", "attended"),
    "temuan": ("reported", "proven"),
    "selesai": ("proven", "sanctioned"),
    "diselesaikan": ("proven", "sanctioned"),
    "tuntas": ("proven", "sanctioned"),
    "sanksi": ("sanctioned", "sanction_level"),
    "target": ("obligated", "invited"),
    "sasaran": ("obligated", "invited"),
    "realisasi": ("signed", "attended"),
    "jumlah asn": ("personnel", "obligated"),
    "jumlah pns": ("personnel", "obligated"),
    "jumlah polri": ("personnel", "obligated"),
    "jumlah tni": ("personnel", "obligated"),
}
"""Phrases that could be either of several fields."""

NOUNS = frozenset({
    "jumlah peserta", "peserta", "jumlah kasus", "kasus", "jumlah pelanggaran",
    "jumlah pelanggar", "pelanggaran", "laporan", "temuan", "jumlah asn", "jumlah pns",
    "jumlah polri", "jumlah tni", *FIGURE_PHRASES["personnel"],
})  # fmt: skip
"""What is counted: beside a word that says which of them ("kasus terbukti") it decides nothing."""

WHOLE_LEVELS: Mapping[str, tuple[str, ...]] = {
    "sudah": ("signed",),
    "proses": ("in_process",),
    "kehadiran": ("attended",),
    "undangan": ("invited",),
}
"""What means a field only when it is all that a level of the heading says."""

NOT_FIELDS = (
    "belum", "tidak", "bukan", "tanpa", "non", "kurang", "selisih", "sisa", "kekurangan",
)  # fmt: skip
"""Words that turn the meaning around: "Belum TTD" is not a field of any report."""

RATE_WORDS = (
    "persen", "persentase", "prosentase", "presentase", "percent", "rasio", "ratio", "rate",
    "rata rata", "indeks", "index", "rangking", "ranking", "peringkat", "per 100",
    "per 1000", "per 100 000", "proporsi",
)  # fmt: skip
"""Words of what is derived from counts."""

OTHER_SPANS = (
    "bulan lalu", "bulan sebelumnya", "bln lalu", "tahun lalu", "tahun sebelumnya",
    "s d bulan lalu", "sd bulan lalu", "s d bulan sebelumnya",
)  # fmt: skip
"""Figures of another time than the report's."""

RUNNING_NUMBERS = frozenset({"no", "nomor", "no urut", "nomor urut", "nr", "number", "urut"})

TOTAL_WORDS = frozenset({"jumlah", "total", "jml", "jumlah total", "total jumlah", "grand total"})

KIND_PHRASES: Mapping[str, tuple[str, ...]] = {
    "pledges": ("pakta integritas", "ikrar netralitas", "surat pernyataan", "penandatanganan"),
    "socialization": ("sosialisasi", "penyuluhan", "socialization"),
    "violations": ("pelanggaran", "violations"),
    "personnel": ("data personel", "kekuatan personel", "jumlah personel", "data pegawai"),
}
"""Kind of report -> phrases of titles."""

MONTHLY_PHRASES = (
    "bulan ini", "bln ini", "selama bulan", "dalam bulan", "angka bulanan", "per bulan",
    "bulan berjalan", "monthly figures", "this month",
)  # fmt: skip
CUMULATIVE_PHRASES = ("kumulatif", "akumulasi", "akumulatif", "cumulative", "to date")
"""What a text must say for its figures to be taken as of the month, or as counted up to it."""

CIVIL_SERVICE = "asn"
"""Stands for the civil service of an institution that is not said."""

TERM_PHRASES: Mapping[str, Mapping[str, str]] = {
    "category": {"lain lain": "OTHER"},
    "institution": {
        "asn pemda": "asn_daerah", "asn pemerintah daerah": "asn_daerah",
        "pns daerah": "asn_daerah", "pns pemda": "asn_daerah", "pns polri": "asn_polri",
        "pns pada polri": "asn_polri", "personel polri": "polri", "anggota polri": "polri",
        "prajurit tni": "tni", "asn": CIVIL_SERVICE, "pns": CIVIL_SERVICE,
        "aparatur sipil negara": CIVIL_SERVICE, "pegawai negeri sipil": CIVIL_SERVICE,
    },
}  # fmt: skip
"""Vocabulary -> words for its terms that are no label of them."""
