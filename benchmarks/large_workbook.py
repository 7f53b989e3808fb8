"""`check` of 100,000 rows x 12 columns beside pandas + openpyxl merely reading them, same run."""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice, product

import pandas as pd
from openpyxl import Workbook

from benchmarks.timing import Line, report
from data_loaders.checking import check_content
from domain.fields import SHEET_OF, ReportKind
from domain.history import NoHistory
from domain.period import Period
from domain.places import UnitKind
from domain.terms import CATEGORIES, CHANNELS, CIVIL_SERVANTS, INSTITUTIONS, PHASES
from geo.gazetteer import load_gazetteer
from geo.resolver import GazetteerResolver

ROWS = 100_000
RUNS = 3
RATIO = 5.0
ONE_ROW_EACH = 0.5
PERIOD, TODAY = Period(2024, 11), date(2024, 12, 9)
SHEET = SHEET_OF[ReportKind.VIOLATIONS]


def rows() -> Iterator[list[object]]:
    """Rows of violations, none twice: unit x institution x category x phase x channel."""
    institutions = [INSTITUTIONS.get(code) for code in CIVIL_SERVANTS]
    kinds = [(i, c) for i, c in product(institutions, CATEGORIES) if c.fits(i.code)]
    each = product(kinds, PHASES, CHANNELS, load_gazetteer().places(UnitKind.REGENCY, PERIOD))
    for number, ((institution, category), phase, channel, unit) in enumerate(each):
        reported = number % 7 + 1
        proven = number % reported if reported > 1 else 0
        yield [
            unit.code, unit.name, institution.label_id, category.code, phase.label_id,
            channel.label_id, reported, proven, 1, 0, None, f"Register {number % 900}",
        ]  # fmt: skip


def workbook(count: int) -> bytes:
    """A template workbook with so many rows of violations."""
    book = Workbook(write_only=True)
    cover = book.create_sheet("Identitas")
    for line in (("Bulan Laporan", str(PERIOD)), ("Jenis Angka", "Bulanan")):
        cover.append(line)
    sheet = book.create_sheet(SHEET.name_id)
    sheet.append([each.heading_id for each in SHEET.fields][:12])
    for row in islice(rows(), count):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """Seconds on the wall of one call."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def checked(content: bytes, resolver: GazetteerResolver, count: int) -> None:
    """Check it; every row must be accepted, or the time says nothing."""
    found = check_content(
        content=content,
        file_name="large.xlsx",
        resolver=resolver,
        history=NoHistory(),
        today=TODAY,
    )
    accepted = sum(len(each.rows) for each in found.reports)
    if accepted != count:
        raise RuntimeError(f"{accepted} of {count} rows accepted: {found.issues[:3]}")


def main() -> int:
    """Medians of three; 1 when a limit is not kept."""
    resolver = GazetteerResolver()
    large, small = workbook(ROWS), workbook(514)
    checked(small, resolver, 514)
    few = [seconds(lambda: checked(small, resolver, 514)) for _ in range(RUNS)]
    # in turns, so that a machine that is busy for a while disturbs both alike
    pairs = [
        (seconds(lambda: checked(large, resolver, ROWS)), seconds(lambda: _pandas(large)))
        for _ in range(RUNS)
    ]
    many, read = zip(*pairs, strict=True)
    ratio = statistics.median(slow / quick for quick, slow in pairs)
    return report(
        f"check of {ROWS:,} rows x 12 columns, median of {RUNS}",
        [
            Line("check, 514 units in one sheet", statistics.median(few), "s", ONE_ROW_EACH),
            Line(f"check, {ROWS:,} rows", statistics.median(many), "s"),
            Line("pandas + openpyxl, reading only", statistics.median(read), "s"),
            Line("times as fast as pandas + openpyxl", ratio, "x", RATIO, is_least=True),
        ],
    )


def _pandas(content: bytes) -> None:
    pd.read_excel(io.BytesIO(content), sheet_name=SHEET.name_id, engine="openpyxl", dtype=object)


if __name__ == "__main__":
    sys.exit(main())
