"""How one value of the settings file is read; what breaks its rule raises `WrongValue`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from math import isfinite
from typing import Any

from domain.language import N_
from domain.period import Period
from domain.setting_faults import WrongValue

LATEST_DUE_DAY = 28
_LATEST_MONTHS = 3


def due_day(value: Any) -> int:
    """A day that every month has."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LATEST_DUE_DAY:
        raise WrongValue(
            N_("The due day is a whole number from 1 to {last}, so that every month has it."),
            N_("Write for example due_day = 10; for one month alone use [reporting.due_dates]."),
            last=LATEST_DUE_DAY,
        )
    return value


def share(value: Any) -> float:
    """A share from 0 to 1."""
    if not _is_number(value) or not 0 <= value <= 1:
        raise WrongValue(
            N_("A share is a number from 0 to 1."), N_("80 percent is written 0.8, with a point.")
        )
    return float(value)


def weight(value: Any) -> float:
    """A weight of the index: 0 or more."""
    if not _is_number(value) or value < 0:
        raise WrongValue(
            N_("A weight is a number that is not negative."),
            N_("Write for example 0.25; 0 leaves the indicator out."),
        )
    return float(value)


def switch(value: Any) -> bool:
    """On or off."""
    if not isinstance(value, bool):
        raise WrongValue(N_("This is a switch."), N_("Write true or false, without quotes."))
    return value


def month(value: Any) -> Period:
    """A month as text, "2024-01"."""
    try:
        return Period.parse(value)
    except (ValueError, AttributeError):
        raise WrongValue(
            N_("A month is a text of year and month."), N_('Write for example "2024-01".')
        ) from None


def due_date(of: Period) -> Callable[[Any], date]:
    """Reader of the day until which reports about a month are on time."""
    latest = of.plus(_LATEST_MONTHS).last_day

    def read(value: Any) -> date:
        is_day = isinstance(value, date) and not isinstance(value, datetime)
        if not is_day or not of.last_day < value <= latest:
            raise WrongValue(
                N_("A due date is a day after its month, {latest} at the latest."),
                N_("Write for example {example}, without quotes."),
                latest=latest.isoformat(),
                example=of.next.first_day.replace(day=15).isoformat(),
            )
        return value

    return read


def one_of(codes: Collection[str]) -> Callable[[Any], str]:
    """Reader of one code of a list."""

    def read(value: Any) -> str:
        if isinstance(value, str) and value in codes:
            return value
        raise not_known(value, codes)

    return read


def some_of(codes: Collection[str]) -> Callable[[Any], tuple[str, ...]]:
    """Reader of a list of one code or more, each once."""

    def read(value: Any) -> tuple[str, ...]:
        found = texts(value) if isinstance(value, list) else ()
        for text in found:
            one_of(codes)(text)
        if not found or len(set(found)) < len(found):
            raise WrongValue(
                N_("This is a list of one or more different words."),
                N_("Write them in brackets. Possible: {codes}."),
                codes=", ".join(codes),
            )
        return found

    return read


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts; may be empty."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise WrongValue(
            N_("This is a list of texts."), N_('Write for example ["18.06", "polda-lampung"].')
        )
    return tuple(value)


def table(value: Any) -> Mapping[str, Any]:
    """A table of keys."""
    if not isinstance(value, dict):
        raise WrongValue(
            N_("This is a table of keys."), N_("docs/settings.md shows how it is written.")
        )
    return value


def tables(value: Any) -> list[Mapping[str, Any]]:
    """Entries of a list of tables."""
    if not isinstance(value, list):
        raise WrongValue(
            N_("This is a list of entries."),
            N_("Write its heading in double brackets, as docs/settings.md shows."),
        )
    return [table(item) for item in value]


def not_known(value: object, codes: Collection[str]) -> WrongValue:
    """The fault of a word that is not in the list, with a similar one where there is one."""
    near = get_close_matches(str(value), list(codes), n=1)
    if near:
        rule = N_("This word is not known; similar: {near}.")
        return WrongValue(rule, N_("Possible: {codes}."), near=near[0], codes=", ".join(codes))
    return WrongValue(
        N_("This word is not known."), N_("Possible: {codes}."), codes=", ".join(codes)
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)
