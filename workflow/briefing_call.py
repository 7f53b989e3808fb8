"""What `python -m exports` reads, and why it refuses a call."""

from __future__ import annotations

from datetime import date
from functools import cache, partial

from domain.clock import end_of
from domain.language import N_
from domain.period import Period
from domain.reasons import Declined
from workflow.boundaries import boundaries_in_use
from workflow.briefing_order import Known
from workflow.facts import indicator_states, read_facts
from workflow.near_scopes import near_scopes
from workflow.settings import settings
from workflow.verify import open_existing_store


class NoBriefing(Declined):
    """The call asks for what cannot be; nothing was written."""

    template = N_("There is nothing to write.")


class NothingReported(NoBriefing):
    """The store holds no report at all."""

    template = N_("No report is stored. Load workbooks first: python -m data_loaders load FILE")


class NothingYet(NoBriefing):
    """The store held no report at the end of that day."""

    template = N_("Nothing was stored yet on {day}. Take a later day, or leave out --as-of.")


class MonthNotKnown(NoBriefing):
    """The month lies outside the months of the store."""

    template = N_(
        "{month} lies outside the months with reports, {first} to {last}. "
        "Load a workbook of the month first: python -m data_loaders load FILE"
    )


class NoSuchScope(NoBriefing):
    """The scope's code is not known in that month, nor anything like it."""

    template = N_("There is no scope {code} in {month}. All codes: python -m exports --list-scopes")


class ScopeMisspelt(NoBriefing):
    """The scope's code is not known in that month; some are near."""

    template = N_(
        "There is no scope {code} in {month}. Perhaps: {near}. "
        "All codes: python -m exports --list-scopes"
    )


class DayToCome(NoBriefing):
    """Nothing is known as on a day that lies ahead."""

    template = N_("{day} lies ahead: only what was known on a day up to today can be shown.")


class FileNotRead(NoBriefing):
    """The template or the logo is not there, or may not be read."""

    template = N_("{file} cannot be read: {reason}. Check the name, the folder and its rights.")


def no_such_scope(code: str, month: Period) -> NoBriefing:
    """Why there is no briefing of that scope, with the scopes that may have been meant."""
    near = [f"{found} ({name})" if name else found for found, name in near_scopes(code, month)]
    if not near:
        return NoSuchScope(code=code, month=month)
    return ScopeMisspelt(code=code, month=month, near=", ".join(near))


def read_known(period: Period, *, as_of: date, today: date) -> Known:
    """Everything as known at the end of a day, read from the store of the settings.

    Raises:
        NoDatabase: there is no store.
        SettingsRefused: the settings file has faults.
        NoBriefing: the day lies ahead, or nothing is known of the month.
    """
    if as_of > today:
        raise DayToCome(day=as_of)
    moment = end_of(as_of) if as_of < today else None
    scope, store = settings().scope, open_existing_store()
    try:
        facts = read_facts(store, as_of=moment, scope=scope, due=scope.newest_due(as_of))
        boundaries = boundaries_in_use(store)
    finally:
        store.close()
    if facts.is_empty:
        raise NothingReported if moment is None else NothingYet(day=as_of)
    if period not in facts.periods:
        raise MonthNotKnown(month=period, first=facts.periods[0], last=facts.periods[-1])

    return Known(facts, cache(partial(indicator_states, facts)), boundaries)
