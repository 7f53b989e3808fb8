"""What the Upload page asks: check without storing, what would change, store, the receipt."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from data_loaders.opening import sha256_of
from data_loaders.progress import Progress, no_progress
from data_loaders.result import CheckedWorkbook
from domain.language import Language
from store.api import Store
from workflow.changed_figures import mark_of
from workflow.load_workbook import HowToLoad, LoadOutcome, check_for_store, load_content
from workflow.questions import is_open_only_at


@dataclass(frozen=True)
class Upload:
    """A file as it was dropped."""

    name: str
    content: bytes

    @cached_property
    def sha256(self) -> str:
        """The content hash that names the workbook."""
        return sha256_of(self.content)


@dataclass(frozen=True)
class Preview:
    """A file after its check: findings and what storing it would change.

    The bytes are not kept in it, since previews are remembered for a while.

    Attributes:
        changes: of `Store.changes` for the reports that would be stored; empty when none.
        leaves_sample: storing it ends the sample data.
        is_stored_already: this very workbook stands, and every report of it is current.
    """

    checked: CheckedWorkbook
    changes: pd.DataFrame
    leaves_sample: bool = False
    is_stored_already: bool = False

    @property
    def is_storable(self) -> bool:
        """Whether anything would be stored."""
        return bool(self.checked.accepted) and not self.is_stored_already

    @cached_property
    def mark(self) -> str:
        """A hash of the changes that are shown."""
        return mark_of(self.changes)


def preview(
    upload: Upload,
    *,
    store: Store,
    how: HowToLoad,
    left_out: frozenset[str] = frozenset(),
    progress: Progress = no_progress,
) -> Preview:
    """Check a file for this store; nothing is stored.

    Args:
        left_out: units, as the file writes them, whose rows a person leaves out. When nothing
            else stops the file, the reports that these rows do not touch can be stored.
        progress: told how far the check is; what it raises ends the check.
    """
    checked = check_for_store(
        content=upload.content, file_name=upload.name, store=store, how=how, progress=progress
    )
    if is_open_only_at(checked, left_out):
        checked = replace(checked, partial=True)
    if not checked.accepted:
        return Preview(checked, pd.DataFrame())
    changes = store.changes(checked.accepted)
    leaves = how.leave_sample and not checked.is_sample and store.has_sample()
    if leaves:
        return Preview(checked, _against_nothing(changes), leaves_sample=True)
    known = not store.would_be_stored(checked.sha256, checked.accepted)
    return Preview(checked, changes, is_stored_already=known)


def _against_nothing(changes: pd.DataFrame) -> pd.DataFrame:
    """The sample leaves first, so every figure of the file is new."""
    kept = changes[changes["status"] != "gone"]
    return kept.assign(before=float("nan"), status="new")


def store_upload(
    upload: Upload, *, store: Store, how: HowToLoad, progress: Progress = no_progress
) -> LoadOutcome:
    """Check again and store; what another person stored in the meantime is seen by the check."""
    return load_content(
        content=upload.content, file_name=upload.name, store=store, how=how, progress=progress
    )


def receipt_document(outcome: LoadOutcome, language: Language) -> bytes:
    """The receipt as a file to keep: hash, counts, ledger line, findings."""
    document = outcome.as_json(language)
    if outcome.receipt:
        document["ledger"] = {
            "line": outcome.receipt.ledger_line,
            "hash": outcome.receipt.ledger_hash,
        }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
