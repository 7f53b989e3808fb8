"""Feeds the sample workbooks through the real path of loading, each on its own day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from data_loaders.console import issue_lines
from domain.language import Language
from domain.period import Period
from sample_data.making import GENERATED, SampleWorkbook, make_all
from sample_data.units import MONTHS
from store.api import Store, open_store
from workflow.load_workbook import HowToLoad, LoadOutcome, load_content

Progress = Callable[[int, int, str], None]
_MOST_FINDINGS = 3


class SampleRefused(Exception):
    """A sample workbook was not accepted; the message names it and its first findings.

    Attributes:
        exit_code: how a command ends: the workbook was read, and has errors.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, outcome: LoadOutcome) -> None:
        self._outcome = outcome
        super().__init__(self.message(Language("en")))

    def message(self, language: Language) -> str:
        """The file, then a line for each finding and for its way out."""
        checked = self._outcome.checked
        blocking = [issue for issue in checked.issues if issue.blocks][:_MOST_FINDINGS]
        lines = (line for issue in blocking for line in issue_lines(issue, language))
        return "\n".join([checked.file_name, *lines])


def load_all(
    store_url: str | None = None,
    *,
    directory: Path = GENERATED,
    months: Iterable[Period] = MONTHS,
    only_if_empty: bool = False,
    progress: Progress | None = None,
    processes: int = 1,
) -> int:
    """Make the workbooks and load them as if each had come in on its day.

    Args:
        store_url: address of the store; the usual one when None.
        only_if_empty: do nothing when the store already holds a submission.
        progress: called after each workbook with how many are done, how many there are, its name.
        processes: how many write the workbooks; see `make_all`.

    Returns:
        How many workbooks were loaded; those that the store already holds are passed over.

    Raises:
        SampleRefused: the checks found an error in a sample, or real data is already stored.
    """
    store = open_store(store_url)
    try:
        if only_if_empty and not store.is_empty():
            return 0
        made = make_all(directory, months, processes=processes)
        held, loaded = _held(store), 0
        for done, book in enumerate(made, start=1):
            loaded += _load(store, book, held)
            if progress:
                progress(done, len(made), book.path.name)
        return loaded
    finally:
        store.close()


def _held(store: Store) -> frozenset[str]:
    """Content hashes of the workbooks that stand in the store."""
    submissions = store.submissions()
    return frozenset(submissions.loc[~submissions["is_reverted"].astype(bool), "sha256"])


def _load(store: Store, book: SampleWorkbook, held: frozenset[str]) -> bool:
    """Load one workbook unless the store holds it; whether it was loaded."""
    content = book.path.read_bytes()
    if sha256(content).hexdigest() in held:
        return False
    outcome = load_content(
        content=content,
        file_name=book.path.name,
        store=store,
        how=HowToLoad(received_on=book.received_on),
        recorded_at=book.recorded_at,
    )
    if outcome.exit_code:
        raise SampleRefused(outcome)
    return True
