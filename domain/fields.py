"""Report kinds, their sheets, and the fields that a column of a sheet can hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.vocabulary import normalise


class ReportKind(StrEnum):
    """What a report is about; one sheet of the template each."""

    PERSONNEL = "personnel"
    PLEDGES = "pledges"
    SOCIALIZATION = "socialization"
    VIOLATIONS = "violations"


class FieldType(StrEnum):
    """How a cell of the field is read."""

    UNIT_CODE = "unit_code"
    UNIT_NAME = "unit_name"
    TERM = "term"
    COUNT = "count"
    DATE = "date"
    MONTH = "month"
    TEXT = "text"


class Nature(StrEnum):
    """A position is a stock at the end of the month, a flow is what happened in it."""

    POSITION = "position"
    FLOW = "flow"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a report sheet.

    Attributes:
        code: its name in code and in the exports.
        heading_id: the template's Indonesian heading.
        heading_en: the English heading below it.
        synonyms: other headings that mean the same.
        required: the column must be there (unit needs code or name).
        vocabulary: name of the vocabulary when type is TERM.
        nature: for counts, position or flow.
        is_key: part of the row key inside a report.
        optional: not in the template by default; taken when present.
    """

    code: str
    heading_id: str
    heading_en: str
    type: FieldType
    synonyms: tuple[str, ...] = ()
    required: bool = False
    vocabulary: str = ""
    nature: Nature = Nature.NONE
    is_key: bool = False
    optional: bool = False

    @property
    def spellings(self) -> frozenset[str]:
        """All headings of the field, normalised."""
        return frozenset(
            normalise(text)
            for text in (self.code, self.heading_id, self.heading_en, *self.synonyms)
        )


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """One sheet of the monthly workbook."""

    kind: ReportKind
    name_id: str
    name_en: str
    fields: tuple[Field, ...]

    def field(self, code: str) -> Field:
        """The field with this code.

        Raises:
            KeyError: the sheet has none.
        """
        for field in self.fields:
            if field.code == code:
                return field
        raise KeyError(code)

    @property
    def counts(self) -> tuple[Field, ...]:
        """The fields that hold figures."""
        return tuple(field for field in self.fields if field.type is FieldType.COUNT)

    @property
    def row_key(self) -> tuple[str, ...]:
        """Field codes that make a row unique inside a report."""
        return tuple(field.code for field in self.fields if field.is_key)


_CODE = Field("unit_code", "Kode", "Code", FieldType.UNIT_CODE, ("Kode Wilayah", "Kode Satuan"))
_NAME = Field(
    "unit_name",
    "Wilayah/Satuan",
    "Region/Unit",
    FieldType.UNIT_NAME,
    ("Wilayah", "Satuan", "Kabupaten/Kota", "Polres", "Nama Wilayah", "Satuan Kerja", "Kab/Kota"),
)
_INSTITUTION = Field(
    "institution", "Instansi", "Institution", FieldType.TERM, ("Lembaga",), True, "institution"
)
_NOTE = Field("note", "Keterangan", "Note", FieldType.TEXT, ("Catatan", "Ket", "Remarks"))


def _term(
    code: str,
    heading_id: str,
    heading_en: str,
    *synonyms: str,
    key: bool = True,
    required: bool = False,
) -> Field:
    return Field(code, heading_id, heading_en, FieldType.TERM, synonyms, required, code, is_key=key)  # fmt: skip


def _count(
    code: str,
    heading_id: str,
    heading_en: str,
    nature: Nature,
    *synonyms: str,
    required: bool = False,
) -> Field:
    return Field(code, heading_id, heading_en, FieldType.COUNT, synonyms, required, nature=nature)  # fmt: skip


PERSONNEL_SHEET = ReportSheet(
    ReportKind.PERSONNEL,
    "Personel",
    "Personnel",
    (
        _CODE,
        _NAME,
        _INSTITUTION,
        _count("personnel", "Jumlah Personel", "Personnel", Nature.POSITION, "Personel", "Jumlah Pegawai", required=True),
    ),
)  # fmt: skip

PLEDGES_SHEET = ReportSheet(
    ReportKind.PLEDGES,
    "Pakta Integritas",
    "Integrity pledges",
    (
        _CODE,
        _NAME,
        _INSTITUTION,
        _term("level", "Jenjang", "Level", "Jabatan", "Eselon"),
        _term("instrument", "Jenis Dokumen", "Instrument", "Dokumen"),
        _count("obligated", "Jumlah Wajib", "Obligated", Nature.POSITION, "Wajib", "Target", required=True),
        _count("signed", "Sudah Menandatangani", "Signed", Nature.POSITION, "Sudah", "Sudah Tanda Tangan", "Menandatangani", required=True),
        _NOTE,
        Field("organization", "Perangkat Daerah/Satker", "Organization", FieldType.TEXT, ("Perangkat Daerah", "Satker", "OPD"), is_key=True, optional=True),
    ),
)  # fmt: skip

SOCIALIZATION_SHEET = ReportSheet(
    ReportKind.SOCIALIZATION,
    "Sosialisasi",
    "Socialization",
    (
        Field("session_date", "Tanggal", "Date", FieldType.DATE, ("Tgl", "Tanggal Kegiatan"), True, is_key=True),
        _CODE,
        _NAME,
        _INSTITUTION,
        Field("organizer", "Penyelenggara", "Organizer", FieldType.TEXT, is_key=True),
        _term("mode", "Bentuk", "Mode", "Metode"),
        Field("topic", "Topik", "Topic", FieldType.TEXT, ("Materi", "Tema"), is_key=True),
        _count("invited", "Diundang", "Invited", Nature.FLOW, "Jumlah Diundang", "Undangan", required=True),
        _count("attended", "Hadir", "Attended", Nature.FLOW, "Jumlah Hadir", "Peserta Hadir", required=True),
        _NOTE,
    ),
)  # fmt: skip

VIOLATIONS_SHEET = ReportSheet(
    ReportKind.VIOLATIONS,
    "Pelanggaran",
    "Violations",
    (
        _CODE,
        _NAME,
        _INSTITUTION,
        _term("category", "Kategori", "Category", "Kategori Pelanggaran", "Jenis Pelanggaran", required=True),
        _term("phase", "Tahapan", "Phase", "Tahap"),
        _term("channel", "Saluran", "Channel", "Media"),
        _count("reported", "Dilaporkan", "Reported", Nature.FLOW, "Jumlah Dilaporkan", required=True),
        _count("proven", "Terbukti", "Proven", Nature.FLOW),
        _count("in_process", "Diproses", "In process", Nature.POSITION, "Dalam Proses"),
        _count("sanctioned", "Dijatuhi Sanksi", "Sanctioned", Nature.FLOW, "Sanksi"),
        _term("sanction_level", "Tingkat Sanksi", "Sanction level", "Jenis Sanksi"),
        _NOTE,
        Field("month_reported", "Bulan Dilaporkan", "Month reported", FieldType.MONTH, is_key=True, optional=True),
    ),
)  # fmt: skip

SHEETS = (PERSONNEL_SHEET, PLEDGES_SHEET, SOCIALIZATION_SHEET, VIOLATIONS_SHEET)
SHEET_OF = {sheet.kind: sheet for sheet in SHEETS}

COVER_SHEET = "Identitas"
COVER_SHEET_EN = "Identity"


@dataclass(frozen=True, slots=True)
class CoverLabel:
    """One line of the cover sheet: label in column A, value in column B."""

    code: str
    label_id: str
    label_en: str
    required: bool = False
    vocabulary: str = ""

    @property
    def spellings(self) -> frozenset[str]:
        """All labels of the line, normalised."""
        return frozenset(normalise(text) for text in (self.label_id, self.label_en))


COVER_LABELS = (
    CoverLabel("period", "Bulan Laporan", "Reporting month", required=True),
    CoverLabel("basis", "Jenis Angka", "Basis of figures", required=True, vocabulary="basis"),
    CoverLabel("since", "Sejak", "Since"),
    CoverLabel("unit_kind", "Jenis Satuan", "Unit kind", vocabulary="unit_kind"),
    CoverLabel("unit_code", "Kode Satuan Pelapor", "Reporting unit code"),
    CoverLabel("unit_name", "Satuan Pelapor", "Reporting unit"),
    CoverLabel("sample", "Sifat Data", "Nature of data"),
    CoverLabel("template_version", "Versi Template", "Template version"),
)
SAMPLE_MARK = "CONTOH"
TEMPLATE_VERSION = "1"
