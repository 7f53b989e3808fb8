"""The letter that asks for missing reports: to an office, in Indonesian, ready to be sent.

Official letters are Indonesian whatever language the reader of the page has chosen, so their
words stand here and not in the catalogues. They name units, never persons.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from domain.language import Language
from domain.period import Period
from domain.places import Place, UnitKind
from domain.terms import INSTITUTIONS
from workflow.chase import Addressee, ChaseList, Missing

LISTED = 15
DAYS = 7
_ID = Language("id")
_KINDS = {
    "pledges": "pakta integritas",
    "socialization": "sosialisasi",
    "violations": "pelanggaran",
}
_SAMPLE = "DATA CONTOH / SAMPLE DATA. Semua angka dalam surat ini rekaan. Jangan dikirim."
_NIL = (
    "Bila pada bulan itu tidak ada kegiatan atau kasus, mohon disampaikan laporan nihil. Tanpa "
    "laporan, bulan itu tercatat “belum melapor”, bukan nol."
)
_SENT = (
    "Bila laporan sudah dikirim, mohon diberitahukan tanggal dan cara pengirimannya agar catatan "
    "kami dapat diperiksa."
)
_CLOSING = "Demikian disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih."


def office(addressee: Addressee) -> str:
    """The office that is written to: "Kepala Kepolisian Daerah Lampung"."""
    place = addressee.place
    if place is None or addressee.institution:
        where = f" di {place.name}" if place else ""
        label = INSTITUTIONS.label(addressee.institution, _ID)
        return f"Pejabat yang menangani laporan netralitas {label}{where}"
    if place.kind is UnitKind.POLICE_REGION:
        name = place.name.removeprefix("Polda ").replace("Kep.", "Kepulauan")
        return f"Kepala Kepolisian Daerah {name}"
    return f"Sekretaris Daerah {_province(place)}"


def _province(place: Place) -> str:
    """Provinsi Lampung; Aceh and the special regions are called by their own names."""
    is_special = place.name == "Aceh" or place.name.startswith("Daerah ")
    return place.name if is_special else f"Provinsi {place.name}"


def _day(day: date) -> str:
    return f"{day.day} {_ID.month(Period.of(day))}"


def letter(chase: ChaseList, addressee: Addressee, *, is_sample: bool) -> str:
    """The whole letter as plain text; what the sender fills in is dotted."""
    lines = list(_lines(chase, addressee))
    if is_sample:
        lines = [_SAMPLE, "", *lines]
    return "\n".join(lines) + "\n"


def subject(chase: ChaseList) -> str:
    """The subject line."""
    month = _ID.month(chase.period)
    what = "Permintaan" if chase.is_due else "Pengingat penyampaian"
    return f"{what} laporan netralitas {month}"


def _lines(chase: ChaseList, addressee: Addressee) -> Iterator[str]:
    yield "Nomor     : ........................"
    yield "Sifat     : Biasa"
    yield "Lampiran  : 1 (satu) berkas"
    yield f"Perihal   : {subject(chase)}"
    yield from ("", "................, ........................", "")
    yield f"Yth. {office(addressee)}"
    yield from ("di tempat", "")
    yield f"1. {_finding(chase, addressee)}"
    yield from ("", "2. Laporan yang belum diterima:")
    yield from _units(addressee)
    yield from ("", f"3. {_request(chase)} {_NIL}", "", f"4. {_SENT}", "", _CLOSING, "")
    yield "(sebutan jabatan dan tanda tangan pengirim)"


def _finding(chase: ChaseList, addressee: Addressee) -> str:
    month = _ID.month(chase.period)
    n, total = _ID.number(addressee.n_missing), _ID.number(addressee.n_expected)
    due = "berakhir" if chase.is_due else "adalah"
    return (
        f"Menurut catatan per {_day(chase.as_of)}, {n} dari {total} laporan netralitas "
        f"{month} dari satuan pelapor di {_area(addressee)} belum diterima. Batas waktu "
        f"penyampaiannya {due} {_day(chase.due_on)}."
    )


def _area(addressee: Addressee) -> str:
    place = addressee.place
    if place is None:
        return "luar provinsi dan Polda"
    if place.kind is UnitKind.POLICE_REGION:
        return f"lingkungan {place.name}"
    return f"wilayah {_province(place)}"


def _units(addressee: Addressee) -> Iterator[str]:
    by_unit = groupby(addressee.missing, key=lambda each: (each.unit_name, each.unit))
    entries = [(name, list(missing)) for (name, _), missing in by_unit]
    for n, (name, missing) in enumerate(entries[:LISTED], start=1):
        yield f"   {n}) {name}{_owed(addressee, missing)}"
    rest = len(entries) - LISTED
    if rest > 0:
        yield f"   dan {_ID.number(rest)} satuan lain; rinciannya dalam lampiran."


def _owed(addressee: Addressee, missing: list[Missing]) -> str:
    """What a unit owes, after its name; institutions that owe the same are told together.

    A Polda answers for two institutions, so the letter says which; others answer for one.
    """
    is_police = addressee.place is not None and addressee.place.kind is UnitKind.POLICE_REGION
    is_one = bool(addressee.institution) or not is_police
    same: dict[str, list[str]] = {}
    for each in missing:
        told = f"{_kinds(each)}{_silence(each)}"
        same.setdefault(told, []).append(INSTITUTIONS.label(each.institution, _ID))
    if is_one:
        return f": {'; '.join(same)}"
    return f", {'; '.join(f'{_ID.list(labels)}: {told}' for told, labels in same.items())}"


def _kinds(missing: Missing) -> str:
    if missing.is_all and missing.n_kinds > 1:
        return "semua laporan"
    return _ID.list([_KINDS.get(kind, kind) for kind in missing.kinds])


def _silence(missing: Missing) -> str:
    if missing.silent_months < 2:
        return ""
    n = f"{_ID.number(missing.silent_months)} bulan berturut-turut"
    last = _ID.month(missing.last_reported) if missing.last_reported else ""
    if missing.n_kinds > 1:
        return f" (tidak melapor {n}{f', laporan terakhir {last}' if last else ''})"
    return f" (tidak masuk {n}{f', terakhir {last}' if last else ''})"


def _request(chase: ChaseList) -> str:
    until = (
        f"paling lambat {DAYS} (tujuh) hari setelah surat ini diterima"
        if chase.is_due
        else f"paling lambat {_day(chase.due_on)}"
    )
    return f"Mohon laporan itu disampaikan {until} dengan templat bulanan."
