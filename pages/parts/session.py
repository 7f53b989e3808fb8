"""What every page starts from: the reader's language, the moment asked about, the facts."""

from __future__ import annotations

from datetime import date, datetime

import streamlit as st

from charts.palette import DARK, LIGHT
from domain.clock import end_of
from domain.language import CODES, Language, choose_language
from domain.period import Period
from pages.parts import queries, url_state
from workflow import months
from workflow.check_workbook import today_in_jakarta
from workflow.facts import Facts

FIRST_DAY = date(2020, 1, 1)


def language() -> Language:
    """The language in the address, else the browser's: Indonesian or English."""
    wanted = url_state.get("lang")
    return Language(wanted) if wanted in CODES else choose_language(st.context.locale)


def theme() -> str:
    """The reader's theme, as figures are drawn in it."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def today() -> date:
    """Today in Jakarta."""
    return today_in_jakarta()


def as_of() -> datetime | None:
    """The end of the day that the address asks about.

    None, which means now, for no date, for what is no date, for days to come and for days before
    there was a Netra.
    """
    wanted = url_state.get("asof")
    try:
        day = date.fromisoformat(wanted) if wanted else None
    except ValueError:
        return None
    if day is None or not FIRST_DAY <= day < today():
        return None
    return end_of(day)


def asked_day() -> date | None:
    """The earlier day that the address asks about; None for now."""
    moment = as_of()
    return moment.date() if moment else None


def as_of_day() -> date:
    """The day whose knowledge is shown."""
    moment = as_of()
    return moment.date() if moment else today()


def provisional_from(found: Facts) -> Period | None:
    """The first month whose reports may still come in on time, as on the day shown."""
    return months.provisional_from(found, as_of_day())


def facts() -> Facts:
    """Everything that is known at the moment asked about."""
    return queries.facts(queries.head(), as_of())


def has_sample() -> bool:
    """Whether any invented figure is loaded, whatever day is asked about."""
    return facts().has_sample or queries.store().has_sample()
