"""The samples that are kept in the repository: good ones to look at and upload, broken ones."""

from __future__ import annotations

from pathlib import Path

from domain.period import Period
from sample_data.faults import broken_workbooks, expected_json
from sample_data.schedule import PlannedWorkbook, national_workbook, single_workbook
from sample_data.units import LEBAK, PRINGSEWU, TANGGAMUS, unit_of
from sample_data.workbooks import workbook_bytes

_SHOWN = Period(2024, 1)
_NEXT = Period(2024, 12)
EXPECTED = "expected.json"


def good_workbooks() -> list[PlannedWorkbook]:
    """January 2024 whole, some units alone, and a month that is not loaded yet, to try upload."""
    alone = (LEBAK, TANGGAMUS, PRINGSEWU, "18", "polda-lampung", "polres-tanggamus")
    return [
        national_workbook(_SHOWN, police=False),
        national_workbook(_SHOWN, police=True),
        *(single_workbook(unit_of(code), _SHOWN) for code in alone),
        *(single_workbook(unit_of(code), _NEXT) for code in (TANGGAMUS, "polres-tanggamus")),
    ]


def write_committed(directory: Path) -> None:
    """Write `good/` and `broken/` below the directory, with `expected.json` beside the broken."""
    good, broken = directory / "good", directory / "broken"
    for folder in (good, broken):
        folder.mkdir(parents=True, exist_ok=True)
    for book in good_workbooks():
        (good / book.name).write_bytes(workbook_bytes(book.sheets))
    faulty = broken_workbooks()
    for wrong in faulty:
        (broken / wrong.name).write_bytes(wrong.content)
    (broken / EXPECTED).write_text(expected_json(faulty), encoding="utf-8")
