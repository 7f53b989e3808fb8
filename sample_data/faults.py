"""The broken samples: one workbook for each family of faults, each fault at a known cell.

Every function plants its faults in a good workbook; `expected.json` is written from what it noted.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from domain.fields import ReportKind
from sample_data.containers import password_protected, renamed_text
from sample_data.drafts import Draft, ExpectedIssue, draft_of_one, draft_of_several
from sample_data.units import PRINGSEWU, TANGGAMUS

PLEDGES, VIOLATIONS = ReportKind.PLEDGES, ReportKind.VIOLATIONS
SESSIONS, PERSONNEL = ReportKind.SOCIALIZATION, ReportKind.PERSONNEL
# No identity number: as a service number it would name a birth date that does not exist.
IMPOSSIBLE_NUMBER = "999999999999999999"
Planter = Callable[[], Draft]


@dataclass(frozen=True, slots=True)
class BrokenWorkbook:
    """A broken sample and what checking it must find, nothing else."""

    name: str
    content: bytes
    expected: tuple[ExpectedIssue, ...]


def broken_workbooks() -> list[BrokenWorkbook]:
    """All broken samples, by name."""
    made = [_made(planter) for planter in _PLANTERS]
    return sorted(made + _unreadable(), key=lambda book: book.name)


def expected_json(books: list[BrokenWorkbook]) -> str:
    """The list of planted faults: file, code, sheet, cell."""
    lines = [
        {"file": book.name, "code": code, "sheet": sheet, "cell": cell}
        for book in books
        for code, sheet, cell in book.expected
    ]
    return "[\n" + ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n]\n"


def _made(planter: Planter) -> BrokenWorkbook:
    draft = planter()
    name = planter.__name__.strip("_").replace("_", "-") + ".xlsx"
    return BrokenWorkbook(name, draft.content(), tuple(draft.expected))


def _unreadable() -> list[BrokenWorkbook]:
    def whole(code: str) -> tuple[ExpectedIssue, ...]:
        return ((code, None, None),)

    return [
        BrokenWorkbook("password-protected.xlsx", password_protected(), whole("file-encrypted")),
        BrokenWorkbook("cut-off.xlsx", _cut_off(), whole("file-damaged")),
        BrokenWorkbook("empty-file.xlsx", b"", whole("file-empty")),
        BrokenWorkbook("renamed-text-file.xlsx", renamed_text(), whole("file-not-workbook")),
    ]


def _cut_off() -> bytes:
    """A workbook of which only the first half arrived."""
    content = draft_of_several((PERSONNEL,)).content()
    return content[: len(content) // 2]


def _signed_exceeds_obligated() -> Draft:
    draft = draft_of_several((PLEDGES,))
    for row in (1, 4):
        draft.put(PLEDGES, row, "obligated", 40)
        draft.plant("signed-exceeds-obligated", PLEDGES, row, "signed", 57)
    return draft


def _unknown_place() -> Draft:
    draft = draft_of_several((PLEDGES,))
    for row, name in ((1, "Kabupaten Antah Berantah"), (3, "Kota Zyx")):
        draft.put(PLEDGES, row, "unit_code", None)
        draft.plant("unit-unknown", PLEDGES, row, "unit_name", name)
    return draft


def _misspelt_place() -> Draft:
    draft = draft_of_several((PERSONNEL,))
    draft.put(PERSONNEL, 3, "unit_code", None)
    draft.plant("unit-similar", PERSONNEL, 3, "unit_name", "Kabupaten Tangamus")
    return draft


def _ambiguous_place() -> Draft:
    draft = draft_of_several((PERSONNEL,))
    draft.put(PERSONNEL, 2, "unit_code", None)
    draft.plant("unit-ambiguous", PERSONNEL, 2, "unit_name", "Kediri")
    return draft


def _unknown_term() -> Draft:
    draft = draft_of_several((PLEDGES, VIOLATIONS))
    draft.plant("term-unknown", PLEDGES, 0, "institution", "Honorer")
    draft.plant("term-unknown", PLEDGES, 3, "level", "Juru Kunci")
    draft.plant("term-unknown", VIOLATIONS, 1, "category", "XY9")
    return draft


def _count_values() -> Draft:
    draft = draft_of_several((PLEDGES, PERSONNEL))
    draft.plant("count-negative", PLEDGES, 0, "signed", -3)
    draft.plant("count-not-number", PLEDGES, 2, "signed", "banyak")
    draft.plant("count-not-whole", PLEDGES, 5, "obligated", 12.5)
    draft.plant("count-percent", PLEDGES, 7, "signed", "45,4%")
    draft.plant("count-not-number", PERSONNEL, 1, "personnel", "menyusul")
    return draft


def _spreadsheet_error() -> Draft:
    draft = draft_of_several((PERSONNEL,))
    draft.plant("cell-error", PERSONNEL, 4, "personnel", "#REF!")
    return draft


def _row_twice() -> Draft:
    draft = draft_of_several((PLEDGES,))
    row = draft.add_row(PLEDGES, dict(draft.rows[PLEDGES][0]) | {"signed": 0})
    draft.expect("row-duplicate", PLEDGES, row, "level")
    return draft


def _blank_level_beside_levels() -> Draft:
    draft = draft_of_several((PLEDGES,))
    row = draft.add_row(PLEDGES, dict(draft.rows[PLEDGES][0]) | {"level": None})
    draft.expect("level-blank-beside", PLEDGES, row, "level")
    return draft


def _code_and_name_disagree() -> Draft:
    draft = draft_of_several((PERSONNEL,))
    draft.plant("unit-conflict", PERSONNEL, 2, "unit_code", "18.06")
    draft.expect("unit-conflict", PERSONNEL, 2, "unit_name")
    return draft


def _code_turned_into_time() -> Draft:
    draft = draft_of_several((PERSONNEL,))
    draft.plant("unit-code-time", PERSONNEL, 3, "unit_code", time(18, 6))
    return draft


def _cover_without_month() -> Draft:
    draft = draft_of_several((PLEDGES,))
    draft.plant_on_cover("cover-value-missing", "period", "")
    return draft


def _cover_without_basis() -> Draft:
    draft = draft_of_several((PLEDGES,))
    draft.plant_on_cover("cover-value-missing", "basis", "")
    return draft


def _month_in_the_future() -> Draft:
    draft = draft_of_several((PLEDGES,))
    draft.plant_on_cover("period-in-future", "period", "2099-01")
    return draft


def _personal_data_column() -> Draft:
    draft = draft_of_several((PLEDGES,))
    columns = draft.columns[PLEDGES]
    draft.columns[PLEDGES] = (*columns, ("NIP", "nip"))
    draft.expected.append(("personal-data-heading", "Pakta Integritas", "I1"))
    return draft


def _personal_data_in_note() -> Draft:
    draft = draft_of_several((PLEDGES, VIOLATIONS))
    note = f"Yang belum: nomor {IMPOSSIBLE_NUMBER}"
    draft.plant("personal-data-number", PLEDGES, 2, "note", note)
    return draft


def _column_missing() -> Draft:
    draft = draft_of_several((PLEDGES,))
    draft.columns[PLEDGES] = tuple(c for c in draft.columns[PLEDGES] if c[1] != "signed")
    draft.expected.append(("column-missing", "Pakta Integritas", "A1"))
    return draft


def _session_dates() -> Draft:
    draft = draft_of_several((SESSIONS,))
    dated = [i for i, row in enumerate(draft.rows[SESSIONS]) if row.get("session_date")]
    draft.plant("date-outside", SESSIONS, dated[0], "session_date", date(2024, 3, 5))
    draft.plant("date-unreadable", SESSIONS, dated[1], "session_date", "pekan kedua")
    draft.plant("date-missing", SESSIONS, dated[2], "session_date", None)
    return draft


def _attended_exceeds_invited() -> Draft:
    draft = draft_of_several((SESSIONS,))
    dated = [i for i, row in enumerate(draft.rows[SESSIONS]) if row.get("session_date")]
    draft.put(SESSIONS, dated[0], "invited", 50)
    draft.plant("attended-exceeds-invited", SESSIONS, dated[0], "attended", 64)
    return draft


def _nil_with_figures() -> Draft:
    draft = draft_of_several((VIOLATIONS,))
    nil = [i for i, row in enumerate(draft.rows[VIOLATIONS]) if row["category"] == "NIHIL"]
    draft.plant("nil-with-figures", VIOLATIONS, nil[0], "reported", 2)
    extra = dict(draft.rows[VIOLATIONS][nil[1]]) | {"category": "KE4", "reported": 1}
    draft.add_row(VIOLATIONS, extra)
    draft.expect("nil-beside-figures", VIOLATIONS, nil[1], "category")
    return draft


def _unit_outside_cover() -> Draft:
    draft = draft_of_one(TANGGAMUS)
    lampung_selatan = draft_of_several((PERSONNEL,)).rows[PERSONNEL][0]
    row = draft.add_row(PERSONNEL, lampung_selatan)
    draft.expect("unit-outside-cover", PERSONNEL, row, "unit_name")
    return draft


def _category_of_another_institution() -> Draft:
    draft = draft_of_several((VIOLATIONS,))
    draft.put(VIOLATIONS, 0, "phase", "Sebelum penetapan calon")
    draft.put(VIOLATIONS, 0, "reported", 1)
    draft.plant("term-does-not-fit", VIOLATIONS, 0, "category", "PL-4h")
    return draft


def _proven_exceeds_reported() -> Draft:
    draft = draft_of_one(PRINGSEWU)
    draft.put(VIOLATIONS, 0, "reported", 2)
    draft.plant("proven-exceeds-reported", VIOLATIONS, 0, "proven", 5)
    return draft


_PLANTERS: tuple[Planter, ...] = (
    _signed_exceeds_obligated,
    _unknown_place,
    _misspelt_place,
    _ambiguous_place,
    _unknown_term,
    _count_values,
    _spreadsheet_error,
    _row_twice,
    _blank_level_beside_levels,
    _code_and_name_disagree,
    _code_turned_into_time,
    _cover_without_month,
    _cover_without_basis,
    _month_in_the_future,
    _personal_data_column,
    _personal_data_in_note,
    _column_missing,
    _session_dates,
    _attended_exceeds_invited,
    _nil_with_figures,
    _unit_outside_cover,
    _category_of_another_institution,
    _proven_exceeds_reported,
)
