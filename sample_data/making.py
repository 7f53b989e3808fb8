"""Makes the sample workbooks, in the order in which they were received."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from domain.period import Period
from sample_data.schedule import PlannedWorkbook, plan
from sample_data.units import MONTHS
from sample_data.workbooks import workbook_bytes

HERE = Path(__file__).resolve().parent
GENERATED = HERE / "generated"


@dataclass(frozen=True, slots=True)
class SampleWorkbook:
    """A sample workbook on disk and when it was received.

    Attributes:
        received_on: the day, Jakarta time, that decides "on time".
        recorded_at: the moment, UTC, that decides "as known on".
    """

    path: Path
    received_on: date
    recorded_at: datetime


def make_all(
    directory: Path = GENERATED, months: Iterable[Period] = MONTHS
) -> list[SampleWorkbook]:
    """Write every workbook about the months into the directory.

    Returns:
        The workbooks in the order in which they were received; no two at one moment.

    Raises:
        OSError: the directory cannot be written.
    """
    directory.mkdir(parents=True, exist_ok=True)
    return [_made(book, directory, index) for index, book in enumerate(plan(months))]


def _made(book: PlannedWorkbook, directory: Path, index: int) -> SampleWorkbook:
    path = directory / book.name
    path.write_bytes(workbook_bytes(book.sheets))
    return SampleWorkbook(path, book.received_on, book.recorded_at + timedelta(seconds=index))
