"""What every page starts from: the reader's language, the moment asked about, the facts."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from domain.language import CODES, Language, choose_language
from pages.parts import queries, url_state
from workflow.facts import Facts

JAKARTA = ZoneInfo("Asia/Jakarta")


def language() -> Language:
    """The language in the address, else the browser's: Indonesian or English."""
    wanted = url_state.get("lang")
    return Language(wanted) if wanted in CODES else choose_language(st.context.locale)


def today() -> date:
    """Today in Jakarta."""
    return datetime.now(JAKARTA).date()


def as_of() -> datetime | None:
    """The end of the day that the address asks about; None for now or for no date at all."""
    wanted = url_state.get("asof")
    try:
        day = date.fromisoformat(wanted) if wanted else None
    except ValueError:
        return None
    return datetime.combine(day, time.max, JAKARTA) if day else None


def as_of_day() -> date:
    """The day whose knowledge is shown."""
    moment = as_of()
    return moment.date() if moment else today()


def facts() -> Facts:
    """Everything that is known at the moment asked about."""
    return queries.facts(queries.store().head(), as_of())


def has_sample() -> bool:
    """Whether any invented figure is shown."""
    return facts().has_sample
