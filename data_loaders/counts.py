"""Counts: whole numbers from 0, or blank. What a cell says otherwise is an issue."""

from __future__ import annotations

import math
import re
from datetime import date, time, timedelta

from data_loaders import limits
from data_loaders.raw import is_blank
from data_loaders.reading import CellAt, Reading
from domain import issue_catalogue as found
from domain.issues import IssueType

_DASHES = frozenset({"-", "–", "—", "--", "---", "n.a.", "n/a", "na"})
_NIL_WORDS = frozenset({"nihil", "nil"})
_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(r"\d{1,3}(?:([., \u00a0\u2009\u202f'])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"-?\d+[.,]\d+")
_NEGATIVE = re.compile(r"(?:-|−)\s*\d[\d., ]*|\(\s*\d[\d., ]*\)")


def read_count(cell: CellAt) -> Reading[int]:
    """The count in a cell; None when blank or "-".

    Text "1.029", "1,029" and "1 029" is 1029: a count is whole, so a group of exactly three digits
    can only be thousands. "nihil" is 0.
    """
    if cell.error:
        return Reading(None, (cell.issue(found.CELL_ERROR, value=cell.error),))
    if is_blank(cell.value):
        return _blank(cell)
    if isinstance(cell.value, str):
        return _from_text(cell, cell.value)
    if isinstance(cell.value, bool):
        return Reading(None, (cell.issue(found.COUNT_NOT_NUMBER),))
    if isinstance(cell.value, date | time | timedelta):
        return Reading(None, (cell.issue(found.COUNT_DATE),))
    return _from_number(cell, float(cell.value or 0))


def _blank(cell: CellAt) -> Reading[int]:
    if cell.is_uncached:
        return Reading(None, (cell.issue(found.FORMULA_WITHOUT_VALUE),))
    return Reading(None)


def _from_number(cell: CellAt, number: float) -> Reading[int]:
    if not math.isfinite(number) or number > limits.COUNT:
        return Reading(None, (cell.issue(found.COUNT_TOO_LARGE, limit=limits.COUNT),))
    if number < 0:
        return Reading(None, (cell.issue(found.COUNT_NEGATIVE),))
    if not number.is_integer():
        return Reading(None, (cell.issue(found.COUNT_NOT_WHOLE),))
    return Reading(int(number))


def _from_text(cell: CellAt, raw: str) -> Reading[int]:
    text = " ".join(raw.split())
    if text.lower() in _NIL_WORDS:
        return Reading(0)
    if text.lower() in _DASHES:
        return Reading(None, (cell.issue(found.COUNT_DASH),))
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        return _from_digits(cell, re.sub(r"\D", "", text))
    return Reading(None, (cell.issue(_fault(text)),))


def _from_digits(cell: CellAt, digits: str) -> Reading[int]:
    read = _from_number(cell, float(digits[:20]))
    if read.failed:
        return read
    return Reading(read.value, (cell.issue(found.COUNT_TEXT, number=read.value),))


def _fault(text: str) -> IssueType:
    if "%" in text:
        return found.COUNT_PERCENT
    if _NEGATIVE.fullmatch(text):
        return found.COUNT_NEGATIVE
    if _DECIMAL.fullmatch(text):
        return found.COUNT_NOT_WHOLE
    return found.COUNT_NOT_NUMBER
