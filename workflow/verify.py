"""Proof of the store: its ledger, and every stored figure found again in the kept workbooks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data_loaders.counts import read_count
from data_loaders.opening import read_workbook
from data_loaders.raw import RawSheet, RawWorkbook, UnreadableWorkbook, column_number
from data_loaders.reading import cell_at
from domain.fields import ReportKind
from domain.language import N_, Language
from domain.reports import Figure, Report, ReportRow
from store.api import Store, open_store
from store.database import database_exists, database_url
from store.refusals import NoDatabase
from store.verifying import Verification

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class LostFigure:
    """A stored figure that the kept workbook does not show at its cell.

    Attributes:
        stored: the value in the store; None for a blank.
        found: what the cell says; None when it is blank, or when sheet or cell are not there.
    """

    submission: int
    file: str
    sheet: str
    cell: str
    field: str
    stored: int | None
    found: str | None

    def as_json(self) -> dict[str, object]:
        """The figure as `store verify --json` prints it."""
        return {
            "submission": self.submission,
            "file": self.file,
            "sheet": self.sheet,
            "cell": self.cell,
            "field": self.field,
            "stored": self.stored,
            "found": self.found,
        }

    def message(self, language: Language) -> str:
        """Where it should be and what is there, in the reader's language."""
        return language.text(
            N_("{file}, sheet {sheet}, cell {cell}: stored {stored}, the workbook says {found}"),
            file=self.file,
            sheet=self.sheet,
            cell=self.cell or "?",
            stored=language.number(self.stored),
            found=self.found or language.number(None),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What `verify` found.

    Attributes:
        ledger: the chain, and the tables and workbooks against it.
        figures: how many stored figures were looked up in their workbooks, old versions too.
        lost: those that were not found again.
        unreadable: names of kept workbooks that can no longer be read.
    """

    ledger: Verification
    figures: int
    lost: tuple[LostFigure, ...]
    unreadable: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether everything holds."""
        return self.ledger.ok and not self.lost and not self.unreadable

    def as_json(self) -> dict[str, object]:
        """The document that `store verify --json` prints."""
        return {
            "ok": self.ok,
            "lines": self.ledger.lines,
            "head": self.ledger.head,
            "workbooks": self.ledger.workbooks,
            "first_broken_line": self.ledger.first_broken_line,
            "why": self.ledger.why,
            "figures": self.figures,
            "lost": [figure.as_json() for figure in self.lost],
            "unreadable": list(self.unreadable),
        }

    def lines(self, language: Language) -> Iterator[str]:
        """What a person reads, one sentence a line."""
        if self.ledger.fault:
            fault = self.ledger.fault.message(language)
            yield language.text(N_("The ledger does not hold: {fault}."), fault=fault)
        for name in self.unreadable:
            yield language.text(N_("{file}: the kept workbook can no longer be read."), file=name)
        yield from (figure.message(language) for figure in self.lost)
        yield language.text(
            N_("{lines} acts, {workbooks} workbooks, {figures} figures checked, {lost} not found."),
            lines=language.number(self.ledger.lines),
            workbooks=language.number(self.ledger.workbooks),
            figures=language.number(self.figures),
            lost=language.number(len(self.lost)),
        )


def open_existing_store(url: str | None = None) -> Store:
    """Open the store without making a new database where there is none.

    Raises:
        NoDatabase: there is none.
    """
    if not database_exists(url):
        raise NoDatabase(place=database_url(url).database)
    return open_store(url)


def export_store(store: Store, directory: Path) -> list[Path]:
    """Write everything as open files; see `store.open_files`."""
    return store.export(directory)


def verify_store(store: Store) -> Proof:
    """Check the ledger, and derive every figure again from the workbook it came from.

    Workbooks are opened as on the first day, in a child process with limits, each once. Where the
    ledger does not hold because the tables cannot be read, so much is looked up as can be.
    """
    ledger = store.verify()
    lost: list[LostFigure] = []
    unreadable: list[str] = []
    count = 0
    try:
        for sha256, sent in _by_workbook(store).items():
            workbook = _read(store, sha256, file_name=sent[0][1])
            if workbook is None:
                unreadable.append(sent[0][1])
                continue
            for number, file_name in sent:
                reports = store.stored_reports(number)
                count += sum(len(row.figures) for report in reports for row in report.rows)
                lost += _lost(reports, workbook, number, file_name)
    except (ValueError, TypeError):
        if ledger.ok:
            raise
    return Proof(ledger=ledger, figures=count, lost=tuple(lost), unreadable=tuple(unreadable))


def _by_workbook(store: Store) -> dict[str, list[tuple[int, str]]]:
    """Hash -> number and file name of each submission of that workbook."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    sent = store.submissions()
    for sha256, number, name in zip(
        sent["sha256"], sent["submission"], sent["file_name"], strict=True
    ):
        found[sha256].append((int(number), name))
    return found


def _read(store: Store, sha256: str, *, file_name: str) -> RawWorkbook | None:
    try:
        return read_workbook(store.workbook(sha256), file_name)
    except UnreadableWorkbook:
        return None


def _lost(
    reports: list[Report], workbook: RawWorkbook, submission: int, file_name: str
) -> Iterator[LostFigure]:
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    for report in reports:
        for row in report.rows:
            for figure in row.figures:
                sheet = sheets.get(row.sheet)
                if not _is_found(figure, sheet, is_nil=_says_nil(report, row)):
                    yield LostFigure(
                        submission=submission,
                        file=file_name,
                        sheet=row.sheet,
                        cell=figure.cell,
                        field=figure.field,
                        stored=figure.value,
                        found=_text(figure, sheet),
                    )


def _is_found(figure: Figure, sheet: RawSheet | None, *, is_nil: bool) -> bool:
    position = _position(figure.cell)
    if sheet is None or position is None:
        return False
    read = read_count(cell_at(sheet, *position, "", figure.field))
    if read.failed:
        return False
    # A row that says "nihil" is zero throughout, also where its cells are blank.
    return read.value == figure.value or (is_nil and read.value is None and figure.value == 0)


def _says_nil(report: Report, row: ReportRow) -> bool:
    named = {
        ReportKind.VIOLATIONS: "category",
        ReportKind.SOCIALIZATION: "session_date",
    }.get(report.key.kind)
    return named is not None and named not in row.dimensions


def _text(figure: Figure, sheet: RawSheet | None) -> str | None:
    position = _position(figure.cell)
    return (sheet.text(*position) or None) if sheet and position else None


def _position(cell: str) -> tuple[int, int] | None:
    match = _CELL.fullmatch(cell)
    return (int(match[2]), column_number(match[1])) if match else None
