"""How a dropped file would be read, asked once per file and answer."""

from __future__ import annotations

import streamlit as st

from data_loaders.options import NO_OPTIONS, TableOptions
from pages.parts import queries
from workflow.reading_plan import ReadingPlan, plan
from workflow.upload import Upload

_PLANS = "upload_plans"
_KEPT = 40


def plan_of(file: Upload, said: TableOptions = NO_OPTIONS) -> ReadingPlan:
    """The plan for a file with what was said about it so far."""
    key = f"{file.sha256}:{file.name}:{queries.store().head()}:{said!r}"
    plans: dict[str, ReadingPlan] = st.session_state.setdefault(_PLANS, {})
    if key not in plans:
        plans[key] = plan(file.content, file.name, queries.store(), said)
    while len(plans) > _KEPT:
        del plans[next(iter(plans))]
    return plans[key]


def forget_all() -> None:
    """A new round of files begins."""
    st.session_state.pop(_PLANS, None)
