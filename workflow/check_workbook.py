"""Checking, inspecting and handing out workbooks: readers get places and history here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from data_loaders.checking import check_content
from data_loaders.inspection import inspect_workbook
from data_loaders.opening import read_workbook, sha256_of
from data_loaders.options import NO_OPTIONS, TableOptions
from data_loaders.raw import UnreadableWorkbook
from data_loaders.result import CheckedWorkbook
from data_loaders.seen import Inspection
from data_loaders.template import TemplateRequest, write_template
from domain import issue_catalogue as catalogue
from domain.clock import JAKARTA
from domain.history import History, PastReport, PastSums
from domain.issues import Issue
from domain.period import Period
from domain.places import NATIONAL_CODE, Place, Resolver, UnitKind
from domain.reasons import reason_of
from domain.reports import ReportKey
from geo.gazetteer import load_gazetteer
from store.api import Store, open_store
from store.database import database_url
from workflow.known_layouts import LayoutMemory
from workflow.known_places import resolver_for

MANY_UNITS = frozenset({UnitKind.NATIONAL, UnitKind.PROVINCE, UnitKind.POLICE_REGION})


class UnknownUnit(ValueError):
    """No unit has the code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRequest:
    """What `check` and `load` were asked for.

    Attributes:
        received_on: the day of receipt as declared; today when None.
        partial: accept the sound reports beside blocked ones.
        leave_sample: real data ends the sample data.
        remember_layout: a table of the same layout is read the same way next time.
    """

    paths: tuple[Path, ...]
    options: TableOptions = NO_OPTIONS
    received_on: date | None = None
    partial: bool = False
    leave_sample: bool = False
    remember_layout: bool = False


class StoredHistory:
    """The history in the database, which is opened when first asked and only if there is one."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._is_looked_up = False

    def previous_reports(
        self, keys: Collection[ReportKey], since: Period | None = None
    ) -> Mapping[ReportKey, PastReport]:
        """See `domain.history.History`."""
        store = self.store()
        return store.previous_reports(keys, since) if store else {}

    def monthly_sums(
        self, keys: Collection[ReportKey], first: Period
    ) -> Mapping[ReportKey, PastSums]:
        """See `domain.history.History`."""
        store = self.store()
        return store.monthly_sums(keys, first) if store else {}

    def store(self) -> Store | None:
        """The store; None when there is no database yet."""
        if not self._is_looked_up:
            self._is_looked_up = True
            self._store = open_store() if _database_exists() else None
        return self._store


def _database_exists() -> bool:
    url = database_url(None)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").is_file()


def today_in_jakarta() -> date:
    """The day that "today" means to everyone who reports."""
    return datetime.now(JAKARTA).date()


def check_files(
    request: LoadRequest, *, history: History | None = None
) -> Iterator[CheckedWorkbook]:
    """Check each file; nothing is stored. A file that cannot be opened is a finding, too.

    Args:
        history: earlier months; those of the database when None.
    """
    stored = StoredHistory()
    store = stored.store() if history is None else None
    for path in request.paths:
        yield _check_file(path, request, store, history or stored)


def _check_file(
    path: Path, request: LoadRequest, store: Store | None, history: History
) -> CheckedWorkbook:
    try:
        content = read_bytes(path)
    except UnreadableWorkbook as refusal:
        return unread_file(path, refusal.issue)
    resolver, today = resolver_for(store), today_in_jakarta()
    checked = check_content(
        content=content,
        file_name=path.name,
        resolver=resolver,
        history=history,
        today=today,
        options=request.options,
        received_on=request.received_on,
        complete=LayoutMemory(store, resolver, today).complete,
    )
    return replace(checked, partial=request.partial)


def unread_file(path: Path, why: Issue) -> CheckedWorkbook:
    """The answer about a file that is not there or cannot be opened."""
    return CheckedWorkbook(file_name=path.name, sha256="", format=None, issues=(why,))


def read_bytes(path: Path) -> bytes:
    """The file's bytes.

    Raises:
        UnreadableWorkbook: it is not there, is a folder or may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as fault:
        reason = {"reason": reason_of(fault)}
        issue = Issue(catalogue.FILE_NOT_FOUND, file=path.name, parameters=reason)
        raise UnreadableWorkbook(issue) from fault


def inspect_files(
    paths: Sequence[Path], options: TableOptions = NO_OPTIONS
) -> Iterator[Inspection]:
    """See what is in each file; nothing is decided or stored."""
    resolver = resolver_for(StoredHistory().store())
    for path in paths:
        yield _inspect_file(path, options, resolver)


def _inspect_file(path: Path, options: TableOptions, resolver: Resolver) -> Inspection:
    name, sha256 = path.name, ""
    try:
        content = read_bytes(path)
        sha256 = sha256_of(content)
        raw = read_workbook(content, name)
    except UnreadableWorkbook as refusal:
        issue = refusal.issue.in_file(name)
        return Inspection(file_name=name, sha256=sha256, format=None, issues=(issue,))
    return inspect_workbook(raw=raw, resolver=resolver, today=today_in_jakarta(), options=options)


def template_for(
    *, period: Period, unit_code: str | None, language_code: str = "id", is_sample: bool = False
) -> bytes:
    """The monthly workbook, pre-filled for a unit or for all units below it.

    Args:
        unit_code: a regency or resort gets its own rows; a province, police region or
            "indonesia" gets a row for each unit below it; None gives empty sheets.

    Raises:
        UnknownUnit: there is no unit with the code in that month.
    """
    unit = _unit(unit_code, period) if unit_code else None
    request = TemplateRequest(
        period=period,
        unit=unit,
        units=tuple(_units_of(unit, period)) if unit else (),
        is_sample=is_sample,
    )
    return write_template(request, language_code)


def _unit(code: str, period: Period) -> Place:
    place = load_gazetteer().place(code.strip().lower())
    if place is None or not place.exists_in(period):
        raise UnknownUnit(code)
    return place


def _units_of(unit: Place, period: Period) -> Iterator[Place]:
    """The units that report in the unit's workbook: itself, and those below it."""
    if unit.code != NATIONAL_CODE:
        yield unit
    if unit.kind not in MANY_UNITS:
        return
    for kind in _BELOW[unit.kind]:
        yield from load_gazetteer().children(unit.code, kind, period)


_BELOW = {
    UnitKind.NATIONAL: (UnitKind.REGENCY,),
    UnitKind.PROVINCE: (UnitKind.REGENCY,),
    UnitKind.POLICE_REGION: (UnitKind.RESORT,),
}
