"""How a dropped file would be read, asked once per file and answer."""

from __future__ import annotations

import streamlit as st

from data_loaders.options import NO_OPTIONS, TableOptions
from domain.language import Language
from pages.parts import queries
from pages.parts.upload_progress import stoppable
from workflow.reading_plan import ReadingPlan, plan
from workflow.upload import Upload

_PLANS = "upload_plans"
_KEPT = 200


def first_plan(file: Upload, language: Language) -> ReadingPlan | None:
    """The plan before anything was said; None when the officer stopped the reading."""
    key = _key(file, NO_OPTIONS)
    if key in _plans():
        return _plans()[key]
    store = queries.store()
    found = stoppable(
        file.name,
        key,
        language,
        lambda progress: plan(file.content, file.name, store, progress=progress),
    )
    if found is not None:
        _plans()[key] = found
    return found


def plan_of(file: Upload, said: TableOptions = NO_OPTIONS) -> ReadingPlan:
    """The plan for a file with what was said about it so far."""
    key, plans = _key(file, said), _plans()
    if key not in plans:
        plans[key] = plan(file.content, file.name, queries.store(), said)
    while len(plans) > _KEPT:
        del plans[next(iter(plans))]
    return plans[key]


def _plans() -> dict[str, ReadingPlan]:
    plans: dict[str, ReadingPlan] = st.session_state.setdefault(_PLANS, {})
    return plans


def _key(file: Upload, said: TableOptions) -> str:
    return f"{file.sha256}:{file.name}:{queries.store().head()}:{said!r}"


def forget_all() -> None:
    """A new round of files begins."""
    st.session_state.pop(_PLANS, None)
