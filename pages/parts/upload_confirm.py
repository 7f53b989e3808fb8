"""Storing what is sound; a disabled button says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from domain.language import Language
from pages.parts import queries, upload_check, upload_files, upload_receipt
from workflow.load_workbook import HowToLoad
from workflow.upload import Preview, Upload, store_upload


@dataclass(frozen=True)
class Candidate:
    """A dropped file that may be stored.

    Attributes:
        item: its check; None while a person must still answer, or after "Stop".
    """

    file: Upload
    how: HowToLoad
    item: Preview | None


def confirm(candidates: Sequence[Candidate], language: Language) -> None:
    """Store what is sound; a disabled button says why."""
    storable = [each for each in candidates if each.item and each.item.is_storable]
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
    if st.button(label, type="primary", disabled=not storable):
        _store(storable, language)
        st.rerun()


def _store(storable: Sequence[Candidate], language: Language) -> None:
    # each receipt is kept at once: a fault at a later file takes none of them away
    pile = upload_receipt.new_pile()
    upload_files.begin_anew()
    with st.spinner(language.text("Storing")):
        for each in storable:
            partial = each.item is not None and each.item.checked.partial
            how = replace(each.how, partial=partial)
            pile.append(store_upload(each.file, store=queries.store(), how=how))
    upload_check.forget_all()


def _waiting(n: int, language: Language) -> str:
    return language.plural(
        "{n} file is waiting: say above how it is to be read.",
        "{n} files are waiting: say above how they are to be read.",
        n,
    )


def _why_not(items: Sequence[Preview], language: Language) -> str:
    blocked = sum(not item.checked.accepted for item in items)
    numbers = {"blocked": language.number(blocked), "total": language.number(len(items))}
    if any(item.checked.reports and not item.checked.accepted for item in items):
        return language.text(
            "{blocked} of {total} files cannot be stored as they are: correct the cells listed, "
            "or tick that the sound reports may be stored.",
            **numbers,
        )
    return language.text(
        "{blocked} of {total} files cannot be stored: see the findings.", **numbers
    )
