"""A short history of submissions in a folder: a file, its correction, another month."""

from __future__ import annotations

from pathlib import Path

from data_loaders.kept_layout import kept_document
from data_loaders.options import TableOptions
from domain.fields import ReportKind
from domain.period import Period
from domain.places import UnitKind
from store import Store, open_store
from tests.store.building import case_row, moment, report, row, submission

JANUARY_FILE, CORRECTION, FEBRUARY_FILE = "januari.xlsx", "=ralat.xlsx", "Februari <b>.xlsx"


def history_in(folder: Path, *, is_sample: bool = False) -> Store:
    """Four submissions of January and February 2024, the second correcting the first.

    1. Tanggamus 3, Lebak 5 cases reported. 2. Tanggamus 4. 3. a nil report of Tanggamus and a
    pledge of Pringsewu, February. 4. says what 1 says of Lebak, from another file.
    """
    store = open_store(f"sqlite:///{folder}/netra.sqlite3")
    lebak = report([case_row("KE1", 4, reported=5)], unit="36.02")
    february = [
        report([], period=Period(2024, 2), is_nil=True),
        report(
            [row(5, sheet="Pakta Integritas", obligated=10, signed=None)],
            unit="18.10",
            period=Period(2024, 2),
            kind=ReportKind.PLEDGES,
        ),
    ]
    for number, (reports, day, name) in enumerate(
        (
            ([report([case_row("KE1", reported=3)]), lebak], "2024-02-05 07:05", JANUARY_FILE),
            ([report([case_row("KE1", reported=4)])], "2024-02-09 08:00", CORRECTION),
            (february, "2024-03-08 08:00", FEBRUARY_FILE),
            ([lebak], "2024-03-09 08:00", "lebak.xlsx"),
        )
    ):
        sent = submission(
            reports,
            day,
            file_name=name,
            content=f"workbook {number}".encode(),
            is_sample=is_sample,
        )
        store.accept(sent)
    return store


def teach(store: Store) -> None:
    """One learned spelling, one remembered layout."""
    store.learn_spelling(UnitKind.REGENCY, "Tangamus", "18.06", at=moment("2024-03-10"))
    layout = TableOptions(
        kind=ReportKind.VIOLATIONS,
        columns={"A": "unit", "C": "reported@2024-01"},
        terms={"category": "KE1"},
        sheet="Rekap Januari",
    )
    store.remember_layout(
        "f" * 64,
        kept_document(layout),
        at=moment("2024-03-11"),
    )
