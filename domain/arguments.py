"""Months and days as arguments of commands; a wrong one is refused with how it is written."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date

from domain.period import Period


def month(text: str) -> Period:
    """A month in any usual spelling: "2024-01", "Januari 2024".

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return Period.parse(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a month like 2024-01") from error


def day(text: str) -> date:
    """A day written "2024-01-31".

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a day like 2024-01-31") from error
