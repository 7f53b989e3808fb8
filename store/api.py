"""The store: what the rest of the program may ask of the database."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pandas as pd
from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from domain.fields import ReportKind
from domain.history import PastReport, PastSums
from domain.period import Period
from domain.reports import Receipt, Report, ReportKey, Submission
from store import (
    accepting,
    changes,
    comparing,
    current,
    frames,
    history,
    ledger,
    open_files,
    standing,
    stored,
    tables,
)
from store.boundary_layers_api import BoundaryLayers
from store.comparing import Comparison
from store.current import Selection
from store.database import connect, database_url, reading, unreachable, writing
from store.ledger import LedgerLine
from store.memory_api import Memory
from store.migrate import bring_up_to_date
from store.quality_answers_api import QualityAnswers
from store.refusals import UnknownSubmission, UnknownWorkbook
from store.verifying import Verification, verify


def open_store(url: str | None = None) -> Store:
    """Open the database, and bring its tables up to date.

    Args:
        url: a database URL; None for `NETRA_DATABASE_URL`, else the SQLite file
            `netra.sqlite3` in `NETRA_DATA_DIR` (default `data` in the working directory).

    Raises:
        NewerDatabase: a newer version of the program made the database.
        UnreachableDatabase: it does not answer, may not be read or written, or the URL is none.
    """
    address = database_url(url)
    try:
        engine = connect(address)
        bring_up_to_date(engine)
    except (SQLAlchemyError, OSError) as fault:
        raise unreachable(address, fault) from fault
    return Store(engine)


class Store(Memory, BoundaryLayers, QualityAnswers):
    """Submissions, their reports and figures, kept workbooks and layers, answers, the ledger.

    Rows are never overwritten. The *current* report of a key is the newest one whose submission
    is not reverted; every `as_of` asks what was current at that moment (with a time zone; None
    is now). Safe to share between threads; several processes may use one database.
    """

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    # --- acts -------------------------------------------------------------------------------

    def accept(self, submission: Submission, *, leave_sample: bool = False) -> Receipt:
        """Store the reports, all or nothing, in a moment later than every act before.

        Reports that say the same as the current one (cells may differ) are counted as
        unchanged; they are stored, too, and stand when what they repeat is reverted. When all
        are unchanged and stand as reports of this very workbook, nothing is stored.

        Args:
            submission: a checked workbook.
            leave_sample: first end the sample data, in the same transaction.

        Raises:
            SampleDataPresent: real data while sample data stands.
            RealDataPresent: sample data while real data stands.
            InconsistentSubmission: no reports, two with one key, or a wrong hash.
            ValueError: `recorded_at` has no time zone.
        """
        with writing(self._engine) as connection:
            moment = standing.moment_after(connection, submission.recorded_at)
            if leave_sample:
                standing.leave_sample(connection, moment)
            return accepting.accept(connection, replace(submission, recorded_at=moment))

    def leave_sample(self, *, at: datetime) -> int:
        """End the sample data: revert all its submissions in one act; how many there were."""
        with writing(self._engine) as connection:
            return standing.leave_sample(connection, standing.moment_after(connection, at))

    def revert(self, submission: int, *, at: datetime) -> None:
        """Take a submission back; what it superseded is current again.

        Raises:
            UnknownSubmission: there is none with this number.
            AlreadyReverted: it is reverted.
        """
        with writing(self._engine) as connection:
            standing.revert(connection, submission, standing.moment_after(connection, at))

    def restore(self, submission: int, *, at: datetime) -> None:
        """Undo a revert.

        Raises:
            UnknownSubmission: there is none with this number.
            NotReverted: it is not reverted.
            SampleDataPresent, RealDataPresent: it would mix sample and real data.
        """
        with writing(self._engine) as connection:
            standing.restore(connection, submission, standing.moment_after(connection, at))

    # --- questions --------------------------------------------------------------------------

    def has_sample(self, *, as_of: datetime | None = None) -> bool:
        """Whether any sample submission stands."""
        with reading(self._engine) as connection:
            return standing.has_sample(connection, as_of)

    def is_empty(self) -> bool:
        """Whether nothing was ever stored."""
        with reading(self._engine) as connection:
            return connection.execute(select(tables.submissions.c.id).limit(1)).first() is None

    def head(self) -> str:
        """The hash of the last ledger line (64 zeros when empty): changes with every act."""
        with reading(self._engine) as connection:
            return ledger.last_line(connection)[1]

    def figures_head(self) -> str:
        """The same of the last act that can change a figure: answers about quality change none."""
        with reading(self._engine) as connection:
            return ledger.figures_head(connection)

    def periods(self, *, as_of: datetime | None = None) -> tuple[Period, ...]:
        """The months that have current reports, in order."""
        key = tables.report_keys
        query = select(key.c.period).distinct().join_from(key, tables.reports)
        query = query.join(tables.submissions).where(current.standing(as_of))
        with reading(self._engine) as connection:
            return tuple(sorted(Period.parse(text) for text in connection.scalars(query)))

    def figures(
        self,
        *,
        as_of: datetime | None = None,
        first: Period | None = None,
        last: Period | None = None,
        kinds: Collection[ReportKind] | None = None,
    ) -> pd.DataFrame:
        """Every figure of the current reports, one line each, in the order it was stored.

        Returns:
            The columns of `frames.FIGURE_COLUMNS`: kind, period ("2024-01"), unit_kind, unit
            (code), institution, basis, since (missing when monthly), is_nil, report, row_id (one
            per row of a sheet), sheet, row (1-based), each of `DIMENSIONS` (missing when blank),
            field, value (NaN for a blank cell, never 0), cell, submission, note.
        """
        selection = Selection(as_of=as_of, first=first, last=last, kinds=kinds)
        with reading(self._engine) as connection:
            return frames.figures(connection, selection)

    def reports(
        self,
        *,
        as_of: datetime | None = None,
        first: Period | None = None,
        last: Period | None = None,
        kinds: Collection[ReportKind] | None = None,
    ) -> pd.DataFrame:
        """Every current report, nil reports without rows among them.

        Returns:
            The columns of `frames.REPORT_COLUMNS`: report, kind, period, unit_kind, unit,
            institution, basis, since, is_nil, submission, file_name, sha256, received_on,
            first_received_on (earliest of all versions of the key that stand: decides on time),
            recorded_at (UTC), is_sample, versions (how many stand).
        """
        selection = Selection(as_of=as_of, first=first, last=last, kinds=kinds)
        with reading(self._engine) as connection:
            return frames.reports(connection, selection)

    def submissions(
        self, *, as_of: datetime | None = None, sha256: str | None = None
    ) -> pd.DataFrame:
        """Every submission (of one workbook, when its hash is given), oldest first.

        Returns:
            The columns of `frames.SUBMISSION_COLUMNS`: submission, file_name, sha256, size
            (bytes), recorded_at, received_on, is_sample, is_reverted, reports (stored),
            current_reports (how many of them are current).
        """
        with reading(self._engine) as connection:
            return frames.submissions(connection, as_of, sha256)

    def versions(self, *, as_of: datetime | None = None) -> pd.DataFrame:
        """Every version of every report, current or not, in the order it was stored.

        Returns:
            The columns of `frames.VERSION_COLUMNS`: report, kind, period, unit_kind, unit,
            institution, is_nil, submission, is_current.
        """
        with reading(self._engine) as connection:
            return frames.versions(connection, as_of)

    def submission(self, number: int) -> pd.Series:
        """One line of `submissions`.

        Raises:
            UnknownSubmission: there is none with this number.
        """
        found = self.submissions()
        match = found[found["submission"] == number]
        if match.empty:
            raise UnknownSubmission(submission=number)
        return match.iloc[0]

    def has_workbook(self, sha256: str) -> bool:
        """Whether a workbook with this hash is kept."""
        book = tables.workbooks.c
        with reading(self._engine) as connection:
            found = connection.execute(select(book.sha256).where(book.sha256 == sha256))
            return found.first() is not None

    def workbook(self, sha256: str) -> bytes:
        """The workbook byte for byte.

        Raises:
            UnknownWorkbook: none is kept with this hash.
        """
        book = tables.workbooks.c
        with reading(self._engine) as connection:
            query = select(book.content).where(book.sha256 == sha256)
            content = connection.execute(query).scalar()
        if content is None:
            raise UnknownWorkbook(sha256=sha256)
        return bytes(content)

    def ledger(self, limit: int | None = None) -> list[LedgerLine]:
        """The newest lines of the ledger, newest first; all without a limit."""
        with reading(self._engine) as connection:
            return ledger.newest_lines(connection, limit)

    def stored_reports(self, submission: int) -> list[Report]:
        """The reports that a submission stored, current or not, with their rows and cells."""
        with reading(self._engine) as connection:
            return stored.reports_of(connection, submission)

    def changes(self, reports: Submission | Sequence[Report]) -> pd.DataFrame:
        """What the figures would become if these reports were accepted; see `changes.figures`."""
        with reading(self._engine) as connection:
            return changes.figures(connection, _reports_of(reports))

    def report_changes(self, reports: Submission | Sequence[Report]) -> pd.DataFrame:
        """What would happen to each report if they were accepted; see `changes.reports`."""
        with reading(self._engine) as connection:
            return changes.reports(connection, _reports_of(reports))

    def would_be_stored(self, sha256: str, reports: Sequence[Report]) -> bool:
        """Whether accepting them would store anything; see `accept`."""
        changes = self.report_changes(reports)
        if bool(changes["status"].ne("unchanged").any()):
            return True
        with reading(self._engine) as connection:
            return not accepting.says_it_already(connection, sha256, reports)

    def flip_changes(self, submission: int) -> Comparison:
        """What reverting a submission would change; what restoring it would when reverted.

        Raises:
            UnknownSubmission: there is none with this number.
        """
        with reading(self._engine) as connection:
            return comparing.flipped(connection, submission)

    def made_changes(self, submission: int) -> Comparison:
        """What a submission changed in the moment when it was stored.

        Raises:
            UnknownSubmission: there is none with this number.
        """
        with reading(self._engine) as connection:
            return comparing.made(connection, submission)

    def differences(self, one: int, other: int) -> Comparison:
        """What two submissions say, whether they stand or not; before is the first of them.

        Raises:
            UnknownSubmission: there is none with one of these numbers.
        """
        with reading(self._engine) as connection:
            return comparing.between(connection, one, other)

    def previous_reports(
        self, keys: Collection[ReportKey], since: Period | None = None
    ) -> dict[ReportKey, PastReport]:
        """The newest earlier report for each key; see `domain.history.History`."""
        with reading(self._engine) as connection:
            return history.previous_reports(connection, keys, since)

    def monthly_sums(self, keys: Collection[ReportKey], first: Period) -> dict[ReportKey, PastSums]:
        """Earlier monthly figures added up for each key; see `domain.history.History`."""
        with reading(self._engine) as connection:
            return history.monthly_sums(connection, keys, first)

    # --- proof and open files ---------------------------------------------------------------

    def verify(self) -> Verification:
        """Recompute the ledger's hashes, and check tables and workbooks against it."""
        with reading(self._engine) as connection:
            return verify(connection)

    def export(self, directory: Path) -> list[Path]:
        """Write everything as open files; returns them. See `open_files.export`."""
        with reading(self._engine) as connection:
            return open_files.export(connection, directory)


def _reports_of(reports: Submission | Sequence[Report]) -> Sequence[Report]:
    return reports.reports if isinstance(reports, Submission) else reports
