"""Texts of people in files that spreadsheet programs open: they are shown, never run."""

from __future__ import annotations

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*%?", re.ASCII)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """The text without control characters: XML forbids them, and so does every workbook."""
    return _UNSEEN.sub("", text)


def is_formula_like(text: str) -> bool:
    """Whether a text begins like a formula; spaces in front do not hide it."""
    return text.lstrip(" \u00a0").startswith(_STARTS)


def neutral(text: str) -> str:
    """The text for a CSV field: an apostrophe in front of what would be run.

    A plain number with a sign is not run: -5 stays -5.
    """
    is_run = is_formula_like(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_run else text
