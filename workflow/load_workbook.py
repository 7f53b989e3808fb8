"""Loading a workbook: check, decide, store in one transaction, say what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from data_loaders.checking import check_content
from data_loaders.options import NO_OPTIONS, TableOptions
from data_loaders.progress import Progress, no_progress
from data_loaders.raw import UnreadableWorkbook
from data_loaders.result import CheckedWorkbook
from domain import issue_catalogue as catalogue
from domain.clock import day_of
from domain.issues import Issue, IssueType
from domain.language import Language
from domain.reports import Receipt, Submission
from store.api import Store, open_store
from store.refusals import RealDataPresent, SampleDataPresent
from workflow import learning
from workflow.check_workbook import (
    LoadRequest,
    read_bytes,
    today_in_jakarta,
    unread_file,
)
from workflow.known_layouts import LayoutMemory
from workflow.known_places import resolver_for


@dataclass(frozen=True, slots=True)
class HowToLoad:
    """What the sender decides about a workbook.

    Attributes:
        options: what a table that is not the template does not say itself.
        received_on: the day of receipt as declared; today when None.
        partial: accept the sound reports beside blocked ones.
        leave_sample: real data ends the sample data.
        remember_layout: once stored, the table is read the same way next time without a question.
    """

    options: TableOptions = NO_OPTIONS
    received_on: date | None = None
    partial: bool = False
    leave_sample: bool = False
    remember_layout: bool = False


PLAINLY = HowToLoad()


@dataclass(frozen=True)
class LoadOutcome:
    """What became of one workbook.

    Attributes:
        checked: the findings, with those of loading.
        receipt: what was stored; None when nothing was.
    """

    checked: CheckedWorkbook
    receipt: Receipt | None

    @property
    def exit_code(self) -> int:
        """0 stored or nothing to store, 1 errors or questions, 2 unreadable."""
        return self.checked.exit_code

    def as_json(self, language: Language) -> dict[str, object]:
        """The document that `load --json` prints."""
        receipt = self.receipt or Receipt(None, 0, 0, 0)
        return self.checked.as_json(language) | {
            "submission": receipt.submission,
            "accepted": receipt.accepted,
            "superseded": receipt.superseded,
            "unchanged": receipt.unchanged,
        }


def check_for_store(
    *,
    content: bytes,
    file_name: str,
    store: Store,
    how: HowToLoad,
    today: date | None = None,
    progress: Progress = no_progress,
) -> CheckedWorkbook:
    """All findings about a workbook, those of loading it into this store among them.

    Args:
        today: the day of the check, Jakarta time; the clock's when None.
        progress: told several times a second how far the check is; what it raises ends the check.
    """
    memory = _memory(store, today)
    return _checked(content, file_name, store, how, memory, progress)


def _memory(store: Store, today: date | None) -> LayoutMemory:
    return LayoutMemory(store, resolver_for(store), today or today_in_jakarta())


def _checked(
    content: bytes,
    file_name: str,
    store: Store,
    how: HowToLoad,
    memory: LayoutMemory,
    progress: Progress,
) -> CheckedWorkbook:
    checked = check_content(
        content=content,
        file_name=file_name,
        resolver=memory.resolver,
        history=store,
        today=memory.today,
        options=how.options,
        received_on=how.received_on,
        progress=progress,
        complete=memory.complete,
    )
    checked = replace(checked, partial=how.partial)
    return _with_store_issues(checked, store, leave_sample=how.leave_sample)


def load_content(
    *,
    content: bytes,
    file_name: str,
    store: Store,
    how: HowToLoad = PLAINLY,
    recorded_at: datetime | None = None,
    progress: Progress = no_progress,
) -> LoadOutcome:
    """Check a workbook and store what is sound: all or nothing, or the sound reports if partial.

    Args:
        recorded_at: the moment of storing, with a time zone; the clock's when None. Only the
            sample script injects one.
    """
    moment = recorded_at or datetime.now(UTC)
    today = day_of(moment)
    memory = _memory(store, today)
    checked = _checked(content, file_name, store, how, memory, progress)
    if not checked.accepted:
        return LoadOutcome(checked, None)
    submission = Submission(
        file_name=checked.file_name,
        sha256=checked.sha256,
        content=content,
        reports=checked.accepted,
        is_sample=checked.is_sample,
        received_on=how.received_on or today,
        recorded_at=moment,
    )
    outcome = _accept(checked, submission, store, leave_sample=how.leave_sample)
    if outcome.receipt:
        _learn(outcome.checked, store, how, memory, at=moment)
    return outcome


def _learn(
    checked: CheckedWorkbook, store: Store, how: HowToLoad, memory: LayoutMemory, *, at: datetime
) -> None:
    """Keep the answers, now that the file is stored."""
    learning.learn(store, learning.lessons(checked, how.options, memory.resolver), at=at)
    if how.remember_layout:
        learning.remember(store, memory.fingerprint, memory.options, at=at)


def _accept(
    checked: CheckedWorkbook, submission: Submission, store: Store, *, leave_sample: bool
) -> LoadOutcome:
    leaving = leave_sample and not submission.is_sample and store.has_sample()
    try:
        receipt = store.accept(submission, leave_sample=leaving)
    except SampleDataPresent:
        return LoadOutcome(_refused(checked, catalogue.SAMPLE_DATA_PRESENT), None)
    except RealDataPresent:
        return LoadOutcome(_refused(checked, catalogue.REAL_DATA_PRESENT), None)
    if receipt.submission is None:
        checked = _with(checked, Issue(catalogue.NOTHING_NEW, file=checked.file_name))
    return LoadOutcome(checked, receipt)


def load_files(request: LoadRequest) -> Iterator[LoadOutcome]:
    """Load each file in turn into the usual store, each in a transaction of its own."""
    how = HowToLoad(
        options=request.options,
        received_on=request.received_on,
        partial=request.partial,
        leave_sample=request.leave_sample,
        remember_layout=request.remember_layout,
    )
    store = open_store()
    try:
        for path in request.paths:
            try:
                content = read_bytes(path)
            except UnreadableWorkbook as refusal:
                yield LoadOutcome(unread_file(path, refusal.issue), None)
            else:
                yield load_content(content=content, file_name=path.name, store=store, how=how)
    finally:
        store.close()


def _with_store_issues(
    checked: CheckedWorkbook, store: Store, *, leave_sample: bool
) -> CheckedWorkbook:
    """Findings that need the store: sample against real data, an older file again."""
    if checked.format is None or not checked.reports:
        return checked
    has_sample = store.has_sample()
    if has_sample and not checked.is_sample and not leave_sample:
        return _refused(checked, catalogue.SAMPLE_DATA_PRESENT)
    if checked.is_sample and not has_sample and store.periods():
        return _refused(checked, catalogue.REAL_DATA_PRESENT)
    older = _older_submission(checked, store)
    return _with(checked, older) if older else checked


def _older_submission(checked: CheckedWorkbook, store: Store) -> Issue | None:
    """The file was stored before, and what it says was changed since."""
    if not store.has_workbook(checked.sha256):
        return None
    known = store.submissions()
    same = known[(known["sha256"] == checked.sha256) & ~known["is_reverted"].astype(bool)]
    if same.empty:
        return None
    last = same.iloc[-1]
    if not store.report_changes(checked.accepted)["status"].eq("changed").any():
        return None
    return Issue(
        catalogue.OLDER_FILE_AGAIN,
        file=checked.file_name,
        parameters={"submission": int(last["submission"])},
    )


def _with(checked: CheckedWorkbook, issue: Issue) -> CheckedWorkbook:
    return replace(checked, issues=(*checked.issues, issue))


def _refused(checked: CheckedWorkbook, why: IssueType) -> CheckedWorkbook:
    """The file is sound, but this store may not take any of it."""
    issue = Issue(why, file=checked.file_name)
    blocked = (*checked.blocked, *(report.key for report in checked.reports))
    return replace(checked, issues=(*checked.issues, issue), reports=(), blocked=blocked)
