"""Texts of people in files that spreadsheet programs open: they are shown, never run."""

from __future__ import annotations

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*%?", re.ASCII)


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet program would take a text for more than a text.

    A plain number with a sign is none: -5 stays -5. Spaces in front do not hide a formula.
    """
    return text.lstrip(" \u00a0").startswith(_STARTS) and not _NUMBER.fullmatch(text)


def neutral(text: str) -> str:
    """The text for a CSV field: an apostrophe in front of what would be run."""
    return f"'{text}" if is_formula_like(text) else text
