"""The indicators: numerator, denominator, unit, what a rise means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.fields import Nature, ReportKind
from domain.language import Language


class IndicatorUnit(StrEnum):
    """How a value is written; a rate is always 0-1 in code."""

    PERCENT = "percent"
    PER_100 = "per_100"
    PER_1000 = "per_1000"
    COUNT = "count"

    @property
    def scale(self) -> int:
        """What a stored value is multiplied with when it is drawn."""
        return {"percent": 100, "per_100": 100, "per_1000": 1000, "count": 1}[self.value]

    @property
    def digits(self) -> int:
        """Decimals that a drawn value is written with."""
        return {"percent": 1, "per_100": 2, "per_1000": 2, "count": 0}[self.value]

    def write(self, value: float | None, language: Language) -> str:
        """A stored value as text: "45,4%", "0,82", "34"; an en dash when missing."""
        if self is IndicatorUnit.PERCENT:
            return language.percent(value, self.digits)
        return language.number(None if value is None else value * self.scale, self.digits)

    @property
    def small_base(self) -> int:
        """A rate over a smaller denominator hangs on single people; 0 where there is none.

        Below 20, one person more or less moves a percentage by more than 5 points, the width of
        the narrowest target class. Below 1,000, one case alone is more than 1 per 1,000.
        """
        return {"percent": 20, "per_100": 20, "per_1000": 1000, "count": 0}[self.value]


class Rise(StrEnum):
    """What a rise means; UNCLEAR where better reporting alone makes it rise."""

    BETTER = "better"
    WORSE = "worse"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator.

    Attributes:
        kind: the report kind that its numerator comes from.
        numerator: field of that kind.
        denominator: a field of the same kind, "personnel", or None for plain counts.
        nature: position (end of month) or flow (during the month) of the numerator.
    """

    code: str
    kind: ReportKind
    label_id: str
    label_en: str
    definition_id: str
    definition_en: str
    numerator: str
    denominator: str | None
    of_id: str
    of_en: str
    unit: IndicatorUnit
    rise: Rise
    nature: Nature

    def label(self, language: Language) -> str:
        """Its name in the reader's language."""
        return language.pick(self.label_id, self.label_en)

    def definition(self, language: Language) -> str:
        """What it measures, in a sentence."""
        return language.pick(self.definition_id, self.definition_en)

    def denominator_noun(self, language: Language) -> str:
        """What the denominator counts: "wajib", "diundang", "personel"; empty for counts."""
        return language.pick(self.of_id, self.of_en)

    @property
    def is_rate(self) -> bool:
        """Whether it has a denominator."""
        return self.denominator is not None

    @property
    def has_targets(self) -> bool:
        """Whether fixed target classes (50, 70, 85, 95, 100 %) apply."""
        return self.unit is IndicatorUnit.PERCENT

    def write(self, value: float | None, language: Language) -> str:
        """A value as text: "45,4%", "0,82", "34"; an en dash when missing."""
        return self.unit.write(value, language)


PLEDGE_COMPLETION = Indicator(
    "pledge_completion_rate",
    ReportKind.PLEDGES,
    "Pakta integritas ditandatangani",
    "Integrity pledges signed",
    "Persen pejabat dan pegawai wajib yang sudah menandatangani.",
    "Percent of obligated officials and staff who have signed.",
    "signed",
    "obligated",
    "wajib",
    "obligated",
    IndicatorUnit.PERCENT,
    Rise.BETTER,
    Nature.POSITION,
)
ATTENDANCE = Indicator(
    "attendance_rate",
    ReportKind.SOCIALIZATION,
    "Kehadiran sosialisasi",
    "Attendance at socialization",
    "Persen yang diundang ke sosialisasi netralitas dan hadir.",
    "Percent of those invited to neutrality sessions who attended.",
    "attended",
    "invited",
    "diundang",
    "invited",
    IndicatorUnit.PERCENT,
    Rise.BETTER,
    Nature.FLOW,
)
COVERAGE = Indicator(
    "coverage_rate",
    ReportKind.SOCIALIZATION,
    "Kehadiran per 100 personel",
    "Attendances per 100 personnel",
    "Kehadiran sosialisasi per 100 personel; orang yang hadir dua kali dihitung dua kali.",
    "Attendances per 100 personnel; a person who attends twice counts twice.",
    "attended",
    "personnel",
    "personel",
    "personnel",
    IndicatorUnit.PER_100,
    Rise.BETTER,
    Nature.FLOW,
)
_UNPROVEN_ID = "Dilaporkan, belum terbukti; jumlah juga naik bila pelaporan membaik."
_UNPROVEN_EN = "Reported, not yet proven; counts also rise when reporting improves."
VIOLATIONS_REPORTED = Indicator(
    "violations_reported",
    ReportKind.VIOLATIONS,
    "Pelanggaran dilaporkan",
    "Violations reported",
    f"Kasus yang dilaporkan pada bulan itu. {_UNPROVEN_ID}",
    f"Cases reported in the month. {_UNPROVEN_EN}",
    "reported",
    None,
    "",
    "",
    IndicatorUnit.COUNT,
    Rise.UNCLEAR,
    Nature.FLOW,
)
VIOLATION_RATE = Indicator(
    "violation_rate",
    ReportKind.VIOLATIONS,
    "Pelanggaran per 1.000 personel",
    "Violations per 1,000 personnel",
    f"Kasus dilaporkan per 1.000 personel pada bulan itu. {_UNPROVEN_ID}",
    f"Cases reported per 1,000 personnel in the month. {_UNPROVEN_EN}",
    "reported",
    "personnel",
    "personel",
    "personnel",
    IndicatorUnit.PER_1000,
    Rise.UNCLEAR,
    Nature.FLOW,
)
VIOLATIONS_PROVEN = Indicator(
    "violations_proven",
    ReportKind.VIOLATIONS,
    "Pelanggaran terbukti",
    "Violations proven",
    "Kasus yang dinyatakan terbukti pada bulan itu; dapat berasal dari laporan bulan sebelumnya.",
    "Cases found proven in the month; they may have been reported in an earlier one.",
    "proven",
    None,
    "",
    "",
    IndicatorUnit.COUNT,
    Rise.UNCLEAR,
    Nature.FLOW,
)
VIOLATIONS_IN_PROCESS = Indicator(
    "violations_in_process",
    ReportKind.VIOLATIONS,
    "Pelanggaran masih diproses",
    "Violations in process",
    "Kasus yang masih diproses pada akhir bulan; tidak dijumlahkan antarbulan.",
    "Cases still in process at the end of the month; never summed over months.",
    "in_process",
    None,
    "",
    "",
    IndicatorUnit.COUNT,
    Rise.UNCLEAR,
    Nature.POSITION,
)
VIOLATIONS_SANCTIONED = Indicator(
    "violations_sanctioned",
    ReportKind.VIOLATIONS,
    "Pelanggaran dijatuhi sanksi",
    "Violations sanctioned",
    "Kasus yang dijatuhi sanksi pada bulan itu.",
    "Cases in which a sanction was imposed in the month.",
    "sanctioned",
    None,
    "",
    "",
    IndicatorUnit.COUNT,
    Rise.UNCLEAR,
    Nature.FLOW,
)

INDICATORS = (
    PLEDGE_COMPLETION,
    ATTENDANCE,
    COVERAGE,
    VIOLATIONS_REPORTED,
    VIOLATION_RATE,
    VIOLATIONS_PROVEN,
    VIOLATIONS_IN_PROCESS,
    VIOLATIONS_SANCTIONED,
)
INDICATOR_OF = {indicator.code: indicator for indicator in INDICATORS}
