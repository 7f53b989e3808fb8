"""Storing what is sound; a disabled button says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from data_loaders.opening import sha256_of
from domain.language import Language
from pages.parts import (
    queries,
    upload_check,
    upload_files,
    upload_plan,
    upload_progress,
    upload_receipt,
)
from workflow.load_workbook import HowToLoad
from workflow.questions import questions
from workflow.upload import Preview, Upload, store_upload

_SHOWN = "upload_shown"


@dataclass(frozen=True)
class Candidate:
    """A dropped file that may be stored.

    Attributes:
        item: its check; None while a person must still answer, or after "Stop".
        is_asked: a person must say how the table is to be read.
    """

    file: Upload
    how: HowToLoad
    item: Preview | None
    is_asked: bool = False

    @property
    def is_storable(self) -> bool:
        """Whether anything of it would be stored as it stands."""
        return self.item is not None and self.item.is_storable

    @property
    def needs_person(self) -> bool:
        """Whether it cannot be stored before a person has done something about it."""
        return self.item is None or not self.item.checked.accepted


def confirm(candidates: Sequence[Candidate], language: Language) -> None:
    """Store what is sound; a disabled button says why."""
    storable = [each for each in candidates if each.is_storable]
    items = [each.item for each in candidates if each.item]
    if not items:
        return
    waiting = len(candidates) - len(items)
    if waiting:
        st.info(_waiting(waiting, language))
    if any(not item.checked.accepted for item in items):
        st.warning(_why_not(items, language))
    n = sum(len(each.item.checked.accepted) for each in storable if each.item)
    label = language.plural("Store {n} report", "Store {n} reports", n)
    seen = _seen(storable, language)
    if st.button(label, type="primary", disabled=not storable, key=f"store_{seen}"):
        left = [each.file.name for each in candidates if each.needs_person]
        _store(storable, left, language)
        st.rerun()


def _seen(storable: Sequence[Candidate], language: Language) -> str:
    """A mark of what is shown now: a click on what was shown before stores nothing.

    Somebody may have stored or taken back reports between the drawing of the page and the click.
    """
    asked = sha256_of(repr([(each.file.sha256, each.how) for each in storable]).encode())
    shown = sha256_of("".join(each.item.mark for each in storable if each.item).encode())
    before, st.session_state[_SHOWN] = st.session_state.get(_SHOWN), (asked, shown)
    if before and before[0] == asked and before[1] != shown:
        st.warning(
            language.text(
                "**Somebody has stored or taken back reports meanwhile.** What would change is "
                "another than a moment ago: look again before you confirm."
            )
        )
    return shown


def _store(storable: Sequence[Candidate], left: Sequence[str], language: Language) -> None:
    # each receipt is kept at once: a fault at a later file takes none of them away
    pile = upload_receipt.new_pile(left)
    upload_files.begin_anew()
    with st.spinner(language.text("Storing")):
        for each in storable:
            partial = each.item is not None and each.item.checked.partial
            how = replace(each.how, partial=partial)
            pile.append(store_upload(each.file, store=queries.store(), how=how))
    upload_check.forget_all()
    upload_plan.forget_all()
    upload_progress.forget_all()


def _waiting(n: int, language: Language) -> str:
    return language.plural(
        "{n} file is waiting: say how it is to be read.",
        "{n} files are waiting: say how they are to be read.",
        n,
    )


def _why_not(items: Sequence[Preview], language: Language) -> str:
    """What keeps files from being stored, and the ways out."""
    blocked = [item.checked for item in items if not item.checked.accepted]
    issues = [issue for checked in blocked for issue in checked.issues if issue.blocks]
    asked = {question.issue.code for checked in blocked for question in questions(checked)}
    ways = []
    if asked:
        ways.append(language.text("answer the questions"))
    if any(issue.code not in asked for issue in issues):
        ways.append(language.text("correct the cells listed and send the file again"))
    if any(checked.reports for checked in blocked):
        ways.append(
            language.text("tick above that the sound reports are stored without the others")
        )
    head = language.plural(
        "**{n} file cannot be stored as it is.**",
        "**{n} files cannot be stored as they are.**",
        len(blocked),
    )
    if not ways:
        return head
    return f"{head} {language.text('Ways out: {ways}.', ways=_or(ways, language))}"


def _or(ways: Sequence[str], language: Language) -> str:
    return f" {language.text('or')} ".join(ways)
