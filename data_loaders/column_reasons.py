"""Why a column was proposed as it was, in words."""

from __future__ import annotations

from domain.vocabulary import Term

COLUMN_REASONS = {
    term.code: term
    for term in (
        Term("unit", "menyebut wilayah atau satuan", "names the regions or units"),
        Term("heading", "menurut judul kolom", "as its heading says"),
        Term("values", "menurut isinya", "as its values say"),
        Term("title", "menurut judul tabel", "as the title of the table says"),
        Term("empty", "kosong", "is empty"),
        Term("running_number", "nomor urut", "a running number"),
        Term("rate", "persentase atau angka turunan", "a percentage or another derived figure"),
        Term("negated", "kebalikan dari isian laporan", "the opposite of a field of the report"),
        Term("other_span", "angka untuk waktu lain", "figures of another time"),
        Term("total", "jumlah dari kolom lain", "a total of other columns"),
        Term("not_a_field", "bukan isian laporan", "no field of the report"),
        Term("unknown", "judulnya tidak dikenal", "its heading is not known"),
        Term("several", "bisa berarti lebih dari satu isian", "can mean more than one field"),
        Term("several_terms", "menyebut dua hal sekaligus", "names two things at once"),
        Term("several_months", "menyebut beberapa bulan", "names several months"),
        Term("month_without_year", "bulannya tanpa tahun", "its month has no year"),
        Term("which_civil_service", "ASN instansi mana?", "civil servants of which institution?"),
        Term("which_figure", "angka apa yang dihitung?", "which figure is counted?"),
        Term("other_kind", "isian jenis laporan lain", "a field of another kind of report"),
        Term("values_do_not_fit", "isinya tidak cocok dengan judul", "its values do not fit"),
        Term("twice", "isian yang sama ada dua kali", "the same field stands twice"),
        Term("unknown_units", "nama satuannya tidak dikenal", "names units that are not known"),
    )
}  # fmt: skip
